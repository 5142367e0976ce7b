"""Opportunities in runs: every chance of a metric with the credit it earned (method C1.2).

A run holds many days or windows at once and is read once, as a stream: ten years of twenty metrics are
73,000 days, and an object for each of them would cost more than all of the arithmetic.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import compress
from operator import gt
from typing import NamedTuple

from smallwins.domain.metric import Direction
from smallwins.statistics.momentum.credit import credits_of, levels_between
from smallwins.statistics.momentum.judge import judged
from smallwins.statistics.momentum.ledger import Ledger, Span
from smallwins.statistics.momentum.windows import Course, Regime, due, regimes, resting

INVERTED = bytes([1, 0, *range(2, 256)])


class Run(NamedTuple):
    """Chances in a row, all with the same memory; its streams can be read once.

    `counts` is None where all of them count; else it holds 0 for effort on days that asked for nothing, which
    is used only if it helps. `opens` is None for single days, which open and close on the same date.
    """

    memory: float
    credits: Iterable[float]
    counts: Iterable[int] | None
    closes: Iterable[int]
    opens: Iterable[int] | None = None


def runs(course: Course, ledger: Ledger, since: int, until: int) -> Iterator[Run]:
    """Return the chances from the day `since`, on which a window opens, to `until`, on which one closes."""
    if since > until or not course.metric.is_judged:
        return
    rests = resting(course, ledger.skips_between(since, until), since, until)
    for regime in regimes(course):
        first, last = max(since, regime.since), min(until, regime.until)
        if first <= last:
            span = Span(course.metric, ledger, first, last, rests[first - since : last - since + 1])
            yield from (_windows if regime.schedule.has_windows else _days)(span, regime)


def _days(span: Span, regime: Regime) -> Iterator[Run]:
    metric, memory = span.metric, regime.schedule.memory
    asked = due(regime.schedule, span.since, span.until)
    if 1 in span.rests:
        asked = bytearray(map(gt, asked, span.rests))
    if metric.direction is Direction.AT_MOST and not metric.empty_means_zero:
        asked = bytearray(map(gt, asked, [amount is None for amount in span.amounts]))
    for first, last, levels in levels_between(metric, span.since, span.until):
        begin, end = first - span.since, last - span.since + 1
        amounts, asks, days = span.amounts[begin:end], asked[begin:end], range(first, last + 1)
        if 0 not in asks:
            yield Run(memory, credits_of(metric, levels, amounts), None, days)
        elif _is_empty(compress(amounts, asks.translate(INVERTED))):
            yield Run(memory, credits_of(metric, levels, compress(amounts, asks)), None, compress(days, asks))
        else:
            told = [ask or amount is not None for ask, amount in zip(asks, amounts, strict=True)]
            earned = credits_of(metric, levels, compress(amounts, told))
            yield Run(memory, earned, compress(asks, told), compress(days, told))


def _is_empty(amounts: Iterable[float | None]) -> bool:
    return all(amount is None for amount in amounts)


def _windows(span: Span, regime: Regime) -> Iterator[Run]:
    earned: list[float] = []
    counts: list[int] = []
    closing: list[int] = []
    opening: list[int] = []
    for opens, closes, credit, asked in judged(span, regime):
        if asked or credit:
            earned.append(credit)
            counts.append(asked)
            closing.append(closes)
            opening.append(opens)
    yield Run(regime.schedule.memory, earned, counts if 0 in counts else None, closing, opening)
