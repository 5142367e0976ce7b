"""The readers: one connection for all pages, and one aside for what takes longer than a page may."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TypeVar

from smallwins.domain.errors import Refusal
from smallwins.store.store import SqlStore

T = TypeVar("T")


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
        store = self._open_store()
        try:
            return function(store)
        finally:
            store.close()


def _answers(store: SqlStore) -> bool:
    if store.db.engine == "sqlite":
        return True
    try:
        store.db.rows("select 1")
    except Refusal:
        return False
    return True
