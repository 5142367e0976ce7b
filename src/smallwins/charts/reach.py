"""Floor, target, stretch: one bar in up to three lengths; the floor is thick, because it counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from smallwins.charts.chart import Chart
from smallwins.charts.svg import escape, finite, num

_PARTS: Final = 40
"""Lengths are told to the stylesheet in fortieths (data-w), which needs no style attribute."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """Where a length ends: the level's word, its amount, and the amount as it is shown."""

    word: str
    at: float
    shown: str


def reach_bar(amount: float, levels: Sequence[Level], *, label: str, rtl: bool = False) -> Chart:
    """Draw `amount` along floor, target and stretch (one to three levels, lowest first)."""
    known = sorted((level for level in levels if finite(level.at) and level.at > 0), key=lambda each: each.at)
    starts = [0.0, *(level.at for level in known)]
    widths = [_width(start, level.at, known[-1].at) for start, level in zip(starts, known, strict=False)]
    lengths = "".join(
        _length(width, _filled(amount, start, level.at), rtl)
        for width, start, level in zip(widths, starts, known, strict=False)
    )
    names = "".join(
        f'<span data-w="{width}">{escape(level.word)} <b class="num">{escape(level.shown)}</b></span>'
        for width, level in zip(widths, known, strict=True)
    )
    svg = (
        f'<div class="reach" role="img" aria-label="{escape(label)}"><ol>{lengths}</ol>'
        f'<p aria-hidden="true">{names}</p></div>'
    )
    return Chart(svg=svg, label=label)


def _width(start: float, end: float, whole: float) -> int:
    return min(_PARTS, max(1, round((end - start) / whole * _PARTS)))


def _filled(amount: float, start: float, end: float) -> float:
    if not end > start:
        return 100.0 if amount >= end else 0.0
    return min(1.0, max(0.0, (amount - start) / (end - start))) * 100


def _length(width: int, filled: float, rtl: bool) -> str:
    x = f' x="{num(100 - filled)}%"' if rtl else ""
    bar = f'<rect{x} width="{num(filled)}%" height="100%"/>' if filled else ""
    return f'<li data-w="{width}"><svg width="100%" height="100%">{bar}</svg></li>'
