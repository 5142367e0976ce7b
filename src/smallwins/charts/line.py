"""Momentum over days: the line above with its bands named, below it every day as it was."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final

from smallwins.charts.chart import Chart
from smallwins.charts.palette import PAGE, Palette
from smallwins.charts.plot import Anchor, Plot
from smallwins.charts.scale import DayTick, Point, Scale, Tick, thin
from smallwins.charts.svg import finite
from smallwins.domain.day import DayMark

_BASE: Final = 186.0
_BAND: Final = 44.0
_DAYS_TOP: Final = 208.0
_DAYS_BASE: Final = 314.0
_EDGE: Final = 8.0
_HEIGHT: Final = 338.0
_LABEL_ROOM: Final = 15.0
_DOTS: Final = 400
_DENSE: Final = 180
_STRETCHES: Final = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class LineDay:
    """One day: its mark, momentum at its end from 0 to 1, and the amount in the metric's unit."""

    day: date
    mark: DayMark
    momentum: float | None = None
    value: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LineWords:
    """What is written in the drawing, translated: bands from the lowest, levels such as "floor 10", days."""

    label: str
    bands: tuple[str, str, str, str]
    levels: Sequence[Tick] = ()
    days: Sequence[DayTick] = ()


def momentum_line(
    days: Sequence[LineDay], *, words: LineWords, rtl: bool = False, palette: Palette = PAGE
) -> Chart:
    """Draw consecutive `days`, oldest first, on one time axis; nothing is smoothed.

    Above 400 days one mark stands for several (see `days_per_mark`): the range of
    their amounts with the middle one as a dot, a ring or dash where no day had any.
    Without any momentum the days stand alone.
    """
    is_judged = any(finite(day.momentum) for day in days)
    cut = 0 if is_judged else _DAYS_TOP - _LABEL_ROOM
    plot = Plot(height=_HEIGHT, label=words.label, rtl=rtl, palette=palette, cut=cut)
    if is_judged:
        _upper(plot, days, words)
    _amounts(plot, days, words)
    _day_ticks(plot, days, words.days)
    return plot.chart()


def _upper(plot: Plot, days: Sequence[LineDay], words: LineWords) -> None:
    _bands(plot)
    # Words lie under the marks: a name may be crossed, a day may not be hidden. A dense line hides names.
    for step in (_momentum, _names) if len(days) > _DENSE else (_names, _momentum):
        step(plot, days, words)


def _bands(plot: Plot) -> None:
    for index in (1, 2, 3):
        plot.level("grid", _BASE - _BAND * index)
    plot.level("base", _BASE)


def _names(plot: Plot, _days: Sequence[LineDay], words: LineWords) -> None:
    for index, band in enumerate(words.bands):
        plot.words(band, 0, _BASE - _BAND * index - 7)


