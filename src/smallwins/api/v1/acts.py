"""Acts that are no record's own action: POST to a path calls one function and answers what it made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from litestar import post
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath

from smallwins.api.bodies import BODY, BODY_OPTION
from smallwins.api.caller import Caller, Here
from smallwins.api.encoding import shapes
from smallwins.api.errors import declared
from smallwins.api.v1.resources import answer
from smallwins.application import records
from smallwins.application.ports import Kept, Store


@dataclass(frozen=True, slots=True)
class Act:
    """One thing to do, its body, and the noun of the record that `carry_out` returns and that is answered.

    `carry_out` takes store, person, now and the body; where the path holds the id of a record of the noun
    `of`, that record comes before the body.
    """

    path: str
    summary: str
    body: Any
    makes: Any
    carry_out: Callable[..., Any]
    of: Any = None

    def handler(self) -> HTTPRouteHandler:
        """Return the operation."""
        function = self._plain() if self.of is None else self._on_record()
        function.__annotations__ |= {"data": BODY[self.body], "return": shapes(self.makes).held}
        steps = [part for part in self.path.split("/") if not part.startswith("{")]
        return post(
            f"/{self.path}",
            status_code=200,
            summary=self.summary,
            operation_id="_".join(reversed(steps)).replace("-", "_"),
            responses=declared(400, 404, 409, 413, 415, 422),
            opt={BODY_OPTION: self.body},
        )(function)

    def _plain(self) -> Any:
        async def done(call: Here, data: Any) -> Any:
            return await self._done(call, data)

        return done

    def _on_record(self) -> Any:
        async def done(call: Here, id: FromPath[UUID], data: Any) -> Any:
            return await self._done(call, data, id)

        return done

    async def _done(self, call: Caller, data: Any, *ids: UUID) -> Any:
        def carried_out(store: Store) -> Kept[Any]:
            about = [records.get(store, self.of, call.person.id, id) for id in ids]
            made = self.carry_out(store, call.person, call.now, *about, data)
            return records.get_kept(store, self.makes, call.person.id, made.id)

        kept = await call.act(carried_out)
        call.seen(kept.record)
        return answer(kept)
