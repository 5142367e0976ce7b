"""Pauses over the API: a metric, a group or everything rests until it is taken up again."""

from __future__ import annotations

from uuid import UUID

import msgspec
from litestar import Router, post

from smallwins.api.caller import Here
from smallwins.api.errors import declared
from smallwins.api.v1.resources import Resource
from smallwins.application import metrics, records
from smallwins.domain.pause import Pause


class Ended(msgspec.Struct):
    """The pauses that were under way and have ended."""

    ended: list[UUID]


@post(
    "/pauses/resume",
    status_code=200,
    summary="End every pause under way",
    operation_id="resume_everything",
    tags=["pauses"],
    responses=declared(422),
)
async def resume(call: Here) -> Ended:
    """Take everything up again, from today on."""
    ended = await call.act(lambda store: metrics.resume(store, call.person, call.now, None))
    return Ended([pause.id for pause in ended])


PAUSES = Resource(
    Pause,
    "pauses",
    metrics.pause,
    lambda store, person, now, pause, changes: records.edit(store, person.id, now, pause, changes),
)

ROUTER = Router("", route_handlers=[resume])
