"""Levels that fit the own record, and how a wish stands beside it (method C7); nothing sets itself."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from smallwins.application.looking.overview import Overview, overview
from smallwins.application.looking.usual import came_to, counts_days, looked_back
from smallwins.application.metrics import edit_metric
from smallwins.application.ports import Now, Store
from smallwins.application.signposts import is_hard_day
from smallwins.domain import levels as domain
from smallwins.domain.errors import Refusal
from smallwins.domain.metric import Direction, Kind, Metric
from smallwins.domain.profile import Profile
from smallwins.domain.schedule import Rhythm
from smallwins.statistics import targets
from smallwins.statistics.enough import NotEnough
from smallwins.statistics.targets import Level, Levels, Reach

MONTHLY = frozenset({Rhythm.PER_MONTH, Rhythm.MONTH_TOTAL})
WEEKLY = frozenset({Rhythm.PER_WEEK, Rhythm.WEEK_TOTAL})


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggested:
    """Levels in the unit in which a metric is judged, and the day from which they could hold.

    `times` says how often a week or month, for what is counted in days; `levels` how much. Either may be
    None (nothing of the kind is asked), or not enough yet.
    """

    rhythm: Rhythm
    levels: Levels | NotEnough | None
    times: Levels | NotEnough | None
    day_floor: Level | NotEnough | None
    since: date

    @property
    def is_usable(self) -> bool:
        """Whether there is anything to use."""
        return isinstance(self.levels, Levels) or isinstance(self.times, Levels)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """A wished amount beside the own record: how many of the last `count` reached it, and the word for it."""

    amount: float
    reached: int
    count: int
    reach: Reach


def suggested(store: Store, person: Profile, now: Now, metric: Metric) -> Suggested | None:
    """Suggest levels from the person's own chances; None where none are suggested.

    Sensitive metrics, plain observations and a daily yes or no get none, and nobody does on a hard day (D.3).
    """
    if not metric.is_judged or metric.sensitive or is_hard_day(store, person, now):
        return None
    schedule = metric.schedule_on(now.today)
    in_days = counts_days(metric, now.today)
    if metric.kind is Kind.BOOLEAN and not in_days:
        return None
    seen = overview(store, person, now, metric)
    closed = came_to(metric, seen, looked_back(metric, now.today))
    at_most = metric.direction is Direction.AT_MOST
    fewest = targets.FEWEST_WINDOWS if schedule.has_windows else targets.FEWEST_OPPORTUNITIES
    if not at_most and len(closed) >= fewest and not any(closed):
        empty = NotEnough(
            0, 1, "days with effort"
        )  # no level fits an empty record, not even the smallest step
        return _found(person, now, metric, None if in_days else empty, empty if in_days else None, None)
    unit = "months" if schedule.rhythm in MONTHLY else "weeks"
    levels: Levels | NotEnough | None = None
    times: Levels | NotEnough | None = None
    floor: Level | NotEnough | None = None
    if in_days:
        both = targets.times_levels(closed, _efforts(seen), step=metric.smallest_step)
        times, floor = both.times, None if metric.kind is Kind.BOOLEAN else both.floor
    elif schedule.has_windows:
        levels = targets.window_levels(closed, step=metric.smallest_step, at_most=at_most, unit=unit)
    else:
        levels = targets.daily_levels(closed, step=metric.smallest_step, at_most=at_most)
    return _found(person, now, metric, levels, times, floor)


def _found(
    person: Profile,
    now: Now,
    metric: Metric,
    levels: Levels | NotEnough | None,
    times: Levels | NotEnough | None,
    floor: Level | NotEnough | None,
) -> Suggested:
    rhythm = metric.schedule_on(now.today).rhythm
    return Suggested(
        rhythm=rhythm, levels=levels, times=times, day_floor=floor, since=_since(person, now, metric)
    )


def wish(store: Store, person: Profile, now: Now, metric: Metric, amount: float) -> Wish | NotEnough | None:
    """Set a wished amount, in the unit in which the metric is judged, beside the person's own record.

    None where nothing is compared: for what is sensitive, and on a hard day (D.3).
    """
    if metric.sensitive or is_hard_day(store, person, now):
        return None
    windows = metric.schedule_on(now.today).has_windows
    seen = overview(store, person, now, metric)
    recent = came_to(metric, seen, looked_back(metric, now.today))
    at_most = metric.direction is Direction.AT_MOST
    likely = targets.chance(amount, recent, at_most=at_most, unit="weeks" if windows else "days")
    if isinstance(likely, NotEnough):
        return likely
    reached = sum(value <= amount if at_most else value >= amount for value in recent)
    return Wish(amount=amount, reached=reached, count=len(recent), reach=targets.reach(likely))


def use_suggested(store: Store, person: Profile, now: Now, metric: Metric) -> Metric:
    """Ask what was suggested, from the next window on; days before keep theirs.

    Raises:
        Refusal: `levels.none-suggested`, when there is nothing to use.
    """
    found = suggested(store, person, now, metric)
    if found is None or not found.is_usable:
        raise Refusal("levels.none-suggested", name=metric.name)
    held = replace(metric.levels_on(found.since), since=found.since)
    changes: dict[str, Any] = {}
    if isinstance(found.levels, Levels):
        levels = found.levels
        if metric.direction is Direction.AT_MOST:
            # The easiest of the three is the limit: it is what a day is judged by, as the floor is elsewhere.
            held = replace(held, limit=levels.floor.value, ceiling=None)
        else:
            held = replace(
                held, floor=levels.floor.value, target=levels.target.value, stretch=levels.stretch.value
            )
    if isinstance(found.times, Levels):
        times = max(1, round(found.times.target.value))
        schedule = replace(metric.schedule_on(found.since), times=times)
        changes["plans"] = metric.with_schedule(schedule, found.since).plans
    if isinstance(found.day_floor, Level):
        held = _on_the_floor(held, found.day_floor.value)
    changes["levels"] = metric.with_levels(held).levels
    return edit_metric(store, person, now, metric, changes)


def _on_the_floor(held: domain.Levels, floor: float) -> domain.Levels:
    """Return levels with another floor; target and stretch are left out where it has reached them."""
    target = held.target if held.target and held.target >= floor else None
    stretch = held.stretch if held.stretch and held.stretch >= floor else None
    return replace(held, floor=floor, target=target, stretch=stretch)


def _efforts(seen: Overview) -> list[float]:
    return [amount for amount in seen.amounts.values() if amount > 0]


def _since(person: Profile, now: Now, metric: Metric) -> date:
    rhythm = metric.schedule_on(now.today).rhythm
    if rhythm in WEEKLY:
        return person.week_of(now.today) + timedelta(weeks=1)
    if rhythm in MONTHLY:
        return (now.today.replace(day=1) + timedelta(days=32)).replace(day=1)
    return now.today + timedelta(days=1)
