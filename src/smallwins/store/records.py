"""Records of every noun: read, kept and deleted, with their history and search text."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, TypeVar
from uuid import UUID

from smallwins.application.ports import Act, Kept, Record
from smallwins.store import history, search, standings
from smallwins.store.codec import from_json, to_json
from smallwins.store.database import Database, Row, among
from smallwins.store.tables import HANGING, Table, class_of, table

R = TypeVar("R", bound=Record)

TOGETHER = 100
"""Records that are deleted by one statement."""


REMEMBERED = frozenset({"profiles", "metrics"})
"""Tables whose rows are read with each check-in and seldom change: the same cells make the same record."""


def kept(db: Database, kind: type[R], user: UUID, id: UUID) -> Kept[R] | None:
    """Return a record with its revs, or None."""
    held = table(kind)
    rows = db.rows(held.select + " and t.id = :id", user_id=str(user), id=str(id))
    return _kept(held, rows[0]) if rows else None


def all_kept(db: Database, kind: type[R], user: UUID) -> list[Kept[R]]:
    """Return every record of a kind with its revs, oldest first."""
    held = table(kind)
    return [
        _kept(held, row) for row in db.rows(held.select + " order by t.created_at, t.id", user_id=str(user))
    ]


def changed_since(db: Database, kind: type[R], user: UUID, rev: int) -> list[Kept[R]]:
    """Return the records of a kind that were made or changed after `rev`, in the order of their acts."""
    held = table(kind)
    rows = db.rows(held.select + " and t.rev > :rev order by t.rev, t.id", user_id=str(user), rev=rev)
    return [_kept(held, row) for row in rows]


def revs_after(db: Database, kind: type[R], user: UUID, rev: int) -> dict[UUID, int]:
    """Return the ids of a kind that were last changed after `rev`, each with when."""
    rows = db.rows(
        f"select t.id, t.rev from {table(kind).name} as t "  # noqa: S608 - our own name
        "where t.user_id = :user_id and t.rev > :rev",
        user_id=str(user),
        rev=rev,
    )
    return {UUID(id): held_at for id, held_at in rows}


def as_made(db: Database, user: UUID, held: Kept[R]) -> R:
    """Return a record as it was when it was made, before anything changed it."""
    for item in history.items_of(db, user, held.record.noun, held.record.id):
        if item.before is not None and item.rev > held.created_rev:
            return from_json(item.before, type(held.record))
    return held.record


def keep(db: Database, act: Act, record: Record) -> None:
    """Insert `record`, or change what is kept under its id; the same again changes nothing."""
    before = kept(db, type(record), act.user_id, record.id)
    if before is None:
        _insert(db, act, record)
    elif before.record == record:
        return
    else:
        _update(db, act, before, record)
    search.index(db, act.user_id, record, is_new=before is None)
    standings.drop_stale(db, act.user_id, before.record if before else None, record)


def keep_new(db: Database, act: Act, records: Sequence[Record]) -> None:
    """Insert many records of one kind, all of them new."""
    if not records:
        return
    held = table(type(records[0]))
    user = str(act.user_id)
    db.insert_many(
        held.name, held.columns, ([user, *held.codec.row(record), act.rev, act.rev] for record in records)
    )
    search.index_new(db, act.user_id, records)
    standings.drop_stale(db, act.user_id, *records)


def remove(db: Database, act: Act, record: Record) -> None:
    """Delete a record and all that hangs on it."""
    for noun, column in HANGING.get(record.noun, ()):
        remove_many(db, act, noun, _by_column(db, class_of(noun), act.user_id, column, record.id))
    found = kept(db, type(record), act.user_id, record.id)
    if found is not None:
        remove_many(db, act, record.noun, [found])


def remove_many(db: Database, act: Act, noun: str, found: Sequence[Kept[Any]]) -> None:
    """Delete records of one noun; what they were goes into the history, all but those this act made."""
    if not found:
        return
    history.note_items(db, act, noun, [held for held in found if held.created_rev != act.rev], gone=True)
    name = table(class_of(noun)).name
    for start in range(0, len(found), TOGETHER):
        ids = [held.record.id for held in found[start : start + TOGETHER]]
        any_of, values = among(ids)
        db.run(
            f"delete from {name} as t where t.user_id = :user_id and t.id in ({any_of})",  # noqa: S608 - ours
            user_id=str(act.user_id),
            **values,
        )
        search.forget(db, act.user_id, noun, *ids)
    standings.drop_stale(db, act.user_id, *(held.record for held in found))


def bring_back(db: Database, act: Act, noun: str, gone: Sequence[Kept[Any]]) -> None:
    """Insert records that were deleted, made when they were made, changed now."""
    if not gone:
        return
    held = table(class_of(noun))
    user = str(act.user_id)
    rows = ([user, *held.codec.row(lost.record), lost.created_rev, act.rev] for lost in gone)
    db.insert_many(held.name, held.columns, rows)
    history.note_items(db, act, noun, gone, gone=False)
    search.index_new(db, act.user_id, [lost.record for lost in gone])
    standings.drop_stale(db, act.user_id, *(lost.record for lost in gone))


def _by_column(db: Database, kind: type[R], user: UUID, column: str, id: UUID) -> list[Kept[R]]:
    held = table(kind)
    rows = db.rows(held.select + f' and t."{column}" = :id', user_id=str(user), id=str(id))
    return [_kept(held, row) for row in rows]


def _insert(db: Database, act: Act, record: Record) -> None:
    held = table(type(record))
    cells = dict(zip(held.codec.columns, held.codec.row(record), strict=True))
    db.run(held.insert, user_id=str(act.user_id), created_rev=act.rev, rev=act.rev, **cells)


def _update(db: Database, act: Act, before: Kept[R], record: Record) -> None:
    held = table(type(record))
    cells = dict(zip(held.codec.columns, held.codec.row(record), strict=True))
    if before.created_rev != act.rev:
        history.note_change(db, act, before, to_json(before.record), to_json(record))
    db.run(held.update, user_id=str(act.user_id), rev=act.rev, **cells)


def _kept(held: Table[R], row: Row) -> Kept[R]:
    record = _remembered(held.codec.cls, row[:-2]) if held.name in REMEMBERED else held.codec.record(row[:-2])
    return Kept(record, created_rev=row[-2], rev=row[-1])


@lru_cache(maxsize=1024)
def _remembered(kind: type[R], cells: Row) -> R:
    record: R = table(kind).codec.record(cells)
    return record
