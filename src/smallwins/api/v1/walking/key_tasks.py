"""The few tasks that count today, over the API: what was picked, and what could be, with its reasons."""

from __future__ import annotations

from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import Router, get
from litestar.params import QueryParameter

from smallwins.api.bodies import Body
from smallwins.api.caller import Here
from smallwins.api.errors import declared
from smallwins.api.v1.resources import Action
from smallwins.application.ports import Now, Store
from smallwins.application.walking import key_tasks
from smallwins.application.walking.key_tasks import Candidate, Early
from smallwins.application.walking.planning import Beside, planning_beside_doing
from smallwins.catalogue import steps as words
from smallwins.domain.profile import Profile
from smallwins.domain.step import Step

Hours = Annotated[
    float | None,
    QueryParameter(description="The hours that are one's own today, 0 to 24; suggestions fit inside."),
]


class KeyStep(Body):
    """Whether the step is a key task of today, whether it is the one, and before which hour."""

    picked: bool = True
    the_one: bool = False
    before_hour: int | None = None


class Picked(msgspec.Struct, kw_only=True):
    """A key task of today."""

    step: UUID
    title: str
    the_one: bool
    before_hour: int | None
    done: bool


class CouldCount(msgspec.Struct, kw_only=True):
    """An open step with its score, what the score is made of, and the same in words.

    `value_fit` is 0 to 1, `urgency` 1 to 2, `hours` an estimate (1 where none was given).
    """

    step: UUID
    title: str
    score: float
    impact: float
    value_fit: float
    urgency: float
    hours: float
    reasons: list[str]


class KeyTasks(msgspec.Struct, kw_only=True):
    """What was picked for today, the one first; what is suggested; and all that is open, best first.

    `early` says how often the one was begun before its hour in four weeks; `share` is that of this
    week's logged minutes that went to the key tasks of their day, null while there are none;
    `minutes` are those of four weeks that went into planning, and into doing.
    """

    picked: list[Picked]
    suggested: list[CouldCount]
    candidates: list[CouldCount]
    early: Early
    share: float | None
    minutes: Beside


@get(
    "/key-tasks",
    summary="Say what counts today, and why",
    operation_id="key_tasks",
    tags=["steps"],
    responses=declared(400),
)
async def few(call: Here, hours: Hours = None) -> KeyTasks:
    """Answer the key tasks of today and the open steps by their score; a suggestion, never an order."""
    store, person, now = call.store, call.person, call.now
    own = None if hours is None else min(24.0, max(0.0, hours))
    return KeyTasks(
        picked=[_picked(step, now) for step in key_tasks.key_tasks(store, person, now)],
        suggested=[_could(each) for each in key_tasks.suggested(store, person, now, hours=own)],
        candidates=[_could(each) for each in key_tasks.candidates(store, person, now)],
        early=key_tasks.early(store, person, now),
        share=key_tasks.share_this_week(store, person, now),
        minutes=planning_beside_doing(store, person, now, words.planning_tags()),
    )


ROUTER = Router("", route_handlers=[few])


def _key(store: Store, person: Profile, now: Now, step: Step, body: KeyStep) -> Any:
    if not body.picked:
        return key_tasks.drop_key(store, person, now, step)
    hour = body.before_hour
    return key_tasks.pick_key(store, person, now, step, the_one=body.the_one, before_hour=hour)


ACTIONS = (Action("key", "Make a step a key task of today, or leave it for another day", KeyStep, _key),)


def _picked(step: Step, now: Now) -> Picked:
    key = step.key_on(now.today)
    return Picked(
        step=step.id,
        title=step.title,
        the_one=bool(key and key.the_one),
        before_hour=key.before_hour if key else None,
        done=not step.is_open,
    )


def _could(each: Candidate) -> CouldCount:
    task, step = each.task, each.step
    goal = each.goal.title if each.goal else ""
    served = [value.name for value in each.values]
    return CouldCount(
        step=step.id,
        title=step.title,
        score=task.score,
        impact=task.impact,
        value_fit=task.value_fit,
        urgency=task.urgency,
        hours=task.hours,
        reasons=words.reasons(task, goal, served, estimated=step.estimate is not None),
    )
