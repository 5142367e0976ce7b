from __future__ import annotations

import json
import zipfile
from datetime import date
from io import BytesIO

import pytest

from smallwins.domain.entry import Entry
from smallwins.domain.errors import Refusal
from smallwins.domain.metric import Direction, Kind, Metric, MetricState
from smallwins.domain.schedule import Rhythm
from smallwins.formats.reading import Reading
from tests.formats.conftest import read_file, told

HEADER = (
    "Position,Name,Type,Question,Description,FrequencyNumerator,FrequencyDenominator,Color,Unit,"
    "Target Type,Target Value,Archived?"
)
WALK = "001,Walk,YES_NO,Did you walk?,Slowly,3,7,#FF8F00,,,,false"
TEA = "002,Tea,NUMERICAL,,,1,1,#00897B,cups,AT_MOST,4.0,true"


def zipped(members: dict[str, str]) -> bytes:
    whole = BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as target:
        for name, text in members.items():
            target.writestr(name, text)
    return whole.getvalue()


def export(*habits: str, **folders: str) -> dict[str, str]:
    return {"Habits.csv": "\n".join([HEADER, *habits])} | {
        f"{name.replace('_', ' ')}/Checkmarks.csv": text for name, text in folders.items()
    }


def read_zip(members: dict[str, str]) -> Reading:
    return read_file(zipped(members), "Loop Habits CSV 2024-01-31.zip")


def values(reading: Reading) -> list[tuple[str, float | None, str]]:
    return [(entry.for_date.isoformat(), entry.value, entry.note) for entry in reading.of(Entry)]


MARKS = """Date,Value,Notes
2024-01-03,YES_MANUAL,in the rain
2024-01-02,NO,
2024-01-01,SKIP,
2023-12-31,UNKNOWN,
"""


def test_habits_come_from_the_list_and_marks_from_the_folders() -> None:
    reading = read_zip(export(WALK, TEA, **{"001_Walk": MARKS, "002_Tea": "Date,Value\n2024-01-01,2500\n"}))

    walk, tea = reading.of(Metric)
    assert reading.format == "loop-csv"
    assert (walk.kind, walk.plans[0].schedule.rhythm) == (Kind.BOOLEAN, Rhythm.PER_WEEK)
    assert walk.note == "Did you walk?\n\nSlowly"
    assert (tea.kind, tea.unit, tea.direction) == (Kind.QUANTITY, "cups", Direction.AT_MOST)
    assert (tea.state, tea.levels[0].limit) == (MetricState.ARCHIVED, 4.0)
    assert values(reading) == [
        ("2024-01-03", 1.0, "in the rain"),
        ("2024-01-02", 0.0, ""),
        ("2024-01-01", None, ""),
        ("2024-01-01", 2.5, ""),
    ]
    assert walk.source is not None
    assert json.loads(walk.source.as_is) == {"Color": "#FF8F00"}


def test_a_name_in_any_script_is_found_by_its_position() -> None:
    arabic = "001,المشي,YES_NO,,,1,1,#FF8F00,,,,false"

    reading = read_zip(export(arabic, **{"001_": MARKS}) | {"001 /Checkmarks.csv": MARKS})

    assert [metric.name for metric in reading.of(Metric)] == ["المشي"]
    assert len(reading.of(Entry)) == 3


def test_names_that_repeat_are_two_habits() -> None:
    second = WALK.replace("001", "002", 1)

    reading = read_zip(export(WALK, second, **{"001_Walk": MARKS, "002_Walk": MARKS}))

    assert len({metric.id for metric in reading.of(Metric)}) == 2
    assert len({entry.id for entry in reading.of(Entry)}) == 6


def test_older_numbers_a_byte_order_mark_and_short_dates_are_read() -> None:
    old = "\ufeffDate,Value\n01-31-24,2\n01-30-24,0\n01-29-24,-1\n01-28-24,1\n01-27-24,3\n"

    reading = read_zip(export(WALK, **{"001_Walk": old}))

    assert values(reading) == [("2024-01-31", 1.0, ""), ("2024-01-30", 0.0, ""), ("2024-01-27", None, "")]


def test_a_zero_of_a_measured_habit_is_written_no() -> None:
    reading = read_zip(export(TEA, **{"002_Tea": "Date,Value,Notes\n2024-01-02,NO,\n2024-01-01,6500,\n"}))

    assert values(reading) == [("2024-01-02", 0.0, ""), ("2024-01-01", 6.5, "")]


def test_a_folder_without_its_habit_is_told() -> None:
    reading = read_zip(export(WALK, **{"007_Gone": MARKS}))

    assert [problem.code for problem in reading.problems] == ["habit.unknown"]


def test_rows_that_cannot_be_read_are_told_with_their_line() -> None:
    bad = "Date,Value,Notes\n2024-02-30,YES_MANUAL,\n2024-01-01,PERHAPS,\n2024-01-02,YES_MANUAL,\n"

    reading = read_zip(export(WALK, **{"001_Walk": bad}))

    assert told(reading) == [("date.unreadable", 2), ("value.unreadable", 3)]
    assert reading.problems[0].member == "001 Walk/Checkmarks.csv"
    assert len(reading.of(Entry)) == 1


def test_the_matrix_alone_is_read_with_its_comma_at_the_end() -> None:
    matrix = "Date,Walk,Tea,\n2024-01-02,YES_MANUAL,6500,\n2024-01-01,UNKNOWN,NO,\n"

    reading = read_file(matrix, "Checkmarks.csv")

    assert [(metric.name, metric.kind) for metric in reading.of(Metric)] == [
        ("Walk", Kind.BOOLEAN),
        ("Tea", Kind.QUANTITY),
    ]
    assert [(entry.for_date.day, entry.value) for entry in reading.of(Entry)] == [
        (2, 1.0),
        (2, 6.5),
        (1, 0.0),
    ]
    assert {problem.code for problem in reading.problems} == {"schedule.assumed"}


def test_a_comma_in_a_name_breaks_the_matrix_and_is_told() -> None:
    reading = read_file("Date,Walk, slowly,Tea,\n2024-01-02,YES_MANUAL,NO,\n", "Checkmarks.csv")

    assert [problem.code for problem in reading.problems] == ["loop.comma-in-name"]
    assert reading.records == ()


def test_a_habit_without_marks_begins_with_the_last_day_of_the_file() -> None:
    empty = TEA.replace("true", "false")
    reading = read_zip(export(WALK, empty, **{"001_Walk": MARKS, "002_Tea": "Date,Value,Notes\n"}))

    assert [metric.starts_on for metric in reading.of(Metric)] == [date(2024, 1, 1), date(2024, 1, 3)]


def test_an_empty_list_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        read_zip({"Habits.csv": " ", "001 Walk/Checkmarks.csv": MARKS})

    assert refused.value.code == "file.empty"
