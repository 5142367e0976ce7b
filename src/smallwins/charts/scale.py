"""From values and days to places in a drawing, and from too many points to as many as can be seen."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

Point = tuple[float, float]
"""x in hundredths of the width, y in pixels from the top."""

VERTICES: Final = 600
"""More points than this cannot be told apart on a page; a longer line is thinned."""


@dataclass(frozen=True, slots=True)
class Scale:
    """A straight mapping of [low, high] onto [start, end]; what lies outside stays at the rim."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        """Return where `value` lies."""
        if not self.high > self.low:
            return self.start
        share = (value - self.low) / (self.high - self.low)
        return self.start + (self.end - self.start) * min(1.0, max(0.0, share))


@dataclass(frozen=True, slots=True)
class Tick:
    """A value on an axis and the word that stands there, already in the reader's language."""

    at: float
    word: str


@dataclass(frozen=True, slots=True)
class DayTick:
    """A day on a time axis and its word, such as "April"."""

    day: date
    word: str


def level_ticks(high: float, *, most: int = 3) -> list[float]:
    """Return at most `most` round values in (0, high], evenly apart: 1, 2 or 5 times a power of ten."""
    if not (math.isfinite(high) and high > 0):
        return []
    rough = high / most
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * factor for factor in (1, 2, 5, 10) if power * factor >= rough * (1 - 1e-9))
    return [step * (index + 1) for index in range(int(high / step + 1e-9))]


_MONTHS: Final = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1_200, 6_000, 12_000, 120_000)


def tick_days(first: date, last: date, *, most: int = 6) -> list[date]:
    """Return at most `most` first days of months between the two: every 1, 2, 3, 6 or more months.

    Yearly steps and longer fall on January, so that the word can be the year.
    """
    start = first.year * 12 + first.month - 1 + (first.day > 1)
    end = last.year * 12 + last.month
    for step in _MONTHS:
        numbers = range(-(-start // step) * step, end, step)
        if len(numbers) <= most:
            return [date(number // 12, number % 12 + 1, 1) for number in numbers]
    return []


def thin(points: Sequence[Point], *, most: int = VERTICES) -> Sequence[Point]:
    """Return at most `most` of `points`, nothing smoothed: the lowest and highest of every stretch stay.

    A line drawn through what remains covers the same pixels. Cost: one pass.
    """
    if len(points) <= most:
        return points
    inner = points[1:-1]
    buckets = max(1, (most - 2) // 2)
    kept = [points[0]]
    for index in range(buckets):
        stretch = inner[index * len(inner) // buckets : (index + 1) * len(inner) // buckets]
        kept.extend(_extremes(stretch))
    return [*kept, points[-1]]


def _extremes(stretch: Sequence[Point]) -> list[Point]:
    low = min(stretch, key=lambda point: point[1])
    high = max(stretch, key=lambda point: point[1])
    return [low] if low == high else sorted((low, high))
