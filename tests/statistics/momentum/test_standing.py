from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smallwins.domain.day import Row, Tally
from smallwins.domain.metric import Aggregation, Direction, Kind
from smallwins.domain.schedule import Rhythm, Schedule
from smallwins.statistics.momentum import Course, momentum
from smallwins.statistics.momentum.standing import (
    Standing,
    extend,
    momentum_from,
    standing_of,
    totals_from,
    totals_of,
)
from tests.statistics.momentum.records import (
    ALL_DAYS,
    BOTH,
    MANY,
    START,
    Record,
    day_number,
    metric,
    records,
    rows_of,
)

KINDS = (*BOTH, Direction.OBSERVE)


def after(rows: tuple[Row, ...], standing: Standing) -> list[Row]:
    return [row for row in rows if row[0] > standing.through]


def same(one: Standing, other: Standing) -> None:
    assert one.momentum == pytest.approx(other.momentum, abs=1e-12)
    assert replace(one, momentum=0, totals=other.totals) == replace(other, momentum=0)
    assert one.totals == other.totals


@settings(max_examples=MANY, deadline=None)
@given(record=records(KINDS), stops=st.lists(st.integers(-5, ALL_DAYS + 12), max_size=4))
def test_i8_going_on_from_a_standing_equals_computing_all_at_once(record: Record, stops: list[int]) -> None:
    days = [*(day for day in map(day_number, sorted(stops)) if day < record.today), record.today]
    first, *later = days
    standing = standing_of(record.course, [row for row in record.rows if row[0] <= first], first)

    for day in later:
        standing = extend(standing, record.course, after(record.rows, standing), day)

    same(standing, standing_of(record.course, record.rows, record.today))
    open_rows = after(record.rows, standing)
    assert momentum_from(standing, record.course, open_rows, record.today) == momentum(
        record.course, record.rows, record.today
    )
    assert totals_from(standing, record.course, open_rows, record.today) == totals_of(
        record.course, record.rows, record.today
    )


def test_a_standing_ends_where_the_open_window_begins() -> None:
    course = Course(metric=metric(schedule=Schedule(rhythm=Rhythm.PER_WEEK, times=3)))

    standing = standing_of(course, rows_of(1, 1, 1), START + timedelta(days=9))

    assert standing.through == START + timedelta(days=6)
    assert extend(standing, course, [], START + timedelta(days=13)) == standing
    assert extend(standing, course, [], START + timedelta(days=14)).through == START + timedelta(days=13)


def test_entries_in_any_order_of_days_stand_the_same() -> None:
    course, today = Course(metric=metric(floor=10)), START + timedelta(days=5)
    rows = rows_of(10, 5, None, 20)

    assert standing_of(course, rows[::-1], today) == standing_of(course, rows, today)
    assert totals_of(course, rows[::-1], today) == totals_of(course, rows, today)


def totals(*days: float | str | tuple[float] | None, today: int = 40, **kind: object) -> object:
    course = Course(metric=metric(**kind))  # type: ignore[arg-type]
    return totals_of(course, rows_of(*days), START + timedelta(days=today))


@pytest.mark.requirement("R185")
def test_totals_add_up_what_was_done() -> None:
    found = totals(20, 0, None, "skip", (5,), 30, kind=Kind.DURATION, floor=10)

    assert (found.attempts, found.days, found.minutes, found.amount) == (3, 3, 55, 55)  # type: ignore[attr-defined]


def test_a_return_is_the_first_hit_after_a_gap() -> None:
    # A gap before the beginning is none; a skip is neither a gap nor a return; any effort is a return.
    days = (None, 1, None, None, 0.5, "skip", 1, None, 1, None)

    assert totals(*days, kind=Kind.BOOLEAN, today=10).returns == 2  # type: ignore[attr-defined]
    assert totals(*days, 1, kind=Kind.BOOLEAN, today=10).returns == 3  # type: ignore[attr-defined]


def test_an_open_limit_is_no_return_yet() -> None:
    days = (2, 900, 1)

    assert totals(*days, direction=Direction.AT_MOST, limit=5, today=2).returns == 0  # type: ignore[attr-defined]
    assert totals(*days, direction=Direction.AT_MOST, limit=5, today=3).returns == 1  # type: ignore[attr-defined]


def test_effort_on_a_skipped_day_is_no_return_while_its_window_may_yet_be_skipped_whole() -> None:
    pairs = Schedule(rhythm=Rhythm.PER_DAYS, times=1, length=2)
    days = (1, None, None, None, (1.0,))

    assert totals(*days, schedule=pairs, today=4).returns == 0  # type: ignore[attr-defined]
    assert totals(*days, schedule=pairs, today=6).returns == 1  # type: ignore[attr-defined]
    assert totals(*days, "skip", schedule=pairs, today=6).returns == 0  # type: ignore[attr-defined]


@pytest.mark.requirement("R61")
def test_different_things_are_counted_once_in_a_life() -> None:
    tasting = replace(metric(), aggregation=Aggregation.COUNT_DISTINCT)
    rows = [
        Tally(START + timedelta(days=day), 1, what=what) for day, what in enumerate(("Kiwi", "Fig", "kiwi"))
    ]

    for today in (START, START + timedelta(days=2), START + timedelta(days=30)):
        held = [row for row in rows if row.for_date <= today]
        assert totals_of(Course(metric=tasting), held, today).things == min(2, len(held))


def test_amounts_that_do_not_add_up_have_no_total() -> None:
    weight = replace(metric(direction=Direction.OBSERVE), aggregation=Aggregation.LAST)

    found = totals_of(Course(metric=weight), rows_of(72, 71.5), START + timedelta(days=2))

    assert (found.amount, found.attempts) == (0, 2)


@pytest.mark.requirement("R39")
@settings(max_examples=MANY, deadline=None)
@given(record=records(KINDS))
def test_totals_only_grow_as_days_go_by(record: Record) -> None:
    grown: list[tuple[float, ...]] = [(0, 0, 0, 0, 0, 0)]
    for number in range(-5, ALL_DAYS + 12, 3):
        today: date = day_number(number)
        now = totals_of(record.course, [row for row in record.rows if row[0] <= today], today)
        grown.append((now.attempts, now.days, now.minutes, now.amount, now.things, now.returns))

    for before, later in pairwise(grown):
        assert all(new >= old for old, new in zip(before, later, strict=True))
