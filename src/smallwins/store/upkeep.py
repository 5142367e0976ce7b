"""Statements over everybody's records: upkeep and administration, never a person's request."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from uuid import UUID

from smallwins.store.database import Database, Row
from smallwins.store.keys import TABLES, columns

PAGE = 500
"""People in one page."""


def daily_file(folder: Path, day: date) -> Path:
    """Return the path of a day's backup; where it exists the day's chores are done."""
    return folder / f"wins-{day.isoformat()}.db"


def people(db: Database, after: UUID | None = None) -> list[UUID]:
    """Return a page of people, those that come after `after`."""
    rows = db.rows(
        "select p.user_id from people as p where p.user_id > :after order by p.user_id limit :limit",
        after=str(after or UUID(int=0)),
        limit=PAGE,
    )
    return [UUID(row[0]) for row in rows]


def holds_anything(db: Database) -> bool:
    """Whether anybody has kept anything yet."""
    return bool(db.rows("select p.rev from people as p where p.rev > 0 limit 1"))


def the_person(db: Database) -> UUID | None:
    """Return the one person of a database on one's own machine, or None when it is new."""
    rows = db.rows("select p.user_id from people as p order by p.user_id limit 1")
    return UUID(rows[0][0]) if rows else None


def revs(db: Database) -> dict[str, int]:
    """Return everybody's rev."""
    return dict(db.rows("select p.user_id, p.rev from people as p"))


def raise_rev(db: Database, user: str, rev: int) -> None:
    """Raise a person's rev to `rev` unless it is there already."""
    db.run(
        "update people as p set rev = :rev where p.user_id = :user_id and p.rev < :rev", user_id=user, rev=rev
    )


def all_keys(db: Database) -> dict[str, list[Row]]:
    """Return everybody's keys, as rows."""
    found = {}
    for kind, name in TABLES.items():
        read = ", ".join(f"t.{column}" for column in columns(kind))
        found[kind] = db.rows(f"select {read} from {name} as t")  # noqa: S608 - names are our own
    return found


def put_keys(db: Database, held: dict[str, list[Row]]) -> None:
    """Put these keys in the place of all there are; those of nobody who is here are left out."""
    here = set(revs(db))
    for kind, name in TABLES.items():
        db.run(f"delete from {name} as t")  # noqa: S608 - names are our own
        rows = [row for row in held.get(kind, ()) if row[0] in here]
        db.insert_many(name, columns(kind), rows)
