"""The closed chances of metrics, how one came back after gaps, and whether days are all or nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import groupby
from operator import itemgetter

from smallwins.application.looking.daily import LOOKED_BACK
from smallwins.application.ports import Now, Store
from smallwins.application.standings import course_of, rows_of
from smallwins.domain.day import DECIMALS, Row, amount_of
from smallwins.domain.metric import Direction, Kind, Metric
from smallwins.domain.pause import Pause
from smallwins.domain.profile import Profile
from smallwins.domain.schedule import COUNTED
from smallwins.statistics.bounce_back import (
    BounceBack,
    BounceBackTrend,
    Lapse,
    LapseCounts,
    bounce_back,
    bounce_back_trend,
    lapse_counts,
    lapses_in,
)
from smallwins.statistics.detectors import (
    Dropping,
    Extremes,
    Transitions,
    dropping,
    extremes,
    transitions,
)
from smallwins.statistics.enough import NotEnough
from smallwins.statistics.momentum import Opportunity, opportunities


@dataclass(frozen=True, slots=True, kw_only=True)
class Chances:
    """One metric's closed chances: their lapses in order of days, and what each reached of the target.

    `of_target` is empty where there is no target, or where chances are counted days.
    """

    metric: Metric
    lapses: tuple[Lapse, ...]
    of_target: tuple[float, ...]

    def patterns(self) -> Iterator[Extremes | Transitions | Dropping | NotEnough]:
        """Look for the three all-or-nothing patterns (C10), of numbers with a target alone."""
        if self.of_target:
            yield extremes(self.of_target)
            yield transitions(self.of_target)
            yield dropping(self.lapses)


@dataclass(frozen=True, slots=True, kw_only=True)
class ComingBack:
    """How soon one is back after a gap, all metrics taken together; each gap stays one of its own metric."""

    lapses: tuple[Lapse, ...]
    counts: LapseCounts
    estimate: BounceBack | NotEnough
    trend: BounceBackTrend | NotEnough


def chances_of(store: Store, person: Profile, metric: Metric, pauses: Sequence[Pause], now: Now) -> Chances:
    """Return a metric's chances that closed in the last two years."""
    since = now.today - timedelta(days=LOOKED_BACK)
    if metric.ends_on and metric.ends_on < since:
        return Chances(metric=metric, lapses=(), of_target=())
    recent = replace(metric, starts_on=max(metric.starts_on, since))
    rows = rows_of(store, person, metric, since)
    chances = opportunities(course_of(person, recent, pauses), rows, now.today)
    closed = [chance for chance in chances if chance.counts and chance.since >= since]
    lapses = (
        replace(lapse, began=closed[lapse.began].since.toordinal())
        for lapse in lapses_in(chance.credit > 0 for chance in closed)
    )
    return Chances(metric=metric, lapses=tuple(lapses), of_target=_of_target(metric, rows, closed))


def coming_back(chances: Sequence[Chances]) -> ComingBack | None:
    """Pool the gaps of all metrics of something done; None before the first gap."""
    lapses = [
        lapse for each in chances if each.metric.direction is Direction.AT_LEAST for lapse in each.lapses
    ]
    if not lapses:
        return None
    ordered = tuple(sorted(lapses, key=lambda lapse: lapse.began))
    return ComingBack(
        lapses=ordered,
        counts=lapse_counts(ordered),
        estimate=bounce_back(ordered),
        trend=bounce_back_trend(ordered),
    )


def _of_target(metric: Metric, rows: Sequence[Row], closed: Sequence[Opportunity]) -> tuple[float, ...]:
    if metric.kind in (Kind.BOOLEAN, Kind.RATING) or metric.direction is not Direction.AT_LEAST:
        return ()
    daily = {day: amount_of(metric.aggregation, list(held)) for day, held in groupby(rows, itemgetter(0))}
    reached = []
    for chance in closed:
        target = metric.levels_on(chance.since).target
        if not target or metric.schedule_on(chance.since).rhythm in COUNTED:
            continue
        days = range((chance.until - chance.since).days + 1)
        amounts = (daily.get(chance.since + timedelta(days=number)) or 0.0 for number in days)
        reached.append(min(1.0, round(sum(amounts), DECIMALS) / target))
    return tuple(reached)
