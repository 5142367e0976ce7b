"""Every pair and lag of many daily series at once (method C4), fast enough to ask daily.

Series that are known on the same days are cleaned once together, their correlations are one matrix product,
and all circular shifts of a pair are one FFT. `associate` is the same for one pair, spelled out.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from smallwins.statistics.association import (
    LEAST_EFFECTIVE,
    LEAST_VALUES,
    MOST_SHIFT_P,
    PAID_FOR_CLEANING,
    Association,
    associate,
    covers,
    paired_days,
    value_counts_suffice,
)
from smallwins.statistics.cleaning import (
    Days,
    Series,
    memory,
    shift_ps_of_spectra,
    spectra,
    unit_rows,
    without_rhythm,
)
from smallwins.statistics.discovery import benjamini_hochberg
from smallwins.statistics.enough import NotEnough
from smallwins.statistics.student import two_sided

MOST_Q = 0.10
"""Share of chance findings that is accepted among those shown. A design choice."""
MOST_FINDINGS = 3
"""Findings shown at once. A design choice."""
LAGS = (0, 1)
"""The same day, and the factor the day before. A design choice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """An association worth showing, the rows it is between, and the same the other way round."""

    factor: int
    outcome: int
    q: float
    association: Association
    reverse: Association | NotEnough


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """Every question that had enough data, one place each in columns of equal length."""

    factor: NDArray[np.int64]
    outcome: NDArray[np.int64]
    lag: NDArray[np.int64]
    days: NDArray[np.int64]
    r: NDArray[np.float64]
    p: NDArray[np.float64]
    q: NDArray[np.float64]
    shift_p: NDArray[np.float64]


def scan(
    table: Series,
    first_weekday: int,
    *,
    factors: Sequence[int] | None = None,
    outcomes: Sequence[int] | None = None,
) -> Scan:
    """Ask every factor about every outcome, on the same day and the day before.

    A pair that could be asked both ways is asked once for the same day: the answer is the same.

    Args:
        table: one row for each series on one calendar, NaN where unknown, tags and yes/no as 0 and 1.
        first_weekday: the weekday of the first day, 0 for Monday.
        factors, outcomes: the rows that may be either; all of them unless told.

    Returns:
        The questions with enough data; the others are left out, and `associate` says what they lack.
        Cost: 50 full series of ten years, 3,675 questions with all their shifts, about a quarter second.
    """
    sides = [*_sides(table, factors, outcomes)] if table.size else []
    columns = np.concatenate([np.empty((7, 0)), *_groups(sides, first_weekday)], axis=1)
    x, y, lag, days, r, worth, shift_p = columns
    p = two_sided(r * np.sqrt((worth - 2) / np.maximum(1 - r * r, 1e-300)), worth - 2)
    return Scan(
        factor=x.astype(np.int64),
        outcome=y.astype(np.int64),
        lag=lag.astype(np.int64),
        days=days.astype(np.int64),
        r=r,
        p=p,
        q=benjamini_hochberg(p),
        shift_p=shift_p,
    )


def findings(result: Scan, table: Series, first_weekday: int) -> tuple[Finding, ...]:
    """Return the at most three findings that hold up, surest first, one for each pair of series."""
    found: list[Finding] = []
    told: set[frozenset[int]] = set()
    for at in np.argsort(result.p, kind="stable"):
        if len(found) == MOST_FINDINGS or result.q[at] > MOST_Q:
            break
        x, y, lag = int(result.factor[at]), int(result.outcome[at]), int(result.lag[at])
        if result.shift_p[at] > MOST_SHIFT_P or frozenset((x, y)) in told:
            continue
        answer = associate(table[x], table[y], first_weekday, lag=lag)
        if isinstance(answer, Association) and answer.holds_up:
            told.add(frozenset((x, y)))
            reverse = associate(table[x], table[y], first_weekday, lag=-1)
            found.append(
                Finding(factor=x, outcome=y, q=float(result.q[at]), association=answer, reverse=reverse)
            )
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Side:
    """Series known on the same days: their rows, and their values also by number, for counting."""

    rows: NDArray[np.int64]
    known: NDArray[np.bool_]
    values: Series
    codes: NDArray[np.int64]
    may_be_factor: NDArray[np.bool_]
    may_be_outcome: NDArray[np.bool_]

    def roles(self, days: Days) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """Which rows vary enough on `days` to be a factor, and which to be an outcome."""
        counted = [counts[counts > 0] for counts in (np.bincount(codes[days]) for codes in self.codes)]
        as_factor = [value_counts_suffice(counts, LEAST_VALUES) for counts in counted]
        as_outcome = [value_counts_suffice(counts, 2) for counts in counted]
        return self.may_be_factor & np.array(as_factor), self.may_be_outcome & np.array(as_outcome)


