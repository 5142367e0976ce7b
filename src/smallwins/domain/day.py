"""Days: what the entries of one date come to for one metric."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from smallwins.domain.entry import Entry
from smallwins.domain.metric import Aggregation, Direction, Kind, Metric
from smallwins.domain.text import fold

DECIMALS = 9
"""A sum is rounded to this many decimals before it is judged, so that 0.1 + 0.2 is 0.3 (method C1)."""


Combine = Callable[[Sequence[float]], float]

COMBINED: dict[Aggregation, Combine] = {
    Aggregation.SUM: math.fsum,
    Aggregation.MEAN: lambda values: math.fsum(values) / len(values),
    Aggregation.MAX: max,
    Aggregation.MIN: min,
    Aggregation.LAST: lambda values: values[-1],
    Aggregation.COUNT_DISTINCT: len,
}
"""How the values of one date become one; different things are counted by their labels (`labels_of`)."""


class DayMark(StrEnum):
    """What a calendar day was, for a wall or a row of days; the value is its class name in a page."""

    DONE = "done"
    BIT = "bit"
    SKIP = "skip"
    MISS = "miss"
    OFF = "off"
    OPEN = "open"
    PAUSED = "paused"
    FUTURE = "future"


Row = tuple[date, float | None, bool, str, float | None]
"""What the numbers need of one entry: its date, value, whether it is a skip, its label, and its minutes.

A store gives ten years of these at once, as bare tuples: they are read five times as fast as named ones.
"""


class Tally(NamedTuple):
    """A `Row` with names, for whoever writes one by hand."""

    for_date: date
    value: float | None = None
    skip: bool = False
    what: str = ""
    minutes: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """One day of one metric.

    `amount` is None when nothing was logged. A skipped day can hold an amount
    all the same. `labels` are folded, `minutes` those of sessions or, for a
    duration, the amount itself.
    """

    amount: float | None = None
    skipped: bool = False
    attempts: int = 0
    minutes: float = 0.0
    labels: frozenset[str] = frozenset()


def tally_of(entry: Entry) -> Tally:
    """Return the light row of an entry."""
    return Tally(entry.for_date, entry.value, entry.is_skip, entry.what, entry.minutes)


def day_of(metric: Metric, rows: Sequence[Row]) -> Day:
    """Return what the entries of one date come to; they stand in the order in which they were made."""
    return Day(
        amount=amount_of(metric.aggregation, rows),
        skipped=any(skip for _, _, skip, _, _ in rows),
        attempts=sum(is_attempt(metric, row) for row in rows),
        minutes=math.fsum(minutes_of(metric, row) for row in rows),
        labels=labels_of(rows),
    )


def amount_of(aggregation: Aggregation, rows: Sequence[Row]) -> float | None:
    """Return the amount of one date in the metric's unit, or None when nothing was logged."""
    values = [value for _, value, _, _, _ in rows if value is not None]
    if not values:
        return None
    if aggregation is Aggregation.COUNT_DISTINCT:
        return float(len(labels_of(rows)))
    return combined(aggregation, values)


def combined(aggregation: Aggregation, values: Sequence[float]) -> float:
    """Return what the values of one date, at least one, come to in the order in which they were logged.

    What stands alone stays as it was entered. Different things are counted by
    their labels, not here (`labels_of`).
    """
    return values[0] if len(values) == 1 else round(COMBINED[aggregation](values), DECIMALS)


def labels_of(rows: Iterable[Row]) -> frozenset[str]:
    """Return the different things that were done, folded as for search; those without a name are one."""
    return frozenset(fold(what) for _, value, _, what, _ in rows if value is not None and value > 0)


def is_attempt(metric: Metric, row: Row) -> bool:
    """Whether an entry holds any effort; of an observation, or a limit, a zero is a record as well."""
    _, value, skip, _, _ = row
    if value is None:
        return not skip
    return value > 0 or metric.direction is not Direction.AT_LEAST


def minutes_of(metric: Metric, row: Row) -> float:
    """Return the minutes of an entry; for a duration they are its value and are not asked twice."""
    _, value, _, _, minutes = row
    if minutes is not None:
        return minutes
    return max(0.0, value) if metric.kind is Kind.DURATION and value is not None else 0.0
