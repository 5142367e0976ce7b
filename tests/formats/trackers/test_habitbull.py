from __future__ import annotations

from datetime import date

from smallwins.domain.entry import Entry
from smallwins.domain.metric import Kind, Metric
from tests.formats.conftest import read_file, told

HEADER = "HabitName,HabitDescription,HabitCategory,CalendarDate,Value,CommentText\n"


def test_marks_and_amounts_are_told_apart_by_what_was_entered() -> None:
    reading = read_file(
        HEADER
        + "Walk,slowly,Body,2024-01-01,1,past the bakery\nWalk,slowly,Body,2024-01-02,0,\n"
        + "Push-ups,,Body,2024-01-01,30,\nPush-ups,,Body,2024-01-02,100,\n"
    )

    walk, pushups = reading.of(Metric)
    assert reading.format == "habitbull"
    assert (walk.kind, walk.note, walk.group_name) == (Kind.BOOLEAN, "slowly", "Body")
    assert pushups.kind is Kind.COUNT
    assert [entry.value for entry in reading.of(Entry)] == [1.0, 0.0, 30.0, 100.0]
    assert reading.of(Entry)[0].note == "past the bakery"
    assert [problem.code for problem in reading.problems] == ["schedule.assumed"] * 2


def test_a_repeated_row_is_left_and_both_lines_are_named() -> None:
    row = "Walk,,Body,2024-01-01,1,\n"
    reading = read_file(HEADER + row + row)

    assert len(reading.of(Entry)) == 1
    assert told(reading)[-1] == ("row.repeated", 3)
    assert reading.problems[-1].facts["first"] == 2


def test_another_value_for_a_day_is_left_and_told() -> None:
    reading = read_file(HEADER + "Push-ups,,,2024-01-01,30,\nPush-ups,,,2024-01-01,40,\n")

    assert [entry.value for entry in reading.of(Entry)] == [30.0]
    assert reading.problems[-1].code == "row.second"
    assert reading.problems[-1].facts["value"] == 40.0


def test_the_sign_of_an_empty_day_is_no_measurement() -> None:
    reading = read_file(
        HEADER + "Walk,,,2024-01-01,-2150000000,\nWalk,,,2024-01-02,1,\nWalk,,,2024-01-03,-4,\n"
    )

    assert [entry.for_date.day for entry in reading.of(Entry)] == [2]
    assert told(reading)[:2] == [("value.nothing", 2), ("value.unreadable", 4)]


def test_dates_with_the_month_first_are_read() -> None:
    reading = read_file(HEADER + "Walk,,,11/5/2020,1,\nWalk,,,11/25/2020,1,\n")

    assert [entry.for_date for entry in reading.of(Entry)] == [date(2020, 11, 5), date(2020, 11, 25)]
    assert "dates.assumed" not in [problem.code for problem in reading.problems]


def test_an_order_of_dates_that_is_open_is_told() -> None:
    reading = read_file(HEADER + "Walk,,,1/5/2020,1,\nWalk,,,2/5/2020,1,\n")

    assert told(reading)[0] == ("dates.assumed", 0)


def test_a_name_of_two_habits_gives_two_metrics() -> None:
    reading = read_file(HEADER + "Walk,slowly,Body,2024-01-01,1,\nWalk,fast,Mind,2024-01-01,1,\n")

    assert len({metric.id for metric in reading.of(Metric)}) == 2
    assert len(reading.of(Entry)) == 2


def test_a_habit_without_any_day_and_short_rows_are_told() -> None:
    reading = read_file(HEADER + "Walk,,,soon,1,\nRead,,\n")

    assert reading.records == ()
    assert told(reading) == [("date.unreadable", 2), ("row.shorter", 3), ("habit.without-days", 2)]
