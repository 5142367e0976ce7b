from __future__ import annotations

import zipfile
from contextlib import suppress
from io import BytesIO

import pytest

from smallwins.domain.errors import Refusal
from smallwins.formats import tables, zipped
from smallwins.formats.catalogue import FORMATS, Format, format_named, read
from smallwins.formats.zipped import Unzipped
from tests.formats.conftest import given_file, read_file


def a_zip(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    whole = BytesIO()
    with zipfile.ZipFile(whole, "w", method) as target:
        for name, data in members.items():
            target.writestr(name, data)
    return whole.getvalue()


def locked(data: bytes) -> bytes:
    """Set the flag of encryption in both headers of a zip with one member."""
    whole = bytearray(data)
    whole[6] |= 1
    whole[whole.index(b"PK\x01\x02") + 8] |= 1
    return bytes(whole)


LOOP = {"Habits.csv": b"Position,Name\n001,Walk\n", "001 Walk/Checkmarks.csv": b"Date,Value\n"}


def code_of(data: bytes, name: str = "file") -> str:
    with pytest.raises(Refusal) as refused:
        read_file(data, name)
    assert refused.value.facts["name"] == name
    return refused.value.code


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "file.empty"),
        (b"  \n\n ", "file.empty"),
        (b"\xef\xbb\xbf", "file.empty"),
        (b"just words\nand more\n", "file.unknown"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00", "file.not-text"),
        (b"PK\x03\x04 and no more", "file.truncated"),
        (a_zip(LOOP)[:-30], "file.truncated"),
        (locked(a_zip({"Habits.csv": b"x"})), "file.encrypted"),
        (a_zip({"notes.txt": b"hello"}), "file.unknown"),
        (b"SQLite format 3\x00" + b"\x00" * 200, "file.truncated"),
        (b'{"habits": [1, 2]}', "file.unknown"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_its_name(data: bytes, code: str) -> None:
    assert code_of(data) == code


def test_a_member_that_is_damaged_is_refused() -> None:
    data = bytearray(a_zip(LOOP | {"001 Walk/Checkmarks.csv": b"Date,Value\n" * 500}))
    middle = data.index(b"Checkmarks.csv") + 30
    data[middle : middle + 4] = b"\xff\xff\xff\xff"

    assert code_of(bytes(data)) == "file.truncated"


def test_a_bomb_is_stopped_by_what_it_really_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = a_zip(LOOP | {"001 Walk/Checkmarks.csv": b"0" * (8 * 1024 * 1024)})

    assert len(bomb) < 20_000
    assert code_of(bomb) == "file.too-large-inside"


def test_many_members_together_are_stopped_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipped, "MOST_BYTES", 1000)
    unzipped = Unzipped(a_zip({f"{n}.csv": b"x" * 400 for n in range(3)}), "x.zip")

    unzipped.read("0.csv")
    unzipped.read("1.csv")
    with pytest.raises(Refusal) as refused:
        unzipped.read("2.csv")

    assert refused.value.code == "file.too-large-inside"


def test_a_zip_of_countless_members_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipped, "MOST_MEMBERS", 2)

    assert code_of(a_zip({f"{n}": b"" for n in range(3)})) == "file.too-large-inside"


def test_a_format_that_is_not_known_is_refused_and_the_known_ones_are_named() -> None:
    with pytest.raises(Refusal) as refused:
        format_named("abacus")

    assert refused.value.code == "format.unknown"
    assert "loop" in refused.value.facts["known"]  # type: ignore[operator]


@pytest.mark.parametrize("known", FORMATS, ids=lambda known: known.name)
@pytest.mark.parametrize(
    "data", [b"\x00\x01", b"PK\x03\x04", b"a,b\n1,2\n", b"SQLite format 3\x00", b"\xff\xfe"]
)
def test_a_file_named_as_what_it_is_not_is_refused_or_told(known: Format, data: bytes) -> None:
    taken: tuple[object, ...] = ()
    with suppress(Refusal):
        taken = read(given_file(data), named=known.name).records

    assert taken == ()


def test_a_table_without_end_is_refused_and_told_how_to_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "MOST_ROWS", 3)

    assert code_of(b"date,a\n" + b"2024-01-01,1\n" * 4) == "file.too-many-rows"
