"""Where am I with a skill (C13): a suggestion on the five Dreyfus stages, which the person confirms.

The model describes and is debated; the gates are conventions of the method and not validated. A
stage is confirmed one at a time and never taken back by the program.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from smallwins.domain.skill import DAYS_BETWEEN_STAGES, Stage

# Gates (conventions, C13). Agreement and automaticity are answers from 1 to 7.
SESSIONS, SITUATIONS, CUES = 10, 3, 2
SELF_PLANNED = 3
CORRECTED, SEES_QUICKLY = 3, 5.0
AUTOMATIC, TAUGHT = 5.0, 3


class Needed(StrEnum):
    """What a gate asks for; pages put it into words."""

    SESSIONS = "sessions"
    SITUATIONS = "situations"
    CUES = "cues"
    SELF_PLANNED = "self-planned-steps"
    CORRECTED = "setbacks-corrected"
    SEES_QUICKLY = "sees-what-matters"
    AUTOMATIC = "automaticity"
    TAUGHT = "times-taught"


@dataclass(frozen=True, slots=True, kw_only=True)
class Functions:
    """The four mental functions that change along the way; stable words, which pages translate."""

    recollection: str
    recognition: str
    decision: str
    awareness: str


def _functions(recollection: str, recognition: str, decision: str, awareness: str) -> Functions:
    return Functions(
        recollection=recollection, recognition=recognition, decision=decision, awareness=awareness
    )


FUNCTIONS: Mapping[Stage, Functions] = {
    Stage.NOVICE: _functions("non-situational", "decomposed", "analytical", "monitoring"),
    Stage.ADVANCED_BEGINNER: _functions("situational", "decomposed", "analytical", "monitoring"),
    Stage.COMPETENT: _functions("situational", "holistic", "analytical", "monitoring"),
    Stage.PROFICIENT: _functions("situational", "holistic", "intuitive", "monitoring"),
    Stage.EXPERT: _functions("situational", "holistic", "intuitive", "absorbed"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Practice:
    """What the record holds about one skill; answers from 1 to 7 are None until given."""

    sessions: int = 0
    situations: int = 0
    cues: int = 0
    self_planned: int = 0
    corrected: int = 0
    sees_quickly: float | None = None
    automaticity: float | None = None
    taught: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """One thing a gate asks for: what is there and what it takes."""

    what: Needed
    have: float
    need: float

    @property
    def met(self) -> bool:
        """Whether it is there."""
        return self.have >= self.need


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """The gate to `opens`; passed when each need is met."""

    opens: Stage
    needs: tuple[Need, ...]

    @property
    def passed(self) -> bool:
        """Whether each need is met."""
        return all(need.met for need in self.needs)


def gates(practice: Practice) -> tuple[Gate, ...]:
    """Return the four gates in order, each with what is there and what it takes."""
    return (
        _gate(
            Stage.ADVANCED_BEGINNER,
            (Needed.SESSIONS, practice.sessions, SESSIONS),
            (Needed.SITUATIONS, practice.situations, SITUATIONS),
            (Needed.CUES, practice.cues, CUES),
        ),
        _gate(Stage.COMPETENT, (Needed.SELF_PLANNED, practice.self_planned, SELF_PLANNED)),
        _gate(
            Stage.PROFICIENT,
            (Needed.CORRECTED, practice.corrected, CORRECTED),
            (Needed.SEES_QUICKLY, practice.sees_quickly or 0, SEES_QUICKLY),
        ),
        _gate(
            Stage.EXPERT,
            (Needed.AUTOMATIC, practice.automaticity or 0, AUTOMATIC),
            (Needed.TAUGHT, practice.taught, TAUGHT),
        ),
    )


def suggested_stage(practice: Practice) -> Stage:
    """Return one plus the number of gates passed in order: a closed gate hides those behind it."""
    passed = 0
    for gate in gates(practice):
        if not gate.passed:
            break
        passed += 1
    return Stage(1 + passed)


def stage_to_confirm(current: Stage, practice: Practice, *, days_since_last: int | None) -> Stage | None:
    """Return the stage the person may confirm now: one further, at least 28 days after the last one.

    None where the record suggests no further stage, or it is too soon; never a lower one.

    Args:
        current: the stage confirmed last.
        practice: what the record holds.
        days_since_last: days since that confirmation, None if there was none.
    """
    too_soon = days_since_last is not None and days_since_last < DAYS_BETWEEN_STAGES
    if too_soon or suggested_stage(practice) <= current:
        return None
    return Stage(current + 1)


def _gate(opens: Stage, *needs: tuple[Needed, float, float]) -> Gate:
    return Gate(
        opens=opens,
        needs=tuple(Need(what=what, have=have, need=need) for what, have, need in needs),
    )
