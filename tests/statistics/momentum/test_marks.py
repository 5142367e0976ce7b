from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from smallwins.domain.day import DayMark, Row
from smallwins.domain.metric import Direction, Kind, Metric
from smallwins.domain.pause import Pause
from smallwins.domain.schedule import Rhythm, Schedule
from smallwins.statistics.momentum import Course, opportunities, window_of
from smallwins.statistics.momentum.marks import marks_between
from tests.statistics.momentum.records import BOTH, MADE, MANY, START, Record, metric, records, rows_of

D, B, S, M, N, O, P, F = (  # noqa: E741 - one letter a day, as on the wall
    DayMark.DONE,
    DayMark.BIT,
    DayMark.SKIP,
    DayMark.MISS,
    DayMark.OFF,
    DayMark.OPEN,
    DayMark.PAUSED,
    DayMark.FUTURE,
)
WEEK = timedelta(days=7)


def week(course: Course | Metric, rows: list[Row], today: int) -> list[DayMark]:
    if isinstance(course, Metric):
        course = Course(metric=course)
    return marks_between(course, rows, START, START + WEEK, START + timedelta(days=today))


def test_a_daily_week_shows_every_kind_of_day() -> None:
    rest = Pause(
        id=UUID(int=9), since=START + timedelta(days=4), until=START + timedelta(days=4), created_at=MADE
    )
    course = Course(metric=metric(floor=10), pauses=(rest,))

    assert week(course, rows_of(12, 4, "skip", None, None), 5) == [D, B, S, M, P, O, F]


def test_effort_shows_on_days_that_asked_for_nothing() -> None:
    mondays = metric(schedule=Schedule(rhythm=Rhythm.WEEKDAYS, weekdays=(0,)), floor=10)

    assert week(mondays, rows_of((12.0,), None, (4.0,)), 30) == [D, N, B, N, N, N, N]


def test_a_zero_is_an_empty_day() -> None:
    assert week(metric(floor=10), rows_of(0, (0.0,)), 2)[:3] == [M, S, O]


def test_days_before_the_beginning_and_after_the_end_were_not_asked_for() -> None:
    assert week(metric(starts_on=START + timedelta(days=5)), [], 30) == [N, N, N, N, N, M, M]


THREE = metric(schedule=Schedule(rhythm=Rhythm.PER_WEEK, times=3), kind=Kind.BOOLEAN)


def test_a_full_week_leaves_its_other_days_free() -> None:
    assert week(THREE, rows_of(1, None, 1, 0.5, 0.5), 30) == [D, N, D, B, B, N, N]


def test_a_week_that_fell_short_shows_its_empty_days() -> None:
    assert week(THREE, rows_of(1, None, "skip"), 30) == [D, M, S, M, M, M, M]


def test_an_open_week_asks_only_today_and_only_while_it_is_not_full() -> None:
    assert week(THREE, rows_of(1, None), 2) == [D, N, O, F, F, F, F]
    assert week(THREE, rows_of(1, 1, 1), 3) == [D, D, D, N, F, F, F]


def test_part_of_a_weekly_total_is_done() -> None:
    total = metric(schedule=Schedule(rhythm=Rhythm.WEEK_TOTAL), kind=Kind.DURATION, floor=100)

    assert week(total, rows_of(20, 0, 80), 30) == [D, N, D, N, N, N, N]


def test_a_limit_shows_what_is_known() -> None:
    limit = metric(direction=Direction.AT_MOST, limit=2, ceiling=4)
    strict = metric(direction=Direction.AT_MOST, limit=2, ceiling=4, empty_means_zero=True)

    assert week(limit, rows_of(1, 3, 9, None), 4) == [D, B, M, N, O, F, F]
    assert week(strict, rows_of(1, 3, 9, None), 4) == [D, B, M, D, O, F, F]


def test_an_observation_is_never_missed() -> None:
    mood = metric(direction=Direction.OBSERVE)

    assert week(mood, rows_of(4, None, 0), 3) == [D, N, D, O, F, F, F]


def test_no_days_have_no_marks() -> None:
    assert marks_between(Course(metric=THREE), [], START, START, START) == []


@settings(max_examples=MANY // 4, deadline=None)
@given(record=records(BOTH), begin=st.integers(0, 60), length=st.integers(1, 40))
def test_marks_need_only_the_entries_of_their_windows(record: Record, begin: int, length: int) -> None:
    since = START + timedelta(days=begin)
    until = since + timedelta(days=length)
    first = window_of(record.course, since)[0]
    last = window_of(record.course, until - timedelta(days=1))[1]
    some = [row for row in record.rows if first <= row[0] <= last]

    marks = marks_between(record.course, record.rows, since, until, record.today)

    assert len(marks) == length
    assert marks_between(record.course, some, since, until, record.today) == marks


@settings(max_examples=MANY // 4, deadline=None)
@given(record=records((Direction.AT_LEAST,)))
def test_a_day_is_empty_only_in_an_opportunity_that_fell_short(record: Record) -> None:
    short: set[date] = set()
    for chance in opportunities(record.course, record.rows, record.today):
        if chance.counts and chance.credit < 1:
            days = (chance.until - chance.since).days + 1
            short |= {chance.since + timedelta(days=day) for day in range(days)}
    since, until = START - timedelta(days=10), record.today + timedelta(days=3)

    marks = marks_between(record.course, record.rows, since, until, record.today)

    missed = {since + timedelta(days=spot) for spot, mark in enumerate(marks) if mark is DayMark.MISS}
    assert missed <= short
