"""Skills on the five Dreyfus stages: one stage at a time, confirmed by the person, never down by itself."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import IntEnum, StrEnum
from typing import ClassVar
from uuid import UUID

from smallwins.domain import text
from smallwins.domain.errors import Refusal
from smallwins.domain.number import rating

DAYS_BETWEEN_STAGES = 28
"""Days from one confirmed stage to the next at the least; a convention (method C13)."""


class Stage(IntEnum):
    """The stages of Dreyfus & Dreyfus, Mind over Machine (1986)."""

    NOVICE = 1
    ADVANCED_BEGINNER = 2
    COMPETENT = 3
    PROFICIENT = 4
    EXPERT = 5


class SkillState(StrEnum):
    """Whether a skill is being practised."""

    ACTIVE = "active"
    RESTING = "resting"


@dataclass(frozen=True, slots=True, kw_only=True)
class StageReached:
    """A stage the person confirmed, with its evidence; `corrects` takes back the one before."""

    on: date
    stage: int
    evidence: str = ""
    corrects: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One dated line: an "it depends" cue that was noticed, or somebody who was helped."""

    on: date
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """How far "I see quickly what matters" holds on a day, 1 to 7."""

    on: date
    rating: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Skill:
    """Something the person gets better at, with the evidence of it."""

    noun: ClassVar[str] = "skill"
    searched: ClassVar[tuple[str, ...]] = ("name", "note")

    id: UUID
    name: str
    note: str = ""
    values: tuple[UUID, ...] = ()
    stages: tuple[StageReached, ...] = ()
    techniques: tuple[UUID, ...] = ()
    cues: tuple[Line, ...] = ()
    taught: tuple[Line, ...] = ()
    seen: tuple[Seen, ...] = ()
    automatic: UUID | None = None
    state: SkillState = SkillState.ACTIVE
    position: int = 0
    created_at: datetime

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", text.line(self.name, "name"))
        object.__setattr__(self, "note", text.prose(self.note, "note"))
        if not self.name:
            raise Refusal("name.empty", noun=self.noun)
        for seen in self.seen:
            rating(seen.rating, "seen", least=1, most=7)

    @property
    def stage(self) -> Stage:
        """The stage in force: the last one confirmed, novice before any."""
        return Stage(self.stages[-1].stage) if self.stages else Stage.NOVICE

    def confirmed(self, reached: StageReached) -> Skill:
        """Return the skill one stage further.

        Raises:
            Refusal: `skill.two-up` for more than one stage, `skill.too-soon` within 28
                days of the last, `skill.down` for a lower one: a skill does not go
                down, a stage confirmed by mistake is corrected instead.
        """
        if reached.stage <= self.stage and self.stages:
            raise Refusal("skill.down", stage=reached.stage, held=int(self.stage))
        if reached.stage > self.stage + 1:
            raise Refusal("skill.two-up", stage=reached.stage, held=int(self.stage))
        if self.stages and (reached.on - self.stages[-1].on).days < DAYS_BETWEEN_STAGES:
            raise Refusal("skill.too-soon", last=self.stages[-1].on, days=DAYS_BETWEEN_STAGES)
        return replace(self, stages=(*self.stages, reached))

    def corrected(self, on: date, evidence: str) -> Skill:
        """Return the skill with its last confirmation taken back, visibly, by the person."""
        if len(self.stages) < 1:
            raise Refusal("skill.nothing-to-correct")
        before = self.stages[-2].stage if len(self.stages) > 1 else int(Stage.NOVICE)
        back = StageReached(on=on, stage=before, evidence=evidence, corrects=True)
        return replace(self, stages=(*self.stages, back))
