"""Credit of a window of several days: k per week, a total per month (method C1, "Edges" and "At most").

Days that rest, and those of another schedule, lessen what is asked of a window in proportion. What was done
on days that rest counts toward it all the same, wherever that helps.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from operator import gt

from smallwins.domain.day import DECIMALS
from smallwins.domain.levels import Levels, credit_at_least, credit_at_most
from smallwins.domain.metric import Aggregation, Direction
from smallwins.domain.schedule import Schedule
from smallwins.statistics.momentum.credit import credits_of, levels_between
from smallwins.statistics.momentum.ledger import Span
from smallwins.statistics.momentum.windows import Regime

Adding = Callable[[int, int], float]
AtMost = Callable[[int, int, float, bool], float]

Judged = tuple[int, int, float, int]
"""The first and last day of a window, its credit, and 1 where it counts; else it is used only if it helps."""


def judged(span: Span, regime: Regime) -> Iterator[Judged]:
    """Return what each window of a span earned."""
    if span.metric.direction is Direction.AT_MOST:
        return _at_most(span, regime)
    return _at_least(span, regime)


def _at_least(span: Span, regime: Regime) -> Iterator[Judged]:
    since, resting, fulls = span.since, span.rests.count, _fulls(span, regime.schedule)
    add = _adding(span, regime.schedule)
    for opens, closes, length in regime.windows(since, span.until):
        begin, end = opens - since, closes - since + 1
        asked = end - begin - resting(1, begin, end)
        full = fulls[begin]
        yield opens, closes, _share(add(begin, end), full * asked / length if asked else full), asked > 0


def _adding(span: Span, schedule: Schedule, rests: bytearray | None = None) -> Adding:
    """Return what adds up the days at `begin` up to `end`, without those that rest when they are given."""
    if not schedule.is_total:
        daily = _earned(span)
    elif span.metric.aggregation is Aggregation.COUNT_DISTINCT:
        return lambda begin, end: _different(span, range(begin, end), rests)
    else:
        daily = [amount or 0.0 for amount in span.amounts]
    if rests is not None:
        daily = [0.0 if rest else number for number, rest in zip(daily, rests, strict=True)]
    return lambda begin, end: sum(daily[begin:end])


def _fulls(span: Span, schedule: Schedule) -> list[float]:
    if not schedule.is_total:
        return [float(schedule.times)] * len(span.amounts)
    fulls: list[float] = []
    for first, last, levels in levels_between(span.metric, span.since, span.until):
        fulls += [levels.least(span.metric.smallest_step)] * (last - first + 1)
    return fulls


def _at_most(span: Span, regime: Regime) -> Iterator[Judged]:
    logged = bytearray(amount is not None for amount in span.amounts)
    answered = bytearray(map(gt, logged, span.rests))
    credit = (_within if regime.schedule.is_total else _counted)(span, regime.schedule)
    for opens, closes, length in regime.windows(span.since, span.until):
        begin, end = opens - span.since, closes - span.since + 1
        asked = end - begin - span.rests.count(1, begin, end)
        counts = asked > 0 and (span.metric.empty_means_zero or answered.find(1, begin, end) >= 0)
        if counts or logged.find(1, begin, end) >= 0:
            yield opens, closes, credit(begin, end, asked / length if asked else 1.0, counts), counts


def _counted(span: Span, schedule: Schedule) -> AtMost:
    idle = bytearray(rest and amount is None for rest, amount in zip(span.rests, span.amounts, strict=True))
    add = _adding(span, schedule, idle)
    return lambda begin, end, part, _counts: _share(add(begin, end), schedule.times * part)


def _within(span: Span, schedule: Schedule) -> AtMost:
    add, add_asked, levels = _adding(span, schedule), _adding(span, schedule, span.rests), _levels(span)

    def credit(begin: int, end: int, part: float, counts: bool) -> float:
        total = (add_asked if counts else add)(begin, end)
        limit, ceiling = levels[begin].most()
        return credit_at_most(round(total, DECIMALS), limit * part, ceiling * part)

    return credit


def _earned(span: Span) -> list[float]:
    earned: list[float] = []
    for first, last, levels in levels_between(span.metric, span.since, span.until):
        earned += credits_of(span.metric, levels, span.amounts[first - span.since : last - span.since + 1])
    return earned


def _levels(span: Span) -> list[Levels]:
    daily: list[Levels] = []
    for first, last, levels in levels_between(span.metric, span.since, span.until):
        daily += [levels] * (last - first + 1)
    return daily


def _different(span: Span, days: range, rests: bytearray | None) -> float:
    labels = span.ledger.labels
    chosen = (span.since + day for day in days if rests is None or not rests[day])
    return float(len(frozenset().union(*(labels.get(day, ()) for day in chosen))))


def _share(total: float, full: float) -> float:
    return 1.0 if total >= full else credit_at_least(round(total, DECIMALS), full)
