"""A metric's amounts laid out day by day, so that windows are slices."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from operator import itemgetter

from smallwins.domain.day import COMBINED, DECIMALS, Combine, Row, labels_of
from smallwins.domain.metric import Aggregation, Metric


class OutOfOrder(Exception):  # noqa: N818 - told apart and mended, never shown
    """The rows do not stand in the order of their days, or begin too early."""


@dataclass(slots=True, kw_only=True)
class Ledger:
    """One amount a day from the ordinal `since` on, None where nothing was logged.

    `labels` is filled only where different things are counted.
    """

    since: int
    amounts: list[float | None]
    skips: list[int] = field(default_factory=list)
    labels: dict[int, frozenset[str]] = field(default_factory=dict)

    def between(self, first: int, last: int) -> list[float | None]:
        """Return the amounts from the day `first` up to and including `last`."""
        return self.amounts[first - self.since : last - self.since + 1]

    def skips_between(self, first: int, last: int) -> list[int]:
        """Return the skipped days from `first` up to and including `last`."""
        return [day for day in self.skips if first <= day <= last]


class Span:
    """The days from `since` to `until`: their amounts, and 1 in `rests` where nothing is asked."""

    __slots__ = ("amounts", "ledger", "metric", "rests", "since", "until")

    def __init__(self, metric: Metric, ledger: Ledger, since: int, until: int, rests: bytearray) -> None:
        self.metric, self.ledger, self.rests = metric, ledger, rests
        self.since, self.until = since, until
        self.amounts = ledger.between(since, until)


def in_order(rows: Sequence[Row]) -> list[Row]:
    """Return the rows in the order of their days; those of one day keep theirs."""
    return sorted(rows, key=itemgetter(0))


def ledger_of(metric: Metric, rows: Sequence[Row], since: int, until: int) -> Ledger:
    """Lay out the rows that stand in the order of their days, from `since` up to at least `until`.

    One entry a day, which is nearly every day, takes the short way.

    Raises:
        OutOfOrder: the rows stand in another order, or begin before `since`.
    """
    if rows:
        until = max(until, rows[-1][0].toordinal())
    ledger = Ledger(since=since, amounts=[None] * (until - since + 1))
    try:
        if metric.aggregation is Aggregation.COUNT_DISTINCT:
            _count_things(ledger, rows)
        else:
            _add(ledger, _fill(ledger, rows), COMBINED[metric.aggregation])
    except IndexError:
        raise OutOfOrder from None
    return ledger


def _fill(ledger: Ledger, rows: Sequence[Row]) -> dict[int, list[float]]:
    """Put the first plain entry of each day in its place; return the values beside it."""
    since, amounts, skips = ledger.since, ledger.amounts, ledger.skips
    ordinal = date.toordinal
    beside: dict[int, list[float]] = {}
    previous = since - 1
    for for_date, value, skip, _, _ in rows:
        day = ordinal(for_date)
        if day > previous and value is not None and not skip:
            amounts[day - since] = value
            previous = day
            continue
        if day < previous or day < since:
            raise OutOfOrder
        if skip:
            skips.append(day)
        if value is not None:
            beside.setdefault(day, []).append(value)
        previous = day
    return beside


def _add(ledger: Ledger, beside: dict[int, list[float]], combine: Combine) -> None:
    amounts, since = ledger.amounts, ledger.since
    for day, values in beside.items():
        first = amounts[day - since]
        if first is not None:
            values.insert(0, first)
        amounts[day - since] = round(combine(values), DECIMALS) if len(values) > 1 else values[0]


def _count_things(ledger: Ledger, rows: Sequence[Row]) -> None:
    previous = ledger.since - 1
    for for_date, group in groupby(rows, key=itemgetter(0)):
        day, of_day = for_date.toordinal(), list(group)
        if day <= previous:
            raise OutOfOrder
        if any(skip for _, _, skip, _, _ in of_day):
            ledger.skips.append(day)
        if any(value is not None for _, value, _, _, _ in of_day):
            ledger.labels[day] = labels_of(of_day)
            ledger.amounts[day - ledger.since] = float(len(ledger.labels[day]))
        previous = day
