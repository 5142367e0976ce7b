"""Loop Habit Tracker's CSV zip: a list of habits, a folder of marks for each; or its matrix alone."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from pathlib import PurePosixPath

from smallwins.domain.errors import Refusal
from smallwins.formats.dates import Dates
from smallwins.formats.reading import Draft, Given, Reading
from smallwins.formats.tables import Table, decode, first_line, read_table
from smallwins.formats.trackers.loop_habit import AUTO, NO, SKIP, UNKNOWN, YES, Habit, Mark, take_habit
from smallwins.formats.trackers.loop_twin import join_twins
from smallwins.formats.zipped import Unzipped, is_zip

KIND = "loop-csv"

_WORDS = {"YES_MANUAL": YES, "YES_AUTO": AUTO, "NO": NO, "SKIP": SKIP, "UNKNOWN": UNKNOWN}
_FOLDER = re.compile(r"(\d{3,})\b.*")
_MAPPED = frozenset({
    "Position", "Name", "Type", "Question", "Description", "FrequencyNumerator", "FrequencyDenominator",
    "Unit", "Target Type", "Target Value", "Archived?",
})  # fmt: skip
_LIST, _MARKS = "Habits.csv", "Checkmarks.csv"
_LOOP_WORDS = ("YES_MANUAL", "YES_AUTO", "UNKNOWN")


def is_loop_csv(given: Given) -> bool:
    """Whether a file is Loop's CSV zip: it holds a list of habits and their marks."""
    if not is_zip(given.data):
        return False
    names = [PurePosixPath(member) for member in Unzipped(given.data, given.name).names]
    return any(member.name == _LIST for member in names) and any(member.name == _MARKS for member in names)


def is_loop_matrix(given: Given) -> bool:
    """Whether a file is Loop's matrix of marks: a date, then habits, and a comma at the end of the line."""
    head = first_line(given.data)
    body = given.data[:65536].decode("utf-8", "replace")
    is_marks = "Checkmarks" in given.name or any(word in body for word in _LOOP_WORDS)
    return head.startswith("Date,") and head.endswith(",") and is_marks


def read_loop_csv(given: Given) -> Reading:
    """Read the zip: habits from the list, marks from the folders, mapped by position."""
    draft = Draft(given, KIND)
    unzipped = Unzipped(given.data, given.name)
    listed = next(name for name in unzipped.names if PurePosixPath(name).name == _LIST)
    root = str(PurePosixPath(listed).parent)
    habits = _habits(draft, _table(draft, unzipped, listed))
    for member in unzipped.names:
        path = PurePosixPath(member)
        match = _FOLDER.fullmatch(path.parent.name)
        if path.name == _MARKS and match and str(path.parent.parent) == root:
            _folder(draft, habits.get(int(match[1])), member, _table(draft, unzipped, member))
    _take(draft, habits.values())
    return draft.reading()


def read_loop_matrix(given: Given) -> Reading:
    """Read the matrix alone: names and marks are all it holds, so every habit is taken as daily."""
    draft = Draft(given, KIND)
    text, _ = decode(given.data, given.name)
    table = read_table(text, given.name)
    if table.header[0] != "Date":
        raise Refusal("file.other-kind", name=given.name)
    names = table.header[1:-1] if table.header[-1] == "" else table.header[1:]
    if any(len(cells) != len(table.header) for _, cells in table.rows):
        # Names are not quoted there: a comma in one moves every column after it.
        draft.leave("loop.comma-in-name", line=table.header_line)
        return draft.reading()
    habits = [_bare_habit(name, place) for place, name in enumerate(names)]
    _tell_apart(habits)
    _matrix(draft, table, habits)
    for habit in habits:
        habit.numeric = any(mark.raw > SKIP for mark in habit.marks)
        draft.change("schedule.assumed", name=habit.name)
    _take(draft, habits)
    return draft.reading()


