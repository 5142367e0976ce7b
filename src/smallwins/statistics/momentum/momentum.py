"""Momentum itself: how a metric stands, how it came there, and the word for it (method C1.3 to C1.5)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import repeat
from typing import NamedTuple, TypeVar

from smallwins.domain.day import Row
from smallwins.domain.metric import Direction
from smallwins.statistics.momentum.ledger import Ledger, OutOfOrder, in_order, ledger_of
from smallwins.statistics.momentum.runs import Run, runs
from smallwins.statistics.momentum.windows import Course, window_at

T = TypeVar("T")


class Band(StrEnum):
    """The word for a momentum; there is none for falling."""

    STARTING = "starting"
    BUILDING = "building"
    STEADY = "steady"
    STRONG = "strong"


BANDS = ((0.25, Band.STARTING), (0.5, Band.BUILDING), (0.75, Band.STEADY))
"""Below 0.25 starting, below 0.5 building, below 0.75 steady, else strong; a convention (method C1)."""


@dataclass(frozen=True, slots=True)
class Momentum:
    """How a metric stands: after its last closed opportunity, and with what is done of the open one."""

    closed: float
    live: float

    @property
    def band(self) -> Band:
        """The word for it."""
        return band_of(self.live)


class Opportunity(NamedTuple):
    """A chance to show up that has closed, and the credit it earned, 0 to 1.

    `since` and `until` are the days of its window, the same day for a daily
    metric. When it does not `count`, nothing was asked of it (a skip, a
    pause, an off-day) and the effort is used only if it helps. `memory` is the
    share of momentum that is carried over it. Ten years of these are made at
    once, which is why they are tuples.
    """

    since: date
    until: date
    credit: float
    counts: bool
    memory: float


def band_of(share: float) -> Band:
    """Return the word for a momentum between 0 and 1."""
    return next((band for below, band in BANDS if share < below), Band.STRONG)


def momentum(course: Course, rows: Sequence[Row], today: date) -> Momentum | None:
    """Return how a metric stands on `today`, from all of its entries; None when its days are not judged.

    S = m·S + (1-m)·v for each closed opportunity, from 0; m = 2^(-P·√f/13) with P days between opportunities
    and f repetitions a day. Effort that was not asked for, and the open opportunity of a metric of at least,
    are used only if they help; so the number never falls before the day or the week is over. A daily record
    halves in 13 days, Loop Habit Tracker's constant, inside the range that Lally et al. (2010, Eur J Soc
    Psychol 40:998) imply. Dimensionless, 0 to 1; needs no minimum of data.

    Args:
        course: the metric with its pauses and the person's weeks.
        rows: its entries in any order of days; those of one day in the order in which they were made.
        today: the open day; whatever lies before it, and is not in its week or month, has closed.
    """

    def stand(ledger: Ledger, since: int, opens: int, closes: int) -> Momentum:
        closed = rolled(0.0, runs(course, ledger, since, opens - 1))
        return Momentum(closed, lifted(course, closed, ledger, opens, closes))

    return _laid_out(course, rows, today, stand) if course.metric.is_judged else None


def opportunities(course: Course, rows: Sequence[Row], today: date) -> list[Opportunity]:
    """Return the opportunities of a metric that have closed before `today`, oldest first.

    Effort that nothing asked for is among them and does not count: leave it out where a sequence of hits and
    misses is wanted. The arguments are those of `momentum`.
    """

    def listed(ledger: Ledger, since: int, opens: int, _closes: int) -> list[Opportunity]:
        return [chance for run in runs(course, ledger, since, opens - 1) for chance in _chances(run)]

    return _laid_out(course, rows, today, listed)


def series(chances: Iterable[Opportunity]) -> list[tuple[date, float]]:
    """Return the momentum after each of a metric's opportunities, with the date on which it closed."""
    share, line = 0.0, []
    for chance in chances:
        share = stepped(share, chance.credit, chance.memory, chance.counts)
        line.append((chance.until, share))
    return line


def stepped(share: float, credit: float, memory: float, counts: bool = True) -> float:
    """Return the momentum after one opportunity: m·S + (1-m)·v; where it does not count, S at least."""
    moved = memory * share + (1 - memory) * credit
    return moved if counts else max(share, moved)


def rolled(share: float, chances: Iterable[Run]) -> float:
    """Return the momentum after runs of opportunities."""
    for run in chances:
        memory, rest = run.memory, 1 - run.memory
        if run.counts is None:
            for credit in run.credits:
                share = memory * share + rest * credit
        else:
            for credit, counts in zip(run.credits, run.counts, strict=True):
                moved = memory * share + rest * credit
                if counts or moved > share:
                    share = moved
    return share


def lifted(course: Course, closed: float, ledger: Ledger, opens: int, closes: int) -> float:
    """Return the momentum with what is done of the open window, from the day `opens` to `closes`.

    A metric of at most stays as it was until the window closes: the day is not over.
    """
    if course.metric.direction is Direction.AT_MOST:
        return closed
    for run in runs(course, ledger, opens, closes):
        for credit in run.credits:
            closed = stepped(closed, credit, run.memory, counts=False)
    return closed


def _laid_out(
    course: Course, rows: Sequence[Row], today: date, use: Callable[[Ledger, int, int, int], T]
) -> T:
    opens, closes, _ = window_at(course, today.toordinal())
    try:
        since = min(beginning(course, rows), opens)
        return use(ledger_of(course.metric, rows, since, closes), since, opens, closes)
    except OutOfOrder:
        return _laid_out(course, in_order(rows), today, use)


def beginning(course: Course, rows: Sequence[Row]) -> int:
    """Return the first day of the window of the metric's start, or of its first entry if that is earlier."""
    days = [course.metric.starts_on, *(row[0] for row in rows[:1])]
    return window_at(course, min(days).toordinal())[0]


def _chances(run: Run) -> Iterable[Opportunity]:
    closes = list(map(date.fromordinal, run.closes))
    opens = closes if run.opens is None else map(date.fromordinal, run.opens)
    counts = repeat(True) if run.counts is None else map(bool, run.counts)
    chances = map(Opportunity, opens, closes, run.credits, counts, repeat(run.memory))
    return chances if run.counts is None else (chance for chance in chances if chance.counts or chance.credit)
