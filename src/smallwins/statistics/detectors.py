"""All-or-nothing patterns in a record (C10): said kindly, with the figures, and never as a trait.

The credits handed in are relative to the *target* (min(1, amount/target)), not the floor, because
partial days have to be possible. Illness, travel and busy weeks make pattern B too; pages say so.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from smallwins.statistics.bounce_back import Lapse, recovery_curve, waiting_after
from smallwins.statistics.distributions import fisher_greater
from smallwins.statistics.enough import NotEnough

# Closed opportunities before anything is said (convention, C10).
FEWEST = 28
# A credit up to EMPTY is an empty day, from FULL on a full one (conventions).
EMPTY, FULL = 0.1, 0.9
# Shares of empty, full and in-between days that make the pattern (conventions; error rates simulated:
# found in 99.5 % of half-and-half records, in 0 % of graded ones, in 34 % of four-fifths full at 28 days).
LEAST_EMPTY, LEAST_FULL, MOST_BETWEEN = 0.25, 0.25, 0.20
# The bimodality coefficient of a uniform distribution (Pfister et al. 2013).
UNIFORM = 5 / 9
# How much likelier a miss is after a miss, at which level, and how many days of each kind before
# (conventions; error rates simulated: false alarms at most 1.2 %).
LIKELIER, LEVEL, FEWEST_BEFORE = 0.30, 0.05, 5
# Still away after so many opportunities in so large a share of lapses, of at least so many (conventions).
AWAY_AFTER, AWAY_SHARE, FEWEST_LAPSES = 6, 0.25, 4
# Moments of a record without spread are noise; shares are compared with this much forgiveness.
HAIR = 1e-12


@dataclass(frozen=True, slots=True, kw_only=True)
class Extremes:
    """Pattern A: the shares of empty, full and in-between days, and how two-humped the record is.

    Skewness, kurtosis and bimodality are None where every day is alike.
    """

    days: int
    empty: float
    full: float
    between: float
    skewness: float | None
    kurtosis: float | None
    bimodality: float | None

    @property
    def found(self) -> bool:
        """Whether most days are either full or empty, with few in between."""
        return (
            self.empty >= LEAST_EMPTY - HAIR
            and self.full >= LEAST_FULL - HAIR
            and self.between <= MOST_BETWEEN + HAIR
            and self.bimodality is not None
            and self.bimodality > UNIFORM
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Transitions:
    """Pattern B: what follows an empty day and what follows any other; `p` is one-sided."""

    miss_then_miss: int
    miss_then_hit: int
    hit_then_miss: int
    hit_then_hit: int
    after_miss: float
    after_hit: float
    p: float

    @property
    def likelier(self) -> float:
        """How much likelier an empty day is after an empty day, from -1 to 1."""
        return self.after_miss - self.after_hit

    @property
    def found(self) -> bool:
        """Whether one empty day tends to bring the next."""
        return self.likelier >= LIKELIER - HAIR and self.p < LEVEL


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropping:
    """Pattern C: the share of `lapses` that were still open after six opportunities."""

    lapses: int
    away: float

    @property
    def found(self) -> bool:
        """Whether one gap often becomes a long one."""
        return self.away >= AWAY_SHARE - HAIR


def extremes(days: Sequence[float]) -> Extremes | NotEnough:
    """Look for pattern A: days that are either full or empty.

    All four conditions together (a quarter empty, a quarter full, at most a fifth between, bimodality
    above 5/9) are needed: the coefficient alone fires on nearly every record of four-fifths full days.

    Args:
        days: credits of closed opportunities, 0 to 1 relative to the target, any order; at least 28.

    Source: R. Pfister et al. (2013), Front. Psychol. 4, 700, doi:10.3389/fpsyg.2013.00700, with the
    bias-corrected skewness G1 and excess kurtosis G2.
    """
    n = len(days)
    if n < FEWEST:
        return NotEnough(n, FEWEST, "days")
    empty = sum(credit <= EMPTY + HAIR for credit in days) / n
    full = sum(credit >= FULL - HAIR for credit in days) / n
    skewness, kurtosis = _moments(days)
    return Extremes(
        days=n,
        empty=empty,
        full=full,
        between=max(0.0, 1 - empty - full),
        skewness=skewness,
        kurtosis=kurtosis,
        bimodality=_bimodality(n, skewness, kurtosis),
    )


def transitions(days: Sequence[float]) -> Transitions | NotEnough:
    """Look for pattern B: an empty day that tends to bring the next.

    Args:
        days: credits of consecutive closed opportunities, oldest first; at least 28, with at least five
            empty days and five others that something followed.

    Returns:
        The four counts, both shares (0 to 1) and Fisher's one-sided p, or `NotEnough`.
    """
    if len(days) < FEWEST:
        return NotEnough(len(days), FEWEST, "days")
    misses = [credit <= EMPTY + HAIR for credit in days]
    pairs = list(pairwise(misses))
    after_miss = [now for before, now in pairs if before]
    after_hit = [now for before, now in pairs if not before]
    fewest = min(len(after_miss), len(after_hit))
    if fewest < FEWEST_BEFORE:
        unit = "empty days" if len(after_miss) == fewest else "days with something"
        return NotEnough(fewest, FEWEST_BEFORE, unit)
    stayed, left = sum(after_miss), sum(after_hit)
    return Transitions(
        miss_then_miss=stayed,
        miss_then_hit=len(after_miss) - stayed,
        hit_then_miss=left,
        hit_then_hit=len(after_hit) - left,
        after_miss=stayed / len(after_miss),
        after_hit=left / len(after_hit),
        p=fisher_greater(stayed, len(after_miss) - stayed, left, len(after_hit) - left),
    )


def dropping(lapses: Sequence[Lapse]) -> Dropping | NotEnough:
    """Look for pattern C: gaps of which many last beyond six opportunities.

    Args:
        lapses: as `bounce_back.lapses_in` found them, any order; at least four.
    """
    if len(lapses) < FEWEST_LAPSES:
        return NotEnough(len(lapses), FEWEST_LAPSES, "lapses")
    return Dropping(lapses=len(lapses), away=waiting_after(recovery_curve(lapses), AWAY_AFTER))


def _moments(values: Sequence[float]) -> tuple[float | None, float | None]:
    """Return bias-corrected skewness and excess kurtosis, or None twice where all values are alike."""
    n, mean = len(values), math.fsum(values) / len(values)
    second, third, fourth = (math.fsum((x - mean) ** k for x in values) / n for k in (2, 3, 4))
    if second <= HAIR:
        return None, None
    skewness = third / second**1.5 * math.sqrt(n * (n - 1)) / (n - 2)
    kurtosis = (n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * (fourth / second**2 - 3) + 6)
    return skewness, kurtosis


def _bimodality(n: int, skewness: float | None, kurtosis: float | None) -> float | None:
    if skewness is None or kurtosis is None:
        return None
    spread = kurtosis + 3 * (n - 1) ** 2 / ((n - 2) * (n - 3))
    return (skewness**2 + 1) / spread
