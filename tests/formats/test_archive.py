from __future__ import annotations

import json
import zipfile
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime
from io import BytesIO
from random import Random
from typing import Any, get_args, get_type_hints

import msgspec
import pytest
from hypothesis import given, settings

from smallwins.domain.errors import Refusal
from smallwins.domain.value import Value
from smallwins.formats.archive import read_archive, write_archive
from smallwins.formats.archived import Archive, Archived
from smallwins.formats.reading import Given
from smallwins.store.transfer import nouns
from tests.strategies import Builder, built, records, unset

NOUNS = nouns()


def given_bytes(data: bytes, name: str = "small-wins.zip") -> Given:
    at = datetime(2026, 3, 2, tzinfo=UTC)
    return Given(name=name, data=data, at=at, today=at.date(), nouns=NOUNS)


def an_archive(found: dict[str, list[Any]]) -> Archive:
    return Archive(
        rev=7,
        records={noun: [Archived(1, 7, record) for record in held] for noun, held in found.items()},
    )


@settings(max_examples=25)
@given(found=records(NOUNS))
def test_what_is_written_is_read_again_whatever_a_record_holds(found: dict[str, list[Any]]) -> None:
    archive = an_archive(found)

    read = read_archive(given_bytes(write_archive(archive)))

    assert read.problems == []
    assert {noun: list(held) for noun, held in read.records.items()} == archive.records
    assert write_archive(read) == write_archive(archive)


@pytest.mark.parametrize("noun", NOUNS)
def test_every_field_of_a_record_is_in_the_archive(noun: str) -> None:
    cls = NOUNS[noun]
    missing: set[str] = {field.name for field in fields(cls)}

    @settings(max_examples=60, database=None)
    @given(record=built(cls))
    def look(record: Any) -> None:
        data = write_archive(an_archive({noun: [record]}))
        lines = zipfile.ZipFile(BytesIO(data)).read(f"records/{noun}.jsonl").decode().split("\n")
        written = json.loads(lines[0])["record"]
        missing.difference_update(set(written) - unset(record))

    look()

    assert missing == set()


def nested(cls: type[Any]) -> set[type[Any]]:
    """Return every dataclass that a record class is made of."""
    found: set[type[Any]] = set()

    def look(hint: Any) -> None:
        if isinstance(hint, type) and is_dataclass(hint) and hint not in found:
            found.add(hint)
            for inner in get_type_hints(hint).values():
                look(inner)
        for part in get_args(hint):
            look(part)

    look(cls)
    return found


PARTS = sorted({part for cls in NOUNS.values() for part in nested(cls)}, key=str)


@pytest.mark.parametrize("cls", PARTS, ids=lambda cls: cls.__name__)
def test_every_part_of_a_record_comes_back_with_all_its_fields(cls: type[Any]) -> None:
    @settings(max_examples=10, database=None)
    @given(part=built(cls))
    def look(part: Any) -> None:
        text = msgspec.json.encode(part)
        assert set(json.loads(text)) == {field.name for field in fields(cls)}
        assert msgspec.json.decode(text, type=cls) == part

    look()


def test_the_same_record_gives_the_same_bytes_and_nobody_is_named() -> None:
    archive = an_archive({})

    data = write_archive(archive)

    zipped = zipfile.ZipFile(BytesIO(data))
    assert data == write_archive(archive)
    assert [item.filename for item in zipped.infolist()] == sorted(zipped.namelist())
    assert {item.compress_type for item in zipped.infolist()} == {zipfile.ZIP_STORED}
    assert {item.date_time for item in zipped.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert json.loads(zipped.read("archive.json"))["version"] == 1


def rezipped(data: bytes, changed: dict[str, bytes]) -> bytes:
    whole = BytesIO()
    source = zipfile.ZipFile(BytesIO(data))
    with zipfile.ZipFile(whole, "w") as target:
        for name in source.namelist():
            target.writestr(name, changed.get(name, source.read(name)))
    return whole.getvalue()


def test_an_archive_of_a_newer_program_is_refused() -> None:
    data = write_archive(an_archive({}))
    head = json.loads(zipfile.ZipFile(BytesIO(data)).read("archive.json")) | {"version": 99}

    with pytest.raises(Refusal) as refused:
        read_archive(given_bytes(rezipped(data, {"archive.json": json.dumps(head).encode()})))

    assert refused.value.code == "archive.newer"


def test_a_line_that_cannot_be_read_is_told_with_its_place_and_the_others_are_taken() -> None:
    values = [Builder(Random(seed), {}).build(Value) for seed in range(3)]
    whole = write_archive(an_archive({"value": values}))
    lines = zipfile.ZipFile(BytesIO(whole)).read("records/value.jsonl") + b'{"created_rev":1}\n'

    read = read_archive(given_bytes(rezipped(whole, {"records/value.jsonl": lines})))

    assert [(problem.code, problem.line, problem.member) for problem in read.problems] == [
        ("archive.unreadable-line", 4, "records/value.jsonl")
    ]
    assert len(read.records["value"]) == 3


def test_a_field_that_this_program_does_not_know_is_named() -> None:
    data = write_archive(an_archive({}))
    head = json.loads(zipfile.ZipFile(BytesIO(data)).read("archive.json"))
    head["fields"] = {"entry": ["id", "aura"], "dream": ["id"]}

    read = read_archive(given_bytes(rezipped(data, {"archive.json": json.dumps(head).encode()})))

    assert [(problem.code, problem.facts) for problem in read.problems] == [
        ("archive.unknown-field", {"noun": "entry", "field": "aura"}),
        ("archive.unknown-noun", {"noun": "dream"}),
    ]
