from __future__ import annotations

import json
import sqlite3
from datetime import date, timedelta
from typing import Any

import pytest

from smallwins.domain.entry import Entry
from smallwins.domain.errors import Refusal
from smallwins.domain.levels import Levels
from smallwins.domain.metric import Direction, Kind, Metric, MetricState
from smallwins.domain.schedule import Rhythm, Schedule
from tests.formats.conftest import read_file, told
from tests.samples.loop import TEAL, Mark, backup, habit

JAN_1 = date(2024, 1, 1)
VERSIONS = [9, 11, 12, 14, 16, 18, 21, 22, 23, 24, 25]


def days(*values: int, of: int = 1) -> list[Mark]:
    return [Mark(of, JAN_1 + timedelta(days=number), value) for number, value in enumerate(values)]


def only_metric(data: bytes) -> Metric:
    [metric] = read_file(data, "backup.db").of(Metric)
    return metric


@pytest.mark.parametrize("version", VERSIONS)
def test_every_schema_is_read(version: int) -> None:
    data = backup(version, [habit(1, "Walk"), habit(2, "Read", archived=1)], [*days(2, 2), *days(2, of=2)])

    reading = read_file(data, "backup.db")

    assert reading.format == "loop"
    assert [metric.name for metric in reading.of(Metric)] == ["Walk", "Read"]
    assert [metric.state for metric in reading.of(Metric)] == [MetricState.ACTIVE, MetricState.ARCHIVED]
    assert [entry.for_date for entry in reading.of(Entry)] == [JAN_1, JAN_1 + timedelta(days=1), JAN_1]
    assert {entry.value for entry in reading.of(Entry)} == {1.0}
    assert reading.problems == ()


@pytest.mark.parametrize("version", VERSIONS)
def test_the_same_file_gives_the_same_ids(version: int) -> None:
    data = backup(version, [habit(1, "Walk"), habit(2, "Walk")], [*days(2), *days(2, of=2)])

    first, second = read_file(data, "backup.db"), read_file(data, "backup.db")

    assert first == second
    assert len({record.id for record in first.records}) == 4


@pytest.mark.parametrize(
    ("times", "length", "schedule"),
    [
        (1, 1, Schedule()),
        (7, 7, Schedule()),
        (3, 7, Schedule(rhythm=Rhythm.PER_WEEK, times=3)),
        (1, 5, Schedule(rhythm=Rhythm.PER_DAYS, times=1, length=5)),
        (2, 3, Schedule(rhythm=Rhythm.PER_DAYS, times=2, length=3)),
        (4, 30, Schedule(rhythm=Rhythm.PER_MONTH, times=4, length=30)),
        (10, 31, Schedule(rhythm=Rhythm.PER_MONTH, times=10, length=31)),
    ],
)
def test_a_habit_keeps_the_window_it_had(times: int, length: int, schedule: Schedule) -> None:
    metric = only_metric(backup(25, [habit(1, "Walk", freq_num=times, freq_den=length)], days(2)))

    held = metric.plans[0].schedule
    assert (held.rhythm, held.frequency, held.period) == (
        schedule.rhythm,
        schedule.frequency,
        schedule.period,
    )


@pytest.mark.parametrize(("times", "length"), [(0, 0), (0, 7), (1, 500), (-1, 7)])
def test_a_window_that_no_calendar_holds_is_taken_as_daily_and_told(times: int, length: int) -> None:
    reading = read_file(backup(25, [habit(1, "Walk", freq_num=times, freq_den=length)], days(2)), "x.db")

    assert reading.of(Metric)[0].plans[0].schedule == Schedule()
    assert told(reading) == [("schedule.unknown", 1)]


def test_marks_are_done_no_skip_and_nothing() -> None:
    reading = read_file(backup(25, [habit(1, "Walk")], days(2, 0, 3, -1, 1)), "x.db")

    assert [(entry.value, entry.skip_reason) for entry in reading.of(Entry)] == [
        (1.0, None),
        (0.0, None),
        (None, ""),
    ]


def numeric(**columns: Any) -> dict[str, Any]:
    return habit(1, "Read", type=1, unit="pages", target_value=20.0, **columns)


def test_a_measured_habit_keeps_its_amounts_and_its_target() -> None:
    reading = read_file(backup(18, [numeric()], days(6500, 12000, 0, 3, -1, 2)), "x.db")

    metric = reading.of(Metric)[0]
    assert (metric.kind, metric.unit) == (Kind.QUANTITY, "pages")
    assert metric.levels == (Levels(since=JAN_1, target=20.0),)
    assert [entry.value for entry in reading.of(Entry)] == [6.5, 12.0, 0.0, None, 0.002]


@pytest.mark.parametrize(
    ("length", "rhythm"),
    [(1, Rhythm.DAILY), (7, Rhythm.WEEK_TOTAL), (30, Rhythm.MONTH_TOTAL), (31, Rhythm.MONTH_TOTAL),
     (10, Rhythm.DAYS_TOTAL)],
)  # fmt: skip
def test_the_window_of_a_measured_habit_is_a_total(length: int, rhythm: Rhythm) -> None:
    schedule = only_metric(backup(25, [numeric(freq_den=length)], days(5000))).plans[0].schedule

    assert schedule.rhythm is rhythm
    assert rhythm is not Rhythm.DAYS_TOTAL or schedule.length == 10


