from __future__ import annotations

import csv
import io
import json
import zipfile
from dataclasses import fields
from datetime import timedelta
from random import Random
from typing import Any

import pytest

from smallwins.application.profiles import owner
from smallwins.application.transfer import importing
from smallwins.application.transfer.exporting import SHAPES, export
from smallwins.domain.entry import Entry
from smallwins.domain.errors import Refusal
from smallwins.domain.profile import Profile
from smallwins.formats.writing import cell
from smallwins.store.store import SqlStore
from smallwins.store.transfer import nouns
from tests.application.test_archiving import a_person, a_small_record
from tests.conftest import MONDAY, now_on
from tests.strategies import drawn

CSV = b"""date,habit,value,note
2026-02-01,Walk,12,by the river
2026-02-02,Walk,skip,ill
2026-02-02,Read,3.5,
"""


@pytest.fixture
def person(store: SqlStore) -> Profile:
    person = a_person(store, "alice")
    reading = importing.read(store, person, now_on(), "mine.csv", CSV)
    importing.apply(store, person, now_on(), reading)
    return owner(store, person.id)


def tables(data: bytes) -> dict[str, list[dict[str, str]]]:
    zipped = zipfile.ZipFile(io.BytesIO(data))
    return {
        name: list(csv.DictReader(io.StringIO(zipped.read(name).decode("utf-8-sig"))))
        for name in zipped.namelist()
    }


def test_tables_hold_one_file_a_noun_and_entries_the_name_of_their_metric(
    store: SqlStore, person: Profile
) -> None:
    found = tables(export(store, person, now_on(), "csv").data)

    assert set(found) == {"profile.csv", "metric.csv", "entry.csv"}
    rows = sorted(
        (row["date"], row["metric"], row["value"], row["skip_reason"]) for row in found["entry.csv"]
    )
    assert rows == [
        ("2026-02-01", "Walk", "12", ""),
        ("2026-02-02", "Read", "3.5", ""),
        ("2026-02-02", "Walk", "", "yes"),
    ]
    assert {name.name for name in fields(Entry)} <= {*found["entry.csv"][0], "for_date"}


def test_a_table_of_entries_can_be_brought_in_elsewhere(store: SqlStore, person: Profile) -> None:
    whole = zipfile.ZipFile(io.BytesIO(export(store, person, now_on(), "csv").data)).read("entry.csv")
    bob = a_person(store, "bob")

    importing.apply(store, bob, now_on(), importing.read(store, bob, now_on(), "entry.csv", whole))

    def told(person: Profile) -> list[tuple[Any, ...]]:
        held = store.entries_between(person.id, MONDAY - timedelta(days=90), MONDAY)
        return sorted((entry.for_date, entry.value or 0.0, entry.note, entry.is_skip) for entry in held)

    assert told(bob) == told(person)


def test_a_table_of_entries_brought_in_again_leaves_the_record_as_it_is(
    store: SqlStore, person: Profile
) -> None:
    whole = zipfile.ZipFile(io.BytesIO(export(store, person, now_on(), "csv").data)).read("entry.csv")

    report = importing.apply(
        store, person, now_on(), importing.read(store, person, now_on(), "entry.csv", whole)
    )

    assert report.rev is None


def test_json_holds_every_record(store: SqlStore, person: Profile) -> None:
    held = json.loads(export(store, person, now_on(), "json").data)

    assert {noun: len(records) for noun, records in held.items()} == {"profile": 1, "metric": 2, "entry": 3}


def test_markdown_is_a_text_to_read(store: SqlStore, person: Profile) -> None:
    text = export(store, person, now_on(), "markdown").data.decode()

    assert "### Walk" in text
    assert "- 2026-02-01: 12 · by the river" in text
    assert "- 2026-02-02: skipped · ill" in text
    assert "- how often: 2026-02-01: every day" in text


@pytest.mark.parametrize("to", SHAPES)
def test_every_form_holds_every_noun(store: SqlStore, to: str) -> None:
    person = a_small_record(store)

    made = export(store, owner(store, person.id), now_on(), to)

    assert made.name.startswith("small-wins-2026-03-02.")
    assert len(made.data) > 500


def test_what_a_table_holds_of_any_record_is_a_text_or_a_number() -> None:
    for record in (held for found in drawn(Random(1), nouns()).values() for held in found):
        for field in fields(record):
            assert isinstance(cell(getattr(record, field.name)), str | int | float)


def test_a_form_that_is_not_known_is_refused(store: SqlStore, person: Profile) -> None:
    with pytest.raises(Refusal) as refused:
        export(store, person, now_on(), "stone")

    assert refused.value.code == "export.unknown"
