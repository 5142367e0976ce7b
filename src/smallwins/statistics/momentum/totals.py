"""Lifetime totals: what has been built stays. As time goes on they only grow (method C1, "Companions")."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from operator import itemgetter

from smallwins.domain.day import DECIMALS, Row, amount_of, is_attempt, labels_of, minutes_of
from smallwins.domain.metric import Aggregation, Kind, Metric


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """What a metric has come to: attempts, days with any effort, minutes, amount, things, and returns.

    The amount, in the metric's unit, is kept where amounts add up (sums, and
    yes/no, where it counts the days); different things only where the metric
    counts them. A return is the first hit after a gap (method C2).
    """

    attempts: int = 0
    days: int = 0
    minutes: float = 0.0
    amount: float = 0.0
    things: int = 0
    returns: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Trail:
    """Where in hits and misses a metric is: whether it has begun, and whether its last chance was missed."""

    begun: bool = False
    lapsed: bool = False


NOTHING_YET = Totals()
UNBEGUN = Trail()


def with_rows(totals: Totals, metric: Metric, rows: Sequence[Row]) -> Totals:
    """Return the totals with more entries, in the order of their days; `things` is left as it is."""
    attempts, days, minutes, amount = totals.attempts, totals.days, totals.minutes, totals.amount
    adds_up = metric.aggregation is Aggregation.SUM or metric.kind is Kind.BOOLEAN
    for _, group in groupby(rows, key=itemgetter(0)):
        of_day = list(group)
        tried = sum(is_attempt(metric, row) for row in of_day)
        attempts += tried
        days += tried > 0
        minutes = round(minutes + math.fsum(minutes_of(metric, row) for row in of_day), DECIMALS)
        if adds_up:
            amount = round(amount + max(0.0, amount_of(metric.aggregation, of_day) or 0.0), DECIMALS)
    return replace(totals, attempts=attempts, days=days, minutes=minutes, amount=amount)


def with_returns(totals: Totals, trail: Trail, earned: Iterable[float]) -> tuple[Totals, Trail]:
    """Return the totals with the returns among more opportunities that count, and where the trail then is."""
    begun, lapsed, returns = trail.begun, trail.lapsed, totals.returns
    for credit in earned:
        if credit > 0:
            returns += lapsed
            begun, lapsed = True, False
        else:
            lapsed = begun
    return replace(totals, returns=returns), Trail(begun=begun, lapsed=lapsed)


def new_things(metric: Metric, rows: Iterable[Row]) -> frozenset[str]:
    """Return the different things done, folded; none for a metric that does not count them."""
    if metric.aggregation is not Aggregation.COUNT_DISTINCT:
        return frozenset()
    return labels_of(rows)
