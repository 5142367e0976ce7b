"""What goes with what, day by day, and whether a series slowly moves (method C4).

The ordinary correlation test is wrong here: days resemble the days before them and share weekday rhythms and
trends. So both series are cleaned, and their days are counted as the fewer independent ones they are worth.
Nothing here shows a cause.
"""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from smallwins.statistics.distributions import student_quantile, student_two_sided
from smallwins.statistics.enough import NotEnough
from smallwins.statistics.patterns.cleaning import Days, Series, memory, shift_ps, unit_rows, without_rhythm

LEAST_DAYS = 28
"""Days with both known before two series are compared. A design choice."""
LEAST_COVERAGE = 0.80
"""Share of the days between the first and the last that must be known. A design choice."""
LEAST_EACH_WAY = 8
"""Days of either kind for a yes/no series. A design choice."""
LEAST_VALUES = 5
"""Distinct values for any other factor. A design choice."""
LEAST_EFFECTIVE = 10
"""Independent days the data must be worth. A design choice; the level was checked by simulation."""
PAID_FOR_CLEANING = 7
"""Days paid for taking out weekdays and trend; without it the test is too eager. Checked by simulation."""
LEAST_DAYS_FOR_TREND = 56
"""Days before a trend is tested; with 28 it is too eager. Checked by simulation."""
LEAST_EFFECTIVE_FOR_TREND = 4
"""Independent days a trend must be worth. Not 10: that lets only those through whose memory happens to be
measured too small, and a series of 56 days and memory 0.7 would be said to move in 10 % of cases. Checked by
simulation."""
PAID_FOR_WEEKDAYS = 6
"""The same price where a trend is what is looked for. Checked by simulation."""
MOST_SHIFT_P = 0.10
"""Circular-shift p up to which a finding holds up. A design choice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Association:
    """How an outcome went with a factor `lag` days before.

    `slope` is in the outcome's unit per unit of the factor (for yes/no: the difference between the two), with
    its 90 % interval; `effective_days` is what the `days` are worth; `p` is two-sided; `rank_r` and `shift_p`
    are the two checks.
    """

    lag: int
    days: int
    r: float
    factor_memory: float
    outcome_memory: float
    effective_days: float
    t: float
    p: float
    slope: float
    low: float
    high: float
    rank_r: float
    shift_p: float

    @property
    def holds_up(self) -> bool:
        """Whether ranks point the same way and turning the series against each other rarely does as well."""
        return self.rank_r * self.r > 0 and self.shift_p <= MOST_SHIFT_P


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """A straight drift: `slope` in the series' unit per day with its 90 % interval, and its two-sided p."""

    days: int
    r: float
    memory: float
    effective_days: float
    t: float
    p: float
    slope: float
    low: float
    high: float


def associate(x: Series, y: Series, first_weekday: int, *, lag: int = 0) -> Association | NotEnough:
    """Compare the outcome `y` with the factor `x` of `lag` days before.

    Args:
        x: the factor, one value a day, NaN where unknown; a tag or a yes/no metric as 0 and 1.
        y: the outcome on the same calendar.
        first_weekday: the weekday of the first day, 0 for Monday.
        lag: 0 the same day, 1 the factor the day before, -1 the other way round.

    Returns:
        The association, or what is missing: 28 "days", 80 % of the "days of the span", 8 "days each way" of
        a yes/no series, 5 distinct "values" of another factor, or 10 "effective days".

    Source: effective days after Bartlett, as in Bretherton et al. (1999), J Climate 12, p. 1990.
    """
    days = paired_days(np.isfinite(x), np.isfinite(y), lag)
    short = _short_of_days(days) or _short_of_values(x[days - lag], LEAST_VALUES)
    short = short or _short_of_values(y[days], 2)
    if short:
        return short
    residuals = without_rhythm(np.stack([x[days - lag], y[days]]), days, first_weekday)
    if not residuals.any(axis=1).all():
        return NotEnough(1, 2, "values")
    factor_memory, outcome_memory = memory(residuals, np.diff(days) == 1).tolist()
    worth = effective_days(len(days) - PAID_FOR_CLEANING, factor_memory * outcome_memory)
    if worth < LEAST_EFFECTIVE:
        return NotEnough(int(worth), LEAST_EFFECTIVE, "effective days")
    units, ranked = unit_rows(residuals), unit_rows(_ranks(residuals))
    line = _line(residuals[0], residuals[1], worth)
    return Association(
        lag=lag,
        days=len(days),
        r=line.r,
        factor_memory=factor_memory,
        outcome_memory=outcome_memory,
        effective_days=worth,
        t=line.t,
        p=line.p,
        slope=line.slope,
        low=line.low,
        high=line.high,
        rank_r=float(ranked[0] @ ranked[1]),
        shift_p=float(shift_ps(units[0], units[1:])[0]),
    )


