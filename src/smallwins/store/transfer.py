"""A whole record at once: what an archive holds, put back as it was; and what an import has to know."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from smallwins.application.ports import Kept, Record
from smallwins.store import search
from smallwins.store.codec import instant
from smallwins.store.database import Cell, Database
from smallwins.store.history import item_from
from smallwins.store.tables import NOUNS, class_of, table

if TYPE_CHECKING:
    from smallwins.application.changes import Change, ChangeItem, Whole

CHUNK = 5000
"""Records that are searched and written in one go."""


def nouns() -> dict[str, type[Any]]:
    """Return the class of each noun, in an order in which records can be kept."""
    return {noun: class_of(noun) for noun in NOUNS}


def revs(db: Database, kind: type[Record], user: UUID) -> dict[UUID, int]:
    """Return the id of every record of a kind with the rev at which it was last changed."""
    rows = db.rows(
        f"select t.id, t.rev from {table(kind).name} as t where t.user_id = :user_id",  # noqa: S608 - our name
        user_id=str(user),
    )
    return {UUID(id): rev for id, rev in rows}


def deletions(db: Database, kind: type[Record], user: UUID) -> dict[UUID, int]:
    """Return the ids of a kind that were ever deleted, with the rev of the last time."""
    rows = db.rows(
        """
        select i.id, max(i.rev) from change_items as i
        where i.user_id = :user_id and i.noun = :noun and i.after is null
        group by i.id
        """,
        user_id=str(user),
        noun=kind.noun,
    )
    return {UUID(id): rev for id, rev in rows}


def all_items(db: Database, user: UUID) -> list[ChangeItem]:
    """Return every record that any act changed or deleted, in the order of the acts."""
    rows = db.rows(
        """
        select i.rev, i.noun, i.id, i.created_rev, i.before, i.after from change_items as i
        where i.user_id = :user_id
        order by i.rev
        """,
        user_id=str(user),
    )
    return sorted((item_from(row) for row in rows), key=lambda item: (item.rev, item.noun, item.id))


def restore(db: Database, user: UUID, whole: Whole) -> None:
    """Put a whole record in the place of what the person has, with its own revs; it is no act."""
    _clear(db, user)
    db.run("update people as p set rev = :rev where p.user_id = :user_id", user_id=str(user), rev=whole.rev)
    _changes(db, user, whole.changes)
    _items(db, user, whole.items)
    for noun in NOUNS:
        found = whole.records.get(noun, ())
        for start in range(0, len(found), CHUNK):
            _insert(db, user, noun, found[start : start + CHUNK])


def _clear(db: Database, user: UUID) -> None:
    tables = [table(class_of(noun)).name for noun in reversed(NOUNS)]
    for name in (*tables, "search_texts", "standings", "change_items", "changes"):
        db.run(f"delete from {name} as t where t.user_id = :user_id", user_id=str(user))  # noqa: S608


def _changes(db: Database, user: UUID, changes: Sequence[Change]) -> None:
    columns = ("user_id", "rev", "at", "device", "act", "summary", "undoes")
    rows: list[list[Cell]] = [
        [str(user), held.rev, instant(held.at), held.device, held.act, held.summary, held.undoes]
        for held in changes
    ]
    db.insert_many("changes", columns, rows)


def _items(db: Database, user: UUID, items: Sequence[ChangeItem]) -> None:
    columns = ("user_id", "rev", "noun", "id", "created_rev", "before", "after")
    rows: list[list[Cell]] = [
        [str(user), item.rev, item.noun, str(item.id), item.created_rev, item.before, item.after]
        for item in items
    ]
    db.insert_many("change_items", columns, rows)


def _insert(db: Database, user: UUID, noun: str, found: Sequence[Kept[Any]]) -> None:
    held = table(class_of(noun))
    rows = ([str(user), *held.codec.row(kept.record), kept.created_rev, kept.rev] for kept in found)
    db.insert_many(held.name, held.columns, rows)
    search.index_new(db, user, [kept.record for kept in found])
