"""The lock: after some minutes without use the pages ask for a passphrase.

Like a device it says who may come in and is no part of the record. It guards
what a person who picks the device up can see; who owns the machine can read
the file, and can take the lock off in a terminal.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from smallwins.domain.errors import Refusal

MINUTES = (1, 5, 15, 30, 60, 240)
"""After how many minutes without use the pages can ask."""

USUAL_MINUTES = 15
SHORTEST_PASSPHRASE = 6
FREE_TRIES = 3
LONGEST_WAIT = timedelta(minutes=15)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lock:
    """A lock that is on; of the passphrase the hash alone is kept. A person has one at the most."""

    id: UUID
    passphrase_hash: str
    after_minutes: int
    misses: int = 0
    next_try_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnLock:
    """A device's own lock that opens this one too; of its key the public half alone is kept.

    `host` is the name under which the device knows us: at another it keeps silent.
    """

    id: UUID
    name: str
    host: str
    credential: str
    created_at: datetime


def wait_after(misses: int) -> timedelta:
    """Return how long the next try waits: not at all at first, then 5 s, 10 s, 20 s, … up to 15 minutes."""
    if misses < FREE_TRIES:
        return timedelta()
    return min(timedelta(seconds=5 << min(misses - FREE_TRIES, 20)), LONGEST_WAIT)


def check_passphrase(text: str) -> str:
    """Return a passphrase as it was written, or refuse one that is guessed at once."""
    if len(text.strip()) < SHORTEST_PASSPHRASE:
        raise Refusal("passphrase.short", field="passphrase", least=SHORTEST_PASSPHRASE)
    return text


def check_minutes(minutes: int) -> int:
    """Return a length of time without use, or refuse one that is none."""
    if not 1 <= minutes <= MINUTES[-1]:
        facts = {"field": "after", "value": minutes, "least": 1, "most": MINUTES[-1]}
        raise Refusal("number.out-of-range", **facts)
    return minutes
