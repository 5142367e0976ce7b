"""Record ids: UUIDv7, made by whoever creates the record, offline too."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID


def make_id(at: datetime, noise: int) -> UUID:
    """Make a UUIDv7 for the instant `at` from 74 random bits of `noise`.

    Ids made later sort later, to the millisecond. Source: RFC 9562, section 5.7.
    """
    milliseconds = int(at.timestamp() * 1000) & 0xFFFF_FFFF_FFFF
    high = noise >> 62 & 0xFFF
    low = noise & 0x3FFF_FFFF_FFFF_FFFF
    return UUID(int=milliseconds << 80 | 0x7 << 76 | high << 64 | 0b10 << 62 | low)


def id_from(*parts: str) -> UUID:
    """Make the id of a record brought in from elsewhere: the same parts give the same id.

    That makes a second import of one file harmless. The form is UUIDv8
    (RFC 9562, section 5.8) over a SHA-256 of the parts.
    """
    import hashlib  # noqa: PLC0415 - imports alone need it, and it is felt at start-up

    digest = hashlib.sha256("\x1f".join(parts).encode()).digest()
    number = int.from_bytes(digest[:16], "big")
    number = number & ~(0xF << 76) | 0x8 << 76
    return UUID(int=number & ~(0b11 << 62) | 0b10 << 62)


END = 8
"""Characters at the end of an id that tell records apart."""


def is_end_of(text: str, id: UUID) -> bool:
    """Whether `text` is an id, or enough of its end."""
    return len(text) >= END and str(id).endswith(text)