def _sides(table: Series, factors: Sequence[int] | None, outcomes: Sequence[int] | None) -> Iterator[_Side]:
    codes = np.array([np.unique(row, return_inverse=True)[1] for row in table], dtype=np.int64)
    masks, member = np.unique(np.isfinite(table), axis=0, return_inverse=True)
    for at, known in enumerate(masks):
        rows = np.flatnonzero(member == at)
        yield _Side(
            rows=rows,
            known=known,
            values=table[rows],
            codes=codes[rows],
            may_be_factor=np.isin(rows, rows if factors is None else np.asarray(factors)),
            may_be_outcome=np.isin(rows, rows if outcomes is None else np.asarray(outcomes)),
        )


def _groups(sides: Sequence[_Side], first_weekday: int) -> Iterator[NDArray[np.float64]]:
    for lag in LAGS:
        for at, x in enumerate(sides):
            for y in sides if lag else sides[at:]:
                days = paired_days(x.known, y.known, lag)
                if covers(days):
                    yield _answers(x, y, days, lag, first_weekday)


def _answers(x: _Side, y: _Side, days: Days, lag: int, first_weekday: int) -> NDArray[np.float64]:
    asked, forward = _asked(x, y, days, lag)
    zx = without_rhythm(x.values[:, days - lag], days, first_weekday)
    zy = zx if x is y and not lag else without_rhythm(y.values[:, days], days, first_weekday)
    next_to = np.diff(days) == 1
    shared = np.maximum(np.outer(memory(zx, next_to), memory(zy, next_to)), 0)
    worth = (len(days) - PAID_FOR_CLEANING) * (1 - shared) / (1 + shared)
    asked &= (worth >= LEAST_EFFECTIVE) & np.outer(zx.any(axis=1), zy.any(axis=1))
    ux, uy = unit_rows(zx), unit_rows(zy)
    i, j = np.nonzero(asked)
    factor = np.where(forward, x.rows[:, None], y.rows)[i, j]
    outcome = np.where(forward, y.rows, x.rows[:, None])[i, j]
    r = np.clip(ux @ uy.T, -1, 1)[i, j]
    same = np.ones(len(i))
    shift_p = _shift_ps(ux, uy, asked)
    return np.stack([factor, outcome, lag * same, len(days) * same, r, worth[i, j], shift_p])


def _asked(x: _Side, y: _Side, days: Days, lag: int) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Which pairs are asked, and which of them with x as the factor."""
    x_factor, x_outcome = x.roles(days - lag)
    y_factor, y_outcome = y.roles(days)
    forward = np.outer(x_factor, y_outcome)
    if lag:
        return forward & (x.rows[:, None] != y.rows), forward
    asked = forward | np.outer(x_outcome, y_factor)
    return asked & ((x.rows[:, None] < y.rows) if x is y else True), forward


def _shift_ps(x: Series, y: Series, asked: NDArray[np.bool_]) -> NDArray[np.float64]:
    if not asked.any():
        return np.empty(0)
    n = x.shape[1]
    x_spectra, y_spectra = spectra(x), spectra(y)
    return np.concatenate(
        [shift_ps_of_spectra(one, y_spectra[with_y], n) for one, with_y in zip(x_spectra, asked, strict=True)]
    )
