"""One metric whole: its momentum and how it came there, totals, consistency, bests and bounce-back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from smallwins.application.looking.kept import Kept
from smallwins.application.ports import Now, Store
from smallwins.application.standings import course_of, rows_of
from smallwins.domain.day import DayMark, Row
from smallwins.domain.metric import Direction, Kind, Metric
from smallwins.domain.pause import Pause
from smallwins.domain.profile import Profile
from smallwins.statistics.enough import NotEnough
from smallwins.statistics.momentum import Course, Momentum, Opportunity, opportunities, series
from smallwins.statistics.momentum.absence import mostly_skipped
from smallwins.statistics.momentum.consistency import Consistency, consistency
from smallwins.statistics.momentum.ledger import in_order, ledger_of
from smallwins.statistics.momentum.marks import marks_between
from smallwins.statistics.momentum.standing import momentum_from, standing_of, totals_from
from smallwins.statistics.momentum.totals import Totals

if TYPE_CHECKING:
    from smallwins.statistics.bests import Announcement, Best
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
    `line` the momentum after each opportunity with the date it closed, `chances`
    the opportunities themselves; `mostly_skipped` asks whether the schedule still fits.
    """

    course: Course
    today: date
    rows: Sequence[Row]
    chances: Sequence[Opportunity]
    totals: Totals
    amounts: dict[date, float]
    momentum: Momentum | None
    consistency: Consistency | NotEnough | None
    back_again: BackAgain | None
    line: list[tuple[date, float]]
    bests: tuple[Best, ...]
    recent_bests: tuple[Best, ...]
    announced: Announcement | None
    is_beyond_luck: bool
    mostly_skipped: bool

    def marks(self, since: date, until: date) -> list[DayMark]:
        """Return what each day was, from `since` up to, but not including, `until`."""
        return marks_between(self.course, self.rows, since, until, self.today)

    def days_since(self, first: date) -> int:
        """Count the days from `first` up to and including today."""
        return (self.today - first).days + 1


MOST_KEPT = 8
"""Metrics whose overview is kept in memory: those looked at last. Ten years of one are about a megabyte."""

_kept: Kept[Overview] = Kept(MOST_KEPT)


def overview(store: Store, person: Profile, now: Now, metric: Metric) -> Overview:
    """Look at one metric whole, from all of its entries; kept in memory while the record and the day last."""
    return _kept.of(store, person, now, lambda: _looked(store, person, now, metric), about=metric)


def _looked(store: Store, person: Profile, now: Now, metric: Metric) -> Overview:
    course = course_of(person, metric, store.all(Pause, person.id))
    rows = in_order(rows_of(store, person, metric))
    chances = opportunities(course, rows, now.today)
    standing = standing_of(course, rows, now.today)
    since = [row for row in rows if row[0] > standing.through]
    amounts = amounts_of(metric, rows)
    cut = _compared(metric, amounts, now.today, person.week_start_on(now.today))
    cut += [_returns(chances, now.today)] if cut else []
    bests, recent_bests = _bests(metric, cut)
    return Overview(
        course=course,
        today=now.today,
        rows=rows,
        chances=chances,
        totals=totals_from(standing, course, since, now.today),
        amounts=amounts,
        momentum=momentum_from(standing, course, since, now.today),
        consistency=consistency(chances) if metric.is_judged else None,
        back_again=_back_again(chances) if metric.is_judged else None,
        line=series(chances),
        bests=bests,
        recent_bests=recent_bests,
        announced=_announced(cut),
        is_beyond_luck=_is_beyond_luck(cut),
        mostly_skipped=metric.is_judged and mostly_skipped(course, rows, now.today),
    )


def bests_of(store: Store, person: Profile, now: Now, metric: Metric) -> tuple[Best, ...]:
    """Return a metric's bests of all time, without the rest of its overview."""
    amounts = amounts_of(metric, in_order(rows_of(store, person, metric)))
    return _bests(metric, _compared(metric, amounts, now.today, person.week_start_on(now.today)))[0]


def amounts_of(metric: Metric, rows: Sequence[Row]) -> dict[date, float]:
    """Return what each day came to on which something was logged; the rows stand in the order of days."""
    if not rows:
        return {}
    ledger = ledger_of(metric, rows, rows[0][0].toordinal(), rows[-1][0].toordinal())
    days = enumerate(ledger.amounts, ledger.since)
    return {date.fromordinal(day): amount for day, amount in days if amount is not None}


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


def _compared(metric: Metric, amounts: dict[date, float], today: date, week_start: int) -> list[Periods]:
    # Bests are off where they could hurt (method C6), and mean nothing for a rating or an observation.
    is_off = not amounts or metric.sensitive or not metric.is_judged
    return [] if is_off else _periods(metric, amounts, today, week_start)


def _returns(chances: Sequence[Opportunity], today: date) -> Periods:
    """Return the gaps that had ended, by the chances they took."""
    # numpy is loaded for one metric looked at closely, never for Today.
    from smallwins.statistics.bounce_back import lapses_in  # noqa: PLC0415
    from smallwins.statistics.periods import return_periods  # noqa: PLC0415

    counted = [chance for chance in chances if chance.counts]
    lapses = lapses_in(chance.credit > 0 for chance in counted)
    gaps = [(counted[lapse.began].since, lapse.length) for lapse in lapses if lapse.recovered]
    return return_periods(gaps, through=today - timedelta(days=1))


def _bests(metric: Metric, cut: Sequence[Periods]) -> tuple[tuple[Best, ...], tuple[Best, ...]]:
    """Return the bests of all time, and those of the last thirteen weeks."""
    if not cut:
        return (), ()
    from smallwins.statistics.bests import best  # noqa: PLC0415 - numpy, as above

    least = -1 if metric.direction is Direction.AT_MOST else 0  # nothing at all is a best of "at most"
    held = [[best(periods, recent=recent) for periods in cut] for recent in (False, True)]
    ever, lately = (
        tuple(each for each in some if not isinstance(each, NotEnough) and each.value > least)
        for some in held
    )
    return ever, lately


def _announced(cut: Sequence[Periods]) -> Announcement | None:
    """Return the longest of the month, the week and the day under way that already exceeds all before it."""
    if not cut:
        return None
    from smallwins.statistics.bests import announcement  # noqa: PLC0415 - numpy, as above

    found = {each.kind.name: told for each in cut if (told := announcement(each)) and told.is_open}
    return next((found[name] for name in ("MONTH", "WEEK", "DAY") if name in found), None)


def _is_beyond_luck(cut: Sequence[Periods]) -> bool:
    """Whether new best weeks came more often than an unchanging habit would bring."""
    weeks = next((each for each in cut if each.kind.name == "WEEK"), None)
    if weeks is None:
        return False
    from smallwins.statistics.bests import record_count  # noqa: PLC0415 - numpy, as above

    counted = record_count(weeks)
    return not isinstance(counted, NotEnough) and counted.beyond_luck


def _periods(metric: Metric, amounts: dict[date, float], today: date, week_start: int) -> list[Periods]:
    from smallwins.statistics import periods  # noqa: PLC0415 - numpy, as above

    daily = _laid_out(metric, amounts, today)
    if not metric.days_add_up:
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
    daily: list[float | None] = [None] * ((last - first).days + 1)
    since = first.toordinal()
    for day, amount in amounts.items():
        daily[day.toordinal() - since] = amount
    return Amounts(
        first=first,
        daily=daily,
        through=today - timedelta(days=1),
        at_most=metric.direction is Direction.AT_MOST,
    )
