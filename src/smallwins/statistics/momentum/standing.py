"""Standings: where a metric stood when its last window closed, so that Today need not read ten years.

Computing to a day and going on equals computing all at once (invariant I8): a standing is a cache and nothing
more.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from smallwins.domain.day import Row
from smallwins.domain.metric import Direction
from smallwins.statistics.momentum.ledger import Ledger, OutOfOrder, in_order, ledger_of
from smallwins.statistics.momentum.momentum import Momentum, beginning, lifted, rolled
from smallwins.statistics.momentum.runs import Run, runs
from smallwins.statistics.momentum.totals import (
    NOTHING_YET,
    UNBEGUN,
    Totals,
    Trail,
    new_things,
    with_returns,
    with_rows,
)
from smallwins.statistics.momentum.windows import Course, resting, window_at

FORMULA = 1
"""Raised whenever a standing would be computed differently; one of another formula is computed anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A metric after its last closed window, which ended on `through`; the open one begins the day after."""

    metric: UUID
    through: date
    momentum: float = 0.0
    totals: Totals = NOTHING_YET
    trail: Trail = UNBEGUN
    things: frozenset[str] = frozenset()


def standing_of(course: Course, rows: Sequence[Row], today: date) -> Standing:
    """Return where a metric stands on `today`, from all of its entries."""
    try:
        since = beginning(course, rows)
        opens, _, _ = window_at(course, today.toordinal())
        start = Standing(metric=course.metric.id, through=date.fromordinal(min(since, opens) - 1))
        return extend(start, course, rows, today)
    except OutOfOrder:
        return standing_of(course, in_order(rows), today)


def extend(standing: Standing, course: Course, rows: Sequence[Row], today: date) -> Standing:
    """Return the standing with the windows that have closed before `today`.

    Args:
        standing: computed by the same formula, nothing at or before its last day changed since.
        course: the metric with its pauses and the person's weeks.
        rows: the entries of the days after the standing's last, in the order of their days.
        today: the open day.
    """
    since = standing.through.toordinal() + 1
    opens, _, _ = window_at(course, today.toordinal())
    if since >= opens:
        return standing
    through = date.fromordinal(opens - 1)
    closed = [row for row in rows if row[0] <= through]
    ledger = ledger_of(course.metric, closed, since, opens - 1)
    momentum, totals, trail = _walked(standing, runs(course, ledger, since, opens - 1))
    things = standing.things | new_things(course.metric, closed)
    totals = replace(with_rows(totals, course.metric, closed, ledger.amounts), things=len(things))
    return replace(standing, through=through, momentum=momentum, totals=totals, trail=trail, things=things)


def momentum_from(standing: Standing, course: Course, rows: Sequence[Row], today: date) -> Momentum | None:
    """Return the momentum on `today`, from a standing extended to it and the entries of the open window."""
    if not course.metric.is_judged:
        return None
    opens, closes, ledger = _open(course, rows, today)
    closed = standing.momentum
    return Momentum(closed, lifted(course, closed, ledger, opens, closes))


def totals_from(standing: Standing, course: Course, rows: Sequence[Row], today: date) -> Totals:
    """Return the lifetime totals, from a standing extended to `today` and the entries after its last day."""
    totals = standing.totals
    opens, closes, ledger = _open(course, rows, today)
    if course.metric.direction is Direction.AT_LEAST and _is_taken(course, ledger, opens, closes):
        _, totals, _ = _walked(standing, runs(course, ledger, opens, closes))
    things = standing.things | new_things(course.metric, rows)
    return replace(with_rows(totals, course.metric, rows, ledger.amounts), things=len(things))


def totals_of(course: Course, rows: Sequence[Row], today: date) -> Totals:
    """Return the lifetime totals, from all of a metric's entries in any order of days."""
    standing = standing_of(course, rows, today)
    return totals_from(standing, course, in_order([row for row in rows if row[0] > standing.through]), today)


def _open(course: Course, rows: Sequence[Row], today: date) -> tuple[int, int, Ledger]:
    opens, closes, _ = window_at(course, today.toordinal())
    return opens, closes, ledger_of(course.metric, rows, opens, closes)


def _is_taken(course: Course, ledger: Ledger, opens: int, closes: int) -> bool:
    """Whether the open window holds effort on a day that was asked for: it counts, whatever rests later."""
    amounts = ledger.between(opens, closes)
    rests = resting(course, ledger.skips_between(opens, closes), opens, closes)
    return any(amount and not rest for amount, rest in zip(amounts, rests, strict=True))


def _walked(standing: Standing, chances: Iterable[Run]) -> tuple[float, Totals, Trail]:
    momentum, totals, trail = standing.momentum, standing.totals, standing.trail
    for run in chances:
        earned = list(run.credits)
        counts = None if run.counts is None else list(run.counts)
        momentum = rolled(momentum, [run._replace(credits=earned, counts=counts)])
        counted = earned if counts is None else [v for v, count in zip(earned, counts, strict=True) if count]
        totals, trail = with_returns(totals, trail, counted)
    return momentum, totals, trail
