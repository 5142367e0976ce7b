"""Invented records: metrics of every schedule with dated changes, pauses and skips, and rows of entries."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TypeVar
from uuid import UUID

from hypothesis import strategies as st

from smallwins.domain.day import Row
from smallwins.domain.levels import Levels
from smallwins.domain.metric import Aggregation, Direction, Kind, Metric, Plan
from smallwins.domain.pause import Pause
from smallwins.domain.profile import WeekStart
from smallwins.domain.schedule import Rhythm, Schedule
from smallwins.statistics.momentum import Course

T = TypeVar("T")

MADE = datetime(2024, 1, 1, 8)
START = date(2024, 1, 29)
"""A Monday, so that a record of some weeks crosses a leap day and two ends of a month."""

ALL_DAYS = 75

MANY = 60 if os.environ.get("MUTANT_UNDER_TEST") else 2000
"""Records that an invariant is tried on; fewer where thousands of mutants are tried in a row."""


def metric(
    *,
    schedule: Schedule | None = None,
    since: date = START,
    kind: Kind = Kind.COUNT,
    direction: Direction = Direction.AT_LEAST,
    empty_means_zero: bool = False,
    starts_on: date | None = None,
    **levels: float,
) -> Metric:
    """Make a metric with one plan and one set of levels."""
    return Metric(
        id=UUID(int=1),
        name="Walk",
        kind=kind,
        direction=direction,
        plans=(Plan(since=since, schedule=schedule or Schedule()),),
        levels=(Levels(since=since, **levels),),
        starts_on=starts_on or since,
        empty_means_zero=empty_means_zero,
        created_at=MADE,
    )


def rows_of(*days: float | str | tuple[float] | None, since: date = START) -> list[Row]:
    """Make one row a day: an amount, None for nothing, "skip", or (amount,) for a skip with effort."""
    rows: list[Row] = []
    for number, day in enumerate(days):
        for_date = since + timedelta(days=number)
        match day:
            case None:
                pass
            case str():
                rows.append((for_date, None, True, "", None))
            case tuple():
                rows.append((for_date, day[0], True, "", None))
            case _:
                rows.append((for_date, float(day), False, "", None))
    return rows


@dataclass(frozen=True)
class Record:
    """A metric's course with all of its rows, in order, and the open day."""

    course: Course
    rows: tuple[Row, ...]
    today: date

    @property
    def metric(self) -> Metric:
        return self.course.metric

    def with_rows(self, rows: Sequence[Row]) -> Record:
        return replace(self, rows=tuple(sorted(rows, key=lambda row: row[0])))

    def without(self, day: date) -> Record:
        return self.with_rows([row for row in self.rows if row[0] != day])

    def with_day(self, day: date, *rows: Row) -> Record:
        return self.with_rows([*self.without(day).rows, *rows])

    def with_metric(self, changed: Metric) -> Record:
        return replace(self, course=self.course._replace(metric=changed))


def day_number(number: int) -> date:
    return START + timedelta(days=number)


class Choices:
    """Choices read off a string of bytes: one draw for a whole metric is ten times as fast as thirty.

    Zeros choose what is plainest, so that hypothesis shrinks toward plain metrics.
    """

    def __init__(self, codes: bytes) -> None:
        self.codes = list(reversed(codes))

    def number(self, below: int) -> int:
        return self.codes.pop() % below if self.codes else 0

    def one_of(self, *options: T) -> T:
        return options[self.number(len(options))]

    def few(self, make: Callable[[], T]) -> list[T]:
        """Mostly none, so that plain records are met as well."""
        return [make() for _ in range(self.one_of(0, 0, 1, 2))]

    def day(self) -> date:
        """A day around the record; most of them are in it."""
        return day_number(self.number(ALL_DAYS + 10) - 8)


def schedule_from(choices: Choices, rhythm: Rhythm) -> Schedule:
    weekdays = choices.number(127) + 1
    month_days = choices.one_of((1,), (31,), (1, 15), (5, 30, 31))
    length = choices.number(10) + 2
    most = {Rhythm.PER_WEEK: 7, Rhythm.PER_DAYS: length, Rhythm.PER_MONTH: 28}.get(rhythm, 1)
    return Schedule(
        rhythm=rhythm,
        times=choices.number(most) + 1,
        length=length,
        weekdays=tuple(day for day in range(7) if weekdays >> day & 1),
        month_days=month_days,
    )


