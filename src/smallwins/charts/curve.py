"""Curves over few points: coming back after a gap, belief before and after, a rating over time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from smallwins.charts.chart import Chart
from smallwins.charts.palette import PAGE, Palette
from smallwins.charts.plot import Plot
from smallwins.charts.scale import Point, Scale, thin
from smallwins.charts.svg import finite

_CHANCES: Final = 8
_RETURN: Final = Scale(0, 1, 154, 18)
_BELIEF: Final = Scale(0, 100, 120, 10)
_WORD: Final = 7.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Return:
    """Of all gaps, the share (0 to 1) that had ended after this many chances, with its range."""

    chance: int
    share: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnWords:
    """What is written beside the curve: its label, "half", "all back", and the numbers of the chances."""

    label: str
    half: str
    all_back: str
    chances: Sequence[str] = ("1", "2", "3", "4", "5", "6", "7")


def bounce_back(
    returns: Sequence[Return], *, words: ReturnWords, rtl: bool = False, palette: Palette = PAGE
) -> Chart:
    """Draw the steps up to "all back", the range behind them as a band."""
    plot = Plot(height=180, label=words.label, rtl=rtl, palette=palette)
    plot.level("grid", _RETURN(0.5))
    plot.level("grid", _RETURN(1))
    plot.level("base", _RETURN(0))
    known = sorted((each for each in returns if 0 < each.chance < _CHANCES), key=lambda each: each.chance)
    if known:
        high = _steps([(each.chance, each.high) for each in known])
        plot.area("band own", high, _steps([(each.chance, each.low) for each in known]))
        steps = _steps([(each.chance, each.share) for each in known])
        plot.line("curve", [(0.0, _RETURN(0)), (steps[0][0], _RETURN(0)), *steps])
    plot.words(words.half, 100, _RETURN(0.5) - 6, "end")
    plot.words(words.all_back, 100, _RETURN(1) - 6, "end")
    for index, word in enumerate(words.chances[: _CHANCES - 1]):
        plot.words(word, (index + 1) * 100 / _CHANCES, 174, "middle")
    return plot.chart()


def _steps(shares: Sequence[tuple[int, float]]) -> list[Point]:
    ends = [chance for chance, _ in shares[1:]] + [_CHANCES]
    points: list[Point] = []
    for (chance, share), end in zip(shares, ends, strict=True):
        points += [(chance * 100 / _CHANCES, _RETURN(share)), (end * 100 / _CHANCES, _RETURN(share))]
    return points


@dataclass(frozen=True, slots=True, kw_only=True)
class BeliefWords:
    """What is written at the two posts: the values as words, and when they were asked."""

    label: str
    before: str
    after: str = ""
    when_before: str
    when_after: str


def belief_slope(
    before: float, after: float | None, *, words: BeliefWords, rtl: bool = False, palette: Palette = PAGE
) -> Chart:
    """Draw belief from 0 to 100 as a slope between two posts; without `after` the second post waits."""
    plot = Plot(height=164, label=words.label, rtl=rtl, palette=palette)
    plot.post("base", 8, 10, 120)
    plot.post("base", 92, 10, 120)
    ends = [(8.0, _BELIEF(before))]
    if after is not None:
        ends.append((92.0, _BELIEF(after)))
    plot.line("curve cool", ends)
    for at, y in ends:
        plot.dot("dot cool", at, y, 6)
    # A value stands on the side of its post that the line does not cross.
    rises = after is not None and after > before
    plot.words(words.before, 8, ends[0][1] + (22 if rises else -12), loud=True, shift=12)
    if after is not None:
        plot.words(words.after, 92, ends[1][1] + (-12 if rises else 22), "end", loud=True, shift=-12)
    plot.words(words.when_before, 0, 158)
    plot.words(words.when_after, 100, 158, "end")
    return plot.chart()


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingWords:
    """What is written at the ends of a rating: first and last value, first and last time."""

    label: str
    first: str
    last: str
    when_first: str
    when_last: str


def rating_line(
    ratings: Sequence[tuple[date, float]],
    *,
    words: RatingWords,
    high: float = 10,
    rtl: bool = False,
    palette: Palette = PAGE,
) -> Chart:
    """Draw a rating from 0 to `high` each time it was given, such as how daunting a goal feels."""
    plot = Plot(height=96, label=words.label, rtl=rtl, palette=palette)
    plot.level("base", 76)
    points = thin(_rating_points(ratings, high))
    plot.line("curve cool", points)
    if len(points) <= 60:
        for at, y in points:
            plot.dot("dot cool", at, y, 3.2)
    if points:
        plot.words(words.first, points[0][0], _above(points, points[0]), loud=True)
    if len(points) > 1:
        plot.words(words.last, points[-1][0], _above(points, points[-1]), "end", loud=True)
    plot.words(words.when_first, 0, 92)
    plot.words(words.when_last, 100, 92, "end")
    return plot.chart()


def _above(points: Sequence[Point], at: Point) -> float:
    """Return where a word over `at` is free of the line beside it."""
    return min(y for x, y in points if abs(x - at[0]) <= _WORD) - 8


def _rating_points(ratings: Sequence[tuple[date, float]], high: float) -> list[Point]:
    given = sorted((day, value) for day, value in ratings if finite(value))
    if not given:
        return []
    across = Scale(given[0][0].toordinal(), given[-1][0].toordinal(), 3.125, 96.875)
    rise = Scale(0, high, 76, 16)
    return [(across(day.toordinal()), rise(value)) for day, value in given]
