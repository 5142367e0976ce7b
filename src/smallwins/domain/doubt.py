"""Doubts: the claim on one page, why it may not hold on the other, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from smallwins.domain import text
from smallwins.domain.errors import Refusal
from smallwins.domain.link import Pressure
from smallwins.domain.number import rating


class Fear(StrEnum):
    """What a doubt is afraid of."""

    FAILURE = "failure"
    JUDGEMENT = "judgement"
    LOSS_OF_FACE = "loss_of_face"
    CRITICISM = "criticism"
    OTHER = "other"


class Situation(StrEnum):
    """The situations in which doubts often come."""

    NEW_ROLE = "new_role"
    FIRST_TIME = "first_time"
    HIGH_STAKES = "high_stakes"
    BEING_SEEN = "being_seen"
    OTHER = "other"


class Outcome(StrEnum):
    """What happened in the end, beside what was feared."""

    OPEN = "open"
    DID_NOT_HAPPEN = "did_not_happen"
    PARTLY = "partly"
    HAPPENED = "happened"


class DoubtState(StrEnum):
    """How far a doubt has been answered."""

    OPEN = "open"
    ANSWERED = "answered"
    RESOLVED = "resolved"


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """A doubt and its answers; belief before and after is 0 to 100."""

    noun: ClassVar[str] = "doubt"
    searched: ClassVar[tuple[str, ...]] = ("claim", "fuel", "reasons", "context")

    id: UUID
    claim: str
    fuel: str = ""
    reasons: tuple[str, ...] = ()
    fear: Fear | None = None
    situation: Situation | None = None
    context: str = ""
    pressure: Pressure | None = None
    belief_before: float | None = None
    belief_after: float | None = None
    talked_with: UUID | None = None
    talked_on: date | None = None
    outcome: Outcome = Outcome.OPEN
    outcome_on: date | None = None
    step: UUID | None = None
    created_at: datetime

    def __post_init__(self) -> None:
        for name in ("claim", "fuel", "context"):
            object.__setattr__(self, name, text.prose(getattr(self, name), name))
        reasons = (text.prose(reason, "reasons") for reason in self.reasons)
        object.__setattr__(self, "reasons", tuple(reason for reason in reasons if reason))
        for name in ("belief_before", "belief_after"):
            number = getattr(self, name)
            if number is not None:
                object.__setattr__(self, name, rating(number, name, most=100))
        if not self.claim:
            raise Refusal("doubt.empty")

    @property
    def state(self) -> DoubtState:
        """Open until there is a reason, answered until it is known what came of it, then resolved."""
        if self.outcome is not Outcome.OPEN:
            return DoubtState.RESOLVED
        return DoubtState.ANSWERED if self.reasons else DoubtState.OPEN
