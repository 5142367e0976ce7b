"""Every pair and lag of many daily series at once (method C4), fast enough to ask daily.

`associate` is the same for one pair, spelled out; here all pairs are cleaned and compared by matrix products,
and the circular shifts, one FFT a pair, are left for those that could still be a finding.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from smallwins.statistics.enough import NotEnough
from smallwins.statistics.patterns.association import (
    LEAST_EFFECTIVE,
    MOST_SHIFT_P,
    PAID_FOR_CLEANING,
    Association,
    associate,
)
from smallwins.statistics.patterns.cleaning import (
    Days,
    Series,
    length_for,
    shift_ps,
    shift_ps_of_spectra,
    spectra,
    unit_rows,
    without_rhythm,
)
from smallwins.statistics.patterns.discovery import benjamini_hochberg, two_sided
from smallwins.statistics.patterns.pairwise import Calendar, Lines, Verdicts, coverage, pairwise, variety

MOST_Q = 0.10
"""Share of chance findings that is accepted among those shown. A design choice."""
MOST_FINDINGS = 3
"""Findings shown at once. A design choice."""
LAGS = (0, 1)
"""The same day, and the factor the day before. A design choice."""
_AT_ONCE = 16
_DOUBT = 1e-5


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
    """Every question that had enough data, one place each in columns of equal length.

    `shift_p` is NaN where q is above MOST_Q: such a question is no finding however its shifts come out.
    """

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
    """
    roles = _Roles.of(len(table), factors, outcomes)
    cleaned = _cleaned(table, first_weekday)
    laps = [_Lap.of(table, cleaned, first_weekday, lag, roles) for lag in LAGS if table.shape[1] > lag + 1]
    columns = np.concatenate([np.empty((6, 0)), *[lap.columns for lap in laps]], axis=1)
    factor, outcome, lag, days, r, worth = columns
    p = two_sided(r * np.sqrt((worth - 2) / np.maximum(1 - r * r, 1e-300)), worth - 2)
    q = benjamini_hochberg(p)
    ends = np.cumsum([lap.columns.shape[1] for lap in laps])[:-1]
    checked = [lap.shift_ps(which) for lap, which in zip(laps, np.split(q <= MOST_Q, ends), strict=False)]
    return Scan(
        factor=factor.astype(np.int64),
        outcome=outcome.astype(np.int64),
        lag=lag.astype(np.int64),
        days=days.astype(np.int64),
        r=r,
        p=p,
        q=q,
        shift_p=np.concatenate([np.empty(0), *checked]),
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
class _Roles:
    factor: NDArray[np.bool_]
    outcome: NDArray[np.bool_]

    @classmethod
    def of(cls, size: int, factors: Sequence[int] | None, outcomes: Sequence[int] | None) -> "_Roles":
        rows = np.arange(size)
        named = [rows if given is None else np.asarray(given) for given in (factors, outcomes)]
        return cls(np.isin(rows, named[0]), np.isin(rows, named[1]))

    def asked(self, raw_x: Series, raw_y: Series, lag: int) -> tuple[Verdicts, Verdicts]:
        """Which pairs are asked, and which of them with x as the factor."""
        x = variety(raw_x, raw_y)
        y = variety(raw_y, raw_x) if lag else x
        forward = x.as_factor & self.factor[:, None] & y.as_outcome.T & self.outcome
        backward = x.as_outcome & self.outcome[:, None] & y.as_factor.T & self.factor
        once = ~np.eye(len(raw_x), dtype=np.bool_) if lag else np.triu(np.ones_like(forward), 1)
        either = forward if lag else forward | backward
        return either & once & coverage(raw_x, raw_y), forward


@dataclass(frozen=True, slots=True)
class _Side:
    """One side of all pairs at one lag; a series that loses no day in a pair keeps its spectrum."""

    place_in_pair: int
    rows: Series
    in_single: NDArray[np.float32]
    known: NDArray[np.bool_]
    days_known: list[int]
    lines: Lines
    kept: dict[int, NDArray[np.complexfloating]] = field(default_factory=dict)

    @classmethod
    def of(cls, place_in_pair: int, rows: Series, lines: Lines) -> "_Side":
        known = np.isfinite(rows)
        single = rows.astype(np.float32)
        return cls(place_in_pair, rows, single, known, known.sum(axis=1).tolist(), lines)

    def left(self, pair: tuple[int, int], days: Days, calendar: Calendar) -> Series:
        """What cleaning leaves of this side's series on the common days, brought to length 1."""
        scale = np.sqrt(self.lines.energy[pair])
        levels = (self.lines.levels[:, *pair] / scale)[calendar.weekdays[days]]
        drift = calendar.place[days] * (self.lines.slope[pair] / scale)
        return np.asarray(self.rows[pair[self.place_in_pair]][days] / scale - levels - drift)

    def all_left(self, pairs: Sequence[tuple[int, int]], calendar: Calendar) -> Series:
        """The same for several pairs at once, on every day of the calendar, in single precision."""
        i, j = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
        scale = np.sqrt(self.lines.energy[i, j])
        line = np.vstack([self.lines.levels[:, i, j], self.lines.slope[i, j]]) / scale
        left = self.in_single[(i, j)[self.place_in_pair]] * (1 / scale).astype(np.float32)[:, None]
        left -= line.T.astype(np.float32) @ calendar.rhythm
        return np.asarray(left)

    def spectra(
        self, pairs: Sequence[tuple[int, int]], common: Sequence[Days], calendar: Calendar, most_days: int
    ) -> NDArray[np.complexfloating]:
        """The spectra of this side of some pairs; those not kept are made in one go."""
        owners = [pair[self.place_in_pair] for pair in pairs]
        whole = [len(days) == self.days_known[at] for at, days in zip(owners, common, strict=True)]
        at_hand = set(self.kept)
        made = []
        for spot, at in enumerate(owners):
            if not whole[spot] or at not in at_hand:
                made.append(spot)
            if whole[spot]:
                at_hand.add(at)
        rows = np.zeros((len(made), length_for(most_days)), dtype=np.float32)
        for row, spot, left in zip(
            rows, made, self.all_left([pairs[spot] for spot in made], calendar), strict=True
        ):
            # "clip" alone lets take write in place; no day lies outside.
            left.take(common[spot], out=row[: len(common[spot])], mode="clip")
        fresh = dict(zip(made, spectra(rows, most_days, np.float32), strict=True))
        self.kept.update((owners[spot], each) for spot, each in fresh.items() if whole[spot])
        return np.array([self.kept[at] if whole[spot] else fresh[spot] for spot, at in enumerate(owners)])


@dataclass(frozen=True, slots=True)
class _Lap:
    """All pairs at one lag: their two sides, which are asked, and the columns of those."""

    x: _Side
    y: _Side
    calendar: Calendar
    pairs: NDArray[np.int64]
    columns: NDArray[np.float64]

    @classmethod
    def of(cls, table: Series, cleaned: Series, first_weekday: int, lag: int, roles: _Roles) -> "_Lap":
        size = table.shape[1]
        asked, forward = roles.asked(table[:, : size - lag], table[:, lag:], lag)
        x, calendar = cleaned[:, : size - lag], Calendar.of(size - lag, first_weekday)
        y = cleaned[:, lag:] if lag else x
        compared = pairwise(x, y, calendar)
        shared = np.maximum(compared.x.memory * compared.y.memory, 0)
        worth = (compared.days - PAID_FOR_CLEANING) * (1 - shared) / (1 + shared)
        asked &= (worth >= LEAST_EFFECTIVE) & (compared.x.energy > 0) & (compared.y.energy > 0)
        i, j = np.nonzero(asked)
        named = np.where(forward[i, j], (i, j), (j, i))
        numbers = [np.full(len(i), lag), np.rint(compared.days[i, j]), compared.r[i, j], worth[i, j]]
        return cls(
            _Side.of(0, x, compared.x),
            _Side.of(1, y, compared.y),
            calendar,
            np.stack([i, j], axis=1),
            np.stack([*named, *numbers]),
        )

    def shift_ps(self, which: NDArray[np.bool_]) -> NDArray[np.float64]:
        answers = np.full(len(which), np.nan)
        if not which.any():
            return answers
        asked = np.flatnonzero(which)
        most_days = int(self.columns[3, asked].max())
        for few in np.split(asked, np.arange(_AT_ONCE, len(asked), _AT_ONCE)):
            pairs = [(i, j) for i, j in self.pairs[few].tolist()]
            common = [np.flatnonzero(self.x.known[i] & self.y.known[j]) for i, j in pairs]
            of_x, of_y = (side.spectra(pairs, common, self.calendar, most_days) for side in (self.x, self.y))
            counts = np.array([len(days) for days in common])
            ps = shift_ps_of_spectra(of_x, of_y, counts, most_days, doubt=_DOUBT)
            for at in np.flatnonzero(np.isnan(ps)):
                x, y = (side.left(pairs[at], common[at], self.calendar) for side in (self.x, self.y))
                ps[at] = shift_ps(x, y[None])[0]
            answers[few] = ps
        return answers


def _cleaned(table: Series, first_weekday: int) -> Series:
    """Each row cleaned on its own days and brought to unit size, so that sums over it keep their digits."""
    days = np.arange(table.shape[1])
    cleaned = np.full(table.shape, np.nan)
    for at, known in enumerate(np.isfinite(table)):
        rows = without_rhythm(table[at : at + 1, known], days[known], first_weekday)
        cleaned[at, known] = unit_rows(rows)[0] * np.sqrt(known.sum())
    return cleaned
