"""Experiments on oneself (C5): random pairs of periods, and what they allow one to say.

Each pair holds one period lived as usual (A) and one with a single change (B), in an order drawn
by a seeded coin. The coin is what makes the test valid: it needs no normal distribution and no
independence from day to day, only that the order was drawn before the days were lived.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from smallwins.domain.experiment import MOST_PAIRS, PAIRS, Condition, Period, lay_out
from smallwins.statistics.enough import NotEnough

if TYPE_CHECKING:
    import numpy as np

# With five pairs the smallest two-sided p is 0.0625, with six 0.03125: arithmetic (method, part F).
FEWEST_PAIRS = PAIRS
# Period length and washout in days: conventions of the method (C5).
USUAL_LENGTH = 3
LENGTH_WITH_WASHOUT = 3
# The share of a period's counting days that need a value before its pair counts (C5).
DAYS_NEEDED = 0.5
# Words for p and the confidence asked of the interval: conventions of the method (C5).
CLEAR = 0.05
SUGGESTIVE = 0.15
CONFIDENCE = 0.90
# Two sums that differ by less than this share of the larger are one and the same sum, seen through floats.
SAME = 1e-9


class Evidence(StrEnum):
    """The word that goes with p; "no clear difference" is a finding too."""

    CLEAR = "clear"
    SUGGESTIVE = "suggestive"
    NO_CLEAR_DIFFERENCE = "no-clear-difference"


@dataclass(frozen=True, slots=True, kw_only=True)
class Design:
    """What is decided before the first day; `washout` days open each period and are not counted."""

    starts_on: date
    seed: int
    pairs: int = FEWEST_PAIRS
    length: int = USUAL_LENGTH
    washout: int | None = None

    def __post_init__(self) -> None:
        if not FEWEST_PAIRS <= self.pairs <= MOST_PAIRS:
            raise ValueError(f"an experiment has {FEWEST_PAIRS} to {MOST_PAIRS} pairs, not {self.pairs}")
        if self.length < 1 or not 0 <= self.days_dropped < self.length:
            raise ValueError("a period keeps at least one day after its washout")

    @property
    def days_dropped(self) -> int:
        """Days left out at the start of each period; one if periods are long enough to spare it."""
        return int(self.length >= LENGTH_WITH_WASHOUT) if self.washout is None else self.washout


@dataclass(frozen=True, slots=True, kw_only=True)
class PairMeans:
    """One pair that counts: its mean with the change and as usual, in the outcome's unit."""

    pair: int
    changed: float
    usual: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """From `low` to `high`, in the outcome's unit, with its exact confidence (0 to 1)."""

    low: float
    high: float
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class TrialResult:
    """What the pairs show: `difference` is B minus A in the outcome's unit, averaged over pairs.

    `p` is two-sided, `p_one_sided` asks whether B is higher. `pairs_up` counts the pairs in which
    B was higher. `standardised` is the difference in standard deviations between pairs, or None
    where all pairs agree to the last digit.
    """

    pairs: int
    difference: float
    pairs_up: int
    p: float
    p_one_sided: float
    interval: Interval
    standardised: float | None
    evidence: Evidence


def schedule(design: Design) -> tuple[Period, ...]:
    """Return every period of `design`, in the order in which they are to be lived.

    The same design always gives the same schedule, on every machine and in every Python.
    """
    drawn = orders(design.seed, design.pairs)
    return lay_out(drawn, design.starts_on, length=design.length, washout=design.days_dropped)


def orders(seed: int, pairs: int) -> tuple[str, ...]:
    """Draw the order of each pair, AB or BA, by a seeded coin."""
    return tuple("".join(_order(seed, pair)) for pair in range(pairs))


def pair_differences(
    periods: Sequence[Period], outcomes: Mapping[date, float], *, through: date
) -> tuple[float, ...]:
    """Return mean B minus mean A for each pair that counts, analysed as assigned.

    A pair counts once both its periods are over and each side has a value on at least half of
    its days after the washout.

    Args:
        periods: as `schedule` made them.
        outcomes: at most one value a day, in the outcome's unit; days without one are left out.
        through: the last closed day.
    """
    return tuple(each.changed - each.usual for each in pair_means(periods, outcomes, through=through))


def pair_means(
    periods: Sequence[Period], outcomes: Mapping[date, float], *, through: date
) -> tuple[PairMeans, ...]:
    """Return the means of both sides of each pair that counts; arguments as for `pair_differences`."""
    sides: dict[int, dict[Condition, float]] = {}
    for period in periods:
        mean = _mean(period, outcomes) if period.last <= through else None
        if mean is not None:
            sides.setdefault(period.pair, {})[period.condition] = mean
    return tuple(
        PairMeans(pair=pair, changed=means[Condition.ONE_CHANGE], usual=means[Condition.AS_USUAL])
        for pair, means in sorted(sides.items())
        if len(means) == len(Condition)
    )