def test_whole_amounts_are_a_count_and_minutes_a_duration() -> None:
    assert only_metric(backup(25, [numeric()], days(5000, 7000))).kind is Kind.COUNT
    minutes = habit(1, "Sit", type=1, unit="Minutes", target_value=10.0)
    assert only_metric(backup(25, [minutes], days(5000, 7500))).kind is Kind.DURATION


def test_at_most_has_a_limit_and_a_day_without_an_entry_counts_as_nothing() -> None:
    metric = only_metric(backup(25, [numeric(target_type=1)], days(5000)))

    assert metric.direction is Direction.AT_MOST
    assert metric.empty_means_zero
    assert metric.levels == (Levels(since=JAN_1, limit=20.0),)


def test_a_limit_of_nothing_takes_the_usual_amount_as_its_ceiling_and_says_so() -> None:
    none = habit(1, "Cigarettes", type=1, target_type=1, target_value=0.0)
    reading = read_file(backup(25, [none], days(4000, 0, 8000, 6000)), "x.db")

    assert reading.of(Metric)[0].levels == (Levels(since=JAN_1, limit=0.0, ceiling=6.0),)
    assert told(reading) == [("levels.ceiling-chosen", 1)]


def test_the_description_was_the_question_until_schema_23() -> None:
    old = only_metric(backup(22, [habit(1, "Walk", description="Did you walk?")], days(2)))
    new = only_metric(
        backup(25, [habit(1, "Walk", description="**Slowly**", question="Did you walk?")], days(2))
    )

    assert old.note == "Did you walk?"
    assert new.note == "Did you walk?\n\n**Slowly**"


def test_what_has_no_place_here_is_kept_as_it_is() -> None:
    source = only_metric(backup(12, [habit(1, "Walk", color=TEAL, reminder_hour=19)], days(2))).source

    assert source is not None
    assert (source.kind, source.id) == ("loop", "1 Walk")
    assert json.loads(source.as_is) == {
        "color": TEAL,
        "highlight": 0,
        "reminder_days": 127,
        "reminder_hour": 19,
    }


def test_notes_come_along_and_those_without_a_mark_stay_with_the_metric() -> None:
    marks = [Mark(1, JAN_1, 2, "in the rain"), Mark(1, JAN_1 + timedelta(days=1), -1, "at home")]
    reading = read_file(backup(25, [habit(1, "Walk")], marks), "x.db")

    assert [entry.note for entry in reading.of(Entry)] == ["in the rain"]
    assert told(reading) == [("loop.note-without-mark", 2)]
    source = reading.of(Metric)[0].source
    assert source is not None
    assert json.loads(source.as_is)["notes"] == {"2024-01-02": "at home"}


def test_a_day_that_stands_twice_is_taken_once_and_told() -> None:
    reading = read_file(backup(9, [habit(1, "Walk")], [*days(2), *days(2)]), "x.db")

    assert len(reading.of(Entry)) == 1
    assert told(reading) == [("row.repeated", 2)]


def test_a_mark_of_no_habit_is_told() -> None:
    reading = read_file(backup(25, [habit(1, "Walk")], [*days(2), *days(2, of=9)]), "x.db")

    assert told(reading) == [("habit.unknown", 2)]


def test_a_habit_without_marks_begins_on_the_day_of_the_file() -> None:
    name = "Loop Habits Backup 2023-04-05 201500.db"

    [metric] = read_file(backup(25, [habit(1, "Walk")], []), name).of(Metric)

    assert metric.starts_on == date(2023, 4, 5)


def test_a_newer_schema_is_read_by_its_columns_and_told() -> None:
    reading = read_file(backup(31, [habit(1, "Walk")], days(2)), "x.db")

    assert len(reading.of(Entry)) == 1
    assert told(reading) == [("loop.other-version", 0)]


def test_a_backup_in_write_ahead_mode_is_read() -> None:
    assert only_metric(backup(25, [habit(1, "Walk")], days(2), wal=True)).name == "Walk"


def test_a_backup_that_is_cut_short_is_refused() -> None:
    data = backup(25, [habit(n, "Walk " * 30) for n in range(1, 90)], days(*[2] * 500))

    with pytest.raises(Refusal) as refused:
        read_file(data[: len(data) // 2], "x.db")

    assert refused.value.code == "file.truncated"


def test_another_kind_of_database_is_not_taken_for_a_backup() -> None:
    db = sqlite3.connect(":memory:")
    db.execute("create table Habits (id, name)")
    data = db.serialize()
    db.close()

    with pytest.raises(Refusal) as refused:
        read_file(data, "x.db")

    assert refused.value.code == "file.unknown"


def test_a_name_beyond_all_measure_is_shortened_and_kept_whole_in_the_report() -> None:
    reading = read_file(backup(25, [habit(1, "x" * 300)], days(2)), "x.db")

    assert len(reading.of(Metric)[0].name) == 200
    assert told(reading) == [("name.shortened", 1)]
    assert reading.problems[0].facts["name"] == "x" * 300


def test_a_note_of_a_million_letters_is_cut_and_told_and_the_mark_is_taken() -> None:
    reading = read_file(backup(25, [habit(1, "Walk")], [Mark(1, JAN_1, 2, "x" * 1_000_000)]), "x.db")

    assert told(reading) == [("text.shortened", 1)]
    assert [len(entry.note) for entry in reading.of(Entry)] == [100_000]
