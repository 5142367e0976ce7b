from __future__ import annotations

import json
from datetime import date

import pytest

from smallwins.domain.entry import Entry
from smallwins.domain.errors import Refusal
from smallwins.domain.ids import id_from
from smallwins.domain.levels import Levels
from smallwins.domain.metric import Aggregation, Direction, Kind, Metric, Plan
from smallwins.formats.catalogue import read
from smallwins.formats.columns import Columns, Role
from smallwins.formats.reading import Reading
from tests.conftest import MONDAY
from tests.formats.conftest import AT, given_file, read_file, told


def taken(reading: Reading) -> list[tuple[str, str, float | None]]:
    names = {metric.id: metric.name for metric in reading.of(Metric)}
    return [(names[entry.metric], entry.for_date.isoformat(), entry.value) for entry in reading.of(Entry)]


def mapped(reading: Reading) -> dict[str, Role]:
    assert reading.columns is not None
    return dict(zip(reading.columns.header, reading.columns.roles, strict=True))


def test_one_row_an_entry() -> None:
    reading = read_file("Date,Habit,Amount,Note\n2024-01-01,Walk,12,slow\n2024-01-02,Read,30,\n")

    assert reading.format == "csv"
    assert taken(reading) == [("Walk", "2024-01-01", 12.0), ("Read", "2024-01-02", 30.0)]
    assert reading.of(Entry)[0].note == "slow"
    assert list(mapped(reading).values()) == [Role.DATE, Role.METRIC, Role.VALUE, Role.NOTE]


def test_one_row_a_day_and_a_column_a_metric() -> None:
    reading = read_file("Day;Weight (kg);Steps;Mood\n01.02.2024;72,4;12000;fine\n13.02.2024;;9000;\n")

    assert taken(reading) == [
        ("Weight", "2024-02-01", 72.4),
        ("Steps", "2024-02-01", 12000.0),
        ("Steps", "2024-02-13", 9000.0),
    ]
    weight, steps = reading.of(Metric)
    assert (weight.unit, weight.kind) == ("kg", Kind.QUANTITY)
    assert (weight.direction, weight.aggregation) == (Direction.OBSERVE, Aggregation.MEAN)
    assert (steps.kind, steps.direction) == (Kind.COUNT, Direction.AT_LEAST)
    source = reading.of(Entry)[0].source
    assert source is not None
    assert json.loads(source.as_is) == {"Mood": "fine"}


def test_marks_are_a_yes_or_no() -> None:
    reading = read_file("date,Walk\n2024-01-01,yes\n2024-01-02,x\n2024-01-03,no\n2024-01-04,skip\n")

    assert [metric.kind for metric in reading.of(Metric)] == [Kind.BOOLEAN]
    assert [(entry.value, entry.skip_reason) for entry in reading.of(Entry)] == [
        (1.0, None), (1.0, None), (0.0, None), (None, ""),
    ]  # fmt: skip


def test_spans_of_time_are_minutes() -> None:
    reading = read_file("date,Sleep\n2024-01-01,7:30\n2024-01-02,8:00\n")

    assert [metric.kind for metric in reading.of(Metric)] == [Kind.DURATION]
    assert [entry.value for entry in reading.of(Entry)] == [450.0, 480.0]


def test_a_table_with_an_amount_alone_is_named_by_its_file() -> None:
    reading = read_file("date,value\n2024-01-01,3\n", "push-ups.csv")

    assert taken(reading) == [("push-ups", "2024-01-01", 3.0)]


def test_a_list_of_days_is_a_list_of_things_done() -> None:
    reading = read_file("date,habit\n2024-01-01,Walk\n2024-01-02,Walk\n")

    assert [entry.value for entry in reading.of(Entry)] == [1.0, 1.0]


def test_every_row_that_cannot_be_taken_is_told_with_line_and_column() -> None:
    reading = read_file(
        "date,habit,value\n2024-02-30,Walk,1\n2024-01-01,,1\n2024-01-02,Walk,much\n"
        "2024-01-03,Walk,\n2024-01-04,Walk,nan\n2024-01-05,Walk,1e300\n2024-01-06,Walk,2\n"
    )

    assert taken(reading) == [("Walk", "2024-01-06", 2.0)]
    assert [(problem.code, problem.line, problem.column) for problem in reading.problems] == [
        ("date.unreadable", 2, "date"),
        ("name.missing", 3, "habit"),
        ("value.unreadable", 4, "value"),
        ("value.missing", 5, "value"),
        ("number.not-finite", 6, "value"),
        ("number.too-large", 7, "value"),
    ]


def test_a_row_that_repeats_is_left_unless_the_person_says_it_is_real() -> None:
    text = "date,habit,value\n2024-01-01,Push-ups,10\n2024-01-01,Push-ups,10\n2024-01-01,Push-ups,12\n"

    once = read_file(text)
    twice = again(text, ("repeats", "yes"))

    assert [entry.value for entry in once.of(Entry)] == [10.0, 12.0]
    assert told(once) == [("row.repeated", 3)]
    assert [entry.value for entry in twice.of(Entry)] == [10.0, 10.0, 12.0]
    assert len({entry.id for entry in twice.of(Entry)}) == 3


def again(text: str, *wishes: tuple[str, str], name: str = "file.csv") -> Reading:
    """Read a text once more, with some columns given another role."""
    first = read_file(text, name)
    assert first.columns is not None
    return read(given_file(text, name), columns=first.columns.changed(wishes))


def test_the_person_changes_what_a_column_is() -> None:
    text = "date,a,b\n2024-01-01,1,7\n"

    reading = again(text, ("a", "ignore"), ("b", "value"))

    assert taken(reading) == [("file", "2024-01-01", 7.0)]


