"""Letters in pictures: which font, how wide, where a line ends, and which way it is read.

A renderer of pictures has no page around it: it knows no direction and cannot
tell us how wide a word is. So direction is written into the text, and widths
are estimated a little too wide, from the letters of the fonts that ship here.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from smallwins.charts.palette import Palette

PLAIN: Final = "Small Wins"
VOICE: Final = "Small Wins Voice"

_ARABIC: Final = re.compile("[\u0600-\u06ff]")
_ISOLATE: Final = "\u2067"
_END: Final = "\u2069"
_NASKH: Final = 1.15  # naskh letters stand smaller in their square than Latin ones
_OPENS: Final = frozenset("\u2066\u2067\u2068")
# Hundredths of the letter size.
_WIDTHS: Final = {
    letter: width
    for width, letters in (
        (32, "fijlIJ!'’(),-.:;[]`·|/ \u00a0"),
        (44, 'rtsczJ"{}“”\\'),
        (98, "mwMW@œŒ—…%"),
        (80, "ABCDGHKNOQRUVX&"),
    )
    for letter in letters
}


@dataclass(frozen=True, slots=True)
class Lettering:
    """Size in pixels, colour by its token, and the voice it is said in."""

    size: int
    colour: str
    family: str = PLAIN
    bold: bool = False

    def wear(self, palette: Palette, words: str) -> str:
        """Return the attributes of a text; Arabic has one naskh for both voices."""
        arabic = bool(_ARABIC.search(words))
        family = PLAIN if arabic else self.family
        size = round(self.size * _NASKH) if arabic else self.size
        weight = ' font-weight="700"' if self.bold else ""
        return f' font-family="{family}" font-size="{size}"{weight} fill="{palette.colour(self.colour)}"'


def isolated(words: str, *, rtl: bool) -> str:
    """Return `words` without pictograms, which the fonts do not have, and told to be read from the right."""
    kept = "".join(letter for letter in words if unicodedata.category(letter) not in {"So", "Sk", "Co", "Cn"})
    return f"{_ISOLATE}{kept}{_END}" if rtl else kept


def width(words: str) -> float:
    """Return about how wide `words` are, in letter sizes; rather too wide than too narrow."""
    return sum(_letter(letter) for letter in words) / 100 * (_NASKH if _ARABIC.search(words) else 1)


def _letter(letter: str) -> int:
    if unicodedata.combining(letter) or unicodedata.category(letter) == "Cf":
        return 0
    if unicodedata.east_asian_width(letter) in "WF":
        return 100
    return _WIDTHS.get(letter, 63)


def wrapped(words: str, room: float) -> list[str]:
    """Return `words` in lines no wider than `room` letter sizes; a word too long for a line is parted."""
    lines: list[str] = []
    line = ""
    for word in (piece for long in words.split() for piece in _parted(long, room)):
        longer = f"{line} {word}" if line else word
        if line and width(longer) > room:
            lines.append(line)
            longer = word
        line = longer
    return _set_apart([*lines, line] if line else lines)


def _set_apart(lines: list[str]) -> list[str]:
    """Return lines in which what is set apart ends with each line and goes on with the next."""
    told: list[str] = []
    held: list[str] = []
    for line in lines:
        begun = "".join(held)
        for letter in line:
            if letter in _OPENS:
                held.append(letter)
            elif letter == _END and held:
                held.pop()
        told.append(begun + line + _END * len(held))
    return told


def balanced(words: str, room: float) -> list[str]:
    """Return `words` in as few lines as `wrapped` does, but of about one length."""
    lines = wrapped(words, room)
    narrow, wide = width(words) / max(1, len(lines)), room
    for _ in range(12):
        middle = (narrow + wide) / 2
        if len(wrapped(words, middle)) > len(lines):
            narrow = middle
        else:
            wide = middle
    return wrapped(words, wide)


def _parted(word: str, room: float) -> list[str]:
    pieces: list[str] = []
    while width(word) > room and len(word) > 1:
        cut = next(end for end in range(len(word), 0, -1) if end == 1 or width(word[:end]) <= room)
        pieces.append(word[:cut])
        word = word[cut:]
    return [*pieces, word]
