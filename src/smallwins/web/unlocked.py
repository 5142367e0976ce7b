"""Which browsers have opened the lock, and when they were last used. Nothing of it outlives the server."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import time
from collections.abc import Callable
from typing import Any

from smallwins.application import locks
from smallwins.application.ports import Store
from smallwins.domain.lock import Lock

KNOWN_FOR = 1.0
"""Seconds after which the lock is read again: a terminal may have put it on or taken it off."""

MOST = 1000
"""Browsers that are remembered; beyond it the one that was used least lately is asked again."""


class Unlocked:
    """The browsers that have opened the lock. Of what they hold, the hash alone is here."""

    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        # The clock on the wall: the other one stands still while a laptop sleeps.
        self._clock = clock
        self._asked: dict[str, Any] = {}
        self._used: dict[tuple[str, str], float] = {}
        self._lock: Lock | None = None
        self._read_at: float | None = None

    def lock(self, store: Store) -> Lock | None:
        """Return the lock as it was a moment ago."""
        now = self._clock()
        if self._read_at is None or not 0 <= now - self._read_at < KNOWN_FOR:
            user = store.the_person()
            self._lock = locks.lock_of(store, user) if user else None
            self._read_at = now
        return self._lock

    def changed(self) -> None:
        """Have the lock read again: it was put on or taken off."""
        self._read_at = None

    def begin(self, lock: Lock) -> str:
        """Let a browser in that opened the lock; return what it holds from now on."""
        token = secrets.token_urlsafe(32)
        if len(self._used) >= MOST:
            del self._used[min(self._used, key=self._used.__getitem__)]
        self._used[self._key(lock, token)] = self._clock()
        return token

    def is_open(self, lock: Lock, token: str) -> bool:
        """Whether a browser has opened this lock and was used since; this is a use."""
        key, now = self._key(lock, token), self._clock()
        used = self._used.get(key)
        if used is None or not 0 <= now - used < lock.after_minutes * 60:
            self._used.pop(key, None)
            return False
        self._used[key] = now
        return True

    def seal(self, lock: Lock) -> str:
        """Return the key with which an open page seals what is being written when the lock comes.

        It follows from what is kept of the passphrase, salt and all, so a server begun anew has the
        same one, and who has that has the record.
        """
        return hmac.new(lock.passphrase_hash.encode(), b"seal" + lock.id.bytes, hashlib.sha256).hexdigest()

    def ask(self, state: Any) -> str:
        """Remember what a device was asked; return the ticket under which it answers."""
        if len(self._asked) >= MOST:
            self._asked.pop(next(iter(self._asked)))
        ticket = secrets.token_urlsafe(16)
        self._asked[ticket] = state
        return ticket

    def asked(self, ticket: str) -> Any:
        """Return what was asked under a ticket, once; None when nothing was, or somebody answered."""
        return self._asked.pop(ticket, None)

    def end(self, lock: Lock, token: str) -> None:
        """Ask a browser again with its next request."""
        self._used.pop(self._key(lock, token), None)

    def _key(self, lock: Lock, token: str) -> tuple[str, str]:
        return str(lock.id), hashlib.sha256(token.encode()).hexdigest()
