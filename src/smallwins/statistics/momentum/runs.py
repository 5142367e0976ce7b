"""Opportunities in runs: every chance of a metric with the credit it earned (method C1.2).

A run holds many days or windows at once and is read once, as a stream: ten years of twenty metrics are
73,000 days, and an object for each of them would cost more than all of the arithmetic.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import compress
from typing import NamedTuple

from smallwins.domain.metric import Direction
from smallwins.statistics.momentum.credit import credits_of, levels_between
from smallwins.statistics.momentum.judge import judged
from smallwins.statistics.momentum.ledger import Ledger, Span
from smallwins.statistics.momentum.windows import Course, Regime, due, inverted, regimes, resting, without


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
        asked = without(asked, span.rests)
    if metric.direction is Direction.AT_MOST and not metric.empty_means_zero:
        asked = without(asked, bytearray(amount is None for amount in span.amounts))
    for first, last, levels in levels_between(metric, span.since, span.until):
        begin, end = first - span.since, last - span.since + 1
        amounts, asks, days = span.amounts[begin:end], asked[begin:end], range(first, last + 1)
        if 0 not in asks:
            yield Run(memory, credits_of(metric, levels, amounts), None, days)
            continue
        for since, until, is_plain in _parts(amounts, asks):
            part, asks_of, days_of = amounts[since:until], asks[since:until], days[since:until]
            told = asks_of
            if not is_plain:
                told = bytearray(ask or x is not None for ask, x in zip(asks_of, part, strict=True))
            earned = credits_of(metric, levels, compress(part, told))
            yield Run(memory, earned, None if is_plain else compress(asks_of, told), compress(days_of, told))


def _parts(amounts: list[float | None], asks: bytearray) -> Iterator[tuple[int, int, bool]]:
    """Part the days into those before any effort that nothing asked for, those with it, those after it."""
    unasked = list(compress(amounts, inverted(asks)))
    if unasked.count(None) == len(unasked):
        yield 0, len(asks), True
        return
    extra = [spot for spot in compress(range(len(asks)), inverted(asks)) if amounts[spot] is not None]
    yield 0, extra[0], True
    yield extra[0], extra[-1] + 1, False
    yield extra[-1] + 1, len(asks), True


def _windows(span: Span, regime: Regime) -> Iterator[Run]:
    for opens, (earned, counts) in judged(span, regime):
        closes = range(opens.start + opens.step - 1, opens.stop, opens.step)
        yield Run(regime.schedule.memory, earned, None if all(counts) else counts, closes, opens)