def trend(series: Series, first_weekday: int) -> Trend | NotEnough:
    """Tell whether a daily series slowly rises or falls, whatever its weekday rhythm.

    Memory is taken between one known day and the next known one, so that a metric of some weekdays is not
    taken for one without memory. Needs 56 known "days", worth at least 4 "effective days".
    """
    days = np.flatnonzero(np.isfinite(series))
    if len(days) < LEAST_DAYS_FOR_TREND:
        return NotEnough(len(days), LEAST_DAYS_FOR_TREND, "days")
    rows = np.stack([days.astype(np.float64), series[days]])
    level = without_rhythm(rows, days, first_weekday, trend=False)
    if not level[1].any():
        return NotEnough(1, 2, "values")
    rest = without_rhythm(rows[1:], days, first_weekday)
    own = float(memory(rest, np.ones(len(days) - 1, dtype=np.bool_))[0])
    worth = effective_days(len(days) - PAID_FOR_WEEKDAYS, own)
    if worth < LEAST_EFFECTIVE_FOR_TREND:
        return NotEnough(int(worth), LEAST_EFFECTIVE_FOR_TREND, "effective days")
    line = _line(level[0], level[1], worth)
    return Trend(
        days=len(days),
        r=line.r,
        memory=own,
        effective_days=worth,
        t=line.t,
        p=line.p,
        slope=line.slope,
        low=line.low,
        high=line.high,
    )


def paired_days(x_known: NDArray[np.bool_], y_known: NDArray[np.bool_], lag: int) -> Days:
    """Return the days on which the outcome is known, and the factor `lag` days before is too."""
    size = len(y_known)
    start, end = max(0, lag), size + min(0, lag)
    both = x_known[start - lag : end - lag] & y_known[start:end]
    return np.flatnonzero(both) + start


def covers(days: Days) -> bool:
    """Return whether there are enough days, and enough of those between the first and the last."""
    return len(days) >= LEAST_DAYS and len(days) >= LEAST_COVERAGE * (days[-1] - days[0] + 1)


def effective_days(paid: int, shared_memory: float) -> float:
    """Return how many independent days `paid` days are worth; memory below 0 is not counted in favour."""
    memory_counted = max(0.0, shared_memory)
    return paid * (1 - memory_counted) / (1 + memory_counted)


def value_counts_suffice(counts: NDArray[np.int64], least_values: int) -> bool:
    """Return whether a series varies enough, given how often each of its values occurs."""
    if len(counts) == 2:
        return int(counts.min()) >= LEAST_EACH_WAY
    return len(counts) >= least_values


@dataclass(frozen=True, slots=True)
class _Line:
    r: float
    t: float
    p: float
    slope: float
    low: float
    high: float


def _line(x: Series, y: Series, worth: float) -> _Line:
    xx, yy, xy = float(x @ x), float(y @ y), float(x @ y)
    r = max(-1.0, min(1.0, xy / math.sqrt(xx) / math.sqrt(yy)))
    unexplained = (1 - r * r) / (worth - 2)
    t = r / math.sqrt(unexplained) if unexplained > 0 else math.copysign(math.inf, r)
    slope = xy / xx
    reach = student_quantile(0.95, worth - 2) * math.sqrt(unexplained) * math.sqrt(yy) / math.sqrt(xx)
    p = student_two_sided(t, worth - 2)
    return _Line(r=r, t=t, p=p, slope=slope, low=slope - reach, high=slope + reach)


def _short_of_days(days: Days) -> NotEnough | None:
    if len(days) < LEAST_DAYS:
        return NotEnough(len(days), LEAST_DAYS, "days")
    if not covers(days):
        return NotEnough(len(days), math.ceil(LEAST_COVERAGE * (days[-1] - days[0] + 1)), "days of the span")
    return None


def _short_of_values(values: Series, least_values: int) -> NotEnough | None:
    counts = np.unique(values, return_counts=True)[1]
    if value_counts_suffice(counts, least_values):
        return None
    if len(counts) == 2:
        return NotEnough(int(counts.min()), LEAST_EACH_WAY, "days each way")
    return NotEnough(len(counts), least_values, "values")


def _ranks(rows: Series) -> Series:
    ranked = np.empty_like(rows)
    for at, row in enumerate(rows):
        _, place, counts = np.unique(row, return_inverse=True, return_counts=True)
        ranked[at] = (np.cumsum(counts) - (counts - 1) / 2)[place]
    return np.asarray(ranked - ranked.mean(axis=1, keepdims=True))
