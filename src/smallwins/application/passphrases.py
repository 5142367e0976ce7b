"""Secrets a person can remember: kept as argon2 hashes, slow to try on purpose."""

from __future__ import annotations

from unicodedata import normalize


def hashed(secret: str) -> str:
    """Return what is kept of a secret; it takes some hundredths of a second."""
    from argon2 import PasswordHasher  # noqa: PLC0415 - felt at the start of every command

    return PasswordHasher().hash(_plain(secret))


def matches(kept: str, secret: str) -> bool:
    """Whether a secret is the one that was kept; as slow as keeping it."""
    from argon2 import PasswordHasher  # noqa: PLC0415 - felt at the start of every command
    from argon2.exceptions import InvalidHashError, VerificationError  # noqa: PLC0415 - as above

    try:
        return PasswordHasher().verify(kept, _plain(secret))
    except (VerificationError, InvalidHashError):
        return False


def _plain(secret: str) -> str:
    """Return a secret as every keyboard writes it: one may send é as one letter, another as two."""
    return normalize("NFC", secret.strip())
