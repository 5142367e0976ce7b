"""What was planned beside what is usual: a metric's levels and the person's own recent range (C7)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from smallwins.application.looking.overview import Overview, amounts_of
from smallwins.application.ports import Store
from smallwins.application.standings import course_of, rows_of
from smallwins.domain.metric import Direction, Kind, Metric
from smallwins.domain.pause import Pause
from smallwins.domain.profile import Profile
from smallwins.domain.schedule import COUNTED, Rhythm
from smallwins.statistics import targets
from smallwins.statistics.enough import NotEnough
from smallwins.statistics.momentum import Opportunity, opportunities

LOW, HIGH = 0.20, 0.80
"""The middle three fifths of one's own record are called usual; a convention."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Usual:
    """A plan beside the usual range of `count` chances before it, in what the plan is counted in.

    `in_days` says that the plan counts days with effort, not amounts; `chance`, 0 to 1, is how often a plan
    like this one is reached.
    """

    planned: float
    low: float
    middle: float
    high: float
    chance: float
    count: int
    in_days: bool
    rhythm: Rhythm


def usual_range(store: Store, person: Profile, metric: Metric, day: date) -> Usual | NotEnough | None:
    """Return what was planned for `day` beside the closed chances before it; None where nothing was planned.

    Not enough below four windows, or 28 days for what is asked on single days.
    """
    planned = _planned(metric, day)
    if planned is None:
        return None
    schedule = metric.schedule_on(day)
    fewest = targets.FEWEST_WINDOWS if schedule.has_windows else targets.FEWEST_OPPORTUNITIES
    rows = rows_of(store, person, metric)
    chances = opportunities(course_of(person, metric, store.all(Pause, person.id)), rows, day)
    recent = _came_to(metric, chances, amounts_of(metric, rows), day, looked_back(metric, day))
    chance = targets.chance(planned, recent, at_most=metric.direction is Direction.AT_MOST)
    if len(recent) < fewest or isinstance(chance, NotEnough):
        return NotEnough(len(recent), fewest, "weeks" if schedule.has_windows else "days")
    return Usual(
        planned=planned,
        low=targets.nearest_rank(recent, LOW),
        middle=targets.usual(recent),
        high=targets.nearest_rank(recent, HIGH),
        chance=chance,
        count=len(recent),
        in_days=counts_days(metric, day),
        rhythm=schedule.rhythm,
    )


def _planned(metric: Metric, day: date) -> float | None:
    if not metric.is_judged or metric.sensitive:
        return None
    levels, schedule = metric.levels_on(day), metric.schedule_on(day)
    if metric.direction is Direction.AT_MOST:
        return levels.limit
    if schedule.rhythm in COUNTED:
        return float(schedule.times)
    if metric.kind is Kind.BOOLEAN:
        return 1.0
    return levels.target or levels.floor


def looked_back(metric: Metric, day: date) -> int:
    """Return how many closed chances levels are made from: windows, or single days."""
    return targets.WINDOWS if metric.schedule_on(day).has_windows else targets.OPPORTUNITIES


def counts_days(metric: Metric, day: date) -> bool:
    """Whether the plan in force on a day counts days with effort, not amounts."""
    return metric.direction is not Direction.AT_MOST and metric.schedule_on(day).rhythm in COUNTED


def came_to(metric: Metric, found: Overview, most: int, before: date = date.max) -> list[float]:
    """Return what each of the last `most` closed chances came to, oldest first, empty ones as 0.

    Only those that began `before` a day are looked at. They are counted in days where that is what the plan
    of the overview's day counts.
    """
    chances = [chance for chance in found.chances if chance.since < before]
    return _came_to(metric, chances, found.amounts, found.today, most)


def _came_to(
    metric: Metric, chances: Sequence[Opportunity], amounts: dict[date, float], day: date, most: int
) -> list[float]:
    closed = [chance for chance in chances if chance.counts][-most:]
    in_days = counts_days(metric, day)
    return [_between(amounts, chance.since, chance.until, in_days=in_days) for chance in closed]


def _between(amounts: dict[date, float], since: date, until: date, *, in_days: bool) -> float:
    days = (since + timedelta(days=shift) for shift in range((until - since).days + 1))
    held = [amounts[on] for on in days if on in amounts]
    return float(sum(amount > 0 for amount in held)) if in_days else sum(held)
