"""How soon a person is back after a gap (method C2).

The gap that is still open counts too, as one of at least its present length: leaving it out, as a plain mean
of finished gaps does, would flatter. The estimator is Kaplan and Meier's, J Am Stat Assoc 53:457 (1958).
"""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from smallwins.statistics.enough import NotEnough

HORIZON = 14
"""Opportunities over which "typically back after" is averaged. A design choice."""
LEAST_LAPSES = 5
"""Lapses before a curve is shown; below it only counts are. A design choice."""
LEAST_LAPSES_FOR_TREND = 8
"""Lapses before two halves are compared. A design choice."""
FASTER_BELOW = 0.10
"""One-sided p under which "you are coming back faster" is said. A design choice."""
Z_95 = 1.959964
"""Standard normal 0.975 quantile. Arithmetic."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lapse:
    """A gap after having begun: how long it lasted, and whether it is over.

    `began` only puts lapses in order (a position or a day's ordinal); `length` counts opportunities, or days
    for setbacks; one that is not `recovered` is still open, at its present length.
    """

    began: int
    length: int
    recovered: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CurveStep:
    """One step of the curve: the share `waiting` still not back after `time`, with its 95 % limits."""

    time: int
    at_risk: int
    recovered: int
    waiting: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class BounceBack:
    """How soon one is back: at the very next chance, in the median, typically, and the whole curve."""

    lapses: int
    back_at_once: float
    median: int | None
    typical: float
    steps: tuple[CurveStep, ...]

    @property
    def back_at_once_range(self) -> tuple[float, float]:
        """The 95 % limits of `back_at_once`; where nobody came straight back, those of the exact binomial."""
        first = next((step for step in self.steps if step.time <= 1), None)
        return (1 - first.high, 1 - first.low) if first else (0.0, 1 - 0.025 ** (1 / self.lapses))


@dataclass(frozen=True, slots=True, kw_only=True)
class LapseCounts:
    """The plain counts shown while there are few lapses: "3 of 4 gaps lasted one day"."""

    lapses: int
    one_long: int
    still_open: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BounceBackTrend:
    """Later lapses against earlier ones; `change` below 0 is sooner, p is one-sided."""

    change: float
    p: float
    exact: bool

    @property
    def faster(self) -> bool:
        """Whether "you are coming back faster" may be said. There is no word for the opposite."""
        return self.change < 0 and self.p < FASTER_BELOW


def lapses_in(hits: Iterable[bool]) -> tuple[Lapse, ...]:
    """Find the lapses in closed opportunities, oldest first, skips and pauses already taken out.

    Any effort is a hit. Misses before the first hit are no lapse: nothing had begun. A run of misses at the
    end is a lapse still open.
    """
    found: list[Lapse] = []
    began: int | None = None
    seen_hit = False
    at = -1
    for at, hit in enumerate(hits):
        if hit and began is not None:
            found.append(Lapse(began=began, length=at - began, recovered=True))
        began = None if hit else at if seen_hit and began is None else began
        seen_hit = seen_hit or hit
    if began is not None:
        found.append(Lapse(began=began, length=at + 1 - began, recovered=False))
    return tuple(found)


def lapse_counts(lapses: Sequence[Lapse]) -> LapseCounts:
    """Count the lapses, those over after one opportunity, and those still open."""
    return LapseCounts(
        lapses=len(lapses),
        one_long=sum(lapse.recovered and lapse.length == 1 for lapse in lapses),
        still_open=sum(not lapse.recovered for lapse in lapses),
    )


def bounce_back(lapses: Sequence[Lapse]) -> BounceBack | NotEnough:
    """Estimate how soon one is back after a gap.

    Args:
        lapses: of one metric, or pooled over several, in any order. Lengths in opportunities or days.

    Returns:
        Chances between 0 and 1; `median` in the unit of the lengths, None while half are not yet back;
        `typical` the mean number of opportunities not yet back, within HORIZON. Not enough below 5 lapses.
    """
    if len(lapses) < LEAST_LAPSES:
        return NotEnough(len(lapses), LEAST_LAPSES, "lapses")
    steps = recovery_curve(lapses)
    return BounceBack(
        lapses=len(lapses),
        back_at_once=1 - waiting_after(steps, 1),
        median=next((step.time for step in steps if step.waiting <= 0.5 + 1e-12), None),
        typical=mean_wait(steps, HORIZON),
        steps=steps,
    )


def recovery_curve(lapses: Sequence[Lapse]) -> tuple[CurveStep, ...]:
    """Return the Kaplan–Meier curve of `lapses`: one step for each length at which somebody came back.

    The limits are Greenwood's on the log(−log) scale. Where the curve reaches 0 that scale has no value;
    there the upper limit is that of the exact binomial with as many recoveries, which is wider than none.
    """
    returns = Counter(lapse.length for lapse in lapses if lapse.recovered)
    steps: list[CurveStep] = []
    waiting, variance, back, high = 1.0, 0.0, 0, 1.0
    for time in sorted(returns):
        at_risk, now = sum(lapse.length >= time for lapse in lapses), returns[time]
        back += now
        if now == at_risk:
            waiting, low, high = 0.0, 0.0, min(high, 1 - 0.025 ** (1 / back))
        else:
            waiting *= 1 - now / at_risk
            variance += now / (at_risk * (at_risk - now))
            low, high = _limits(waiting, variance)
        steps.append(
            CurveStep(time=time, at_risk=at_risk, recovered=now, waiting=waiting, low=low, high=high)
        )
    return tuple(steps)


def waiting_after(steps: Sequence[CurveStep], time: int) -> float:
    """Return the share still not back after `time`."""
    return next((step.waiting for step in reversed(steps) if step.time <= time), 1.0)


def mean_wait(steps: Sequence[CurveStep], horizon: int) -> float:
    """Return the mean number of opportunities until back, none counted for more than `horizon`."""
    return math.fsum(waiting_after(steps, time) for time in range(horizon))


def bounce_back_trend(lapses: Sequence[Lapse], *, seed: int = 0) -> BounceBackTrend | NotEnough:
    """Compare the later half of the lapses with the earlier half.

    The p is the share of all ways to call a half of them "earlier" that look at least as much like coming
    back faster. Exact up to 20,000 ways (16 lapses), else 9,999 seeded draws with the usual (1+c)/(1+B).

    Args:
        lapses: in any order; `began` sorts them.
        seed: of the draws; the same lapses and seed give the same p.

    Returns:
        `change` in the unit of the lengths, later less earlier, within TREND_HORIZON. Not enough below 8.
    """
    count = len(lapses)
    if count < LEAST_LAPSES_FOR_TREND:
        return NotEnough(count, LEAST_LAPSES_FOR_TREND, "lapses")
    from smallwins.statistics.halves import halves_of  # noqa: PLC0415 - numpy is felt, and few ask for a trend

    ordered = sorted(lapses, key=lambda lapse: lapse.began)
    change, p, exact = halves_of([(lapse.length, lapse.recovered) for lapse in ordered], seed)
    return BounceBackTrend(change=change, p=p, exact=exact)


def _limits(waiting: float, variance: float) -> tuple[float, float]:
    spread = Z_95 * math.sqrt(variance) / abs(math.log(waiting))
    return waiting ** math.exp(spread), waiting ** math.exp(-spread)
