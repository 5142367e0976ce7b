"""Credit of windows of several days: k per week, a total per month (method C1, "Edges" and "At most").

Days that rest, and those of another schedule, lessen what is asked of a window in proportion. What was done
on days that rest counts toward it all the same, wherever that helps. Windows are judged many at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from smallwins.domain.day import DECIMALS
from smallwins.domain.levels import Levels, credit_at_most
from smallwins.domain.metric import Aggregation, Direction
from smallwins.domain.schedule import Schedule
from smallwins.statistics.momentum.credit import credits_of, levels_between
from smallwins.statistics.momentum.ledger import Span
from smallwins.statistics.momentum.windows import Regime, without

N = TypeVar("N", int, float)

NEARLY = 1 - 1e-12
"""Tenths that add up to a hair less than the whole are the whole."""

Judged = tuple[list[float], list[bool]]
"""The credit of windows, and whether each counts; if not, its credit is used only if it helps."""

Judge = Callable[[slice, int, int], Judged]
"""Judges the windows in a part of a span, each so many days long, of a calendar length."""


def judged(span: Span, regime: Regime) -> Iterator[tuple[range, Judged]]:
    """Return the first days of a span's windows, with what they earned."""
    judge = (_at_most if span.metric.direction is Direction.AT_MOST else _at_least)(span, regime.schedule)
    for opens, length in regime.blocks(span.since, span.until):
        part = slice(opens.start - span.since, opens.stop - span.since)
        yield opens, judge(part, opens.step, length)


def _at_least(span: Span, schedule: Schedule) -> Judge:
    add, fulls = _adding(span, schedule), _fulls(span, schedule)

    def judge(part: slice, days: int, length: int) -> Judged:
        asked = _asked(span, part, days)
        full = [
            full * (left or length) / length for full, left in zip(fulls[part][::days], asked, strict=True)
        ]
        return list(map(_share, add(part, days), full)), [left > 0 for left in asked]

    return judge


def _fulls(span: Span, schedule: Schedule) -> list[float]:
    if not schedule.is_total:
        return [float(schedule.times)] * len(span.amounts)
    fulls: list[float] = []
    for first, last, levels in levels_between(span.metric, span.since, span.until):
        fulls += [levels.least(span.metric.smallest_step)] * (last - first + 1)
    return fulls


def _at_most(span: Span, schedule: Schedule) -> Judge:
    logged = bytearray(amount is not None for amount in span.amounts)
    answered = without(logged, span.rests)
    credit = (_within if schedule.is_total else _counted)(span, schedule)

    def judge(part: slice, days: int, length: int) -> Judged:
        asked, known = _asked(span, part, days), _sums(answered[part], days)
        if span.metric.empty_means_zero:
            known = asked
        elif not schedule.is_total:
            asked = (
                known  # a day of which nothing is known is no opportunity (C1.1): it lessens what is asked
            )
        counts = [left > 0 and some > 0 for left, some in zip(asked, known, strict=True)]
        earned = credit(part, days, [(left or length) / length for left in asked], counts)
        told = map(max, counts, _sums(logged[part], days))
        return [share if some else 0.0 for share, some in zip(earned, told, strict=True)], counts

    return judge


AtMost = Callable[[slice, int, list[float], list[bool]], list[float]]


def _counted(span: Span, schedule: Schedule) -> AtMost:
    idle = bytearray(rest and amount is None for rest, amount in zip(span.rests, span.amounts, strict=True))
    add = _adding(span, schedule, idle)

    def credit(part: slice, days: int, shares: list[float], _counts: list[bool]) -> list[float]:
        return [
            _share(total, schedule.times * share)
            for total, share in zip(add(part, days), shares, strict=True)
        ]

    return credit


def _within(span: Span, schedule: Schedule) -> AtMost:
    add, add_asked, levels = _adding(span, schedule), _adding(span, schedule, span.rests), _levels(span)

    def credit(part: slice, days: int, shares: list[float], counts: list[bool]) -> list[float]:
        earned = []
        sums = zip(add(part, days), add_asked(part, days), levels[part][::days], shares, counts, strict=True)
        for total, asked_total, level, share, counted in sums:
            limit, ceiling = level.most()
            amount = round(asked_total if counted else total, DECIMALS)
            earned.append(credit_at_most(amount, limit * share, ceiling * share))
        return earned

    return credit


def _adding(
    span: Span, schedule: Schedule, leave_out: bytearray | None = None
) -> Callable[[slice, int], list[float]]:
    """Return what adds up windows: their days' credits, amounts, or different things."""
    if schedule.is_total and span.metric.aggregation is Aggregation.COUNT_DISTINCT:
        return lambda part, days: [
            _different(span, range(first, first + days), leave_out)
            for first in range(part.start, part.stop, days)
        ]
    daily = [amount or 0.0 for amount in span.amounts] if schedule.is_total else _earned(span)
    if leave_out is not None:
        daily = [0.0 if left else number for number, left in zip(daily, leave_out, strict=True)]
    return lambda part, days: _sums(daily[part], days)


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


def _different(span: Span, days: range, leave_out: bytearray | None) -> float:
    labels = span.ledger.labels
    chosen = (span.since + day for day in days if leave_out is None or not leave_out[day])
    return float(len(frozenset().union(*(labels.get(day, ()) for day in chosen))))


def _asked(span: Span, part: slice, days: int) -> list[int]:
    return [days - rested for rested in _sums(span.rests[part], days)]


def _sums(numbers: Sequence[N], days: int) -> list[N]:
    return list(map(sum, zip(*[iter(numbers)] * days, strict=True)))


def _share(total: float, full: float) -> float:
    return 1.0 if total >= full * NEARLY else total / full if total > 0 else 0.0
