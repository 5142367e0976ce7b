"""One's own devices, paired once, and the code with which that is done.

They say who may come in; they are no part of the record. So no history keeps
them (an undo never lets somebody back in) and no archive carries them away.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from smallwins.domain.errors import Refusal

CODE_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""What a pairing code is written with: no two of them look alike."""

CODE_LENGTH = 8
CODE_LIVES = timedelta(minutes=10)
CODE_TRIES = 10
"""A code is good for ten minutes, ten tries and one device, whichever ends first."""

LONGEST_NAME = 60


class DeviceKind(StrEnum):
    """What is paired: a browser, which holds a cookie, or a script, which holds a token."""

    BROWSER = "browser"
    SCRIPT = "script"


@dataclass(frozen=True, slots=True, kw_only=True)
class Device:
    """A paired device; of its secret the hash alone is kept."""

    id: UUID
    name: str
    kind: DeviceKind
    secret_hash: str
    created_at: datetime
    last_seen_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairing:
    """A code that was offered; of it the hash alone is kept. A person has one at the most."""

    id: UUID
    code_hash: str
    expires_at: datetime
    tries: int = 0

    def is_good(self, at: datetime) -> bool:
        """Whether a device can still be paired with it."""
        return at < self.expires_at and self.tries < CODE_TRIES


def code_from(text: str) -> str:
    """Return a code as a person typed it, bare: capital letters, no spaces, no dashes.

    Raises:
        Refusal: `pairing.unreadable`; no code is written like this, so no try is counted.
    """
    bare = "".join(text.split()).replace("-", "").upper()
    if len(bare) != CODE_LENGTH or not set(bare) <= set(CODE_LETTERS):
        raise Refusal("pairing.unreadable", field="code")
    return bare


def shown_code(code: str) -> str:
    """Return a code as it is shown: in two halves."""
    half = CODE_LENGTH // 2
    return f"{code[:half]}-{code[half:]}"


def device_name(text: str) -> str:
    """Return the name of a device on one line, or refuse one that is empty or too long."""
    name = " ".join(text.split())
    if not name:
        raise Refusal("name.empty", field="name")
    if len(name) > LONGEST_NAME:
        raise Refusal("text.too-long", field="name", length=len(name), longest=LONGEST_NAME)
    return name
