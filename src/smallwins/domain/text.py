"""What people write: folded for search and comparison, measured at the edge."""

from __future__ import annotations

import unicodedata

from smallwins.domain.errors import Refusal

LONGEST_LINE = 200
"""Characters in a name, a label or a reason."""

LONGEST_TEXT = 100_000
"""Characters in a note, a letter or a story: about forty printed pages."""

_UNSEEN: dict[int, str | None] = {
    **dict.fromkeys((*range(0x09), *range(0x0E, 0x1C), *range(0x7F, 0xA0), *range(0xD800, 0xE000))),
    **dict.fromkeys((0x0B, 0x0C, 0x0D, 0x85, *range(0x1C, 0x20)), "\n"),
}
"""What moves a terminal's cursor, ends a picture's text or has no place in UTF-8; it comes in with files."""

_LETTERS = str.maketrans(
    {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ـ": None}
    | {chr(0x660 + digit): str(digit) for digit in range(10)}
    | {chr(0x6F0 + digit): str(digit) for digit in range(10)}
)


def fold(text: str) -> str:
    """Fold `text` so that what people take for the same word is the same text.

    Case, accents and Arabic marks go; the tatweel goes; alif, ya and ta marbuta
    take one form each; Arabic-Indic digits become ASCII. Folding twice changes
    nothing more.
    """
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.translate(_LETTERS)).casefold()
    bare = "".join(
        letter for letter in unicodedata.normalize("NFKD", decomposed) if not unicodedata.combining(letter)
    )
    return bare.translate(_LETTERS)


def words(query: str) -> list[str]:
    """Split a search into its folded words; each of them has to occur."""
    return fold(query).split()


def line(text: str, field: str, *, longest: int = LONGEST_LINE) -> str:
    """Return `text` as one trimmed line, or refuse one that is longer than `longest`."""
    trimmed = " ".join(_seen(text).split())
    if len(trimmed) > longest:
        raise Refusal("text.too-long", field=field, length=len(trimmed), longest=longest)
    return trimmed


def prose(text: str, field: str, *, longest: int = LONGEST_TEXT) -> str:
    """Return `text` with its lines kept and its ends trimmed, or refuse one that is too long."""
    trimmed = _seen(text.replace("\r\n", "\n")).strip()
    if len(trimmed) > longest:
        raise Refusal("text.too-long", field=field, length=len(trimmed), longest=longest)
    return trimmed


def is_visible(text: str) -> bool:
    """Whether there is anything to see: marks of direction and joiners alone are a name nobody can read."""
    return any(letter.isprintable() and not letter.isspace() for letter in text)


def _seen(text: str) -> str:
    return text if text.isprintable() else text.translate(_UNSEEN)


def nearest(word: str, names: list[str]) -> str | None:
    """Return the name that `word` was probably meant for, or None."""
    from difflib import get_close_matches  # noqa: PLC0415 - seldom needed, and felt at start-up

    folded = {fold(name): name for name in names}
    close = get_close_matches(fold(word), folded, n=1, cutoff=0.5)
    return folded[close[0]] if close else None
