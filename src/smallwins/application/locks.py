"""Putting the lock on, opening it, taking it off."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from smallwins.application.passphrases import matches
from smallwins.application.ports import Now, Store
from smallwins.domain.errors import Refusal
from smallwins.domain.lock import Lock, OwnLock, check_minutes, wait_after


def lock_of(store: Store, user: UUID) -> Lock | None:
    """Return the person's lock, or None when the pages are open."""
    held = store.keys(Lock, user)
    return held[0] if held else None


def put_on(store: Store, user: UUID, now: Now, passphrase_hash: str, after_minutes: int) -> Lock:
    """Put a lock on, in the place of one that is on: whoever had opened that one is asked again."""
    take_off(store, user)
    lock = Lock(
        id=now.new_id(),
        passphrase_hash=passphrase_hash,
        after_minutes=check_minutes(after_minutes),
        next_try_at=now.at,
    )
    store.keep_key(user, lock)
    return lock


def take_off(store: Store, user: UUID) -> None:
    """Take the lock off, and with it what opened it: the pages open by themselves."""
    for lock in store.keys(Lock, user):
        store.remove_key(user, lock)
    for own in store.keys(OwnLock, user):
        store.remove_key(user, own)


def own_locks(store: Store, user: UUID) -> list[OwnLock]:
    """Return the devices whose own lock opens this one, oldest first."""
    return store.keys(OwnLock, user)


def add_own_lock(store: Store, user: UUID, own: OwnLock) -> None:
    """Let a device's own lock open this one."""
    if lock_of(store, user) is None:
        raise Refusal("lock.none")
    store.keep_key(user, own)


def remove_own_lock(store: Store, user: UUID, id: UUID) -> None:
    """Let a device's own lock open this one no longer."""
    for own in store.keys(OwnLock, user):
        if own.id == id:
            store.remove_key(user, own)


def wait_longer(store: Store, user: UUID, after_minutes: int) -> None:
    """Change after how many minutes without use the pages ask."""
    lock = lock_of(store, user)
    if lock is not None:
        store.keep_key(user, replace(lock, after_minutes=check_minutes(after_minutes)))


def take_try(store: Store, user: UUID, at: datetime) -> Lock:
    """Count a try as a miss before it is judged, so that many at once wait as well.

    Raises:
        Refusal: `lock.wait`, with the seconds that are left; `lock.none`, there is no lock.
    """
    lock = lock_of(store, user)
    if lock is None:
        raise Refusal("lock.none")
    left = (lock.next_try_at - at).total_seconds()
    if left > 0:
        raise Refusal("lock.wait", field="passphrase", seconds=int(left) + 1)
    misses = lock.misses + 1
    tried = replace(lock, misses=misses, next_try_at=at + wait_after(misses))
    store.keep_key(user, tried)
    return tried


def is_right(lock: Lock, passphrase: str) -> bool:
    """Whether a passphrase opens the lock."""
    return matches(lock.passphrase_hash, passphrase)


def forgive(store: Store, user: UUID, lock: Lock, at: datetime) -> None:
    """Forget the misses: the passphrase was right."""
    held = lock_of(store, user)
    if held is not None and held.id == lock.id:
        store.keep_key(user, replace(held, misses=0, next_try_at=at))
