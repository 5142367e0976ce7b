"""Weeks then and now: bars from the base line, the running week open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from smallwins.charts.chart import Chart
from smallwins.charts.palette import PAGE, Palette
from smallwins.charts.plot import Plot
from smallwins.charts.scale import Scale
from smallwins.charts.svg import finite

_BASE: Final = 112.0
_TOP: Final = 27.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One week: its amount, whether it is of the time before or still running, and a word above it."""

    value: float | None
    then: bool = False
    running: bool = False
    word: str = ""
    loud: bool = False


def weeks_bars(
    bars: Sequence[Bar],
    *,
    label: str,
    ends: tuple[str, str] = ("", ""),
    rtl: bool = False,
    palette: Palette = PAGE,
) -> Chart:
    """Draw weeks, oldest first, from zero up; `ends` name the first and the last of them."""
    plot = Plot(height=132, label=label, rtl=rtl, palette=palette)
    high = max((bar.value for bar in bars if finite(bar.value)), default=0.0)
    rise = Scale(0, high if high > 0 else 1.0, _BASE, _TOP)
    slot = 100 / max(1, len(bars))
    for index, bar in enumerate(bars):
        top = rise(bar.value) if finite(bar.value) else _BASE
        if top < _BASE:
            plot.box(_role(bar), slot * (index + 0.17), slot * 0.66, top=top, foot=_BASE, radius=3)
    plot.level("base", _BASE)
    plot.words(ends[0], 0, 128)
    plot.words(ends[1], 100, 128, "end")
    for index, bar in enumerate(bars):
        if bar.word:
            top = rise(bar.value) if finite(bar.value) else _BASE
            plot.words(bar.word, slot * (index + 0.5), top - 6, "middle", loud=bar.loud)
    return plot.chart()


def _role(bar: Bar) -> str:
    if bar.running:
        return "bar open"
    return "bar then" if bar.then else "bar"