def test_a_column_may_be_named_by_its_number_and_dates_by_their_order() -> None:
    reading = again("date,a\n01/02/2024,1\n", ("2", "note"), ("dates", "dmy"), name="x.csv")

    assert reading.of(Entry)[0].for_date == date(2024, 2, 1)
    assert reading.of(Entry)[0].note == "1"


@pytest.mark.parametrize(
    ("wish", "code"),
    [(("datee", "note"), "columns.unknown"), (("a", "moon"), "columns.unknown-role")],
)
def test_a_wish_for_what_is_not_there_is_refused(wish: tuple[str, str], code: str) -> None:
    with pytest.raises(Refusal) as refused:
        again("date,a\n2024-01-01,1\n", wish)

    assert refused.value.code == code


def test_two_columns_of_one_name_cannot_both_be_the_date() -> None:
    columns = Columns(header=("a", "a"), roles=(Role.KEEP, Role.KEEP))

    with pytest.raises(Refusal) as refused:
        columns.changed([("a", "date")])

    assert refused.value.code == "columns.twice"


def test_a_table_without_dates_says_so_and_takes_nothing() -> None:
    reading = read_file("name,colour\nWalk,blue\n")

    assert told(reading) == [("columns.no-date", 0)]
    assert reading.records == ()


def test_entries_go_to_the_metric_of_the_same_name_that_is_there() -> None:
    walk = Metric(
        id=id_from("walk"), name="Walk", plans=(Plan(since=MONDAY),), levels=(Levels(since=MONDAY),),
        starts_on=MONDAY, created_at=AT,
    )  # fmt: skip

    reading = read_file("date,WALK\n2024-01-01,1\n", metrics=(walk,))

    assert reading.of(Metric) == []
    assert reading.of(Entry)[0].metric == walk.id
    assert [problem.code for problem in reading.problems] == ["metric.joined"]


def test_rows_added_later_keep_the_ids_of_those_before() -> None:
    text = "date,habit,value\n2024-01-02,Walk,2\n2024-01-01,Walk,1\n"

    ids = {entry.id for entry in read_file(text).of(Entry)}
    grown = {entry.id for entry in read_file(text.replace("value\n", "value\n2024-01-03,Walk,5\n")).of(Entry)}

    assert ids < grown


def test_ids_of_the_file_tell_its_rows_apart() -> None:
    text = "id,date,value\n7,2024-01-01,1\n8,2024-01-01,1\n"

    assert len({entry.id for entry in read_file(text).of(Entry)}) == 2


def test_cells_over_several_lines_keep_the_number_of_the_line_they_begin_on() -> None:
    reading = read_file('date,habit,value,note\n2024-01-01,Walk,1,"one\ntwo"\nsoon,Walk,1,\n')

    assert reading.of(Entry)[0].note == "one\ntwo"
    assert told(reading) == [("date.unreadable", 4)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_letters_are_read_in_the_usual_encodings(encoding: str) -> None:
    reading = read_file("date,habit\n2024-01-01,Café\n".encode(encoding))

    assert [metric.name for metric in reading.of(Metric)] == ["Café"]
    assert bool(reading.problems) == (encoding == "cp1252")


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_found(separator: str) -> None:
    text = "date,habit,value\n2024-01-01,Walk,1\n".replace(",", separator)

    assert taken(read_file(text)) == [("Walk", "2024-01-01", 1.0)]


def test_rows_with_more_cells_than_headers_keep_what_is_over() -> None:
    reading = read_file("date,habit,value\n2024-01-01,Walk,1,more\n")

    assert told(reading) == [("row.longer", 2)]
    source = reading.of(Entry)[0].source
    assert source is not None
    assert json.loads(source.as_is) == {"#4": "more"}


def test_minutes_tags_what_and_skips_have_columns_of_their_own() -> None:
    reading = read_file(
        "date,habit,value,what,minutes,tags,skip,learned\n"
        "2024-01-01,Read,30,Middlemarch,45,a; b,,go on\n2024-01-02,Read,,,,,ill,\n"
    )

    first, second = reading.of(Entry)
    assert (first.what, first.minutes, first.tags, first.learned) == (
        "Middlemarch",
        45.0,
        ("a", "b"),
        "go on",
    )
    assert (second.value, second.skip_reason) == (None, "ill")


def test_words_of_three_languages_are_known() -> None:
    french = read_file("jour,habitude,quantité,remarque\n2024-01-01,Marche,3,bien\n")
    arabic = read_file("التاريخ,العادة,القيمة,ملاحظة\n2024-01-01,المشي,٣,حسن\n")

    assert taken(french) == [("Marche", "2024-01-01", 3.0)]
    assert taken(arabic) == [("المشي", "2024-01-01", 3.0)]


@pytest.mark.parametrize("amount", ["inf", "-inf", "1e400", "nan"])
def test_an_amount_beyond_all_numbers_is_left_and_the_rest_is_taken(amount: str) -> None:
    reading = read_file(f"date,walk\n2026-01-01,{amount}\n2026-01-05,5\n")

    assert taken(reading) == [("walk", "2026-01-05", 5.0)]
    assert len(told(reading)) == 1


def test_whole_numbers_of_what_is_a_state_are_observed_and_not_added_up() -> None:
    reading = read_file("date,sleep score,steps\n2026-03-02,81,4000\n2026-03-03,77,6000\n")

    natures = {metric.name: (metric.direction, metric.aggregation) for metric in reading.of(Metric)}
    assert natures["sleep score"] == (Direction.OBSERVE, Aggregation.MEAN)
    assert natures["steps"] == (Direction.AT_LEAST, Aggregation.SUM)
