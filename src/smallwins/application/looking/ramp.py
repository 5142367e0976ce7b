"""How a target could move from here: a bit more, a lighter week, a gentle start after time away (C7).

Nothing here moves by itself: each is a suggestion beside the facts it was made from.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from statistics import fmean, median

from smallwins.application.looking.overview import Overview, overview
from smallwins.application.looking.suggested import Suggested, suggested
from smallwins.application.looking.usual import came_to, counts_days, looked_back
from smallwins.application.metrics import edit_metric
from smallwins.application.ports import Now, Store
from smallwins.domain.day import DECIMALS
from smallwins.domain.errors import Refusal
from smallwins.domain.metric import Direction, Metric
from smallwins.domain.profile import Profile
from smallwins.domain.schedule import Rhythm
from smallwins.statistics import ramp
from smallwins.statistics.enough import NotEnough
from smallwins.statistics.targets import Levels

LIGHTER_EVERY = 4
"""A lighter week is named at most every fourth week; a convention (method C7)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ramp:
    """What is usual lately, and what could come next, in the unit in which the metric is judged.

    `usual` is the median of the last four weeks (of a metric of single days: of what a day of them came to),
    `asked` what the plan asks now. `bit_more` is None where that already lies as far; `lighter` is set after
    a rise of three weeks; `restart` within two weeks of time away, and then nothing else is suggested.
    """

    rhythm: Rhythm
    usual: float
    asked: float | None
    bit_more: float | None
    lighter: float | None
    restart: float | None
    in_days: bool
    is_limit: bool
    since: date


def ramp_of(store: Store, person: Profile, now: Now, metric: Metric) -> Ramp | NotEnough | None:
    """Return how a metric's target could move; None where no levels are suggested either."""
    fits = suggested(store, person, now, metric)
    if fits is None:
        return None
    target = fits.times if counts_days(metric, now.today) else fits.levels
    seen = overview(store, person, now, metric)
    away = _away(seen)
    if away is None and not isinstance(target, Levels):
        return target
    weeks = _weeks(seen, person, metric, away or date.max)
    if len(weeks) < ramp.RAMP_WEEKS:
        return NotEnough(len(weeks), ramp.RAMP_WEEKS, "weeks")
    aim = target.target.value if isinstance(target, Levels) else 0.0
    return _ramp(metric, fits, aim, weeks, is_away=away is not None)


def use_bit_more(store: Store, person: Profile, now: Now, metric: Metric) -> Metric:
    """Ask a bit more (of a limit: a bit less) than usual, from the next window on; days before keep theirs.

    Raises:
        Refusal: `levels.none-suggested`, when there is nothing to use.
    """
    found = ramp_of(store, person, now, metric)
    if not isinstance(found, Ramp) or found.bit_more is None:
        raise Refusal("levels.none-suggested", name=metric.name)
    if found.in_days:
        schedule = replace(metric.schedule_on(found.since), times=round(found.bit_more))
        return edit_metric(
            store, person, now, metric, {"plans": metric.with_schedule(schedule, found.since).plans}
        )
    held = replace(metric.levels_on(found.since), since=found.since)
    if found.is_limit:
        held = replace(held, limit=found.bit_more, ceiling=None)
    else:
        stretch = held.stretch if held.stretch and held.stretch >= found.bit_more else None
        held = replace(held, target=found.bit_more, stretch=stretch)
    return edit_metric(store, person, now, metric, {"levels": metric.with_levels(held).levels})


def _ramp(metric: Metric, fits: Suggested, target: float, weeks: list[float], *, is_away: bool) -> Ramp:
    day = fits.since - timedelta(days=1)
    in_days, is_limit = counts_days(metric, day), metric.direction is Direction.AT_MOST
    step = 1.0 if in_days else metric.smallest_step
    asked = _asked(metric, day, in_days=in_days)
    after = ramp.next_target(target, weeks, step=step, at_most=is_limit)
    assert not isinstance(after, NotEnough)  # there are four weeks
    is_further = asked is None or (after < asked if is_limit else after > asked)
    restart = None if is_limit or not is_away else ramp.restart_target(weeks, step=step)
    return Ramp(
        rhythm=fits.rhythm,
        usual=round(median(weeks[-ramp.RAMP_WEEKS :]), DECIMALS),
        asked=asked,
        bit_more=after if is_further and not is_away else None,
        lighter=None if is_limit or is_away else _lighter(weeks, step),
        restart=None if isinstance(restart, NotEnough) else restart,
        in_days=in_days,
        is_limit=is_limit,
        since=fits.since,
    )


def _asked(metric: Metric, day: date, *, in_days: bool) -> float | None:
    if in_days:
        return float(metric.schedule_on(day).times)
    levels = metric.levels_on(day)
    return levels.limit if metric.direction is Direction.AT_MOST else levels.target or levels.floor


def _lighter(weeks: list[float], step: float) -> float | None:
    rising = 0
    for earlier, later in pairwise(weeks):
        rising = rising + 1 if later > earlier else 0
    if rising % LIGHTER_EVERY != ramp.RISING_WEEKS:
        return None
    found = ramp.lighter_week(weeks, step=step)
    return None if isinstance(found, NotEnough) else found


def _weeks(seen: Overview, person: Profile, metric: Metric, before: date) -> list[float]:
    """Return what closed windows came to, or what a day of each closed week came to on average."""
    most = 2 * looked_back(metric, seen.today)
    came = came_to(metric, seen, most, before)
    if metric.schedule_on(seen.today).has_windows:
        return came
    chances = [chance for chance in seen.chances if chance.counts and chance.since < before][-most:]
    of_week: dict[date, list[float]] = {}
    for chance, amount in zip(chances, came, strict=True):
        of_week.setdefault(person.week_of(chance.since), []).append(amount)
    of_week.pop(person.week_of(seen.today), None)
    return [round(fmean(amounts), DECIMALS) for amounts in of_week.values()]


def _away(seen: Overview) -> date | None:
    """Return the first day of time away that lasts, or ended within two weeks; None where there is none."""
    days = [day for day, amount in seen.amounts.items() if amount > 0 and day < seen.today]
    for before, after in pairwise([*days, seen.today]):
        is_late = after >= seen.today - timedelta(days=ramp.AWAY_DAYS)
        if is_late and (after - before).days > ramp.AWAY_DAYS:
            return before + timedelta(days=1)
    return None
