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

    def __post_init__(self) -> None:
        object.__setattr__(self, "evidence", text.prose(self.evidence, "evidence"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One dated line: an "it depends" cue that was noticed, or somebody who was helped."""

    on: date
    text: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", text.line(self.text, "note"))


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
        for reached in self.stages:
            rating(reached.stage, "stage", least=Stage.NOVICE, most=Stage.EXPERT)
        for seen in self.seen:
            rating(seen.rating, "seen", least=1, most=7)

    @property
    def stage(self) -> Stage:
        """The stage in force: the last one confirmed and not corrected, novice before any."""
        standing = self.standing
        return Stage(standing[-1].stage) if standing else Stage.NOVICE

    @property
    def standing(self) -> tuple[StageReached, ...]:
        """The confirmations that stand, oldest first: each correction takes back the one before it."""
        held: list[StageReached] = []
        for reached in self.stages:
            if not reached.corrects:
                held.append(reached)
            elif held:
                held.pop()
        return tuple(held)

    def confirmed(self, reached: StageReached) -> Skill:
        """Return the skill one stage further.

        Raises:
            Refusal: `skill.two-up` for more than one stage, `skill.too-soon` within 28
                days of the last, `skill.down` for a lower one: a skill does not go
                down, a stage confirmed by mistake is corrected instead.
        """
        if reached.stage < self.stage or (reached.stage == self.stage and self.stages):
            raise Refusal("skill.down", stage=reached.stage, held=int(self.stage))
        if reached.stage > min(self.stage + 1, Stage.EXPERT):
            raise Refusal("skill.two-up", stage=reached.stage, held=int(self.stage))
        last = self.standing[-1:]
        if last and (reached.on - last[0].on).days < DAYS_BETWEEN_STAGES:
            raise Refusal("skill.too-soon", last=last[0].on, days=DAYS_BETWEEN_STAGES)
        return replace(self, stages=(*self.stages, reached))

    def grown_to(self, stages: tuple[StageReached, ...]) -> Skill:
        """Return the skill with these stages, where each follows from the one before it.

        Raises:
            Refusal: as `confirmed` and `corrected` do; `skill.down` when one that was reached is missing.
        """
        held = len(self.stages)
        if stages[:held] != self.stages:
            raise Refusal("skill.down", stage=len(stages), held=int(self.stage))
        skill = self
        for reached in stages[held:]:
            if reached.corrects:
                skill = skill.corrected(reached.on, reached.evidence)
            else:
                skill = skill.confirmed(reached)
        return skill

    def corrected(self, on: date, evidence: str) -> Skill:
        """Return the skill with its last confirmation taken back, visibly, by the person."""
        standing = self.standing
        if not standing:
            raise Refusal("skill.nothing-to-correct")
        before = standing[-2].stage if len(standing) > 1 else int(Stage.NOVICE)
        back = StageReached(on=on, stage=before, evidence=evidence, corrects=True)
        return replace(self, stages=(*self.stages, back))
