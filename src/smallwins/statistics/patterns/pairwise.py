"""Cleaning, correlation and memory of every pair of series at once, each pair on its own common days.

What `cleaning` does day by day for one pair is here done on sums, and every sum over the common days of all
pairs is one matrix product of values with "known" marks. So gaps cost nothing.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from smallwins.statistics.patterns.association import (
    LEAST_COVERAGE,
    LEAST_DAYS,
    LEAST_VALUES,
    value_counts_suffice,
)
from smallwins.statistics.patterns.cleaning import MOST_MEMORY, Series

Table = NDArray[np.float64]
"""One number for each pair: rows are factors, columns outcomes; or seven of them, one for each weekday."""

Verdicts = NDArray[np.bool_]
"""One yes or no for each pair, likewise."""

_FLAT = 1e-12


@dataclass(frozen=True, slots=True)
class Lines:
    """For each pair the cleaning of one of its two series: a level for each weekday and a slope on the day.

    `energy` is the sum of squares left after cleaning, 0 where nothing is; `memory` its autocorrelation.
    """

    levels: Table
    slope: Table
    energy: Table
    memory: Table


@dataclass(frozen=True, slots=True)
class Pairwise:
    """For each pair the number of common days, the correlation left, and how both series were cleaned."""

    days: Table
    r: Table
    x: Lines
    y: Lines


@dataclass(frozen=True, slots=True)
class Calendar:
    """The weekday of each column, and its place on a line with unit steps scaled to about −1 to 1.

    `rhythm` is the same as eight rows in single precision: seven weekdays of 0 and 1, and the place.
    """

    weekdays: NDArray[np.int64]
    place: Series
    step: float
    rhythm: NDArray[np.float32]

    @classmethod
    def of(cls, size: int, first_weekday: int) -> "Calendar":
        """Lay out `size` days, the first of them on `first_weekday`, 0 for Monday."""
        step = 2 / max(size, 2)
        weekdays, place = (first_weekday + np.arange(size)) % 7, np.linspace(-1, 1, size, endpoint=False)
        rhythm = np.vstack([weekdays == np.arange(7)[:, None], place]).astype(np.float32)
        return cls(weekdays, place, step, rhythm)


def pairwise(x: Series, y: Series, calendar: Calendar) -> Pairwise:
    """Clean and compare each row of `x` with each row of `y`, on the days where both are known.

    Args:
        x, y: rows with NaN where unknown, each roughly centred and of about unit size, so that sums keep
            their digits; the columns of both lie on `calendar`.

    Returns:
        The same as `without_rhythm`, `memory` and a correlation would give for each pair.
        Cost: about thirty products of (rows × days) with (days × rows).
    """
    x_known, y_known = np.isfinite(x).astype(np.float64), np.isfinite(y).astype(np.float64)
    common, x_sums, x_lines = _one_side(np.nan_to_num(x), x_known, y_known, calendar)
    _, y_sums, y_lines = (
        (common, x_sums, x_lines) if x is y else _one_side(np.nan_to_num(y), y_known, x_known, calendar)
    )
    together = (
        np.nan_to_num(x) @ np.nan_to_num(y).T
        - (x_sums.levels * y_sums.levels.swapaxes(1, 2) * common.each).sum(axis=0)
        - x_sums.with_place * y_sums.with_place.T / common.spread
    )
    y_turned = Lines(y_lines.levels.swapaxes(1, 2), y_lines.slope.T, y_lines.energy.T, y_lines.memory.T)
    scale = np.sqrt(x_lines.energy * y_turned.energy)
    r = np.clip(together / np.where(scale > 0, scale, 1), -1, 1)
    return Pairwise(x_known @ y_known.T, np.where(scale > 0, r, 0), x_lines, y_turned)


@dataclass(frozen=True, slots=True)
class Variety:
    """Which rows vary enough on the common days to be a factor, and which to be an outcome."""

    as_factor: Verdicts
    as_outcome: Verdicts


def variety(rows: Series, partners: Series) -> Variety:
    """Judge each row of `rows` on the days it shares with each row of `partners`.

    A value that occurs more often than days are lost survives, and a lost day takes away one value at most:
    that settles nearly all of it. Series of at most four values are counted by matrix products, and what
    remains is counted pair by pair.
    """
    known, other = np.isfinite(rows), np.isfinite(partners)
    lost = known.sum(axis=1)[:, None] - known.astype(np.float64) @ other.T.astype(np.float64)
    as_factor, as_outcome = np.zeros((2, len(rows), len(partners)), dtype=np.bool_)
    for at, row in enumerate(rows):
        values, codes, counts = np.unique(row[known[at]], return_inverse=True, return_counts=True)
        if len(values) < LEAST_VALUES:
            on = np.array([(row == value) for value in values], dtype=np.float64).reshape(-1, row.size)
            left = (on @ other.T).T
            open_pairs = np.arange(len(partners))
        else:
            survive = np.maximum((counts > lost[at][:, None]).sum(axis=1), len(values) - lost[at])
            sure = survive >= LEAST_VALUES
            as_factor[at, sure] = as_outcome[at, sure] = True
            open_pairs = np.flatnonzero(~sure & (lost[at] < known[at].sum()))
            left = np.array(
                [np.bincount(codes[other[j, known[at]]], minlength=len(values)) for j in open_pairs]
            )
        for pair, each in zip(open_pairs, left, strict=True):
            seen = each[each > 0]
            as_factor[at, pair] = value_counts_suffice(seen, LEAST_VALUES)
            as_outcome[at, pair] = value_counts_suffice(seen, 2)
    return Variety(as_factor, as_outcome)


def coverage(rows: Series, partners: Series) -> Verdicts:
    """Return which pairs share enough days, and enough of those between the first and the last shared."""
    known, other = np.isfinite(rows), np.isfinite(partners)
    enough = np.empty((len(rows), len(partners)), dtype=np.bool_)
    for at, own in enumerate(known):
        both = own & other
        span = both.shape[1] - both[:, ::-1].argmax(axis=1) - both.argmax(axis=1)
        days = both.sum(axis=1)
        enough[at] = (days >= LEAST_DAYS) & (days >= LEAST_COVERAGE * span)
    return enough


@dataclass(frozen=True, slots=True)
class _Common:
    """The common days of all pairs: how many on each weekday, where they lie, and which are neighbours."""

    known: Series
    other: Series
    calendar: Calendar
    each: Table
    places: Table
    spread: Table

    @classmethod
    def of(cls, known: Series, other: Series, calendar: Calendar) -> "_Common":
        place = calendar.place
        each = np.maximum(_by_weekday(known, other, calendar.weekdays), 1e-9)
        places = _by_weekday(known * place, other, calendar.weekdays) / each
        spread = (known * place**2) @ other.T - (places**2 * each).sum(axis=0)
        return cls(known, other, calendar, each, places, np.where(spread > _FLAT, spread, np.inf))


@dataclass(frozen=True, slots=True)
class _Sums:
    """One series of each pair on the common days: weekday means, and what is left of its sums after them."""

    levels: Table
    with_place: Table
    squares: Table
    whole: Table

    @classmethod
    def of(cls, rows: Series, common: _Common) -> "_Sums":
        calendar = common.calendar
        levels = _by_weekday(rows, common.other, calendar.weekdays) / common.each
        with_place = (rows * calendar.place) @ common.other.T
        whole = rows**2 @ common.other.T
        return cls(
            levels,
            with_place - (levels * common.places * common.each).sum(axis=0),
            whole - (levels**2 * common.each).sum(axis=0),
            whole,
        )

    def lines(self, rows: Series, common: _Common) -> Lines:
        slope = self.with_place / common.spread
        energy = self.squares - slope * self.with_place
        energy = np.where(energy > _FLAT * self.whole, energy, 0)
        levels = self.levels - slope * common.places
        carried = _carried(rows, common, levels, slope)
        memory = carried / np.where(energy > 0, energy, 1)
        return Lines(levels, slope, energy, np.clip(memory, -MOST_MEMORY, MOST_MEMORY))


def _one_side(rows: Series, known: Series, other: Series, calendar: Calendar) -> tuple[_Common, _Sums, Lines]:
    common = _Common.of(known, other, calendar)
    sums = _Sums.of(rows, common)
    return common, sums, sums.lines(rows, common)


def _carried(rows: Series, common: _Common, levels: Table, slope: Table) -> Table:
    """The sum of each cleaned day times the one before, written out in sums over neighbouring days."""
    calendar = common.calendar
    weekdays, place, step = calendar.weekdays[1:], calendar.place[1:], calendar.step
    known, other = (each[:, 1:] * each[:, :-1] for each in (common.known, common.other))
    now, before = rows[:, 1:] * known, rows[:, :-1] * known
    neighbours = _by_weekday(known, other, weekdays)
    places = _by_weekday(known * place, other, weekdays)
    earlier = np.roll(levels, 1, axis=0)
    squares = now * before
    total = (
        squares @ other.T
        - (earlier * _by_weekday(now, other, weekdays)).sum(axis=0)
        - (levels * _by_weekday(before, other, weekdays)).sum(axis=0)
        - slope * ((now * (place - step) + before * place) @ other.T)
        + (levels * earlier * neighbours).sum(axis=0)
        + slope * (levels * (places - step * neighbours) + earlier * places).sum(axis=0)
        + slope**2 * ((known * (place * (place - step))) @ other.T)
    )
    count = np.rint(neighbours.sum(axis=0))
    days = common.known @ common.other.T
    return np.asarray(total * np.maximum(days - 1, 0) / np.maximum(count, 1))


def _by_weekday(rows: Series, other: Series, weekdays: NDArray[np.int64]) -> Table:
    starts = [(day - int(weekdays[0])) % 7 for day in range(7)]
    return np.stack([rows[:, start::7] @ other[:, start::7].T for start in starts])
