"""Notices when the writer changes what is read with every request and every check-in.

Triggers of its connection alone, so that no statement passes them by and no other connection sees them.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from smallwins.application.ports import Act, Kept, Now
from smallwins.domain.metric import Metric
from smallwins.store.database import Database
from smallwins.store.keys import TABLES
from smallwins.store.sqlite import Sqlite
from smallwins.store.store import R, SqlStore

WATCHED = {
    "people": ("insert", "delete"),  # its rev rises with every act
    **dict.fromkeys(("profiles", "metrics", *TABLES.values()), ("insert", "update", "delete")),
}
"""Table → what is noticed of it."""


class Watch:
    """Counts the writes, over a writer's connections, to what others remember."""

    def __init__(self) -> None:
        self.writes = 0

    def over(self, db: Database) -> None:
        """Watch a new connection; PostgreSQL has other processes beside us, so there nobody remembers."""
        if not isinstance(db, Sqlite):
            return
        db.connection.create_function("noticed", 0, self._notice)
        for table, verbs in WATCHED.items():
            for verb in verbs:
                db.run(
                    f"create temp trigger noticed_{table}_{verb} after {verb} on main.{table} "
                    "begin select noticed(); end"
                )

    def store(self, db: Database) -> SqlStore:
        """Return the store of one batch."""
        return Batch(db, self) if isinstance(db, Sqlite) else SqlStore(db)

    def _notice(self) -> None:
        self.writes += 1


class Batch(SqlStore):
    """The store of one batch of writes, in one transaction: what each check-in reads is read once.

    Good as long as nothing of the batch is taken back by itself: a savepoint needs the plain store.
    """

    def __init__(self, db: Database, watch: Watch) -> None:
        super().__init__(db)
        self._watch = watch
        self._at = watch.writes
        self._metrics: dict[tuple[UUID, UUID], Any] = {}
        self._revs: dict[UUID, int] = {}

    def find(self, kind: type[R], user: UUID, id: UUID) -> R | None:
        """Return a record, or None."""
        found = self.kept(kind, user, id)
        return found.record if found else None

    def kept(self, kind: type[R], user: UUID, id: UUID) -> Kept[R] | None:
        """Return a record with its revs, or None."""
        if kind is not Metric:
            return super().kept(kind, user, id)
        self._forget()
        if (user, id) not in self._metrics:
            self._metrics[user, id] = super().kept(kind, user, id)
        found: Kept[R] | None = self._metrics[user, id]
        return found

    def begin(self, user: UUID, now: Now, act: str, summary: str = "", undoes: int | None = None) -> Act:
        """Open an act in the history and raise the person's rev."""
        begun = super().begin(user, now, act, summary, undoes)
        self._revs[user] = begun.rev
        return begun

    def undo(self, user: UUID, now: Now, rev: int, summary: str = "") -> Act:
        """Take an act back, as a new act."""
        begun = super().undo(user, now, rev, summary)
        self._revs[user] = begun.rev
        return begun

    def rev(self, user: UUID) -> int:
        """Return the person's rev."""
        self._forget()
        if user not in self._revs:
            self._revs[user] = super().rev(user)
        return self._revs[user]

    def _forget(self) -> None:
        if self._at != self._watch.writes:
            self._at = self._watch.writes
            self._metrics.clear()
            self._revs.clear()
