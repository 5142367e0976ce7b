"""How a goal, a step and a skill stand, over the API: what is done first, then what is left."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

import msgspec
from litestar import Router, get
from litestar.params import FromPath

from smallwins.api.caller import Caller, Here
from smallwins.api.errors import declared
from smallwins.application import goals, records, setbacks, skills
from smallwins.application.looking import tries
from smallwins.application.looking.tries import Confidence, Then
from smallwins.application.ports import Now, Store
from smallwins.application.walking import ahead, over_polish, rehearsals
from smallwins.application.walking.ahead import Asked
from smallwins.catalogue import steps as words
from smallwins.domain.goal import Goal
from smallwins.domain.profile import Profile
from smallwins.domain.skill import Skill
from smallwins.domain.step import Step
from smallwins.statistics.enough import NotEnough
from smallwins.statistics.over_polish import Sign
from smallwins.statistics.stages import gates

AGO = (364, 91, 28, 0)
"""Days ago at which a skill is looked at, the furthest first."""


class Prepared(msgspec.Struct, kw_only=True):
    """How prepared one felt on the day of a rehearsal, 0 to 10."""

    on: date
    rating: float


class WeeksAhead(msgspec.Struct, kw_only=True):
    """Weeks at the present pace until the chance of being there is about even, and until it is likely."""

    even: int
    likely: int | None


class GoalStanding(msgspec.Struct, kw_only=True):
    """How far a goal has come, from 0 to 1 in `share`; null where it is not counted.

    `asked` is what its date asks of each week, `ahead` where the pace leads; what is too young for either
    is said in `asked_after` and `ahead_after`. None of both on a hard day.
    """

    goal: UUID
    current: float | None
    share: float | None
    moved_this_week: float | None
    steps_done: int
    steps_open: int
    moved_on: date | None
    has_action: bool
    stands_still: bool
    asked: Asked | None
    asked_after: NotEnough | None
    ahead: WeeksAhead | None
    ahead_after: NotEnough | None
    prepared: list[Prepared]


class StepStanding(msgspec.Struct, kw_only=True):
    """What went into a step, the earlier lessons that fit it, and what came after its own "done" was met.

    `signs` are those of work that goes on after one's own "done"; `said` is that fact in words, empty
    before it was met.
    """

    step: UUID
    minutes: float
    sessions: int
    revisions: int
    comes_back: bool
    good_since: datetime | None
    minutes_after: float
    revisions_after: int
    signs: list[Sign]
    said: str
    lessons: list[UUID]


class Needed(msgspec.Struct, kw_only=True):
    """One thing that the next stage rests on: what is there, and what it takes."""

    what: str
    have: float
    need: float
    met: bool


class SkillStanding(msgspec.Struct, kw_only=True):
    """Where one is with a skill: its stage, what the record shows for the next, tries and confidence.

    `offered` is the stage that the record suggests confirming now; it is confirmed by nobody else.
    """

    skill: UUID
    stage: int
    tries: int
    situations: int
    next_stage: int | None
    needs: list[Needed]
    offered: int | None
    confidence: Confidence
    then: list[Then]


@get(
    "/goals/{id:uuid}/standing",
    summary="Say how far a goal has come",
    operation_id="standing_goal",
    tags=["goals"],
    responses=declared(404),
)
async def goal_standing(call: Here, id: FromPath[UUID]) -> GoalStanding:
    """Answer the way so far, what its date asks, where the pace leads, and how prepared one feels."""
    goal = records.get(call.store, Goal, call.person.id, id)
    return await call.ask(lambda store, person, now: _of_goal(store, person, now, goal))


@get(
    "/steps/{id:uuid}/standing",
    summary="Say what went into a step",
    operation_id="standing_step",
    tags=["steps"],
    responses=declared(404),
)
async def step_standing(call: Here, id: FromPath[UUID]) -> StepStanding:
    """Answer minutes, revisions, earlier lessons, and what came after its own "done" was met."""
    store, person = call.store, call.person
    step = records.get(store, Step, person.id, id)
    sessions = over_polish.sessions(store, person, step)
    polish = over_polish.polish_of(store, person, step)
    return StepStanding(
        step=step.id,
        minutes=sum(minutes for _entry, minutes in sessions),
        sessions=len(sessions),
        revisions=over_polish.revisions(step),
        comes_back=over_polish.comes_back(step),
        good_since=polish.good_at if polish else None,
        minutes_after=polish.minutes_after if polish else 0.0,
        revisions_after=polish.revisions_after if polish else 0,
        signs=sorted(polish.signs) if polish else [],
        said=_said(call, polish) if polish else "",
        lessons=[lesson.id for lesson in setbacks.lessons_for(store, person, step)],
    )


@get(
    "/skills/{id:uuid}/standing",
    summary="Say where one is with a skill",
    operation_id="standing_skill",
    tags=["skills"],
    responses=declared(404),
)
async def skill_standing(call: Here, id: FromPath[UUID]) -> SkillStanding:
    """Answer the stage, what the record shows for the next, tries, confidence, and then and now."""
    store, person, now = call.store, call.person, call.now
    skill = records.get(store, Skill, person.id, id)
    done = tries.of_skill(store, person, skill)
    practice = skills.practice(store, person, skill)
    gate = next((gate for gate in gates(practice) if gate.opens > skill.stage), None)
    return SkillStanding(
        skill=skill.id,
        stage=skill.stage,
        tries=len(done),
        situations=tries.situations(done),
        next_stage=gate.opens if gate else None,
        needs=[
            Needed(what=need.what, have=need.have, need=need.need, met=need.met)
            for need in (gate.needs if gate else ())
        ],
        offered=skills.offered_stage(store, person, now, skill),
        confidence=tries.confidence(done),
        then=tries.then_and_now(store, person, now, skill, AGO),
    )


ROUTER = Router("", route_handlers=[goal_standing, step_standing, skill_standing])


def _of_goal(store: Store, person: Profile, now: Now, goal: Goal) -> GoalStanding:
    from smallwins.statistics.forecast import Forecast  # noqa: PLC0415 - numpy is felt at start-up

    way = goals.way(store, person, now, goal)
    asked = ahead.asked_of_weeks(store, person, now, goal)
    found = ahead.forecast_of(store, person, now, goal) if goal.is_open else None
    return GoalStanding(
        goal=goal.id,
        current=way.current,
        share=way.share,
        moved_this_week=way.moved,
        steps_done=way.steps_done,
        steps_open=way.steps_open,
        moved_on=way.moved_on,
        has_action=way.has_action,
        stands_still=way.stands_still,
        asked=asked if isinstance(asked, Asked) else None,
        asked_after=asked if isinstance(asked, NotEnough) else None,
        ahead=WeeksAhead(even=found.even, likely=found.likely) if isinstance(found, Forecast) else None,
        ahead_after=found if isinstance(found, NotEnough) else None,
        prepared=[
            Prepared(on=on, rating=rating) for on, rating in rehearsals.preparedness(store, person, goal)
        ],
    )


def _said(call: Caller, polish: over_polish.Polished) -> str:
    on = call.person.day_of(polish.good_at, call.now.at.tzinfo)
    return words.polished(on, call.now.today, polish.minutes_after, polish.revisions_after, polish.signs)
