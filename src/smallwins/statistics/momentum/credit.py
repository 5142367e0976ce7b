"""Credit: how much of what was asked was done, 0 to 1 (method C1.1)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from smallwins.domain.levels import Levels, credit_at_most
from smallwins.domain.metric import Direction, Kind, Metric
from smallwins.statistics.momentum.windows import BEGINNING, FOREVER


def credits_of(metric: Metric, levels: Levels, amounts: Iterable[float | None]) -> list[float]:
    """Return the credit of days' amounts in the metric's unit, None where nothing was logged.

    Nothing logged earns nothing, except on a metric of at most for which it means zero. These are
    `credit_at_least` and `credit_at_most` of the domain, written out: they are most of the time of momentum.
    """
    if metric.direction is Direction.AT_MOST:
        limit, ceiling = levels.most()
        spread = ceiling - limit
        empty = credit_at_most(0.0, limit, ceiling) if metric.empty_means_zero else 0.0
        return [
            empty if x is None else 1.0 if x <= limit else 0.0 if x >= ceiling else 1 - (x - limit) / spread
            for x in amounts
        ]
    full = 1.0 if metric.kind is Kind.BOOLEAN else levels.least(metric.smallest_step)
    return [(1.0 if x >= full else x / full if x > 0 else 0.0) if x else 0.0 for x in amounts]


def credit_of(metric: Metric, levels: Levels, amount: float | None) -> float:
    """Return the credit of one day's amount in the metric's unit, None where nothing was logged."""
    return credits_of(metric, levels, (amount,))[0]


def levels_between(metric: Metric, since: int, until: int) -> Iterator[tuple[int, int, Levels]]:
    """Return the levels in force from the day `since` to `until`, each with its first and last day."""
    held = metric.levels
    starts = [BEGINNING, *(levels.since.toordinal() for levels in held[1:]), FOREVER + 1]
    for (first, following), levels in zip(pairwise(starts), held, strict=True):
        if first <= until and following > since and following > first:
            yield max(first, since), min(following - 1, until), levels
