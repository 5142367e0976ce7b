"""What changed since a rev: for a device that keeps a copy of the record."""

from __future__ import annotations

from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import Response, Router, get
from litestar.params import QueryParameter

from smallwins.api.caller import Here
from smallwins.api.encoding import held, shapes
from smallwins.api.errors import declared
from smallwins.api.v1.resources import JSON
from smallwins.application import history
from smallwins.application.changes import Deletion

Since = Annotated[int, QueryParameter(ge=0, le=2**53, description="The rev that the caller has seen.")]


class Deleted(msgspec.Struct):
    """A record that is no longer there."""

    noun: str
    id: UUID
    rev: int


def router(nouns: dict[str, Any]) -> Router:
    """Return the operation; `nouns` maps what is served under which name."""
    lists = [(path, list[shapes(cls).held]) for path, cls in nouns.items()]  # type: ignore[misc]
    changed = msgspec.defstruct(
        "Changed",
        [("rev", int), *lists, ("deleted", list[Deleted])],
        kw_only=True,
    )

    async def since_rev(call: Here, since: Since = 0) -> Any:
        since_then = history.since(call.store, call.person, since)
        found: dict[str, Any] = {"rev": since_then.rev}
        for path, cls in nouns.items():
            found[path] = [msgspec.Raw(held(kept)) for kept in since_then.records[cls.noun]]
        found["deleted"] = [_deleted(gone) for gone in since_then.deleted]
        return Response(msgspec.json.encode(found), media_type=JSON)

    since_rev.__annotations__["return"] = changed
    handler = get(
        "/changes",
        summary="Say what changed since a rev",
        operation_id="list_changes",
        tags=["history"],
        responses=declared(400),
    )(since_rev)
    return Router("", route_handlers=[handler])


def _deleted(gone: Deletion) -> Deleted:
    return Deleted(gone.noun, gone.id, gone.rev)