def _habits(draft: Draft, table: Table) -> dict[int, Habit]:
    found: dict[int, Habit] = {}
    for line, cells in table.rows:
        row = dict(zip(table.header, cells, strict=False))
        position = row.get("Position", "")
        if not position.isdecimal():
            draft.leave("row.shorter", line=line)
            continue
        found[int(position)] = _habit(row, line, int(position))
    _tell_apart(found.values())
    return found


def _habit(row: dict[str, str], line: int, position: int) -> Habit:
    texts = (row.get("Question", "").strip(), row.get("Description", "").strip())
    return Habit(
        key=(),
        kind=KIND,
        source_id="",
        name=row.get("Name", "").strip() or f"#{position}",
        line=line,
        numeric=row.get("Type") == "NUMERICAL",
        at_most=row.get("Target Type") == "AT_MOST",
        target=_number(row.get("Target Value", "")),
        unit=row.get("Unit", ""),
        times=int(_number(row.get("FrequencyNumerator", "1"))),
        days=int(_number(row.get("FrequencyDenominator", "1"))),
        note="\n\n".join(text for text in texts if text),
        archived=row.get("Archived?", "").lower() == "true",
        position=position,
        bag={name: cell for name, cell in row.items() if name not in _MAPPED and cell},
    )


def _bare_habit(name: str, place: int) -> Habit:
    return Habit(key=(), kind=KIND, source_id="", name=name or f"#{place + 1}", line=1, position=place)


def _tell_apart(habits: Iterable[Habit]) -> None:
    # The export holds no ids: habits of one name are told apart by their order.
    counts: dict[str, int] = {}
    for habit in sorted(habits, key=lambda habit: habit.position):
        number = counts[habit.name] = counts.get(habit.name, 0) + 1
        habit.key = (KIND, habit.name, str(number))
        habit.source_id = habit.name if number == 1 else f"{habit.name} ({number})"


def _folder(draft: Draft, habit: Habit | None, member: str, table: Table) -> None:
    draft.member = member
    if habit is None:
        draft.leave("habit.unknown", habit=PurePosixPath(member).parent.name)
        return
    dates = Dates(cells[0] for _, cells in table.rows)
    if not dates.certain:
        draft.change("dates.assumed", order=str(dates.order))
    for line, cells in table.rows:
        cells = [*cells, "", ""]  # noqa: PLW2901 - older exports have no notes
        _mark(draft, habit, line, dates.read(cells[0]), cells)


def _matrix(draft: Draft, table: Table, habits: list[Habit]) -> None:
    dates = Dates(cells[0] for _, cells in table.rows)
    if not dates.certain:
        draft.change("dates.assumed", order=str(dates.order))
    for line, cells in table.rows:
        day = dates.read(cells[0])
        for habit, cell in zip(habits, cells[1:], strict=False):
            _mark(draft, habit, line, day, [cells[0], cell, ""])


def _mark(draft: Draft, habit: Habit, line: int, day: date | None, cells: list[str]) -> None:
    raw = _raw(cells[1].strip())
    if day is None:
        draft.leave("date.unreadable", line=line, text=cells[0])
    elif raw is None:
        draft.leave("value.unreadable", line=line, text=cells[1])
    else:
        habit.marks.append(Mark(line, day, raw, cells[2]))


def _raw(text: str) -> int | None:
    if text in _WORDS:
        return _WORDS[text]
    try:
        return int(text) if text else UNKNOWN
    except ValueError:
        return None


def _take(draft: Draft, habits: Iterable[Habit]) -> None:
    found = list(habits)
    otherwise = max((mark.day for habit in found for mark in habit.marks), default=draft.given.today)
    join_twins(draft, found)
    for habit in found:
        draft.member = f"{habit.position:03d} {habit.name}"
        take_habit(draft, habit, otherwise=otherwise)


def _table(draft: Draft, unzipped: Unzipped, member: str) -> Table:
    text, guessed = decode(unzipped.read(member), member)
    if guessed:
        draft.member = member
        draft.change("encoding.assumed")
    return read_table(text, member)


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0
