"""Days in a row: a tile, a small tile, a dash, an empty ring, a point."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from smallwins.charts.chart import Chart
from smallwins.charts.svg import escape
from smallwins.domain.day import DayMark

LEGEND: Final = (DayMark.DONE, DayMark.BIT, DayMark.SKIP, DayMark.MISS, DayMark.OFF)
"""The marks a legend explains, in the order of the mock-ups."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TallDay:
    """A day in the large strip: its mark, the mark in words, and the day's short name."""

    mark: DayMark
    said: str
    name: str


def days_strip(marks: Sequence[DayMark], *, label: str, today: bool = True, cool: bool = False) -> Chart:
    """Draw a row of days, oldest first, the last one being today; `label` reads them all.

    Without `today` no day is underlined. `cool` is for rows that count something
    other than days done, such as the pairs of an experiment.
    """
    cells = "".join(_cell(mark, now=today and index == len(marks) - 1) for index, mark in enumerate(marks))
    names = "days cool" if cool else "days"
    return Chart(
        svg=f'<span class="{names}" role="img" aria-label="{escape(label)}">{cells}</span>', label=label
    )


def days_tall(days: Sequence[TallDay], *, label: str) -> Chart:
    """Draw the large row with a name under each day, the last one being today."""
    cells = "".join(_tall_cell(day, now=index == len(days) - 1) for index, day in enumerate(days))
    return Chart(svg=f'<ol class="days tall" aria-label="{escape(label)}">{cells}</ol>', label=label)


def legend(words: Mapping[DayMark, str]) -> str:
    """Return the line that names the marks, in the order given."""
    keys = (
        f'<span><span class="days">{_cell(mark, now=False)}</span>{escape(word)}</span>'
        for mark, word in words.items()
    )
    return f'<p class="legend">{"".join(keys)}</p>'


def _cell(mark: DayMark, *, now: bool) -> str:
    return f'<i class="{_names(mark, now=now)}"></i>'


def _tall_cell(day: TallDay, *, now: bool) -> str:
    cell = f'<i class="{_names(day.mark, now=now)}" role="img" aria-label="{escape(day.said)}"></i>'
    return f"<li>{cell}{escape(day.name)}</li>"


def _names(mark: DayMark, *, now: bool) -> str:
    return f"{mark.value} now" if now else mark.value
