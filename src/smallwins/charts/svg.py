"""The few strings every drawing is made of: numbers, escaped words, the eight-pointed tile."""

from __future__ import annotations

import math
import re
from itertools import pairwise
from typing import TypeGuard

# What XML 1.0 forbids: a drawing with one of these would not be read at all.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})


def escape(text: str) -> str:
    """Return `text` safe between tags and inside quoted attributes."""
    return _FORBIDDEN.sub("", text).translate(_ENTITIES)


def num(value: float) -> str:
    """Return `value` with at most two decimals and no trailing zeros; what is not finite is 0."""
    if not math.isfinite(value):
        return "0"
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def finite(value: float | None) -> TypeGuard[float]:
    """Tell whether there is a number one can draw."""
    return value is not None and math.isfinite(value)


# Half-width 1, centre 0: the corners of the stylesheet's --tile.
_TILE = (
    (0.0, -1.0), (0.264, -0.638), (0.708, -0.708), (0.638, -0.264),
    (1.0, 0.0), (0.638, 0.264), (0.708, 0.708), (0.264, 0.638),
    (0.0, 1.0), (-0.264, 0.638), (-0.708, 0.708), (-0.638, 0.264),
    (-1.0, 0.0), (-0.638, -0.264), (-0.708, -0.708), (-0.264, -0.638),
)  # fmt: skip


def tile(x: float, y: float, radius: float) -> str:
    """Return the path of a tile around (x, y).

    Only the first point is absolute, so that hundreds of tiles of one size
    differ in a few letters and compress to almost nothing.
    """
    corners = [(round(a * radius, 2), round(b * radius, 2)) for a, b in _TILE]
    steps = "".join(
        _step(now[0] - before[0]) + _step(now[1] - before[1]) for before, now in pairwise(corners)
    )
    return f"M{num(x)} {num(y + corners[0][1])}l{steps.lstrip()}z"


def _step(value: float) -> str:
    text = num(value)
    if abs(value) < 1:
        text = text.replace("0.", ".", 1)
    return text if text.startswith("-") else f" {text}"
