"""Files as they are handed over in these tests."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from smallwins.formats.catalogue import read
from smallwins.formats.reading import Given, Reading
from tests.conftest import MONDAY

AT = datetime(MONDAY.year, MONDAY.month, MONDAY.day, 9, tzinfo=UTC)


def given_file(data: bytes | str, name: str = "file.csv", **others: Any) -> Given:
    """Return a file as it is handed over on a Monday."""
    raw = data.encode() if isinstance(data, str) else data
    return Given(name=name, data=raw, at=AT, today=MONDAY, **others)


def read_file(data: bytes | str, name: str = "file.csv", **others: Any) -> Reading:
    """Read a file as whatever it is."""
    return read(given_file(data, name, **others))


def told(reading: Reading) -> list[tuple[str, int]]:
    """Return the code and the line of each problem."""
    return [(problem.code, problem.line) for problem in reading.problems]
