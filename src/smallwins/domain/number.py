"""Amounts a person enters: finite 64-bit floats of at most 15 significant digits."""

from __future__ import annotations

import math
import re
import unicodedata

from smallwins.domain.errors import Refusal

LARGEST = 1e15
"""Beyond this a 64-bit float no longer holds 15 digits and single units."""


def amount(number: float, field: str) -> float:
    """Return `number` as a float of 15 significant digits, or refuse what is not an amount."""
    value = float(number)
    if not math.isfinite(value):
        raise Refusal("number.not-finite", field=field)
    if abs(value) >= LARGEST:
        raise Refusal("number.too-large", field=field, value=value)
    return float(f"{value:.15g}") + 0.0


def rating(number: float, field: str, *, least: float = 0, most: float = 10) -> float:
    """Return a rating between `least` and `most`, or refuse it."""
    value = amount(number, field)
    if not least <= value <= most:
        raise Refusal("number.out-of-range", field=field, value=value, least=least, most=most)
    return value


_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}
_GROUPED = r"-?\d{1,3}(?:,\d{3})+(?:\.\d+)?"
_SPACES = str.maketrans("", "", " \u00a0\u202f\u2009'’٬_\u200e\u200f\u061c")
_MARKS = str.maketrans({"٫": ".", "−": "-", "،": ","})


def read_amount(text: str, field: str) -> float:
    """Read an amount as people write it: digits of any script, 2,5 or 2.5, 1 234 or 1,234.5, ½.

    Raises:
        Refusal: `number.unreadable`, `number.not-finite` or `number.too-large`.
    """
    bare = text.strip().translate(_SPACES)
    if bare in _FRACTIONS:
        return _FRACTIONS[bare]
    written = "".join(_digit(letter) for letter in bare).translate(_MARKS)
    plain = written.replace(",", "") if "." in written and re.fullmatch(_GROUPED, written) else written
    try:
        return amount(float(plain.replace(",", ".")), field)
    except ValueError:
        raise Refusal("number.unreadable", field=field, text=text.strip()[:40]) from None


def _digit(letter: str) -> str:
    return str(unicodedata.digit(letter)) if letter.isdecimal() else letter
