"""Metrics over the API: which are followed, how each stands, and what is asked of it from a day on."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import Response, Router, get
from litestar.params import FromPath, QueryParameter

from smallwins.api.bodies import Nothing
from smallwins.api.caller import Here
from smallwins.api.encoding import listed
from smallwins.api.errors import declared
from smallwins.api.v1.resources import JSON, Action, Resource, sent
from smallwins.application import metrics, records
from smallwins.application.day import treats
from smallwins.application.looking import measures
from smallwins.application.looking.overview import Overview, overview
from smallwins.application.looking.ramp import Ramp, ramp_of
from smallwins.application.looking.suggested import suggested
from smallwins.domain.day import DayMark
from smallwins.domain.entry import EARLIEST
from smallwins.domain.levels import Levels
from smallwins.domain.metric import Metric, MetricState, Plan
from smallwins.statistics.bests import Best
from smallwins.statistics.bounce_back import BounceBack, LapseCounts
from smallwins.statistics.enough import NotEnough
from smallwins.statistics.momentum import Band
from smallwins.statistics.momentum.consistency import Consistency
from smallwins.statistics.momentum.totals import Totals
from smallwins.statistics.targets import Level
from smallwins.statistics.targets import Levels as FittingLevels

DAYS_SHOWN = 7

Archived = Annotated[
    bool | None,
    QueryParameter(
        description="Those put away, or those that are not.",
    ),
]
Since = Annotated[date, QueryParameter(description="The series from this day on.")]
Until = Annotated[date, QueryParameter(description="The series up to this day, which is not in it.")]


class Point(msgspec.Struct, kw_only=True):
    """The momentum after the opportunity that closed on a day."""

    on: date
    momentum: float


class Marked(msgspec.Struct, kw_only=True):
    """What a day was."""

    on: date
    mark: DayMark


class ComingBack(msgspec.Struct, kw_only=True):
    """How soon one is back after a gap: counts first, an estimate with its curve once there are five gaps.

    `wants` says how many there are and how many it takes. There is no word for slower.
    """

    counts: LapseCounts
    estimate: BounceBack | None
    wants: NotEnough | None
    is_faster: bool


class Standing(msgspec.Struct, kw_only=True):
    """How a metric stands; momentum and consistency, 0 to 1, are null where days are not judged.

    Where there is not enough to say how steadily chances are taken, `consistency` is
    null and `consistency_after` says how many chances there are and how many it takes. `recent_bests` are
    those of the last thirteen weeks; `mostly_skipped` says that more than half of the last 28 days were.
    """

    metric: UUID
    on: date
    momentum: float | None
    word: Band | None
    totals: Totals
    consistency: Consistency | None
    consistency_after: NotEnough | None
    coming_back: ComingBack | None
    bests: list[Best]
    recent_bests: list[Best]
    mostly_skipped: bool
    last_days: list[Marked]
    series: list[Point]


@get(
    "/metrics/{id:uuid}/standing",
    summary="Say how a metric stands",
    operation_id="standing_metric",
    tags=["metrics"],
    responses=declared(400, 404),
)
async def standing(
    call: Here, id: FromPath[UUID], since: Since = EARLIEST, until: Until = date.max
) -> Standing:
    """Answer momentum and its word, totals, consistency, the last seven days, and how it came there."""
    metric = records.get(call.store, Metric, call.person.id, id)
    return _standing(overview(call.store, call.person, call.now, metric), since, until)


class Suggestions(msgspec.Struct, kw_only=True):
    """Levels that fit the own record with their chances, 0 to 1, and how a target could move.

    Amounts are in the unit in which the metric is judged; `in_days` says that it is days with effort. All of
    it is null where nothing is suggested, and `wants` says how far it is. `said` holds the sentences of how
    it could move. Nothing changes by itself: that is the action "levels" or "schedule", from `since` on.
    """

    metric: UUID
    since: date | None = None
    in_days: bool = False
    floor: Level | None = None
    target: Level | None = None
    stretch: Level | None = None
    wants: NotEnough | None = None
    usual: float | None = None
    bit_more: float | None = None
    lighter: float | None = None
    restart: float | None = None
    said: list[str] = []


@get(
    "/metrics/{id:uuid}/suggestions",
    summary="Suggest levels from the own record",
    operation_id="suggestions_metric",
    tags=["metrics"],
    responses=declared(400, 404),
)
async def suggestions(call: Here, id: FromPath[UUID]) -> Suggestions:
    """Answer floor, target and stretch with the chance of each, and a bit more, a lighter week, a restart."""
    metric = records.get(call.store, Metric, call.person.id, id)
    found = suggested(call.store, call.person, call.now, metric)
    if found is None:
        return Suggestions(metric=metric.id)
    moving = ramp_of(call.store, call.person, call.now, metric)
    held = found.times if found.levels is None else found.levels
    told = Suggestions(metric=metric.id, since=found.since, in_days=found.levels is None)
    if isinstance(held, FittingLevels):
        told.floor, told.target, told.stretch = held.floor, held.target, held.stretch
    else:
        told.wants = held
    if isinstance(moving, Ramp):
        told.usual, told.bit_more, told.lighter = moving.usual, moving.bit_more, moving.lighter
        told.restart, told.said = moving.restart, list(measures.ramp(moving, metric))
    return told


async def chosen(call: Here, archived: Archived = None) -> Any:
    """List metrics, oldest first."""
    kept = call.store.all_kept(Metric, call.person.id)
    found = [
        each for each in kept if archived is None or (each.record.state is MetricState.ARCHIVED) is archived
    ]
    return Response(listed(found), media_type=JSON)


ACTIONS = (
    Action(
        "levels",
        "Ask other amounts from a day on",
        Levels,
        metrics.change_levels,
    ),
    Action(
        "schedule",
        "Expect another rhythm from a day on",
        Plan,
        lambda store, person, now, metric, plan: metrics.change_schedule(
            store, person, now, metric, plan.schedule, plan.since
        ),
    ),
    Action(
        "resume",
        "End the pauses of a metric",
        Nothing,
        lambda store, person, now, metric, _: metrics.resume(store, person, now, metric),
    ),
    Action("treat", "Keep that the treat of a metric was had", Nothing, sent(treats.keep_treat)),
    Action(
        "second-nature",
        "Say that a metric goes by itself and need not be asked for",
        Nothing,
        sent(metrics.call_second_nature),
    ),
)

METRICS = Resource(Metric, "metrics", metrics.add_metric, metrics.edit_metric, list=chosen, actions=ACTIONS)

ROUTER = Router("", route_handlers=[standing, suggestions])


def _standing(held: Overview, since: date, until: date) -> Standing:
    first = held.today - timedelta(days=DAYS_SHOWN - 1)
    marks = held.marks(first, held.today + timedelta(days=1))
    steady = held.consistency
    return Standing(
        metric=held.course.metric.id,
        on=held.today,
        momentum=held.momentum.live if held.momentum else None,
        word=held.momentum.band if held.momentum else None,
        totals=held.totals,
        consistency=steady if isinstance(steady, Consistency) else None,
        consistency_after=steady if isinstance(steady, NotEnough) else None,
        coming_back=_coming_back(held),
        bests=list(held.bests),
        recent_bests=list(held.recent_bests),
        mostly_skipped=held.mostly_skipped,
        last_days=[Marked(on=first + timedelta(days=at), mark=mark) for at, mark in enumerate(marks)],
        series=[Point(on=on, momentum=value) for on, value in held.line if since <= on < until],
    )


def _coming_back(held: Overview) -> ComingBack | None:
    back = held.back_again
    if back is None:
        return None
    return ComingBack(
        counts=back.counts,
        estimate=back.estimate if isinstance(back.estimate, BounceBack) else None,
        wants=None if isinstance(back.estimate, BounceBack) else back.estimate,
        is_faster=back.is_faster,
    )
