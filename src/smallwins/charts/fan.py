"""Where the present pace leads: what was done as a line, what may come as two bands and a dashed middle."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from smallwins.charts.chart import Chart
from smallwins.charts.palette import PAGE, Palette
from smallwins.charts.plot import Anchor, Plot
from smallwins.charts.scale import DayTick, Point, Scale, Tick, thin
from smallwins.charts.svg import finite

_BASE: Final = 208.0
_GOAL: Final = 22.4
_HEIGHT: Final = 236.0
_FAN_POINTS: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """One day ahead: the middle and the ranges around it, in the goal's unit."""

    day: date
    low: float
    inner_low: float
    middle: float
    inner_high: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class FanWords:
    """What is written in the drawing: its label, "23 today", "60 recipes", values and days on the axes."""

    label: str
    now: str
    goal: str
    levels: Sequence[Tick] = ()
    days: Sequence[DayTick] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """The way so far, the days ahead, the value aimed at, and the two dates told in words."""

    past: Sequence[tuple[date, float]]
    ahead: Sequence[Spread]
    goal: float
    dates: Sequence[date] = ()
    start: float = 0.0


def forecast_fan(forecast: Forecast, *, words: FanWords, rtl: bool = False, palette: Palette = PAGE) -> Chart:
    """Draw the way from `start` towards the goal; a goal below the start falls as it should."""
    plot = Plot(height=_HEIGHT, label=words.label, rtl=rtl, palette=palette)
    across, rise = _across(forecast), _rise(forecast)
    for tick in words.levels:
        plot.level("grid", rise(tick.at))
        plot.words(tick.word, 0, rise(tick.at) - 6)
    plot.level("floor", rise(forecast.goal))
    plot.level("base", _BASE)
    _fan(plot, forecast, across, rise)
    _past(plot, forecast, words, across, rise)
    plot.words(words.goal, 0, rise(forecast.goal) - 6)
    _days(plot, words.days, across)
    for day in forecast.dates:
        plot.post("floor", across(day.toordinal()), rise(forecast.goal), _BASE)
    return plot.chart()


def _across(forecast: Forecast) -> Scale:
    days = [day.toordinal() for day, _ in forecast.past] + [each.day.toordinal() for each in forecast.ahead]
    return Scale(min(days, default=0), max(days, default=1), 0, 100)


def _rise(forecast: Forecast) -> Scale:
    """Put the goal near the top; when the way leads down, near the foot."""
    values = [value for _, value in forecast.past if finite(value)] + [forecast.start, forecast.goal]
    low, high = min(values), max(values)
    if forecast.goal >= forecast.start:
        return Scale(low, high, _BASE, _GOAL)
    return Scale(low, high, _BASE - 30, _GOAL)


def _fan(plot: Plot, forecast: Forecast, across: Scale, rise: Scale) -> None:
    today = [(across(day.toordinal()), rise(value)) for day, value in forecast.past[-1:]]

    def curve(part: Callable[[Spread], float]) -> list[Point]:
        return [*today, *((across(each.day.toordinal()), rise(part(each))) for each in ahead)]

    ahead = [each for each in forecast.ahead if finite(each.middle)]
    ahead = ahead[:: 1 + len(ahead) // _FAN_POINTS]
    if ahead:
        plot.area("band", curve(lambda each: each.high), curve(lambda each: each.low))
        plot.area("band inner", curve(lambda each: each.inner_high), curve(lambda each: each.inner_low))
        plot.line("curve cool faint", curve(lambda each: each.middle))


def _past(plot: Plot, forecast: Forecast, words: FanWords, across: Scale, rise: Scale) -> None:
    points = [(across(day.toordinal()), rise(value)) for day, value in forecast.past if finite(value)]
    plot.line("curve", thin(points))
    if points:
        at, y = points[-1]
        plot.dot("dot", at, y, 5)
        # Beyond the middle there is more room on the side already walked; there the line lies
        # below the words when it rises, and above them when it falls.
        late, rising = at > 60, forecast.goal >= forecast.start
        side: Anchor = "end" if late else "start"
        beside = min(y + 18, _BASE - 6) if rising is not late else y - 10
        plot.words(words.now, at, beside, side, loud=True, shift=-8 if late else 8)


def _days(plot: Plot, ticks: Sequence[DayTick], across: Scale) -> None:
    for tick in ticks:
        at = across(tick.day.toordinal())
        plot.words(tick.word, at, _BASE + 20, "start" if at < 6 else "end" if at > 94 else "middle")
