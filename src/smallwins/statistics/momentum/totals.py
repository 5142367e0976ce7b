"""Lifetime totals: what has been built stays. As time goes on they only grow (method C1, "Companions")."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from operator import itemgetter

from smallwins.domain.day import DECIMALS, Row, is_attempt, labels_of, minutes_of
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


def with_rows(totals: Totals, metric: Metric, rows: Sequence[Row], amounts: Iterable[float | None]) -> Totals:
    """Return the totals with more entries, and the `amounts` of their days in order; `things` stays."""
    adds_up = metric.aggregation is Aggregation.SUM or metric.kind is Kind.BOOLEAN
    tried = [row[0] for row in rows if is_attempt(metric, row)]
    timed = [(row[0], spent) for row in rows if (spent := minutes_of(metric, row))]
    came = [amount for amount in amounts if amount is not None and amount > 0] if adds_up else ()
    return replace(
        totals,
        attempts=totals.attempts + len(tried),
        days=totals.days + len(set(tried)),
        minutes=_added(totals.minutes, _each_day(timed)),
        amount=_added(totals.amount, came),
    )


def _each_day(timed: Sequence[tuple[date, float]]) -> Iterable[float]:
    if len({day for day, _ in timed}) == len(timed):
        return [spent for _, spent in timed]
    return [math.fsum(spent for _, spent in of_day) for _, of_day in groupby(timed, key=itemgetter(0))]


def _added(total: float, more: Iterable[float]) -> float:
    for number in more:
        total += number
        if total % 1:  # rounding a whole number would change nothing, and costs most of the time
            total = round(total, DECIMALS)
    return total


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
