"""The reader: one connection for all pages, opened again when the server went away."""

from __future__ import annotations

from collections.abc import Callable

from smallwins.domain.errors import Refusal
from smallwins.store.store import SqlStore


class Reader:
    """Hands out the store to read from. Pages are read one at a time, in the loop's own thread."""

    def __init__(self, open_store: Callable[[], SqlStore]) -> None:
        self._open_store = open_store
        self._store: SqlStore | None = None

    def __call__(self) -> SqlStore:
        """Return the store, on a connection that answers."""
        if self._store is not None and not _answers(self._store):
            self.close()
        if self._store is None:
            self._store = self._open_store()
        return self._store

    def close(self) -> None:
        """Give the connection back."""
        store, self._store = self._store, None
        if store is not None:
            store.db.close()


def _answers(store: SqlStore) -> bool:
    if store.db.engine == "sqlite":
        return True
    try:
        store.db.rows("select 1")
    except Refusal:
        return False
    return True
