"""Metrics: what the person chose to follow, tied to their own values."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any, ClassVar, TypeVar
from uuid import UUID

from smallwins.domain import text
from smallwins.domain.entry import EARLIEST
from smallwins.domain.errors import Refusal
from smallwins.domain.levels import Levels
from smallwins.domain.number import amount
from smallwins.domain.schedule import Schedule
from smallwins.domain.source import Source


class Kind(StrEnum):
    """What one entry of a metric holds. A duration is in minutes, a rating is 0 to 10."""

    BOOLEAN = "boolean"
    COUNT = "count"
    DURATION = "duration"
    QUANTITY = "quantity"
    RATING = "rating"


class Direction(StrEnum):
    """Which way counts: enough, not too much, or a plain observation without any judgement."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    OBSERVE = "observe"


class Aggregation(StrEnum):
    """How the entries of one day become the day's amount."""

    SUM = "sum"
    MEAN = "mean"
    MAX = "max"
    MIN = "min"
    LAST = "last"
    COUNT_DISTINCT = "count_distinct"


class MetricState(StrEnum):
    """Where a metric is in its life; pauses are records of their own."""

    ACTIVE = "active"
    MAINTENANCE = "maintenance"
    ARCHIVED = "archived"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The schedule that holds from `since` on."""

    since: date
    schedule: Schedule = field(default_factory=Schedule)


Dated = TypeVar("Dated", Plan, Levels)


@dataclass(frozen=True, slots=True, kw_only=True)
class Treat:
    """A small treat the person chose: `what`, after `after` times of showing up."""

    after: int
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Metric:
    """One thing the person follows, with its dated schedule and levels."""

    noun: ClassVar[str] = "metric"
    searched: ClassVar[tuple[str, ...]] = ("name", "cue", "note", "group_name", "tags")

    id: UUID
    name: str
    kind: Kind = Kind.BOOLEAN
    unit: str = ""
    direction: Direction = Direction.AT_LEAST
    aggregation: Aggregation = Aggregation.SUM
    plans: tuple[Plan, ...]
    levels: tuple[Levels, ...]
    smallest_step: float = 1.0
    cue: str = ""
    note: str = ""
    values: tuple[UUID, ...] = ()
    goal: UUID | None = None
    group_name: str = ""
    tags: tuple[str, ...] = ()
    position: int = 0
    starts_on: date
    ends_on: date | None = None
    empty_means_zero: bool = False
    messy_start: int = 0
    questionnaire: str = ""
    sensitive: bool = False
    treat: Treat | None = None
    state: MetricState = MetricState.ACTIVE
    source: Source | None = None
    created_at: datetime

    def __post_init__(self) -> None:
        for name in ("name", "unit", "cue", "group_name"):
            object.__setattr__(self, name, text.line(getattr(self, name), name))
        object.__setattr__(self, "note", text.prose(self.note, "note"))
        object.__setattr__(self, "tags", tuple(text.line(tag, "tags") for tag in self.tags))
        object.__setattr__(self, "smallest_step", amount(self.smallest_step, "smallest_step"))
        if self.kind is Kind.BOOLEAN:
            object.__setattr__(self, "aggregation", Aggregation.MAX)
        object.__setattr__(self, "plans", tuple(sorted(self.plans, key=lambda plan: plan.since)))
        object.__setattr__(self, "levels", tuple(sorted(self.levels, key=lambda levels: levels.since)))
        self._check()

    def _check(self) -> None:
        if not self.name:
            raise Refusal("name.empty", noun=self.noun)
        if not self.plans or not self.levels:
            raise Refusal("metric.no-plan")
        if self.smallest_step <= 0:
            raise Refusal(
                "number.out-of-range", field="smallest_step", value=self.smallest_step, least=0, most=1e15
            )
        if self.starts_on < EARLIEST:
            raise Refusal("date.too-early", date=self.starts_on, earliest=EARLIEST)
        if self.ends_on is not None and self.ends_on < self.starts_on:
            raise Refusal("metric.ends-before-start", starts_on=self.starts_on, ends_on=self.ends_on)
        if self.direction is Direction.AT_MOST and any(levels.limit is None for levels in self.levels):
            raise Refusal("levels.limit-needed")

    @property
    def days_add_up(self) -> bool:
        """Whether the amounts of several days make a sum that means something: of a yes/no, its days."""
        sums = self.kind is not Kind.RATING and self.aggregation in (
            Aggregation.SUM,
            Aggregation.COUNT_DISTINCT,
        )
        return sums or self.kind is Kind.BOOLEAN

    @property
    def entries_add_up(self) -> bool:
        """Whether the amounts of single entries are worth a sum: no label twice, and more than days."""
        return self.days_add_up and self.aggregation is Aggregation.SUM and self.kind is not Kind.BOOLEAN

    @property
    def is_judged(self) -> bool:
        """Whether days earn credit at all; ratings and observations do not."""
        return self.direction is not Direction.OBSERVE and self.kind is not Kind.RATING

    def schedule_on(self, day: date) -> Schedule:
        """Return the schedule in force on `day`; before the first plan, the first."""
        return _in_force(self.plans, day).schedule

    def levels_on(self, day: date) -> Levels:
        """Return the levels in force on `day`; before the first, the first."""
        return _in_force(self.levels, day)

    def with_schedule(self, schedule: Schedule, since: date) -> Metric:
        """Return the metric with another schedule from `since` on; older days keep theirs."""
        earlier = tuple(plan for plan in self.plans if plan.since < since)
        return replace(self, plans=(*earlier, Plan(since=since, schedule=schedule)))

    def with_levels(self, levels: Levels) -> Metric:
        """Return the metric with other levels from `levels.since` on; older days keep theirs."""
        earlier = tuple(held for held in self.levels if held.since < levels.since)
        return replace(self, levels=(*earlier, levels))


def _in_force(dated: tuple[Dated, ...], day: date) -> Dated:
    held = dated[0]
    for candidate in dated:
        if candidate.since > day:
            break
        held = candidate
    return held


def observed(id: UUID, name: str, kind: Kind, since: date, at: datetime, **others: Any) -> Metric:
    """Return a metric that asks for nothing from the day `since` on: what is looked at, and never judged."""
    fields: dict[str, Any] = {"plans": (Plan(since=since),), "levels": (Levels(since=since),)} | others
    return Metric(
        id=id, name=name, kind=kind, direction=Direction.OBSERVE, starts_on=since, created_at=at, **fields
    )
