"""Steps: what is done next, small enough to begin before one feels ready."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from smallwins.domain import criterion, text
from smallwins.domain.criterion import Amendment, Criteria
from smallwins.domain.errors import Refusal
from smallwins.domain.number import amount, rating
from smallwins.domain.source import Source

FIRST_STEP_MINUTES = 2
"""A first step takes two minutes at the most (R47)."""


class StepState(StrEnum):
    """Where a step is in its life; good enough lies between started and done."""

    IDEA = "idea"
    READY = "ready"
    STARTED = "started"
    DONE = "done"
    PARKED = "parked"
    LET_GO = "let_go"


class Care(StrEnum):
    """How much care a step deserves."""

    ROUGH = "rough"
    GOOD_ENOUGH = "good_enough"
    HIGH_STAKES = "high_stakes"


class Waiting(StrEnum):
    """What a step waits for."""

    RIGHT_TIME = "right_time"
    NOT_READY = "not_ready"
    NEED_INFORMATION = "need_information"
    AFRAID_OF_A_MISSTEP = "afraid_of_a_misstep"
    SOMEONE_ELSE = "someone_else"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One version of the work: who saw it and what got better."""

    at: datetime
    note: str = ""
    shared_with: str = ""
    better: str = ""
    came_of_it: str = ""
    quality: float | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "shared_with", text.line(self.shared_with, "shared_with"))
        for name in ("note", "better", "came_of_it"):
            object.__setattr__(self, name, text.prose(getattr(self, name), name))
        if self.quality is not None:
            object.__setattr__(self, "quality", rating(self.quality, "quality"))


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyDay:
    """A day on which this was one of the key tasks, or the one, and before which hour."""

    on: date
    the_one: bool = False
    before_hour: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing to do, with its own "done when", agreed before the work starts.

    `estimate` is hours of effort; `impact` 1 to 5; `readiness` and `went` are
    0 to 10, asked at the start and after. A step that is `unknown` is a place
    in the plan where nobody knows the way yet.
    """

    noun: ClassVar[str] = "step"
    searched: ClassVar[tuple[str, ...]] = (
        "title", "first_step", "cue", "note", "if_then", "makes_room_for", "closing_note", "told",
    )  # fmt: skip

    id: UUID
    title: str
    note: str = ""
    parent: UUID | None = None
    goal: UUID | None = None
    skill: UUID | None = None
    setback: UUID | None = None
    position: int = 0
    first_step: str = ""
    cue: str = ""
    unknown: bool = False
    manageable: bool = False
    done_when: Criteria = ()
    amendments: tuple[Amendment, ...] = ()
    care: Care = Care.GOOD_ENOUGH
    impact: int = 3
    estimate: float | None = None
    due: date | None = None
    planned_on: date | None = None
    look_again_on: date | None = None
    key_days: tuple[KeyDay, ...] = ()
    waiting_for: Waiting | None = None
    if_then: str = ""
    readiness: float | None = None
    went: float | None = None
    drafts: tuple[Draft, ...] = ()
    revision_limit: int | None = None
    reopened: tuple[datetime, ...] = ()
    false_starts: tuple[datetime, ...] = ()
    started_at: datetime | None = None
    done_at: datetime | None = None
    makes_room_for: str = ""
    effort_satisfaction: float | None = None
    result_satisfaction: float | None = None
    state: StepState = StepState.READY
    closing_note: str = ""
    source: Source | None = None
    created_at: datetime

    def __post_init__(self) -> None:
        for name in ("title", "first_step", "cue"):
            object.__setattr__(self, name, text.line(getattr(self, name), name))
        for name in ("note", "if_then", "makes_room_for", "closing_note"):
            object.__setattr__(self, name, text.prose(getattr(self, name), name))
        for name in ("readiness", "went", "effort_satisfaction", "result_satisfaction"):
            number = getattr(self, name)
            if number is not None:
                object.__setattr__(self, name, rating(number, name))
        self._check()

    def _check(self) -> None:
        if not self.title:
            raise Refusal("name.empty", noun=self.noun)
        if self.parent == self.id:
            raise Refusal("step.own-ancestor", title=self.title)
        if not 1 <= self.impact <= 5:
            raise Refusal("number.out-of-range", field="impact", value=self.impact, least=1, most=5)
        if self.estimate is not None and not 0 <= amount(self.estimate, "estimate") <= 10_000:
            raise Refusal("number.out-of-range", field="estimate", value=self.estimate, least=0, most=10_000)
        criterion.check(self.done_when)

    @property
    def told(self) -> tuple[str, ...]:
        """What stands in its criteria, their amendments and its drafts, for the search."""
        held = [criterion.text for criterion in self.done_when]
        held += [part for was in self.amendments for part in (was.before, was.reason)]
        for draft in self.drafts:
            held += [draft.note, draft.shared_with, draft.better, draft.came_of_it]
        return tuple(part for part in held if part)

    @property
    def is_open(self) -> bool:
        """Whether something is left to do here, now or some day."""
        return self.state in (StepState.IDEA, StepState.READY, StepState.STARTED)

    @property
    def is_good_enough(self) -> bool:
        """Whether all criteria are met."""
        return criterion.all_met(self.done_when)

    @property
    def agreed(self) -> bool:
        """Whether what "done" means holds: the work has begun, and something was agreed on."""
        return self.started_at is not None and bool(self.done_when)

    @property
    def good_at(self) -> datetime | None:
        """When the whole list was met for the first time, or None."""
        return criterion.good_at(self.done_when)

    def started(self, at: datetime, readiness: float | None = None) -> Step:
        """Return the step begun; its criteria are agreed from here on."""
        if self.state is StepState.STARTED:
            return self
        return replace(
            self,
            state=StepState.STARTED,
            started_at=self.started_at or at,
            readiness=readiness,
            waiting_for=None,
        )

    def finished(self, at: datetime, closing: Mapping[str, object]) -> Step:
        """Return the step done, whether or not every criterion is met: the person decides."""
        return replace(self, state=StepState.DONE, done_at=at, **closing)  # type: ignore[arg-type]

    def reopened_at(self, at: datetime) -> Step:
        """Return the step open again; the reopening is counted."""
        return replace(self, state=StepState.STARTED, done_at=None, reopened=(*self.reopened, at))

    def false_start_at(self, at: datetime) -> Step:
        """Return the step ready to be started again; the attempt is kept as one."""
        return replace(self, state=StepState.READY, false_starts=(*self.false_starts, at))

    def with_criterion_met(self, index: int, at: datetime | None) -> Step:
        """Return the step with a criterion met, or open again when `at` is None."""
        return replace(self, done_when=criterion.with_met(self.done_when, index, at))

    def with_criterion(self, wording: str, reason: str, at: datetime) -> Step:
        """Return the step with one more criterion: free until agreed, with a reason after it."""
        if not self.agreed:
            return replace(self, done_when=(*self.done_when, criterion.Criterion(text=wording)))
        return self._amended(criterion.added(self.done_when, wording, reason, at))

    def with_criterion_changed(self, index: int, wording: str, reason: str, at: datetime) -> Step:
        """Return the step with a criterion reworded: free before the start, with a reason after it."""
        if self.started_at is None:
            changed, _ = criterion.amended(self.done_when, index, wording, "agreed anew", at)
            return replace(self, done_when=changed)
        return self._amended(criterion.amended(self.done_when, index, wording, reason, at))

    def with_criterion_struck(self, index: int, reason: str, at: datetime) -> Step:
        """Return the step with a criterion struck; after the start it needs a reason and stays visible."""
        if self.started_at is None:
            return replace(self, done_when=criterion.without(self.done_when, index))
        return self._amended(criterion.struck(self.done_when, index, reason, at))

    def _amended(self, change: tuple[Criteria, Amendment]) -> Step:
        criteria, amendment = change
        return replace(self, done_when=criteria, amendments=(*self.amendments, amendment))

    def key_on(self, day: date) -> KeyDay | None:
        """Return how the step was a key task on `day`, or None."""
        return next((key for key in self.key_days if key.on == day), None)


def check_parent(step: Step, parents: Mapping[UUID, UUID | None]) -> None:
    """Refuse a step that would be its own ancestor; `parents` maps every step to its parent."""
    seen = {step.id}
    above = step.parent
    while above is not None:
        if above in seen:
            raise Refusal("step.own-ancestor", title=step.title)
        seen.add(above)
        above = parents.get(above)
