"""Amounts as people write them: 12.5, 12,5, 1 200, 72.4 kg, 1:30, yes, x."""

from __future__ import annotations

import re
from functools import lru_cache

from smallwins.domain.text import fold

YES = frozenset({"yes", "y", "true", "x", "v", "✓", "✔", "✅", "done", "oui", "vrai", "fait", "نعم", "تم"})
NO = frozenset({"no", "n", "false", "✗", "✘", "non", "faux", "لا"})
SKIP = frozenset({"skip", "skipped", "s", "rest", "pause", "saute"})

_CLOCK = re.compile(r"(\d{1,3}):([0-5]\d)(?::([0-5]\d))?")
_NUMBER = re.compile(r"([-+]?)([\d][\d.,'\s]*|\.\d+)((?:[eE][-+]?\d+)?)\s*([^\d\s]{0,12})")
_THOUSANDS = re.compile(r"\d{1,3}(,\d{3})+(\.\d*)?")
_POINT_THOUSANDS = re.compile(r"\d{1,3}(\.\d{3})+(,\d*)?")


@lru_cache(maxsize=4096)
def read_amount(text: str, decimal_comma: bool = False) -> float | None:
    """Return the amount a text stands for, or None; yes is 1, no is 0, 1:30 is 90 minutes."""
    plain = text.strip()
    try:
        if not decimal_comma or not ("," in plain or _POINT_THOUSANDS.fullmatch(plain)):
            return float(plain.replace("_", "?"))
    except ValueError:
        pass
    word = fold(plain)
    if word in YES:
        return 1.0
    if word in NO:
        return 0.0
    if match := _CLOCK.fullmatch(word):
        return int(match[1]) * 60 + int(match[2]) + int(match[3] or 0) / 60
    return _number(word.replace("٫", ","), decimal_comma)


def is_amount(text: str) -> bool:
    """Whether a text stands for an amount, a mark or a time span."""
    return read_amount(text) is not None


def is_clock(text: str) -> bool:
    """Whether a text is a span such as 1:30."""
    return _CLOCK.fullmatch(text.strip()) is not None


def is_mark(text: str) -> bool:
    """Whether a text is a plain yes or no."""
    word = fold(text.strip())
    return word in YES or word in NO


def is_skip(text: str) -> bool:
    """Whether a text says that the day was skipped."""
    return fold(text.strip()) in SKIP


def _number(word: str, decimal_comma: bool) -> float | None:
    match = _NUMBER.fullmatch(word)
    if match is None:
        return None
    sign, digits, exponent, _unit = match.groups()
    digits = re.sub(r"[\s']", "", digits)
    if decimal_comma and (_POINT_THOUSANDS.fullmatch(digits) or digits.count(",") == 1):
        digits = digits.replace(".", "").replace(",", ".")
    elif _THOUSANDS.fullmatch(digits):
        digits = digits.replace(",", "")
    elif digits.count(",") == 1:
        digits = digits.replace(",", ".")
    try:
        return float(sign + digits + exponent)
    except ValueError:
        return None
