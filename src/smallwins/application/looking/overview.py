"""One metric whole: its momentum and how it came there, totals, consistency, bests and bounce-back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from smallwins.application.ports import Now, Store
from smallwins.application.standings import course_of, rows_of
from smallwins.domain.day import DayMark, Row, amount_of
from smallwins.domain.metric import Aggregation, Direction, Kind, Metric
from smallwins.domain.pause import Pause
from smallwins.domain.profile import Profile
from smallwins.statistics.enough import NotEnough
from smallwins.statistics.momentum import Course, Momentum, Opportunity, momentum, opportunities, series
from smallwins.statistics.momentum.consistency import Consistency, consistency
from smallwins.statistics.momentum.marks import marks_between
from smallwins.statistics.momentum.standing import totals_of
from smallwins.statistics.momentum.totals import Totals

if TYPE_CHECKING:
    from smallwins.statistics.bests import Best
    from smallwins.statistics.bounce_back import BounceBack, LapseCounts
    from smallwins.statistics.periods import Amounts, Periods


@dataclass(frozen=True, slots=True, kw_only=True)
class BackAgain:
    """How soon one is back after a gap: plain counts, the estimate once there are enough, and "faster"."""

    counts: LapseCounts
    estimate: BounceBack | NotEnough
    is_faster: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """All that the record says about one metric on `today`.

    What needs judged days (momentum, consistency, coming back) is None where
    days are not judged. `amounts` holds each day on which something was logged,
    `line` the momentum after each opportunity with the date it closed.
    """

    course: Course
    today: date
    rows: Sequence[Row]
    totals: Totals
    amounts: dict[date, float]
    momentum: Momentum | None
    consistency: Consistency | NotEnough | None
    back_again: BackAgain | None
    line: list[tuple[date, float]]
    bests: tuple[Best, ...]
    recent_bests: tuple[Best, ...]

    def marks(self, since: date, until: date) -> list[DayMark]:
        """Return what each day was, from `since` up to, but not including, `until`."""
        return marks_between(self.course, self.rows, since, until, self.today)


def overview(store: Store, person: Profile, now: Now, metric: Metric) -> Overview:
    """Look at one metric whole, from all of its entries."""
    course = course_of(person, metric, store.all(Pause, person.id))
    rows = rows_of(store, person, metric)
    chances = opportunities(course, rows, now.today) if metric.is_judged else []
    amounts = _amounts(metric, rows)
    week_start = person.week_start_on(now.today)
    return Overview(
        course=course,
        today=now.today,
        rows=rows,
        totals=totals_of(course, rows, now.today),
        amounts=amounts,
        momentum=momentum(course, rows, now.today),
        consistency=consistency(chances) if metric.is_judged else None,
        back_again=_back_again(chances) if metric.is_judged else None,
        line=series(chances),
        bests=_bests(metric, amounts, now.today, week_start, recent=False),
        recent_bests=_bests(metric, amounts, now.today, week_start, recent=True),
    )


def adds_up(metric: Metric) -> bool:
    """Whether the amounts of several days make a sum that means something."""
    return metric.kind is Kind.BOOLEAN or (
        metric.kind is not Kind.RATING and metric.aggregation in (Aggregation.SUM, Aggregation.COUNT_DISTINCT)
    )


def _amounts(metric: Metric, rows: Sequence[Row]) -> dict[date, float]:
    of_days = (
        (day, amount_of(metric.aggregation, list(group))) for day, group in groupby(rows, itemgetter(0))
    )
    return {day: amount for day, amount in of_days if amount is not None}


def _back_again(chances: Sequence[Opportunity]) -> BackAgain:
    # numpy is loaded for one metric looked at closely, never for Today.
    from smallwins.statistics import bounce_back  # noqa: PLC0415

    lapses = bounce_back.lapses_in(chance.credit > 0 for chance in chances if chance.counts)
    trend = bounce_back.bounce_back_trend(lapses)
    return BackAgain(
        counts=bounce_back.lapse_counts(lapses),
        estimate=bounce_back.bounce_back(lapses),
        is_faster=not isinstance(trend, NotEnough) and trend.faster,
    )


def _bests(
    metric: Metric, amounts: dict[date, float], today: date, week_start: int, *, recent: bool
) -> tuple[Best, ...]:
    # Bests are off where they could hurt (method C6), and mean nothing for a rating or an observation.
    if not amounts or metric.sensitive or not metric.is_judged:
        return ()
    from smallwins.statistics.bests import best  # noqa: PLC0415 - numpy, as above

    found = (best(periods, recent=recent) for periods in _periods(metric, amounts, today, week_start))
    least = -1 if metric.direction is Direction.AT_MOST else 0  # nothing at all is a best of "at most"
    return tuple(held for held in found if not isinstance(held, NotEnough) and held.value > least)


def _periods(metric: Metric, amounts: dict[date, float], today: date, week_start: int) -> list[Periods]:
    from smallwins.statistics import periods  # noqa: PLC0415 - numpy, as above

    daily = _laid_out(metric, amounts, today)
    if not adds_up(metric):
        return [periods.day_periods(daily)]
    totals = [
        periods.week_periods(daily, week_start=week_start),
        periods.month_periods(daily),
        periods.seven_day_periods(daily),
    ]
    showing_up = [] if daily.at_most else [periods.showing_up_periods(daily)]
    if metric.kind is Kind.BOOLEAN:
        return [*totals[:2], *showing_up]  # a day of yes is never a best
    return [periods.day_periods(daily), *totals, *showing_up]


def _laid_out(metric: Metric, amounts: dict[date, float], today: date) -> Amounts:
    from smallwins.statistics.periods import Amounts  # noqa: PLC0415 - numpy, as above

    first, last = min(amounts), max(*amounts, today - timedelta(days=1))
    days = (first + timedelta(days=number) for number in range((last - first).days + 1))
    return Amounts(
        first=first,
        daily=[amounts.get(day) for day in days],
        through=today - timedelta(days=1),
        at_most=metric.direction is Direction.AT_MOST,
    )
