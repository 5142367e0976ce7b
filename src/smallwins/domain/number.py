"""Amounts a person enters: finite 64-bit floats of at most 15 significant digits."""

from __future__ import annotations

import math

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
