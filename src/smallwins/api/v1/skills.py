"""Skills over the API: a stage confirmed, one taken back, and what was noticed on the way."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from msgspec import UNSET, UnsetType

from smallwins.api.bodies import Body
from smallwins.api.encoding import given
from smallwins.api.v1.resources import Action, Resource, sent
from smallwins.application import records, skills
from smallwins.application.looking import tries
from smallwins.application.ports import Now, Store
from smallwins.catalogue.language import _
from smallwins.domain.entry import Felt
from smallwins.domain.metric import Metric
from smallwins.domain.profile import Profile
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


class AutomaticToday(Body):
    """How far it goes by itself today, 1 to 7."""

    rating: float


class NewTechnique(Body):
    """What is learned next."""

    title: str


class OrderTechnique(Body):
    """The step that is a technique, and how many places down in the order, up where it is below zero."""

    technique: UUID
    places: int


class TrySkill(Body):
    """What was tried, and how it was; a metric that it counts for too, all of it optional."""

    for_date: date | UnsetType = UNSET
    what: str | UnsetType = UNSET
    minutes: float | UnsetType = UNSET
    note: str | UnsetType = UNSET
    learned: str | UnsetType = UNSET
    felt: Felt | UnsetType = UNSET
    metric: UUID | None = None


def _automatic(store: Store, person: Profile, now: Now, skill: Skill, body: AutomaticToday) -> Skill:
    name = _("How automatic: %(name)s") % {"name": skill.name}
    return skills.answer_automatic(store, person, now, skill, body.rating, name)


def _try(store: Store, person: Profile, now: Now, skill: Skill, body: TrySkill) -> Any:
    fields = given(body)
    metric = fields.pop("metric")
    counted = records.get(store, Metric, person.id, metric) if metric else None
    return tries.log_try(store, person, now, skill, fields, counted)


ACTIONS = (
    Action(
        "stages",
        "Confirm the next stage of a skill",
        ConfirmStage,
        sent(skills.confirm_stage, "stage", "evidence"),
    ),
    Action(
        "stages/correct",
        "Take back a stage confirmed by mistake",
        CorrectStage,
        sent(skills.correct_stage, "evidence"),
    ),
    Action("cues", 'Keep an "it depends" cue', Noticed, sent(skills.note_cue, "text")),
    Action("taught", "Keep that somebody was helped", Noticed, sent(skills.note_taught, "text")),
    Action("seen", "Say how quickly one sees what matters", SeenToday, sent(skills.note_seen, "rating")),
    Action("automatic", "Say how far a skill goes by itself", AutomaticToday, _automatic),
    Action(
        "techniques",
        "Put one more technique behind the others",
        NewTechnique,
        sent(skills.add_technique, "title"),
    ),
    Action(
        "techniques/order",
        "Move a technique in the order in which it is learned",
        OrderTechnique,
        sent(skills.order_techniques, "technique", "places"),
    ),
    Action("tries", "Keep a try at a skill; each one counts", TrySkill, _try),
)

SKILLS = Resource(Skill, "skills", skills.add_skill, skills.edit_skill, actions=ACTIONS)
