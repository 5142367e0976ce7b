"""The wall: months of tiles, rings, dashes and points; paused days dotted, days ahead room and no debt."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from smallwins.charts.chart import Chart
from smallwins.charts.palette import PAGE
from smallwins.charts.svg import escape, num, tile
from smallwins.domain.day import DayMark

_PITCH: Final = 12
_RINGS: Final = {DayMark.MISS: "m", DayMark.OPEN: "n", DayMark.PAUSED: "p"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """A month of the wall: the name above it, and what is read aloud, such as "May 2026: 12 walks"."""

    year: int
    month: int
    name: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DayLinks:
    """Where a day leads, what the link is called, and the last day that may be opened."""

    href: Callable[[date], str]
    tell: Callable[[date, DayMark], str]
    until: date


def wall(
    months: Sequence[Month],
    marks: Mapping[date, DayMark],
    *,
    label: str,
    week_start: int = 0,
    rtl: bool = False,
    links: DayLinks | None = None,
) -> Chart:
    """Draw `months` in order; a day without a mark is a point. `week_start` counts from Monday as 0.

    With `links` each day up to `links.until` can be opened. Only that last day
    is a stop for the tab key: 365 stops would shut keyboard users out of the rest.
    """
    figures = "".join(_figure(month, marks, week_start, rtl, links) for month in months)
    return Chart(
        svg=f'<div class="months" role="group" aria-label="{escape(label)}">{figures}</div>', label=label
    )


def _figure(
    month: Month, marks: Mapping[date, DayMark], week_start: int, rtl: bool, links: DayLinks | None
) -> str:
    drawing = _month(month, marks, week_start, rtl, links)
    return f"<figure>{drawing}<figcaption>{escape(month.name)}</figcaption></figure>"


def _month(
    month: Month,
    marks: Mapping[date, DayMark],
    week_start: int,
    rtl: bool,
    links: DayLinks | None,
) -> str:
    first = date(month.year, month.month, 1)
    lead = (first.weekday() - week_start) % 7
    days = []
    for index in range(monthrange(month.year, month.month)[1]):
        row, column = divmod(lead + index, 7)
        x = 6 + _PITCH * (6 - column if rtl else column)
        day = first + timedelta(days=index)
        mark = marks.get(day, DayMark.OFF)
        days.append(_linked(links, day, mark, _glyph(mark, x, 6 + _PITCH * row), (x, 6 + _PITCH * row)))
    role = "group" if links else "img"
    said = f'role="{role}" aria-label="{escape(month.label)}"'
    return f'<svg viewBox="0 0 84 72" {said}>{"".join(days)}</svg>'


def _glyph(mark: DayMark, x: int, y: int) -> str:
    if mark is DayMark.DONE:
        return f'<path{PAGE.wear("t")} d="{tile(x, y, 5.7)}"/>'
    if mark is DayMark.BIT:
        return f'<path{PAGE.wear("t")} d="{tile(x, y, 3.6)}"/>'
    if mark is DayMark.SKIP:
        return f'<path{PAGE.wear("s")} d="M{x - 3} {y}h6"/>'
    if mark in _RINGS:
        return f'<circle{PAGE.wear(_RINGS[mark])} cx="{x}" cy="{y}" r="3.7"/>'
    return f'<circle{PAGE.wear("o")} cx="{x}" cy="{y}" r="1.2"/>'


def _linked(links: DayLinks | None, day: date, mark: DayMark, glyph: str, at: tuple[int, int]) -> str:
    if links is None or day > links.until:
        return glyph
    stop = "" if day == links.until else ' tabindex="-1"'
    room = f'<path class="room" d="M{num(at[0] - 6)} {num(at[1] - 6)}h12v12h-12z"/>'
    said = escape(links.tell(day, mark))
    return f'<a href="{escape(links.href(day))}" aria-label="{said}"{stop}>{room}{glyph}</a>'
