"""Skills over the API: a stage confirmed, one taken back, and what was noticed on the way."""

from __future__ import annotations

from smallwins.api.bodies import Body
from smallwins.api.v1.resources import Action, Resource
from smallwins.application import skills
from smallwins.domain.skill import Skill


class ConfirmStage(Body):
    """The stage, 1 to 5, and what shows it."""

    stage: int
    evidence: str


class CorrectStage(Body):
    """Why the last confirmation was a mistake."""

    evidence: str


class Noticed(Body):
    """One line about today."""

    text: str


class SeenToday(Body):
    """How far "I see quickly what matters" holds today, 1 to 7."""

    rating: float


ACTIONS = (
    Action(
        "stages",
        "Confirm the next stage of a skill",
        ConfirmStage,
        lambda store, person, now, skill, body: skills.confirm_stage(
            store, person, now, skill, body.stage, body.evidence
        ),
    ),
    Action(
        "stages/correct",
        "Take back a stage confirmed by mistake",
        CorrectStage,
        lambda store, person, now, skill, body: skills.correct_stage(
            store, person, now, skill, body.evidence
        ),
    ),
    Action(
        "cues",
        'Keep an "it depends" cue',
        Noticed,
        lambda store, person, now, skill, body: skills.note_cue(store, person, now, skill, body.text),
    ),
    Action(
        "taught",
        "Keep that somebody was helped",
        Noticed,
        lambda store, person, now, skill, body: skills.note_taught(store, person, now, skill, body.text),
    ),
    Action(
        "seen",
        "Say how quickly one sees what matters",
        SeenToday,
        lambda store, person, now, skill, body: skills.note_seen(store, person, now, skill, body.rating),
    ),
)

SKILLS = Resource(Skill, "skills", skills.add_skill, skills.edit_skill, actions=ACTIONS)
