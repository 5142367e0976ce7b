"""Records asked for by what an index knows of them, so that a day's cost does not grow with the record."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from smallwins.store.codec import instant
from smallwins.store.database import Cell, Database
from smallwins.store.tables import Table, class_of, table

if TYPE_CHECKING:
    from smallwins.domain.note import Note, NoteKind
    from smallwins.domain.review import Period, Review
    from smallwins.domain.step import Step

LONGEST = timedelta(days=366)
"""How far before a day a review that holds it can begin."""


def steps_done(db: Database, user: UUID, since: datetime, limit: int | None = None) -> list[Step]:
    """Return the steps that were finished at `since` or after, the latest first, at most `limit` of them."""
    held: Table[Step] = table(class_of("step"))
    sql = held.select + " and t.done_at is not null and t.done_at >= :since"
    sql += " order by t.done_at desc nulls last, t.id"
    values: dict[str, Cell] = {"since": instant(since)}
    if limit is not None:
        sql += " limit :limit"
        values["limit"] = limit
    return [held.codec.record(row) for row in db.rows(sql, user_id=str(user), **values)]


def steps_left(db: Database, user: UUID) -> list[Step]:
    """Return the steps that are not done: open, parked or let go, oldest first."""
    held: Table[Step] = table(class_of("step"))
    rows = db.rows(held.select + " and t.state <> 'done' order by t.created_at, t.id", user_id=str(user))
    return [held.codec.record(row) for row in rows]


def notes_of(db: Database, user: UUID, kind: NoteKind) -> list[Note]:
    """Return the notes of a kind, oldest first."""
    held: Table[Note] = table(class_of("note"))
    rows = db.rows(
        held.select + " and t.kind = :kind order by t.created_at, t.id", user_id=str(user), kind=kind.value
    )
    return [held.codec.record(row) for row in rows]


def review_on(db: Database, user: UUID, period: Period, day: date) -> Review | None:
    """Return the review of a period that holds a day, the one that was made first, or None."""
    held: Table[Review] = table(class_of("review"))
    rows = db.rows(
        held.select
        + " and t.period = :period and t.since >= :first and t.since <= :day and t.until >= :day"
        + " order by t.created_at, t.id limit 1",
        user_id=str(user),
        period=period.value,
        first=(day - min(LONGEST, day - date.min)).isoformat(),
        day=day.isoformat(),
    )
    return held.codec.record(rows[0]) if rows else None
