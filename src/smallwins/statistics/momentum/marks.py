"""What each calendar day was: done, a bit, skipped, empty, paused, not asked for, open, or still ahead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import repeat

from smallwins.domain.day import DayMark, Row
from smallwins.domain.levels import Levels
from smallwins.domain.metric import Direction
from smallwins.statistics.momentum.credit import credit_of, levels_between
from smallwins.statistics.momentum.ledger import Ledger, in_order, ledger_of
from smallwins.statistics.momentum.runs import runs
from smallwins.statistics.momentum.windows import Course, expected, paused, regimes, resting, window_at


def marks_between(
    course: Course, rows: Sequence[Row], since: date, until: date, today: date
) -> list[DayMark]:
    """Return what each day from `since` up to, but not including, `until` was to a metric.

    An empty day is empty only where its window has closed and fell short: three of three walks leave four
    days that were not asked for. Effort shows on any day, also on one that was skipped or paused.

    Args:
        course: the metric with its pauses and the person's weeks.
        rows: its entries, at least those of all windows that begin before `until` and end after `since`.
        since: the first day.
        until: the day after the last.
        today: the open day.
    """
    if since >= until:
        return []
    first = window_at(course, since.toordinal())[0]
    last = window_at(course, until.toordinal() - 1)[1]
    shown = in_order([row for row in rows if first <= row[0].toordinal() <= last])
    wall = _Wall(course, ledger_of(course.metric, shown, first, last), last, today.toordinal())
    return [wall.mark(day) for day in range(since.toordinal(), until.toordinal())]


class _Wall:
    """Whole windows laid out, with what was asked of their days and what came of it."""

    def __init__(self, course: Course, ledger: Ledger, until: int, today: int) -> None:
        self.course, self.metric, self.ledger, self.today = course, course.metric, ledger, today
        self.since, self.until = ledger.since, until
        self.paused = paused(course, self.since, until)
        self.rests = resting(course, ledger.skips, self.since, until)
        self.expected = expected(course, self.since, until)
        self.skipped = frozenset(ledger.skips)
        self.efforts = dict(self._efforts())
        self.short = frozenset(self._short())

    def mark(self, day: int) -> DayMark:
        """Return what one day was."""
        spot = day - self.since
        if day in self.efforts:
            return self.efforts[day]
        if day in self.skipped:
            return DayMark.SKIP
        if self.paused[spot]:
            return DayMark.PAUSED
        if day > self.today:
            return DayMark.FUTURE
        if self.rests[spot] or not self.expected[spot]:
            return DayMark.OFF
        return self._asked(day)

    def _asked(self, day: int) -> DayMark:
        """Return what a day was that was asked for, and on which nothing was achieved."""
        at_least = self.metric.direction is Direction.AT_LEAST
        if day == self.today:
            return DayMark.OPEN if day in self.short or not at_least else DayMark.OFF
        if day in self.short and (at_least or self.ledger.between(day, day) != [None]):
            return DayMark.MISS
        nothing_taken = self.metric.direction is Direction.AT_MOST and self.metric.empty_means_zero
        return DayMark.DONE if nothing_taken else DayMark.OFF

    def _efforts(self) -> Iterator[tuple[int, DayMark]]:
        for regime in regimes(self.course):
            first, last = max(self.since, regime.since), min(self.until, regime.until)
            whole = regime.schedule.is_total or not self.metric.is_judged
            for begin, end, levels in levels_between(self.metric, first, last) if first <= last else ():
                for day, amount in enumerate(self.ledger.between(begin, end), begin):
                    if amount is not None and (effort := self._effort(amount, None if whole else levels)):
                        yield day, effort

    def _effort(self, amount: float, levels: Levels | None) -> DayMark | None:
        """Return the mark of an amount; without levels it is part of a sum, or is not judged."""
        if levels is None:
            return DayMark.DONE if amount > 0 or self.metric.direction is not Direction.AT_LEAST else None
        credit = credit_of(self.metric, levels, amount)
        return DayMark.DONE if credit >= 1 else DayMark.BIT if credit > 0 else None

    def _short(self) -> Iterator[int]:
        """Return the days of closed windows that fell short, and today while its window is not yet full."""
        for run in runs(self.course, self.ledger, self.since, self.until):
            closes = list(run.closes)
            counts = repeat(1) if run.counts is None else run.counts
            for opens, day, credit, counted in zip(
                run.opens or closes, closes, run.credits, counts, strict=False
            ):
                if counted and credit < 1:
                    yield from range(opens, day + 1) if day < self.today else (self.today,)
