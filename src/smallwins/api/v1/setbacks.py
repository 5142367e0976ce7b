"""Setbacks over the API: written down, walked through, and back on."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import msgspec
from litestar import Router, get
from litestar.params import FromPath

from smallwins.api.bodies import Body
from smallwins.api.caller import Here
from smallwins.api.errors import declared
from smallwins.api.v1.resources import Action, Resource, sent
from smallwins.application import records, setbacks, wording
from smallwins.application.looking.planned import Plan, plan_beside
from smallwins.application.ports import Store
from smallwins.catalogue import language
from smallwins.domain.profile import Profile
from smallwins.domain.setback import Setback


class RecoverSetback(Body):
    """Since when one is back on; today when it is left out."""

    on: date | None = None


ACTIONS = (Action("recover", "Say that one is back on", RecoverSetback, sent(setbacks.recover, "on")),)


class Theme(msgspec.Struct, kw_only=True):
    """A theme of setbacks, how often it came up, and whether that is often enough to be worth a look."""

    theme: str
    times: int
    recurring: bool


class ComingBack(msgspec.Struct, kw_only=True):
    """How soon one was back: of so many setbacks so many, within a day so many; and the themes."""

    setbacks: int
    back: int
    within_a_day: int
    faster: bool
    themes: list[Theme]


class PlanBeside(msgspec.Struct, kw_only=True):
    """What was planned and what was usual before it, in words; `need` chances where `have` are too few."""

    metric: UUID
    have: int
    need: int
    planned: str
    usual: str
    said: str


class BesideSetback(msgspec.Struct, kw_only=True):
    """What stands beside a setback: its next step, what it is for, an earlier lesson, the plan.

    `hard_on_oneself` says that its words leave oneself no room and no kind line is there yet: a place to
    ask what one would say to a friend, and to correct nothing.
    """

    step: UUID | None
    values: list[UUID]
    earlier: UUID | None
    plan: PlanBeside | None
    hard_on_oneself: bool


@get(
    "/setbacks/{id:uuid}/beside",
    summary="Say what stands beside a setback",
    operation_id="beside_setback",
    responses=declared(404),
)
async def beside(call: Here, id: FromPath[UUID]) -> BesideSetback:
    """Answer what the page of a setback shows beside it."""
    held = records.get(call.store, Setback, call.person.id, id)
    return await call.ask(lambda store, person, _now: _beside(store, person, held))


@get(
    "/setbacks/returns",
    summary="Say how soon one was back, and which themes come up",
    operation_id="returns",
    responses=declared(),
)
async def returns(call: Here) -> ComingBack:
    """Answer how soon one was back after setbacks, and their themes, most often first."""
    held = await call.ask(setbacks.returns)
    themes = setbacks.themes(call.store, call.person)
    return ComingBack(
        setbacks=held.setbacks,
        back=held.back,
        within_a_day=held.within_a_day,
        faster=held.faster,
        themes=[
            Theme(theme=theme, times=times, recurring=times >= setbacks.RECURRING) for theme, times in themes
        ],
    )


ROUTER = Router("", route_handlers=[returns, beside], tags=["setbacks"])


def _beside(store: Store, person: Profile, held: Setback) -> BesideSetback:
    earlier = setbacks.earlier_lesson(store, person, held)
    plan = plan_beside(store, person, held)
    texts = [] if held.kind_line else setbacks.written(held)
    return BesideSetback(
        step=held.step,
        values=[value.id for value in setbacks.whys(store, person, held)],
        earlier=earlier.id if earlier else None,
        plan=_plan(plan) if plan else None,
        hard_on_oneself=wording.hard_on_oneself(texts, language.current()),
    )


def _plan(plan: Plan) -> PlanBeside:
    return PlanBeside(
        metric=plan.metric.id,
        have=plan.have,
        need=plan.need,
        planned=plan.planned,
        usual=plan.usual,
        said=plan.said,
    )


SETBACKS = Resource(Setback, "setbacks", setbacks.add_setback, setbacks.edit_setback, actions=ACTIONS)
