"""The kinds of file that can be read, each by its name; a file is told by what is in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from smallwins.domain.errors import Refusal
from smallwins.formats.archive import KIND as ARCHIVE
from smallwins.formats.archive import is_archive, read_archive_records
from smallwins.formats.columns import Columns
from smallwins.formats.databases import is_database
from smallwins.formats.followed import KIND as SPREADSHEET
from smallwins.formats.reading import Given, Reading
from smallwins.formats.spreadsheet import read_spreadsheet
from smallwins.formats.tables import decode, read_table
from smallwins.formats.trackers.habitbull import is_habitbull, read_habitbull
from smallwins.formats.trackers.loop import is_loop, read_loop
from smallwins.formats.trackers.loop_csv import is_loop_csv, is_loop_matrix, read_loop_csv, read_loop_matrix
from smallwins.formats.zipped import is_zip

AUTO = "auto"

_OTHER_TEXTS = ("{", "[", "<")
"""How a text of JSON or of marks in angle brackets begins; a table does not."""


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of file: its name in commands, the name people know it by, how it is told and read."""

    name: str
    title: str
    matches: Callable[[Given], bool]
    read: Callable[[Given], Reading]


def _is_table(given: Given) -> bool:
    if is_zip(given.data) or is_database(given.data):
        return False
    text, _ = decode(given.data, given.name)
    return text.lstrip()[:1] not in _OTHER_TEXTS and len(read_table(text, given.name).header) > 1


FORMATS = (
    Format(ARCHIVE, "Small Wins", is_archive, read_archive_records),
    Format("loop", "Loop Habit Tracker", is_loop, read_loop),
    Format("loop-csv", "Loop Habit Tracker (CSV)", is_loop_csv, read_loop_csv),
    Format("loop-matrix", "Loop Habit Tracker (Checkmarks.csv)", is_loop_matrix, read_loop_matrix),
    Format("habitbull", "HabitBull", is_habitbull, read_habitbull),
    Format(SPREADSHEET, "CSV", _is_table, read_spreadsheet),
)
"""Each format, the particular before the general."""


def format_named(name: str) -> Format:
    """Return the format of a name, or refuse it."""
    for known in FORMATS:
        if known.name == name:
            return known
    raise Refusal("format.unknown", name=name, known=[known.name for known in FORMATS])


def format_of(given: Given) -> Format:
    """Return the format a file is in, by what it holds.

    Raises:
        Refusal: `file.empty`, `file.truncated`, `file.encrypted`, `file.not-text` or
            `file.unknown`, which names the kinds that can be read.
    """
    if not given.data:
        raise Refusal("file.empty", name=given.name)
    for known in FORMATS:
        if known.matches(given):
            return known
    raise Refusal("file.unknown", name=given.name, known=[known.title for known in FORMATS])


def read(given: Given, *, named: str = AUTO, columns: Columns | None = None) -> Reading:
    """Read a file as the format named, or as the one it is in."""
    known = format_of(given) if named == AUTO else format_named(named)
    if columns is not None and known.name == SPREADSHEET:
        return read_spreadsheet(given, columns)
    return known.read(given)
