"""When a metric was asked for: its pauses, its dated schedules, and the windows they are judged in (C1).

Days are proleptic ordinals here (`date.toordinal`), and ends are inclusive. The windows of a metric lie end
to end over all of time, so that every day's effort counts in exactly one of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple, TypeVar

from smallwins.domain.metric import Metric
from smallwins.domain.pause import Pause, pauses_of
from smallwins.domain.profile import WeekStart
from smallwins.domain.schedule import Rhythm, Schedule

BEGINNING = 1
FOREVER = date.max.toordinal()

WEEKLY = frozenset({Rhythm.PER_WEEK, Rhythm.WEEK_TOTAL})
MONTHLY = frozenset({Rhythm.PER_MONTH, Rhythm.MONTH_TOTAL})

_INVERTED = bytes([1, 0, *range(2, 256)])

_MONTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
"""The standard library's calendar knows them too, but loads the locale with them, which is felt."""

T = TypeVar("T")


class Course(NamedTuple):
    """What was asked, and when: a metric, its pauses (others do no harm), and the person's weeks."""

    metric: Metric
    pauses: tuple[Pause, ...] = ()
    week_starts: tuple[WeekStart, ...] = ()


Window = tuple[int, int, int]
"""One chance: its first day, its last day, and the length of its calendar window.

It is shorter than that where a schedule, or the first day of the week, changed within it.
"""


Block = tuple[range, int]
"""Windows that are alike: their first days, as far apart as they are long, and their calendar length."""


class Regime(NamedTuple):
    """The days from `since` to `until`, under one schedule and one first day of the week.

    `anchor` is the day from which windows of N days are counted: the one on which the schedule took effect.
    """

    since: int
    until: int
    schedule: Schedule
    week_start: int
    anchor: int

    def window(self, day: int) -> Window:
        """Return the window that a day of this regime belongs to."""
        first, length = self._calendar(day)
        return max(first, self.since), min(first + length - 1, self.until), length

    def blocks(self, since: int, until: int) -> Iterator[Block]:
        """Return the windows from the day `since`, which opens one, to `until`, which closes one."""
        while since <= until:
            _, closes, length = self.window(since)
            days = closes - since + 1
            alike = days == length and self.schedule.rhythm not in MONTHLY
            following = since + days * (max(1, (until + 1 - since) // days) if alike else 1)
            yield range(since, following, days), length
            since = following

    def _calendar(self, day: int) -> tuple[int, int]:
        """Return the first day of a day's calendar window, and its length."""
        rhythm, length = self.schedule.rhythm, self.schedule.length
        if not self.schedule.has_windows:
            return day, 1
        if rhythm in WEEKLY:
            return day - (day - 1 - self.week_start) % 7, 7
        if rhythm in MONTHLY:
            return _month(day)
        return day - (day - self.anchor) % length, length


def regimes(course: Course) -> list[Regime]:
    """Return the regimes of a metric over all of time, in order. A change to the same is no change."""
    plans = _changes([(plan.since.toordinal(), plan.schedule) for plan in course.metric.plans])
    weeks = sorted(course.week_starts, key=attrgetter("since"))
    starts = _changes([(BEGINNING, 0), *((start.since.toordinal(), start.weekday) for start in weeks)])
    found = []
    for number, (anchor, schedule) in enumerate(plans):
        since = anchor if number else BEGINNING
        until = plans[number + 1][0] - 1 if number + 1 < len(plans) else FOREVER
        first_days = starts if schedule.rhythm in WEEKLY else starts[:1]
        for (start, weekday), (following, _) in pairwise([*first_days, (FOREVER + 1, 0)]):
            if start <= until and following > since:
                opens, closes = max(since, start), min(until, following - 1)
                found.append(Regime(opens, closes, schedule, weekday, anchor))
    return found


def window_at(course: Course, day: int) -> Window:
    """Return the window that a day belongs to."""
    regime = next(regime for regime in regimes(course) if day <= regime.until)
    return regime.window(day)


def window_of(course: Course, day: date) -> tuple[date, date]:
    """Return the first and the last day of the window of `day`; for a daily metric they are `day` itself."""
    opens, closes, _ = window_at(course, day.toordinal())
    return date.fromordinal(opens), date.fromordinal(closes)


def resting(course: Course, skips: list[int], since: int, until: int) -> bytearray:
    """Return, for each day from `since` to `until`, 1 where it was skipped, paused or outside the metric.

    Such a day asks nothing; what is logged on it counts only if it helps.
    """
    rests = paused(course, since, until)
    alive = course.metric.starts_on.toordinal()
    _mark(rests, since, BEGINNING, alive - 1)
    if course.metric.ends_on is not None:
        _mark(rests, since, course.metric.ends_on.toordinal() + 1, FOREVER)
    for day in skips:
        rests[day - since] = 1
    return rests


def paused(course: Course, since: int, until: int) -> bytearray:
    """Return, for each day from `since` to `until`, 1 where it was paused."""
    marks = bytearray(until - since + 1)
    for pause in pauses_of(course.metric, course.pauses):
        _mark(marks, since, pause.since.toordinal(), pause.until.toordinal() if pause.until else FOREVER)
    return marks


def expected(course: Course, since: int, until: int) -> bytearray:
    """Return, for each day from `since` to `until`, 1 where the schedule in force asks for it."""
    marks = bytearray()
    for regime in regimes(course):
        first, last = max(since, regime.since), min(until, regime.until)
        if first <= last:
            marks += due(regime.schedule, first, last)
    return marks


def due(schedule: Schedule, since: int, until: int) -> bytearray:
    """Return, for each day from `since` to `until`, 1 where a schedule asks for it; windows take any day."""
    count = until - since + 1
    if schedule.rhythm is Rhythm.DAILY or schedule.has_windows:
        return bytearray(b"\1") * count
    if schedule.rhythm is Rhythm.WEEKDAYS:
        week = bytes((since - 1 + shift) % 7 in schedule.weekdays for shift in range(7))
        return bytearray(week * (count // 7 + 1))[:count]
    marks = bytearray(count)
    day = since
    while day <= until:
        first, length = _month(day)
        for chosen in {first + min(number, length) - 1 for number in schedule.month_days}:
            _mark(marks, since, chosen, chosen)
        day = first + length
    return marks


def without(asked: bytearray, rests: bytearray) -> bytearray:
    """Return `asked` with 0 wherever `rests` holds 1; all days at once, as one large number."""
    left = int.from_bytes(asked, "big") & int.from_bytes(inverted(rests), "big")
    return bytearray(left.to_bytes(len(asked), "big"))


def inverted(marks: bytearray) -> bytearray:
    """Return 0 for 1 and 1 for 0."""
    return marks.translate(_INVERTED)


def _changes(dated: list[tuple[int, T]]) -> list[tuple[int, T]]:
    held: list[tuple[int, T]] = []
    for since, what in dict(dated).items():
        if not held or held[-1][1] != what:
            held.append((since, what))
    return held


def _month(day: int) -> tuple[int, int]:
    today = date.fromordinal(day)
    return day - today.day + 1, _MONTHS[today.month - 1] + (today.month == 2 and _is_leap(today.year))


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _mark(marks: bytearray, since: int, first: int, last: int) -> None:
    begin, end = max(first - since, 0), min(last - since + 1, len(marks))
    if begin < end:
        marks[begin:end] = b"\1" * (end - begin)
