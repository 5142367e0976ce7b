"""What waits, over the API: how long and for what, and how starts went by how ready one felt."""

from __future__ import annotations

from uuid import UUID

import msgspec
from litestar import Router, get

from smallwins.api.bodies import Body
from smallwins.api.caller import Here
from smallwins.api.errors import declared
from smallwins.api.v1.resources import Action, sent
from smallwins.application.walking import waiting
from smallwins.application.walking.waiting import WaitingStep
from smallwins.catalogue import steps as words
from smallwins.domain.step import Waiting
from smallwins.statistics.enough import NotEnough
from smallwins.statistics.waiting import ReadinessRow


class WaitFor(Body):
    """What the step waits for, nothing when it is left out, and what will happen when that comes."""

    reason: Waiting | None = None
    if_then: str = ""


class Waits(msgspec.Struct, kw_only=True):
    """A step that has not begun: for how many days, for what, and its first two minutes.

    `waits` says that it is longer than it usually takes this person to begin; `said` is the same in words.
    """

    step: UUID
    title: str
    days: int
    waits: bool
    waiting_for: Waiting | None
    if_then: str
    first_step: str
    said: str


class TimeToBegin(msgspec.Struct, kw_only=True):
    """Days until half of one's steps begin, null while fewer than half do; the share within 3, 7 and 14."""

    steps: int
    median: int | None
    within_3: float
    within_7: float
    within_14: float


class WaitingList(msgspec.Struct, kw_only=True):
    """What has not begun, those that wait first; and how starts went.

    Where there are too few starts, `readiness` and `time_to_start` are null, and `readiness_after` and
    `time_to_start_after` say how many there are and how many it takes.
    """

    steps: list[Waits]
    readiness: list[ReadinessRow] | None
    readiness_after: NotEnough | None
    time_to_start: TimeToBegin | None
    time_to_start_after: NotEnough | None


@get(
    "/waiting",
    summary="Say what waits, how long and for what",
    operation_id="waiting",
    tags=["steps"],
    responses=declared(),
)
async def waits(call: Here) -> WaitingList:
    """Answer what has not begun, and of each readiness how many starts went fine."""
    found = await call.ask(waiting.what_waits)
    rows, took = found.readiness, found.took
    return WaitingList(
        steps=[_waits(each) for each in found.steps],
        readiness=None if isinstance(rows, NotEnough) else list(rows),
        readiness_after=rows if isinstance(rows, NotEnough) else None,
        time_to_start=None
        if isinstance(took, NotEnough)
        else TimeToBegin(
            steps=took.steps,
            median=took.median,
            within_3=took.within[3],
            within_7=took.within[7],
            within_14=took.within[14],
        ),
        time_to_start_after=took if isinstance(took, NotEnough) else None,
    )


ROUTER = Router("", route_handlers=[waits])

ACTIONS = (Action("wait", "Say what a step waits for", WaitFor, sent(waiting.wait_for, "reason", "if_then")),)


def _waits(each: WaitingStep) -> Waits:
    step = each.step
    return Waits(
        step=step.id,
        title=step.title,
        days=each.days,
        waits=each.waits,
        waiting_for=step.waiting_for,
        if_then=step.if_then,
        first_step=step.first_step,
        said=words.waited(each.days, step.waiting_for),
    )
