"""Loop Habit Tracker's backup: a SQLite file of schema 9 to 25, read column by column."""

from __future__ import annotations

import re
import sqlite3
from datetime import date
from typing import Any

from smallwins.domain.errors import Refusal
from smallwins.formats.databases import columns_of, is_database, opened
from smallwins.formats.dates import epoch_day
from smallwins.formats.reading import Draft, Given, Reading
from smallwins.formats.tables import MOST_ROWS
from smallwins.formats.trackers.loop_habit import YES, Habit, Mark, take_habit
from smallwins.formats.trackers.loop_twin import join_twins

KIND = "loop"
OLDEST, NEWEST = 9, 25
NUMERIC, AT_MOST = 1, 1
QUESTION_SINCE = 23
"""Before this schema the column `description` held the question."""

_MAPPED = frozenset({
    "id", "name", "description", "question", "archived", "position", "freq_num", "freq_den", "type",
    "target_type", "target_value", "unit",
})  # fmt: skip
_FILE_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


def is_loop(given: Given) -> bool:
    """Whether a file is a Loop backup: a database with its two tables."""
    if not is_database(given.data):
        return False
    with opened(given.data, given.name) as db:
        habits = columns_of(db, "Habits")
        return "freq_num" in habits and "timestamp" in columns_of(db, "Repetitions")


def read_loop(given: Given) -> Reading:
    """Read a backup: every habit with the window it had, every mark set by hand."""
    draft = Draft(given, KIND)
    with opened(given.data, given.name) as db:
        version = int(db.execute("pragma user_version").fetchone()[0])
        if not OLDEST <= version <= NEWEST:
            draft.change("loop.other-version", version=version, oldest=OLDEST, newest=NEWEST)
        habits = _habits(db, version)
        _marks(db, draft, habits)
    otherwise = _otherwise(given, habits)
    join_twins(draft, habits.values())
    for habit in sorted(habits.values(), key=lambda habit: habit.position):
        draft.member = "Repetitions"
        take_habit(draft, habit, otherwise=otherwise)
    return draft.reading()


def _habits(db: sqlite3.Connection, version: int) -> dict[int, Habit]:
    names = columns_of(db, "Habits")
    rows = db.execute("select * from Habits order by position, id")
    found: dict[int, Habit] = {}
    for place, cells in enumerate(rows):
        row = dict(zip(names, cells, strict=True))
        found[int(row["id"])] = _habit(row, place, version)
    return found


def _habit(row: dict[str, Any], place: int, version: int) -> Habit:
    number = int(row["id"])
    name = str(row["name"] or "").strip() or f"#{number}"
    uuid = str(row.get("uuid") or "")
    described = str(row.get("description") or "").strip()
    question = str(row.get("question") or "").strip() if version >= QUESTION_SINCE else ""
    return Habit(
        key=(KIND, uuid) if uuid else (KIND, str(number), name),
        kind=KIND,
        source_id=uuid or f"{number} {name}",
        name=name,
        line=number,
        numeric=_whole(row.get("type")) == NUMERIC,
        at_most=_whole(row.get("target_type")) == AT_MOST,
        target=float(row.get("target_value") or 0),
        unit=str(row.get("unit") or ""),
        times=_whole(row["freq_num"]),
        days=_whole(row["freq_den"]),
        note="\n\n".join(text for text in (question, described) if text),
        archived=bool(row.get("archived")),
        position=place,
        bag=_bag(row),
    )


def _marks(db: sqlite3.Connection, draft: Draft, habits: dict[int, Habit]) -> None:
    draft.member = "Repetitions"
    names = columns_of(db, "Repetitions")
    value = "value" if "value" in names else str(YES)
    notes = "notes" if "notes" in names else "''"
    total = int(db.execute("select count(*) from Repetitions").fetchone()[0])
    if total > MOST_ROWS:
        raise Refusal("file.too-many-rows", name=draft.given.name, most=MOST_ROWS)
    rows = db.execute(f"select id, habit, timestamp, {value}, {notes} from Repetitions order by id")  # noqa: S608
    for number, habit, timestamp, raw, note in draft.given.watched(rows, 2 * total):
        day = epoch_day(timestamp) if isinstance(timestamp, int) else None
        if habit not in habits:
            draft.leave("habit.unknown", line=number, habit=habit)
        elif day is None:
            draft.leave("date.unreadable", line=number, text=str(timestamp))
        else:
            mark = Mark(number, day, YES if raw is None else _whole(raw), str(note or ""))
            habits[habit].marks.append(mark)


def _bag(row: dict[str, Any]) -> dict[str, Any]:
    return {
        name: cell
        for name, cell in row.items()
        if name not in _MAPPED and isinstance(cell, str | int | float) and cell != ""
    }


def _otherwise(given: Given, habits: dict[int, Habit]) -> date:
    """Return the day on which a habit without any mark begins: the same at each import of one file."""
    days = [mark.day for habit in habits.values() for mark in habit.marks]
    if days:
        return max(days)
    match = _FILE_DAY.search(given.name)
    try:
        return date(int(match[1]), int(match[2]), int(match[3])) if match else given.today
    except ValueError:
        return given.today


def _whole(cell: object) -> int:
    return int(cell) if isinstance(cell, int | float) else 0
