"""Invented backups of Loop, in the schemas 9 to 25, built from what is known of each."""

from __future__ import annotations

import sqlite3
import zipfile
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

TEAL = -16742021
"""A colour as it was stored before schema 14: a signed ARGB number."""

_HABITS = (
    ("id", 9), ("archived", 9), ("color", 9), ("description", 9), ("freq_den", 9), ("freq_num", 9),
    ("highlight", 9), ("name", 9), ("position", 9), ("reminder_hour", 9), ("reminder_min", 9),
    ("reminder_days", 11), ("type", 16), ("target_type", 18), ("target_value", 18), ("unit", 18),
    ("question", 23), ("uuid", 24),
)  # fmt: skip
"""Each column of Habits with the schema that brought it."""

HEADER = (
    "Position,Name,Type,Question,Description,FrequencyNumerator,FrequencyDenominator,Color,Unit,"
    "Target Type,Target Value,Archived?"
)
"""The first line of a CSV export's list of habits."""

_REPETITIONS = (("id", 9), ("habit", 9), ("timestamp", 9), ("value", 16), ("notes", 25))


@dataclass(frozen=True)
class Mark:
    """One row of Repetitions."""

    habit: int
    day: date
    value: int = 2
    notes: str = ""


def milliseconds(day: date) -> int:
    """Return the UTC midnight of a date, as Loop stores it."""
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp() * 1000)


def habit(id: int, name: str, **columns: Any) -> dict[str, Any]:
    """Return a daily yes/no habit, changed by `columns`."""
    plain = {
        "id": id, "archived": 0, "color": 8, "description": "", "freq_den": 1, "freq_num": 1,
        "highlight": 0, "name": name, "position": id, "reminder_hour": None, "reminder_min": None,
        "reminder_days": 127, "type": 0, "target_type": 0, "target_value": 0.0, "unit": "",
        "question": "", "uuid": f"uuid{id:04d}",
    }  # fmt: skip
    return plain | columns


def backup(version: int, habits: list[dict[str, Any]], marks: list[Mark], *, wal: bool = False) -> bytes:
    """Return the bytes of a backup of a schema, with the columns it had."""
    with closing(sqlite3.connect(":memory:")) as db:
        habit_columns = [name for name, since in _HABITS if since <= version]
        mark_columns = [name for name, since in _REPETITIONS if since <= version]
        db.execute("create table android_metadata (locale text)")
        db.execute(f"create table Habits ({', '.join(habit_columns)})")
        db.execute(f"create table Repetitions ({', '.join(mark_columns)})")
        _insert(db, "Habits", habit_columns, habits)
        rows = [
            {
                "id": number,
                "habit": mark.habit,
                "timestamp": milliseconds(mark.day),
                "value": mark.value,
                "notes": mark.notes,
            }
            for number, mark in enumerate(marks, 1)
        ]
        _insert(db, "Repetitions", mark_columns, rows)
        db.execute(f"pragma user_version = {version}")
        db.commit()
        data = bytearray(db.serialize())
    if wal:
        data[18:20] = b"\x02\x02"
    return bytes(data)


def _insert(db: sqlite3.Connection, table: str, columns: list[str], rows: list[dict[str, Any]]) -> None:
    places = ", ".join("?" * len(columns))
    names = ", ".join(columns)
    db.executemany(
        f"insert into {table} ({names}) values ({places})",
        [[row[name] for name in columns] for row in rows],
    )


def loop_csv(*habits: tuple[str, list[tuple[date, str]]]) -> bytes:
    """Return the bytes of a CSV export of daily yes/no habits, each a name with its days and marks."""
    whole = BytesIO()
    with zipfile.ZipFile(whole, "w") as target:
        rows = [
            f"{place:03d},{name},YES_NO,,,1,1,#FF8F00,,,,false" for place, (name, _) in enumerate(habits, 1)
        ]
        target.writestr("Habits.csv", "\n".join([HEADER, *rows]))
        for place, (name, marks) in enumerate(habits, 1):
            lines = [f"{day.isoformat()},{mark}," for day, mark in marks]
            target.writestr(f"{place:03d} {name}/Checkmarks.csv", "\n".join(["Date,Value,Notes", *lines]))
    return whole.getvalue()