def levels_from(choices: Choices, direction: Direction, since: date) -> Levels:
    if direction is Direction.AT_MOST:
        limit = choices.one_of(2.0, 0.0, 5.0, 20.0)
        return Levels(since=since, limit=limit, ceiling=choices.one_of(limit + 1, limit + 30))
    floor, target = choices.one_of((None, None), (3.0, None), (10.0, 12.0), (None, 5.0), (0.3, 1.0))
    return Levels(since=since, floor=floor, target=target)


def pause_from(choices: Choices) -> Pause:
    since, length = choices.day(), choices.one_of(0, 2, 6, 20, None)
    until = None if length is None else since + timedelta(days=length)
    return Pause(id=UUID(int=2), since=since, until=until, created_at=MADE)


def course_from(choices: Choices, rhythm: Rhythm, direction: Direction, *, changes: bool) -> Course:
    starts_on = START + timedelta(days=choices.one_of(0, 0, 3, 12))
    ends = choices.one_of(None, None, None, 30, 50)
    plans = [Plan(since=START, schedule=schedule_from(choices, rhythm))]
    levels = [levels_from(choices, direction, START)]
    starts: list[WeekStart] = []
    made = Metric(
        id=UUID(int=1),
        name="Walk",
        kind=choices.one_of(Kind.COUNT, Kind.BOOLEAN, Kind.DURATION),
        direction=direction,
        aggregation=choices.one_of(Aggregation.SUM, Aggregation.SUM, *Aggregation),
        plans=tuple(plans),
        levels=tuple(levels),
        starts_on=starts_on,
        ends_on=None if ends is None else starts_on + timedelta(days=ends),
        empty_means_zero=choices.one_of(False, True),
        created_at=MADE,
    )
    pauses = choices.few(lambda: pause_from(choices))
    if changes:
        plans += choices.few(
            lambda: Plan(since=choices.day(), schedule=schedule_from(choices, choices.one_of(*Rhythm)))
        )
        levels += choices.few(lambda: levels_from(choices, direction, choices.day()))
        starts = choices.few(lambda: WeekStart(since=choices.day(), weekday=choices.number(7)))
        made = replace(made, plans=tuple(plans), levels=tuple(levels))
    return Course(metric=made, pauses=tuple(pauses), week_starts=tuple(starts))


def rows_from(codes: bytes, first: date) -> list[Row]:
    """Read a byte a day: nothing, a skip, effort of some size, a skip with effort, several entries."""
    rows: list[Row] = []
    for number, code in enumerate(codes):
        day, size = first + timedelta(days=number), AMOUNTS[code // 10 % len(AMOUNTS)]
        match code % 10:
            case 0 | 1 | 2:
                pass
            case 3:
                rows.append((day, None, True, "", None))
            case 4:
                rows.append((day, size, True, "", None))
            case 5:
                rows.append((day, size, False, LABELS[code % len(LABELS)], None))
                rows.append((day, 0.5, False, LABELS[code // 3 % len(LABELS)], None))
            case 6:
                rows.append((day, None, True, "ill", None))
                rows.append((day, size, False, LABELS[code % len(LABELS)], 5.0))
            case _:
                rows.append((day, size, False, LABELS[code % len(LABELS)], None))
    return rows


AMOUNTS = (1.0, 0.5, 0.0, 3.0, 0.1, 7.25, 10.0, 40.0, 0.2)
LABELS = ("Lemon", "lemon", "Café", "", "تين")

BOTH = (Direction.AT_LEAST, Direction.AT_LEAST, Direction.AT_MOST)


def records(
    directions: Sequence[Direction] = BOTH, *, changes: bool = True, longest: int = ALL_DAYS
) -> st.SearchStrategy[Record]:
    """Draw records of every schedule. One may begin before its metric does, and go on after it ended."""

    def build(rhythm: Rhythm, direction: Direction, chosen: bytes, codes: bytes, today: int) -> Record:
        choices = Choices(chosen)
        course = course_from(choices, rhythm, direction, changes=changes)
        rows = rows_from(codes, START + timedelta(days=choices.one_of(0, 0, -4, 9)))
        open_day = day_number(today)
        return Record(course, tuple(row for row in rows if row[0] <= open_day), open_day)

    return st.builds(
        build,
        st.sampled_from(list(Rhythm)),
        st.sampled_from(directions),
        st.binary(min_size=48, max_size=48),
        st.binary(min_size=longest, max_size=longest),
        st.integers(0, longest + 12),
    )
