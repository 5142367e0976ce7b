"""How far a goal has come, read from the record: day by day, week by week, and what a wish would ask."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta, tzinfo

from smallwins.application.ports import Now, Store
from smallwins.domain.goal import Goal
from smallwins.domain.metric import Aggregation, Kind, Metric
from smallwins.domain.pause import Pause, pauses_of
from smallwins.domain.profile import Profile
from smallwins.domain.text import fold

Reading = tuple[date, float]
"""A day, and where the goal stood at its end."""

LATEST = date.max

LOOKED_AT_WEEKS = 26
"""Weeks of the record in which closed weeks without a pause are looked for; a convention."""

RESTING_DAYS = 4
"""Paused days from which a week says nothing about the pace; a convention."""


def readings(store: Store, person: Profile, goal: Goal, zone: tzinfo | None) -> list[Reading]:
    """Return where a goal stood at the end of each day with something logged, since it was made.

    What is summed up counts from the baseline on, downwards when the target lies below it; of a
    reading (a weight, a rating) the day's last one stands, of a best the best so far. `zone` says
    which day the goal was made on.
    """
    metric = store.find(Metric, person.id, goal.metric) if goal.metric else None
    if metric is None:
        return []
    rows = store.entry_rows(person.id, metric.id, made_on(person, goal, zone), LATEST)
    days: dict[date, list[tuple[float, str]]] = {}
    for day, value, _is_skip, what, _minutes in rows:
        if value is not None:
            days.setdefault(date.fromisoformat(day), []).append((value, what))
    return _standing(goal, metric, days)


def current_amount(store: Store, person: Profile, now: Now, goal: Goal) -> float | None:
    """Return where a goal stands in its metric's unit, or None without a metric."""
    if goal.metric is None:
        return None
    known = readings(store, person, goal, now.at.tzinfo)
    return known[-1][1] if known else goal.baseline or 0.0


def made_on(person: Profile, goal: Goal, zone: tzinfo | None) -> date:
    """Return the person's day on which a goal was made.

    What was there before it is its baseline; counting that again would count it twice.
    """
    return person.day_of(goal.created_at, zone)


def as_crossed(goal: Goal, known: Iterable[Reading]) -> Goal:
    """Return the goal with each milestone crossed on the day on which the record reached it."""
    for day, current in known:
        goal = goal.crossed_by(current, day)
    return goal


def moved_since(goal: Goal, known: Sequence[Reading], since: date) -> float:
    """Return how far the goal moved towards its target from `since` on, in the metric's unit."""
    if not known:
        return 0.0
    before = [current for day, current in known if day < since]
    start = before[-1] if before else goal.baseline or 0.0
    moved = known[-1][1] - start
    return round(-moved if goal.is_falling else moved, 9)


def closed_weeks(store: Store, person: Profile, now: Now, metric: Metric) -> list[float]:
    """Return the amounts of the metric's closed weeks that did not rest, oldest first, zeros in."""
    this_week = person.week_of(now.today)
    begun = store.first_day(person.id, metric.id) or metric.starts_on
    first = max(person.week_of(min(begun, metric.starts_on)), this_week - timedelta(weeks=LOOKED_AT_WEEKS))
    rows = store.entry_rows(person.id, metric.id, first, this_week)
    amounts = [(date.fromisoformat(row[0]), row[1]) for row in rows if row[1] is not None]
    pauses = pauses_of(metric, store.all(Pause, person.id))
    weeks = [first + timedelta(weeks=index) for index in range((this_week - first).days // 7)]
    return [
        round(sum(value for day, value in amounts if week <= day < week + timedelta(weeks=1)), 9)
        for week in weeks
        if _resting_days(pauses, week) < RESTING_DAYS
    ]


def remaining(store: Store, person: Profile, now: Now, goal: Goal) -> float | None:
    """Return what is left of the way, in the metric's unit; None without numbers."""
    current = current_amount(store, person, now, goal)
    if goal.target is None or current is None:
        return None
    return max(0.0, current - goal.target if goal.is_falling else goal.target - current)


def is_summed(metric: Metric) -> bool:
    """Whether a metric's amounts add up to a way, rather than being readings of a state."""
    return metric.kind is Kind.BOOLEAN or metric.aggregation in (Aggregation.SUM, Aggregation.COUNT_DISTINCT)


def _standing(goal: Goal, metric: Metric, days: dict[date, list[tuple[float, str]]]) -> list[Reading]:
    if metric.aggregation is Aggregation.COUNT_DISTINCT:
        return _counted(goal, _distinct(days))
    if is_summed(metric):
        once = metric.kind is Kind.BOOLEAN
        return _counted(goal, [(day, _of_day(held, once=once)) for day, held in sorted(days.items())])
    latest = [(day, held[-1][0]) for day, held in sorted(days.items())]
    best = {Aggregation.MAX: max, Aggregation.MIN: min}.get(metric.aggregation)
    return _best_so_far(latest, days, best) if best else latest


def _of_day(held: list[tuple[float, str]], *, once: bool) -> float:
    amounts = [value for value, _ in held]
    return max(amounts) if once else sum(amounts)


def _distinct(days: dict[date, list[tuple[float, str]]]) -> list[Reading]:
    seen: set[str] = set()
    counted: list[Reading] = []
    for day, held in sorted(days.items()):
        new = {fold(what) for value, what in held if value and what} - seen
        seen |= new
        counted.append((day, float(len(new))))
    return counted


def _counted(goal: Goal, amounts: Iterable[Reading]) -> list[Reading]:
    standing = goal.baseline or 0.0
    known: list[Reading] = []
    for day, amount in amounts:
        standing = round(standing - amount if goal.is_falling else standing + amount, 9)
        known.append((day, standing))
    return known


def _best_so_far(
    latest: list[Reading], days: dict[date, list[tuple[float, str]]], best: Callable[..., float]
) -> list[Reading]:
    held: list[Reading] = []
    for day, _ in latest:
        of_day = best(value for value, _ in days[day])
        held.append((day, best(of_day, held[-1][1]) if held else of_day))
    return held


def _resting_days(pauses: Sequence[Pause], week: date) -> int:
    days = (week + timedelta(days=index) for index in range(7))
    return sum(any(pause.holds_on(day) for pause in pauses) for day in days)
