"""Archives sealed with a passphrase, in the age format (age-encryption.org/v1).

The key is drawn from the passphrase by scrypt, the content is sealed with
ChaCha20-Poly1305. Any program of that format opens the file too: `age -d`.
"""

from __future__ import annotations

from unicodedata import normalize

from smallwins.domain.errors import Refusal

ENDING = "age"

_HEAD = b"age-encryption.org/v1\n"


def is_sealed(data: bytes) -> bool:
    """Whether a file is sealed."""
    return data.startswith(_HEAD)


def seal(data: bytes, passphrase: str) -> bytes:
    """Return a file sealed with a passphrase; it takes some seconds, so that guessing takes years."""
    from pyrage import passphrase as age  # noqa: PLC0415 - seldom needed, and start-up is felt

    return bytes(age.encrypt(data, _plain(passphrase)))


def unseal(data: bytes, passphrase: str, name: str) -> bytes:
    """Return what was sealed.

    Raises:
        Refusal: `archive.sealed`, no passphrase was given; `archive.not-opened`, it was another one,
            or the file was changed or cut short since: the format tells none of these apart.
    """
    from pyrage import DecryptError  # noqa: PLC0415 - seldom needed, and start-up is felt
    from pyrage import passphrase as age  # noqa: PLC0415 - as above

    if not passphrase.strip():
        raise Refusal("archive.sealed", name=name)
    try:
        return bytes(age.decrypt(data, _plain(passphrase)))
    except DecryptError as error:
        raise Refusal("archive.not-opened", name=name) from error


def _plain(passphrase: str) -> str:
    # One keyboard writes é as one letter, another as two; both open the file.
    return normalize("NFC", passphrase.strip())