def trial_result(differences: Sequence[float]) -> TrialResult | NotEnough:
    """Return what `differences` show: exact sign-flip test, inverted interval, effect size.

    If the change does nothing, each difference is as likely to have come out with the other sign,
    so the p-value is the share of all 2^k sign vectors whose mean is at least as far from zero.
    The interval runs from the j-th smallest to the j-th largest mean of a non-empty subset of the
    differences and holds the true difference with probability 1 - 2j/2^k; the largest j that
    keeps 0.90 is taken. Six pairs 1.5, 0, 1, 1.5, 0.5, 0.5 give p = 4/64 and [0.25, 1.5].

    Args:
        differences: B minus A, one for each pair, any order, in the outcome's unit; at most 20.

    Returns:
        The result, or `NotEnough` below six pairs.

    Raises:
        ValueError: more than 20 pairs, or a difference that is not a finite number.

    Source: J. A. Hartigan (1969), J. Am. Stat. Assoc. 64, 1303-1317 (typical values); coverage for
    k = 6 simulated at 0.971, 0.940, 0.913 for j = 1, 2, 3. Cost: O(2^k log 2^k), 20 pairs about 0.2 s.
    """
    import numpy as np  # noqa: PLC0415 - Today asks for the day of an experiment alone, and numpy is felt

    d = np.asarray(differences, dtype=float)
    if len(d) > MOST_PAIRS or not np.isfinite(d).all():
        raise ValueError(f"at most {MOST_PAIRS} finite differences")
    if len(d) < FEWEST_PAIRS:
        return NotEnough(len(d), FEWEST_PAIRS, "pairs")
    two_sided, one_sided = _sign_flip(d)
    return TrialResult(
        pairs=len(d),
        difference=float(d.mean()),
        pairs_up=int((d > 0).sum()),
        p=two_sided,
        p_one_sided=one_sided,
        interval=intervals(differences)[-1],
        standardised=_standardised(d),
        evidence=_word(two_sided),
    )


def intervals(differences: Sequence[float]) -> tuple[Interval, ...]:
    """Return the interval for each j from 1 while its confidence stays at 0.90 or more, widest first."""
    import numpy as np  # noqa: PLC0415 - as above

    d = np.asarray(differences, dtype=float)
    means = np.sort(_subset_means(d))
    vectors = 2 ** len(d)
    most = int((1 - CONFIDENCE) * vectors / 2 + SAME)
    return tuple(
        Interval(low=float(means[j - 1]), high=float(means[-j]), confidence=1 - 2 * j / vectors)
        for j in range(1, most + 1)
    )


def _order(seed: int, pair: int) -> tuple[Condition, Condition]:
    # A hash instead of a generator: its bits are the same for ever, and pair 5 needs no pairs 1 to 4.
    heads = hashlib.sha256(f"{seed}:{pair}".encode()).digest()[0] & 1
    usual_first = (Condition.AS_USUAL, Condition.ONE_CHANGE)
    return usual_first if heads else (Condition.ONE_CHANGE, Condition.AS_USUAL)


def _mean(period: Period, outcomes: Mapping[date, float]) -> float | None:
    length = (period.last - period.counts_from).days + 1
    days = (period.counts_from + timedelta(days=i) for i in range(length))
    values = [outcomes[day] for day in days if day in outcomes]
    return sum(values) / len(values) if len(values) >= DAYS_NEEDED * length else None


def _sign_flip(d: np.ndarray) -> tuple[float, float]:
    import numpy as np  # noqa: PLC0415 - as above

    sums = np.zeros(1)
    for value in d:
        sums = np.concatenate((sums + value, sums - value))
    slack = SAME * np.abs(d).sum()
    seen = d.sum()
    two_sided = (np.abs(sums) >= abs(seen) - slack).mean()
    return float(two_sided), float((sums >= seen - slack).mean())


def _subset_means(d: np.ndarray) -> np.ndarray:
    import numpy as np  # noqa: PLC0415 - as above

    sums, sizes = np.zeros(1), np.zeros(1)
    for value in d:
        sums, sizes = np.concatenate((sums, sums + value)), np.concatenate((sizes, sizes + 1))
    means: np.ndarray = sums[1:] / sizes[1:]
    return means


def _standardised(d: np.ndarray) -> float | None:
    spread = float(d.std(ddof=1))
    return float(d.mean()) / spread if spread > SAME * float(abs(d).max()) else None


def _word(p: float) -> Evidence:
    if p <= CLEAR:
        return Evidence.CLEAR
    return Evidence.SUGGESTIVE if p <= SUGGESTIVE else Evidence.NO_CLEAR_DIFFERENCE
