"""Consistency with an interval: "on about 6 of 10 days, 3 to 8" (method C1, "Companions")."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from smallwins.statistics.distributions import beta_quantile
from smallwins.statistics.enough import NotEnough
from smallwins.statistics.momentum.momentum import Opportunity

LEAST_OPPORTUNITIES = 10
"""Opportunities before the interval is shown; a convention (method C1)."""

TAIL = 0.05
"""Chance left out at either end of the 90 % interval."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Consistency:
    """The share of opportunities that lately earned full credit, with its 90 % interval, 0 to 1."""

    share: float
    low: float
    high: float
    opportunities: int


def consistency(chances: Iterable[Opportunity]) -> Consistency | NotEnough:
    """Return how steadily a metric's opportunities are taken, the latest weighing most.

    The posterior Beta(a, b) of `beta_of`; not enough below 10 opportunities. Dimensionless.
    """
    counted = [chance for chance in chances if chance.counts]
    if len(counted) < LEAST_OPPORTUNITIES:
        return NotEnough(len(counted), LEAST_OPPORTUNITIES, "opportunities")
    a, b = beta_of(counted)
    return Consistency(
        share=a / (a + b),
        low=beta_quantile(TAIL, a, b),
        high=beta_quantile(1 - TAIL, a, b),
        opportunities=len(counted),
    )


def beta_of(chances: Iterable[Opportunity]) -> tuple[float, float]:
    """Return a = 1 + Σ m^(n-j)·v_j and b = 1 + Σ m^(n-j)·(1-v_j) over the opportunities that count."""
    hits = misses = 0.0
    for chance in chances:
        if chance.counts:
            hits = chance.memory * hits + chance.credit
            misses = chance.memory * misses + 1 - chance.credit
    return 1 + hits, 1 + misses
