"""One resource a noun: list, make, read, change, delete, all by one rule."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import GenericAlias
from typing import Annotated, Any
from uuid import UUID

from litestar import Response, Router, delete, get, patch, post
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath, HeaderParameter, JSONBody

from smallwins.api.caller import Caller, Here
from smallwins.api.encoding import given, held, shapes
from smallwins.api.errors import declared
from smallwins.application import records
from smallwins.application.ports import Kept, Now, Store
from smallwins.domain.errors import Refusal
from smallwins.domain.profile import Profile

Add = Callable[[Store, Profile, Now, Any], Any]
Edit = Callable[[Store, Profile, Now, Any, Mapping[str, Any]], Any]

BODY: Any = JSONBody
"""The marker of a JSON body; the shape inside is known at start-up alone."""

BaseRev = Annotated[
    str | None,
    HeaderParameter(name="if-match", description="The rev that the caller had seen.", max_length=40),
]


@dataclass(frozen=True, slots=True)
class Resource:
    """A noun under its plural, with the application's functions that make and change it."""

    cls: Any
    path: str
    add: Add
    edit: Edit

    def router(self) -> Router:
        """Return the routes of the noun."""
        handlers = [self.listed(), self.made(), self.read(), self.changed(), self.deleted()]
        return Router(f"/{self.path}", route_handlers=handlers, tags=[self.path])

    def listed(self) -> HTTPRouteHandler:
        """Answer every record of the noun, oldest first."""
        cls = self.cls

        async def listed(call: Here) -> Any:
            return [held(kept) for kept in call.store.all_kept(cls, call.person.id)]

        return self._as(
            get, "", listed, GenericAlias(list, (shapes(cls).held,)), "List", responses=declared()
        )

    def made(self) -> HTTPRouteHandler:
        """Make a record; the same id and body again answers as the first time, another body 409."""
        resource = self

        async def made(call: Here, data: Any) -> Any:
            return await call.act(lambda store: resource.make(store, call, given(data)))

        made.__annotations__["data"] = BODY[shapes(self.cls).draft]
        return self._as(
            post, "", made, shapes(self.cls).held, "Make", responses=declared(400, 404, 409, 413, 422)
        )

    def read(self) -> HTTPRouteHandler:
        """Answer one record."""
        cls = self.cls

        async def read(call: Here, id: FromPath[UUID]) -> Any:
            return _answer(records.get_kept(call.store, cls, call.person.id, id))

        return self._as(get, "/{id:uuid}", read, shapes(cls).held, "Read", responses=declared(400, 404))

    def changed(self) -> HTTPRouteHandler:
        """Change some fields of a record that the caller has seen at the rev of If-Match."""
        resource = self

        async def changed(call: Here, id: FromPath[UUID], data: Any, base_rev: BaseRev = None) -> Any:
            rev = rev_of(base_rev)
            return _answer(await call.act(lambda store: resource.change(store, call, id, given(data), rev)))

        changed.__annotations__["data"] = BODY[shapes(self.cls).patch]
        return self._as(
            patch,
            "/{id:uuid}",
            changed,
            shapes(self.cls).held,
            "Change",
            responses=declared(400, 404, 409, 413, 422),
        )

    def deleted(self) -> HTTPRouteHandler:
        """Delete a record; undo brings it back for a while."""
        cls = self.cls

        async def deleted(call: Here, id: FromPath[UUID]) -> None:
            def remove(store: Store) -> None:
                record = records.get(store, cls, call.person.id, id)
                records.delete(store, call.person.id, call.now, record)

            await call.act(remove)

        return self._as(delete, "/{id:uuid}", deleted, None, "Delete", responses=declared(400, 404))

    def make(self, store: Store, call: Caller, fields: dict[str, Any]) -> Any:
        """Make the record of a draft and answer it as it was first made."""
        stamps = {"id": call.now.new_id(), "created_at": call.now.at}
        record = self.cls(**(stamps | fields))
        first = self.add(store, call.person, call.now, record)
        kept = records.get_kept(store, self.cls, call.person.id, record.id)
        return held(Kept(first, kept.created_rev, kept.created_rev))

    def change(
        self, store: Store, call: Caller, id: UUID, changes: dict[str, Any], base_rev: int | None
    ) -> Kept[Any]:
        """Change a record, unless it changed since the caller saw it."""
        kept = records.get_kept(store, self.cls, call.person.id, id)
        if base_rev is not None and base_rev < kept.rev:
            facts = {"rev": kept.rev, "base_rev": base_rev, "held": held(kept), "sent": changes}
            raise Refusal("record.changed", noun=self.cls.noun, **facts)
        self.edit(store, call.person, call.now, kept.record, changes)
        return records.get_kept(store, self.cls, call.person.id, id)

    def _as(
        self, method: Any, path: str, function: Any, returns: Any, verb: str, **options: Any
    ) -> HTTPRouteHandler:
        # The shapes are made at start-up, so the annotations the framework reads are set here.
        function.__annotations__["return"] = returns
        noun = self.cls.noun
        article = "an" if noun[0] in "aeiou" else "a"
        summary = f"List {self.path}" if verb == "List" else f"{verb} {article} {noun}"
        name = f"{verb.lower()}_{self.path if verb == 'List' else noun}"
        handler: HTTPRouteHandler = method(path, summary=summary, operation_id=name, **options)(function)
        return handler


def rev_of(if_match: str | None) -> int | None:
    """Return the rev of an If-Match header, or refuse what is none."""
    if if_match is None or if_match.strip() == "*":
        return None
    text = if_match.strip().removeprefix("W/").strip('"')
    if not text.isascii() or not text.isdigit() or len(text) > 18:
        raise Refusal("request.base-rev", text=if_match)
    return int(text)


def _answer(kept: Kept[Any]) -> Response[Any]:
    return Response(held(kept), headers={"etag": f'"{kept.rev}"'})
