"""Experiments on oneself: small, bounded, fair; finding nothing is a finding."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from smallwins.domain import text
from smallwins.domain.errors import Refusal

PAIRS = 6
"""Pairs planned unless the person says otherwise: the fewest that can reach p ≤ 0.05 (method C5)."""

MOST_PAIRS = 20
"""Pairs that the exact test can look at (method C5)."""
ORDERS = ("AB", "BA")


class ExperimentState(StrEnum):
    """Where an experiment is in its life."""

    PLANNED = "planned"
    RUNNING = "running"
    FINISHED = "finished"
    STOPPED = "stopped"


class Condition(StrEnum):
    """What a period was assigned to."""

    AS_USUAL = "A"
    ONE_CHANGE = "B"


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Days lived under one condition, both ends included; values count from `counts_from` on."""

    pair: int
    condition: Condition
    first: date
    counts_from: date
    last: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Experiment:
    """Days of A (as usual) and B (one change) in pairs, their order drawn by a seeded coin.

    `length` is days per period, `washout` the first days of each that are left
    out; `orders` holds AB or BA for each pair.
    """

    noun: ClassVar[str] = "experiment"
    searched: ClassVar[tuple[str, ...]] = ("question", "a", "b", "finding", "stop_reason")

    id: UUID
    question: str
    a: str
    b: str
    outcome: UUID
    length: int = 3
    washout: int = 1
    pairs: int = PAIRS
    seed: int
    orders: tuple[str, ...]
    starts_on: date
    state: ExperimentState = ExperimentState.PLANNED
    stop_reason: str = ""
    finding: str = ""
    closed_on: date | None = None
    created_at: datetime

    def __post_init__(self) -> None:
        for name in ("question", "a", "b"):
            object.__setattr__(self, name, text.line(getattr(self, name), name))
        for name in ("stop_reason", "finding"):
            object.__setattr__(self, name, text.prose(getattr(self, name), name))
        if not (self.question and self.a and self.b):
            raise Refusal("experiment.empty")
        if not 1 <= self.length <= 28 or not 0 <= self.washout < self.length:
            raise Refusal("experiment.length", length=self.length, washout=self.washout)
        if not 1 <= self.pairs <= MOST_PAIRS or len(self.orders) != self.pairs:
            raise Refusal("number.out-of-range", field="pairs", value=self.pairs, least=1, most=MOST_PAIRS)
        if any(order not in ORDERS for order in self.orders):
            raise Refusal("form.unreadable", field="orders", text=" ".join(self.orders)[:40])
        days = 2 * self.pairs * self.length
        if (date.max - self.starts_on).days < days:
            raise Refusal("date.no-such-day", text=f"{self.starts_on} + {days}")

    @property
    def ends_on(self) -> date:
        """The last day of the last period."""
        return self.starts_on + timedelta(days=2 * self.pairs * self.length - 1)

    @property
    def is_open(self) -> bool:
        """Whether it has neither been stopped nor closed."""
        return self.state in (ExperimentState.PLANNED, ExperimentState.RUNNING)

    def periods(self) -> tuple[Period, ...]:
        """Return every period, in the order in which they are to be lived."""
        return lay_out(self.orders, self.starts_on, length=self.length, washout=self.washout)

    def period_on(self, day: date) -> Period | None:
        """Return the period a day falls into."""
        return period_due(self.periods(), day)


def lay_out(orders: Sequence[str], starts_on: date, *, length: int, washout: int) -> tuple[Period, ...]:
    """Lay periods end to end: two for each pair, in its order AB or BA, each so many days long."""
    conditions = [(pair, Condition(letter)) for pair, order in enumerate(orders) for letter in order]
    periods = []
    for index, (pair, condition) in enumerate(conditions):
        first = starts_on + timedelta(days=index * length)
        periods.append(
            Period(
                pair=pair,
                condition=condition,
                first=first,
                counts_from=first + timedelta(days=washout),
                last=first + timedelta(days=length - 1),
            )
        )
    return tuple(periods)


def period_due(periods: Sequence[Period], day: date) -> Period | None:
    """Return the period that a day falls into; later ones stay hidden, so that nobody plans around them."""
    return next((period for period in periods if period.first <= day <= period.last), None)
