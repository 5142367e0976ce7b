"""Days cut into periods that can be compared: days, weeks, months, running windows, returns (C6)."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

# The window for showing up, which stands where others have a streak (convention).
SHOWING_UP_DAYS = 30
# A sum is rounded to nine decimals before it is compared, as everywhere in the method (C1).
DECIMALS = 9

Floats = NDArray[np.float64]
Days = NDArray[np.int64]


class PeriodKind(StrEnum):
    """What kind of period is compared; the value is also the unit of `NotEnough`."""

    DAY = "days"
    WEEK = "weeks"
    MONTH = "months"
    SEVEN_DAYS = "seven-day windows"
    SHOWING_UP = "thirty-day windows"
    RETURN = "returns"


@dataclass(frozen=True, slots=True, kw_only=True)
class Amounts:
    """One amount a day from `first` on, None where nothing was logged; `through` is the last closed day."""

    first: date
    daily: Sequence[float | None]
    through: date
    at_most: bool = False

    def array(self) -> Floats:
        """Return the amounts with NaN where nothing was logged."""
        return np.array([math.nan if amount is None else amount for amount in self.daily], dtype=float)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Periods:
    """Comparable periods in date order: proleptic day numbers of both ends, values, and what is better."""

    kind: PeriodKind
    starts: Days
    ends: Days
    values: Floats
    through: date
    lower: bool

    def since(self, first: date) -> "Periods":
        """Return the periods that begin on `first` or later."""
        return self.only(self.starts >= first.toordinal())

    def only(self, kept: NDArray[np.bool_]) -> "Periods":
        """Return the periods that `kept` marks."""
        return replace(self, starts=self.starts[kept], ends=self.ends[kept], values=self.values[kept])

    @property
    def closed(self) -> "Periods":
        """The periods that are over."""
        return self.only(self.ends <= self.through.toordinal())

    @property
    def scores(self) -> Floats:
        """The values turned so that more is better."""
        return -self.values if self.lower else self.values


def day_periods(amounts: Amounts) -> Periods:
    """Return each day with something logged."""
    numbers = _numbers(amounts)
    return _periods(PeriodKind.DAY, amounts, numbers, numbers, amounts.array())


def week_periods(amounts: Amounts, *, week_start: int = 0) -> Periods:
    """Return weeks by their total; `week_start` is 0 for Monday to 6 for Sunday."""
    before = (amounts.first.weekday() - week_start) % 7
    values = np.pad(amounts.array(), (before, -(before + len(amounts.daily)) % 7), constant_values=math.nan)
    starts = amounts.first.toordinal() - before + 7 * np.arange(len(values) // 7, dtype=np.int64)
    return _periods(PeriodKind.WEEK, amounts, starts, starts + 6, _totals(values.reshape(-1, 7), amounts))


def month_periods(amounts: Amounts) -> Periods:
    """Return calendar months by their total."""
    if not amounts.daily:
        return _periods(PeriodKind.MONTH, amounts, _numbers(amounts), _numbers(amounts), amounts.array())
    last = amounts.first + timedelta(days=len(amounts.daily) - 1)
    months = np.arange(np.datetime64(amounts.first, "M"), np.datetime64(last, "M") + 2)
    edges = months.astype("datetime64[D]").astype(np.int64) + date(1970, 1, 1).toordinal()
    offset = amounts.first.toordinal()
    lead, tail = offset - edges[0], edges[-1] - offset - len(amounts.daily)
    values = np.pad(amounts.array(), (int(lead), int(tail)), constant_values=math.nan)
    filled = values if amounts.at_most else np.nan_to_num(values)
    sums = np.add.reduceat(filled, edges[:-1] - edges[0])
    return _periods(PeriodKind.MONTH, amounts, edges[:-1], edges[1:] - 1, sums)


def seven_day_periods(amounts: Amounts) -> Periods:
    """Return every run of seven days by its total, wherever it begins."""
    return _windows(PeriodKind.SEVEN_DAYS, amounts, amounts.array(), 7)


def showing_up_periods(amounts: Amounts) -> Periods:
    """Return every run of thirty days by the number of days with an amount above zero.

    For at-most metrics hand in each day's credit: more days of showing up are always better.
    """
    shown = (np.nan_to_num(amounts.array()) > 0).astype(float)
    return _windows(PeriodKind.SHOWING_UP, replace(amounts, at_most=False), shown, SHOWING_UP_DAYS)


def return_periods(gaps: Sequence[tuple[date, int]], *, through: date) -> Periods:
    """Return finished gaps, each its first empty day and its length in opportunities; shorter is better."""
    starts = np.array([first.toordinal() for first, _ in gaps], dtype=np.int64)
    lengths = np.array([length for _, length in gaps], dtype=np.int64)
    return Periods(
        kind=PeriodKind.RETURN,
        starts=starts,
        ends=starts + lengths - 1,
        values=lengths.astype(float),
        through=through,
        lower=True,
    )


def _numbers(amounts: Amounts) -> Days:
    return amounts.first.toordinal() + np.arange(len(amounts.daily), dtype=np.int64)


def _totals(values: Floats, amounts: Amounts) -> Floats:
    # Where less is better a window counts only with each of its days known: an unlogged day is not a low one.
    totals: Floats = values.sum(axis=1) if amounts.at_most else np.nan_to_num(values).sum(axis=1)
    return totals


def _windows(kind: PeriodKind, amounts: Amounts, values: Floats, length: int) -> Periods:
    numbers = _numbers(amounts)
    if len(values) < length:
        return _periods(kind, amounts, numbers[:0], numbers[:0], values[:0])
    runs = np.lib.stride_tricks.sliding_window_view(values, length)
    return _periods(kind, amounts, numbers[: 1 - length], numbers[length - 1 :], _totals(runs, amounts))


def _periods(kind: PeriodKind, amounts: Amounts, starts: Days, ends: Days, values: Floats) -> Periods:
    found = Periods(
        kind=kind,
        starts=starts,
        ends=ends,
        values=np.round(values, DECIMALS),
        through=amounts.through,
        lower=amounts.at_most,
    )
    # An empty period is no competitor: the first full week after five empty ones is a start, not a best.
    return found.only(np.isfinite(values) if amounts.at_most else found.values > 0)
