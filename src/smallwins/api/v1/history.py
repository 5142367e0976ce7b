"""History and search over the API."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

import msgspec
from litestar import Router, get, post
from litestar.params import PathParameter, QueryParameter

from smallwins.api.caller import Here
from smallwins.api.errors import declared
from smallwins.application import history, notes
from smallwins.application.changes import Change
from smallwins.application.labels import label

Before = Annotated[int, QueryParameter(ge=0, le=2**53)]
Rev = Annotated[int, PathParameter(ge=0, le=2**53)]
Limit = Annotated[int, QueryParameter(ge=1, le=200)]
Query = Annotated[str, QueryParameter(name="q", min_length=1, max_length=200)]


class Found(msgspec.Struct):
    """A record in which every word of a search occurs."""

    noun: str
    id: UUID
    label: str


class Undone(msgspec.Struct):
    """The act that was taken back, and the rev of the act that did it."""

    undone: Change
    rev: int


@get("/history", summary="List acts, newest first", operation_id="list_history", responses=declared(400))
async def acts(call: Here, before: Before = 2**53, limit: Limit = 50) -> list[Change]:
    """Answer the acts of the record, a page at a time."""
    return history.changes(call.store, call.person, before_rev=before, limit=limit)


@post(
    "/history/{rev:int}/undo",
    summary="Take an act back",
    operation_id="undo_act",
    responses=declared(400, 404, 409, 410),
)
async def undo(call: Here, rev: Rev) -> Undone:
    """Take an act back, as a new act; undoing an undo is redo."""

    change, act = await call.act(lambda store: history.undo(store, call.person, call.now, rev))
    return Undone(change, act.rev)


@get("/search", summary="Search everything one wrote", operation_id="search", responses=declared(400))
async def search(call: Here, q: Query) -> list[Found]:
    """Answer the records in which every word of `q` occurs, newest first."""
    found = notes.search(call.store, call.person, q)
    return [Found(record.noun, record.id, label(record)) for record in found]


ROUTER = Router("", route_handlers=[acts, undo, search], tags=["history"])
