"""Text tables: decoded, their separator found, each row with the line it begins on."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from smallwins.domain.errors import Refusal

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
MOST_ROWS = 500_000
"""Rows of one table: fifty metrics a day for almost thirty years; more would fill the memory."""

_SEPARATORS = ",;\t|"

csv.field_size_limit(16 * 1024 * 1024)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A header and its rows; each row is (line, cells)."""

    header: tuple[str, ...]
    rows: list[tuple[int, list[str]]]
    separator: str
    header_line: int = 1


def decode(data: bytes, name: str) -> tuple[str, bool]:
    """Return the text of a file and whether its encoding had to be guessed (then Windows-1252).

    Raises:
        Refusal: `file.empty`, or `file.not-text` for what holds bytes no text has.
    """
    if not data.strip():
        raise Refusal("file.empty", name=name)
    encoding = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), "utf-8")
    try:
        text, guessed = data.decode(encoding), False
    except UnicodeDecodeError:
        text, guessed = data.decode("cp1252", errors="replace"), True
    if "\x00" in text[:4096]:
        raise Refusal("file.not-text", name=name)
    return text, guessed


def read_table(text: str, name: str, *, header_row: int = 0) -> Table:
    """Read a table whose first full row is its header.

    Raises:
        Refusal: `file.empty` without a header, `file.not-a-table` for a cell beyond all measure,
            `file.too-many-rows`.
    """
    separator = _separator(text)
    numbered = _numbered(text, separator, name)
    for _ in range(header_row):
        next(numbered, None)
    header_line, header = next(numbered, (0, []))
    if not header:
        raise Refusal("file.empty", name=name)
    return Table(
        header=tuple(cell.strip() for cell in header),
        rows=_at_most(numbered, name),
        separator=separator,
        header_line=header_line,
    )


def _at_most(numbered: Iterator[tuple[int, list[str]]], name: str) -> list[tuple[int, list[str]]]:
    rows = list(islice(numbered, MOST_ROWS + 1))
    if len(rows) > MOST_ROWS:
        raise Refusal("file.too-many-rows", name=name, most=MOST_ROWS)
    return rows


def first_line(data: bytes) -> str:
    """Return the first line of a file that may be text, for telling what it is."""
    head = data[:4096]
    encoding = next((encoding for mark, encoding in _MARKS if head.startswith(mark)), "utf-8")
    lines = head.decode(encoding, errors="replace").lstrip().splitlines()
    return lines[0].strip() if lines else ""


def _numbered(text: str, separator: str, name: str) -> Iterator[tuple[int, list[str]]]:
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    line = 1
    try:
        for cells in rows:
            if cells and (cells[0].strip() or any(map(str.strip, cells))):
                yield line, cells
            line = rows.line_num + 1
    except csv.Error as error:
        raise Refusal("file.not-a-table", name=name, line=line) from error


def _separator(text: str) -> str:
    head = text[:65536].splitlines()[:20]
    return max(_SEPARATORS, key=lambda mark: (_agreement(head, mark), -_SEPARATORS.index(mark)))


def _agreement(lines: list[str], mark: str) -> tuple[int, int]:
    # A separator is in every line equally often; one inside names and notes is not.
    counts = [len(next(csv.reader([line], delimiter=mark), [])) - 1 for line in lines if line.strip()]
    if not counts or not counts[0]:
        return 0, 0
    return sum(count == counts[0] for count in counts), counts[0]
