"""Whose record it is: made once, erased whole."""

from __future__ import annotations

from uuid import UUID

from smallwins.domain.errors import Refusal
from smallwins.store.database import Database


def add_person(db: Database, user: UUID) -> None:
    """Make room for a person's record."""
    db.run("insert into people (user_id, rev) values (:user_id, 0)", user_id=str(user))


def rev(db: Database, user: UUID) -> int:
    """Return the person's rev: it rises with every act."""
    rows = db.rows("select p.rev from people as p where p.user_id = :user_id", user_id=str(user))
    if not rows:
        raise Refusal("person.unknown")
    return int(rows[0][0])


def erase(db: Database, user: UUID) -> None:
    """Delete everything a person has kept, at once and for good."""
    db.run("delete from people as p where p.user_id = :user_id", user_id=str(user))
