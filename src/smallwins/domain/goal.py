"""Goals: from A to B in milestones, resized or let go at any time and without a penalty."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from smallwins.domain import text
from smallwins.domain.errors import Refusal
from smallwins.domain.number import amount, rating
from smallwins.domain.source import Source


class GoalKind(StrEnum):
    """Learning something new, or reaching a result."""

    LEARNING = "learning"
    RESULT = "result"


class GoalState(StrEnum):
    """Where a goal is in its life."""

    DRAFT = "draft"
    ACTIVE = "active"
    PAUSED = "paused"
    REACHED = "reached"
    LET_GO = "let_go"


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """A piece of the way, small enough for a day if one likes; crossed once and then kept."""

    title: str
    threshold: float | None = None
    crossed_on: date | None = None
    celebrated: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "title", text.line(self.title, "title"))
        object.__setattr__(self, "celebrated", text.prose(self.celebrated, "celebrated"))
        if self.threshold is not None:
            object.__setattr__(self, "threshold", amount(self.threshold, "threshold"))
        if not self.title:
            raise Refusal("name.empty", noun="milestone")


@dataclass(frozen=True, slots=True, kw_only=True)
class Daunting:
    """How daunting the goal felt on a day, 0 to 10."""

    on: date
    rating: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Resize:
    """What the goal was before it was made smaller or larger, and why it changed."""

    on: date
    note: str
    title: str
    target: float | None = None
    due: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rest:
    """Days on which the goal rested; an open one lasts until it is taken up again."""

    since: date
    until: date | None = None

    def __post_init__(self) -> None:
        if self.until is not None and self.until < self.since:
            raise Refusal("pause.ends-before-start", since=self.since, until=self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """Something the person wants to move, tied to at least one value.

    `baseline` (A) and `target` (B) are in the unit of `metric`. What was there
    before the goal is A; what is logged from the day the goal was made on is
    the way. Without numbers `done_when` says in words what reached means.
    """

    noun: ClassVar[str] = "goal"
    searched: ClassVar[tuple[str, ...]] = (
        "title",
        "why",
        "done_when",
        "closing_note",
        "next_challenge",
        "told",
    )

    id: UUID
    title: str
    why: str = ""
    kind: GoalKind = GoalKind.RESULT
    values: tuple[UUID, ...]
    metric: UUID | None = None
    baseline: float | None = None
    target: float | None = None
    done_when: tuple[str, ...] = ()
    due: date | None = None
    daunting: tuple[Daunting, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    resizes: tuple[Resize, ...] = ()
    rests: tuple[Rest, ...] = ()
    state: GoalState = GoalState.ACTIVE
    closing_note: str = ""
    closed_on: date | None = None
    next_challenge: str = ""
    position: int = 0
    source: Source | None = None
    created_at: datetime

    def __post_init__(self) -> None:
        object.__setattr__(self, "title", text.line(self.title, "title"))
        for name in ("why", "closing_note", "next_challenge"):
            object.__setattr__(self, name, text.prose(getattr(self, name), name))
        object.__setattr__(self, "done_when", tuple(text.line(part, "done_when") for part in self.done_when))
        for name in ("baseline", "target"):
            number = getattr(self, name)
            if number is not None:
                object.__setattr__(self, name, amount(number, name))
        for felt in self.daunting:
            rating(felt.rating, "daunting")
        if not self.title:
            raise Refusal("name.empty", noun=self.noun)
        if not self.values:
            raise Refusal("goal.no-value")
        if self.target is not None and self.target == self.baseline:
            raise Refusal("goal.no-way", target=self.target)

    @property
    def told(self) -> tuple[str, ...]:
        """What stands in its milestones and beside its earlier sizes, for the search."""
        marks = (part for mark in self.milestones for part in (mark.title, mark.celebrated))
        return tuple(part for part in (*marks, *(was.note for was in self.resizes)) if part)

    @property
    def is_open(self) -> bool:
        """Whether the goal is still on the way, at whatever pace."""
        return self.state in (GoalState.DRAFT, GoalState.ACTIVE, GoalState.PAUSED)

    @property
    def resting_since(self) -> date | None:
        """Return the first day of the rest under way, where it is known."""
        open_ones = (rest.since for rest in self.rests if rest.until is None)
        return next(open_ones, None) if self.state is GoalState.PAUSED else None

    @property
    def is_falling(self) -> bool:
        """Whether the way leads down, from a larger number to a smaller one."""
        return self.target is not None and self.target < (self.baseline or 0.0)

    def share(self, current: float) -> float | None:
        """Return the share of the way from A to B that lies behind, 0 to 1, falling targets too (C7)."""
        if self.target is None:
            return None
        start = self.baseline or 0.0
        return min(1.0, max(0.0, (current - start) / (self.target - start)))

    def rested(self, rest: Rest) -> Goal:
        """Return the goal with a rest: an open one pauses it, one that is over is kept beside it."""
        is_over = rest.until is not None
        earlier = tuple(held for held in self.rests if is_over or held.until is not None)
        state = self.state if is_over else GoalState.PAUSED
        return replace(self, rests=(*earlier, rest), state=state)

    def taken_up(self, on: date) -> Goal:
        """Return the goal as active from `on`; the rest under way ended the day before."""
        ended = tuple(
            rest if rest.until is not None else replace(rest, until=on - timedelta(days=1))
            for rest in self.rests
            if rest.until is not None or rest.since < on
        )
        return replace(self, rests=ended, state=GoalState.ACTIVE, closed_on=None)

    def resized(self, on: date, note: str, **changes: object) -> Goal:
        """Return the goal in another size; what it was stays visible."""
        before = Resize(on=on, note=note, title=self.title, target=self.target, due=self.due)
        return replace(self, resizes=(*self.resizes, before), **changes)  # type: ignore[arg-type]

    def milestone(self, index: int) -> Milestone:
        """Return a milestone by its place."""
        if not 0 <= index < len(self.milestones):
            raise Refusal("milestone.unknown", index=index)
        return self.milestones[index]

    def crossed(self, index: int, on: date) -> Goal:
        """Return the goal with a milestone crossed; one that was crossed before keeps its day."""
        marks = list(self.milestones)
        if self.milestone(index).crossed_on is None:
            marks[index] = replace(marks[index], crossed_on=on)
        return replace(self, milestones=tuple(marks))

    def crossed_by(self, current: float, on: date) -> Goal:
        """Return the goal with every milestone crossed that the amount `current` has reached."""
        goal = self
        for index, mark in enumerate(self.milestones):
            if mark.threshold is None or mark.crossed_on is not None:
                continue
            if current <= mark.threshold if self.is_falling else current >= mark.threshold:
                goal = goal.crossed(index, on)
        return goal