def _momentum(plot: Plot, days: Sequence[LineDay], _words: LineWords) -> None:
    runs = list(_runs(days))
    points = sum(len(run) for run in runs)
    share = max(1, -(-points // 600))
    plot.line(
        "curve fine" if len(days) > _DOTS else "curve",
        *(thin(run, most=max(2, -(-len(run) // share))) for run in runs),
    )
    if runs:
        at, y = runs[-1][-1]
        plot.dot("dot", at, y, 5)


def _runs(days: Sequence[LineDay]) -> Iterator[list[Point]]:
    across = _across(days)
    for known, group in groupby(enumerate(days), key=lambda pair: finite(pair[1].momentum)):
        if known:
            yield [(across(index), _height(day.momentum or 0.0)) for index, day in group]


def _height(momentum: float) -> float:
    return _BASE - 4 * _BAND * min(1.0, max(0.0, momentum))


def _across(days: Sequence[LineDay]) -> Scale:
    half = 50 / max(1, len(days))
    return Scale(0, max(1, len(days) - 1), half, 100 - half)


def days_per_mark(days: int) -> int:
    """Return how many days one mark of the lower part stands for; above one, say so in words."""
    return 1 if days <= _DOTS else -(-days // _STRETCHES)


def _amounts(plot: Plot, days: Sequence[LineDay], words: LineWords) -> None:
    rise = _rise(days, words.levels)
    _paused(plot, days)
    if len(days) <= _DENSE:
        _levels(plot, words.levels, rise)
    plot.level("base", _DAYS_BASE)
    each = days_per_mark(len(days))
    if each == 1:
        _every_day(plot, days, rise)
    else:
        _stretches(plot, days, rise, each)
    if len(days) > _DENSE:
        _levels(plot, words.levels, rise)


def _paused(plot: Plot, days: Sequence[LineDay]) -> None:
    across = _across(days)
    for first, last in _pauses(days):
        half = 50 / len(days)
        start = across(first) - half
        plot.box("paused", start, across(last) + half - start, top=_DAYS_TOP, foot=_DAYS_BASE)


def _rise(days: Sequence[LineDay], levels: Sequence[Tick]) -> Scale:
    amounts = [_amount(day) for day in days if _has_amount(day)]
    high = max([*amounts, *(level.at for level in levels if finite(level.at))], default=1.0)
    return Scale(0, high * 1.1 if high > 0 else 1.0, _DAYS_BASE, _DAYS_TOP)


def _levels(plot: Plot, levels: Sequence[Tick], rise: Scale) -> None:
    below = _DAYS_BASE + _LABEL_ROOM
    for level in sorted((each for each in levels if finite(each.at)), key=lambda each: each.at):
        y = rise(level.at)
        plot.level("floor", y)
        # Two names on top of one another can be read by no one; the lower level speaks first.
        if below - y >= _LABEL_ROOM:
            plot.words(level.word, 0, y - 5)
            below = y


def _pauses(days: Sequence[LineDay]) -> Iterator[tuple[int, int]]:
    for paused, group in groupby(enumerate(days), key=lambda pair: pair[1].mark is DayMark.PAUSED):
        if paused:
            indexes = [index for index, _ in group]
            yield indexes[0], indexes[-1]


def _has_amount(day: LineDay) -> bool:
    return day.mark in {DayMark.DONE, DayMark.BIT} or (day.mark is DayMark.OPEN and bool(day.value))


def _amount(day: LineDay) -> float:
    return day.value if finite(day.value) else 1.0


def _every_day(plot: Plot, days: Sequence[LineDay], rise: Scale) -> None:
    across = _across(days)
    radius = 2.6 if len(days) <= _DENSE else 1.8
    for index, day in enumerate(days):
        _day(plot, day, across(index), rise, radius)


def _stretches(plot: Plot, days: Sequence[LineDay], rise: Scale, each: int) -> None:
    across = _across(days)
    for start in range(0, len(days), each):
        stretch = days[start : start + each]
        at = across(start + (len(stretch) - 1) / 2)
        amounts = sorted(_amount(day) for day in stretch if _has_amount(day))
        if amounts:
            plot.post("range", at, rise(amounts[-1]), rise(amounts[0]))
            plot.dot("dot", at, rise(amounts[len(amounts) // 2]), 1.6)
        else:
            empty = next((day for day in stretch if day.mark is DayMark.MISS), stretch[0])
            _day(plot, empty, at, rise, 1.6)


def _day(plot: Plot, day: LineDay, at: float, rise: Scale, radius: float) -> None:
    if _has_amount(day):
        plot.dot("dot", at, rise(_amount(day)), radius)
    elif day.mark is DayMark.MISS:
        plot.dot("none", at, _DAYS_BASE, radius)
    elif day.mark is DayMark.OPEN:
        plot.dot("none open", at, _DAYS_BASE, radius)
    elif day.mark is DayMark.SKIP:
        plot.level("rest", _DAYS_BASE, at - 0.43, at + 0.43)


def _day_ticks(plot: Plot, days: Sequence[LineDay], ticks: Sequence[DayTick]) -> None:
    if not days:
        return
    across = _across(days)
    for tick in ticks:
        since = (tick.day - days[0].day).days
        if 0 <= since < len(days):
            plot.post("base", across(since), _DAYS_BASE, _DAYS_BASE + 2)
            at = across(since)
            # A name in the middle of its day would leave the drawing beside either end.
            anchor: Anchor = "start" if at < _EDGE else "end" if at > 100 - _EDGE else "middle"
            plot.words(tick.word, at, _DAYS_BASE + 20, anchor)
