"""Steps over the API: begun before ready, good enough by one's own line, split until manageable."""

from __future__ import annotations

from msgspec import UNSET, UnsetType

from smallwins.api.bodies import Body
from smallwins.api.encoding import given
from smallwins.api.v1.resources import Action, Resource
from smallwins.application import steps
from smallwins.application.walking import criteria, key_tasks, taken_out
from smallwins.domain.step import Step


class StartStep(Body):
    """How ready one feels, 0 to 10; it may be left out."""

    readiness: float | None = None


class FinishStep(Body):
    """How it went; all of it may be left out."""

    went: float | UnsetType | None = UNSET
    effort_satisfaction: float | UnsetType | None = UNSET
    result_satisfaction: float | UnsetType | None = UNSET
    makes_room_for: str | UnsetType = UNSET
    closing_note: str | UnsetType = UNSET


class ReopenStep(Body):
    """Nothing has to be said."""


class SplitStep(Body):
    """The titles of the smaller steps."""

    titles: list[str]


class KeyStep(Body):
    """Whether the step is a key task of today, whether it is the one, and before which hour."""

    picked: bool = True
    the_one: bool = False
    before_hour: int | None = None


class CriterionText(Body):
    """What has to be so; after the start, with the reason."""

    text: str
    reason: str = ""


class CriterionMet(Body):
    """Whether it is so."""

    met: bool


class CriterionStruck(Body):
    """Why it is not needed; asked for after the start."""

    reason: str = ""


ACTIONS = (
    Action(
        "start",
        "Begin a step, ready or not",
        StartStep,
        lambda store, person, now, step, body: steps.start_step(store, person, now, step, body.readiness),
    ),
    Action(
        "finish",
        "Call a step done",
        FinishStep,
        lambda store, person, now, step, body: steps.finish_step(store, person, now, step, given(body)),
    ),
    Action(
        "reopen",
        "Open a finished step again",
        ReopenStep,
        lambda store, person, now, step, _: steps.reopen_step(store, person, now, step),
    ),
    Action(
        "split",
        "Split a step into smaller ones",
        SplitStep,
        lambda store, person, now, step, body: steps.split_step(store, person, now, step, body.titles),
    ),
    Action(
        "key",
        "Make a step a key task of today, or leave it for another day",
        KeyStep,
        lambda store, person, now, step, body: (
            key_tasks.pick_key(store, person, now, step, the_one=body.the_one, before_hour=body.before_hour)
            if body.picked
            else key_tasks.drop_key(store, person, now, step)
        ),
    ),
    Action(
        "criteria",
        'Add a line to "done when"',
        CriterionText,
        lambda store, person, now, step, body: criteria.add_criterion(
            store, person, now, step, body.text, body.reason
        ),
    ),
    Action(
        "criteria/{place:int}/met",
        'Tick a line of "done when", or take the tick back',
        CriterionMet,
        lambda store, person, now, step, body, place: criteria.meet_criterion(
            store, person, now, step, place, met=body.met
        ),
    ),
    Action(
        "criteria/{place:int}/amend",
        'Reword a line of "done when"',
        CriterionText,
        lambda store, person, now, step, body, place: criteria.amend_criterion(
            store, person, now, step, place, body.text, body.reason
        ),
    ),
    Action(
        "criteria/{place:int}/strike",
        'Strike a line of "done when"',
        CriterionStruck,
        lambda store, person, now, step, body, place: criteria.strike_criterion(
            store, person, now, step, place, body.reason
        ),
    ),
)

STEPS = Resource(
    Step, "steps", steps.add_step, steps.edit_step, actions=ACTIONS, remove=taken_out.delete_step
)
