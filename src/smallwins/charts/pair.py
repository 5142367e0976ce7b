"""One thing felt twice: how big a setback was then, and how big it is now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from smallwins.charts.chart import Chart
from smallwins.charts.palette import PAGE, Palette
from smallwins.charts.plot import Plot

_ROWS: Final = (26.0, 74.0)
_WHOLE: Final = 96.0


@dataclass(frozen=True, slots=True, kw_only=True)
class PairWords:
    """What is written beside the two lines: when they were felt, and their values as words."""

    label: str
    then: str
    now: str
    then_value: str
    now_value: str = ""


def size_pair(
    then: float,
    now: float | None,
    *,
    words: PairWords,
    high: float = 10,
    rtl: bool = False,
    palette: Palette = PAGE,
) -> Chart:
    """Draw two lengths from 0 to `high` under each other; without `now` the second line waits."""
    plot = Plot(height=92, label=words.label, rtl=rtl, palette=palette)
    rows = ((then, words.then, words.then_value), (now, words.now, words.now_value))
    for y, (felt, when, value) in zip(_ROWS, rows, strict=True):
        plot.level("grid", y)
        plot.words(when, 0, y - 9)
        if felt is not None:
            end = _WHOLE * max(0.0, min(felt / high, 1.0))
            plot.line("curve cool", [(0, y), (end, y)])
            plot.dot("dot cool", end, y, 5)
            plot.words(value, 100, y - 9, "end", loud=True)
    return plot.chart()
