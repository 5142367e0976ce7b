"""Experiments on oneself: small, bounded, fair; finding nothing is a finding."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from smallwins.domain import text
from smallwins.domain.errors import Refusal

PAIRS = 6
"""Pairs planned unless the person says otherwise: the fewest that can reach p ≤ 0.05 (method C5)."""


class ExperimentState(StrEnum):
    """Where an experiment is in its life."""

    PLANNED = "planned"
    RUNNING = "running"
    FINISHED = "finished"
    STOPPED = "stopped"


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
        if not 1 <= self.pairs <= 50 or len(self.orders) != self.pairs:
            raise Refusal("number.out-of-range", field="pairs", value=self.pairs, least=1, most=50)

    @property
    def ends_on(self) -> date:
        """The last day of the last period."""
        return self.starts_on + timedelta(days=2 * self.pairs * self.length - 1)

    def condition_on(self, day: date) -> tuple[int, str, bool] | None:
        """Return (pair, "A" or "B", counts) for a day, or None outside the experiment."""
        passed = (day - self.starts_on).days
        if not 0 <= passed < 2 * self.pairs * self.length:
            return None
        period, within = divmod(passed, self.length)
        pair, half = divmod(period, 2)
        return pair, self.orders[pair][half], within >= self.washout
