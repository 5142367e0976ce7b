"""The readers: one connection for all pages, and one aside for what takes longer than a page may."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Hashable
from time import monotonic
from typing import Any, Protocol, TypeVar
from uuid import UUID

from smallwins.application.ports import Key, Record
from smallwins.domain.errors import Refusal
from smallwins.domain.metric import Metric
from smallwins.domain.profile import Profile
from smallwins.store.database import Database
from smallwins.store.sqlite import Sqlite
from smallwins.store.store import SqlStore

R = TypeVar("R", bound=Record)
K = TypeVar("K", bound=Key)
T = TypeVar("T")


FIRST = frozenset({Profile, Metric})
"""Records that are asked for with each request and each check-in."""


FRESH = 0.002
"""Seconds for which what other processes committed may be not yet seen."""

BUSY = 0.01
"""The same while our own writer commits, which SQLite does not tell from others."""


PAGES_KB = 500
"""Kilobytes of the file's pages that a connection to read from keeps; SQLite's own choice is 2,000."""


class Own(Protocol):
    """What the writer of this process has done."""

    @property
    def commits(self) -> int:
        """How many batches it has carried out."""
        ...

    @property
    def noticed(self) -> int:
        """How many writes to what is remembered here are behind it."""
        ...


class Remembering(SqlStore):
    """A store that reads what every request asks first (who, their devices) once until somebody changes it.

    What our own writer changes is known exactly. What other processes do is not: SQLite tells that others
    have committed, which is looked at when a request begins. This connection never writes.
    """

    def __init__(self, db: Database, own: Own) -> None:
        super().__init__(db)
        self._own = own
        self._looked = self._read = 0.0
        self._seen = self._commits = self._noticed = -1
        self._is_doubtful = False
        self._known: dict[Hashable, Any] = {}

    def begin_request(self) -> None:
        """Forget what was read when another process may have committed since.

        A request asks for the store several times, so that the count of other connections is looked at anew
        only after `FRESH` seconds.
        """
        now = monotonic()
        if now - self._looked > FRESH:
            self._looked = now
            self._look()
        if self._is_doubtful and now - self._read > BUSY:
            self._forget()

    def _look(self) -> None:
        commits = self._own.commits
        seen = self.db.rows("pragma data_version")[0][0]
        if seen != self._seen:
            self._is_doubtful = True
            if commits == self._commits:
                self._forget()
        self._seen, self._commits = seen, commits

    def _forget(self) -> None:
        self._known.clear()
        self._is_doubtful = False
        self._read = monotonic()

    def the_person(self) -> UUID | None:
        """Return the one person of a database on one's own machine, or None when it is new."""
        return self._once("person", super().the_person)

    def find(self, kind: type[R], user: UUID, id: UUID) -> R | None:
        """Return a record, or None."""
        if kind not in FIRST:
            return super().find(kind, user, id)
        return self._once((kind, user, id), lambda: super(Remembering, self).find(kind, user, id))

    def keys(self, kind: type[K], user: UUID) -> list[K]:
        """Return every key of a kind, oldest first."""
        return list(self._once((kind, user), lambda: super(Remembering, self).keys(kind, user)))

    def _once(self, asked: Hashable, read: Callable[[], T]) -> T:
        if self._noticed != self._own.noticed:
            self._noticed = self._own.noticed
            self._known.clear()
        if asked not in self._known:
            self._known[asked] = read()
        found: T = self._known[asked]
        return found


class Reader:
    """Hands out the store to read from. Pages are read one at a time, in the loop's own thread."""

    def __init__(self, open_store: Callable[[], SqlStore], own: Own) -> None:
        """Take how to open the store, and the writer of this process."""
        self._open_store = open_store
        self._own = own
        self._store: SqlStore | None = None

    def __call__(self) -> SqlStore:
        """Return the store, on a connection that answers."""
        if self._store is not None and not _answers(self._store):
            self.close()
        if self._store is None:
            store = _sparing(self._open_store())
            self._store = Remembering(store.db, self._own) if store.db.engine == "sqlite" else store
        if isinstance(self._store, Remembering):
            self._store.begin_request()
        return self._store

    def close(self) -> None:
        """Give the connection back."""
        store, self._store = self._store, None
        if store is not None:
            store.db.close()


class Aside:
    """Reads on a thread and a connection of its own, one question at a time, while the pages go on.

    Who waits for the same question finds its answer kept when their turn comes.
    """

    def __init__(self, open_store: Callable[[], SqlStore]) -> None:
        self._open_store = open_store
        self._turn = asyncio.Lock()

    async def __call__(self, function: Callable[[SqlStore], T]) -> T:
        """Return what `function(store)` returns; the store is gone afterwards."""
        async with self._turn:
            return await asyncio.to_thread(self._whole, function)

    def _whole(self, function: Callable[[SqlStore], T]) -> T:
        store = _sparing(self._open_store())
        try:
            return function(store)
        finally:
            store.close()


def _sparing(store: SqlStore) -> SqlStore:
    """Give a store to read from less room than SQLite would take: the system keeps the file's pages too."""
    if isinstance(store.db, Sqlite):
        store.db.run(f"pragma cache_size = -{PAGES_KB}")
    return store


def _answers(store: SqlStore) -> bool:
    if isinstance(store.db, Sqlite):
        return not store.db.read_only  # opened so while nothing could be written: perhaps it can by now
    try:
        store.db.rows("select 1")
    except Refusal:
        return False
    return True
