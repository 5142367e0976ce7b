"""Good enough over the API: "done" agreed on, ticked and amended, drafts kept, and what goes beyond it."""

from __future__ import annotations

from typing import Any

from smallwins.api.bodies import Body, Nothing
from smallwins.api.v1.resources import Action, sent
from smallwins.application import steps
from smallwins.application.ports import Now, Store
from smallwins.application.walking import criteria
from smallwins.domain.profile import Profile
from smallwins.domain.step import Draft, Step


class AgreedCriteria(Body):
    """What "done" means, line by line, and the place of the one that decides, from 0 on."""

    lines: list[str]
    central: int | None = None


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


class Extras(Body):
    """What goes beyond "done": a step of its own with its own small "done", parked or ready."""

    title: str
    lines: tuple[str, ...] = ()
    parked: bool = False


class NewDraft(Body):
    """A version of the work: who saw it, what got better, what came of it, how good it is, 0 to 10."""

    note: str = ""
    shared_with: str = ""
    better: str = ""
    came_of_it: str = ""
    quality: float | None = None


class DraftShown(Body):
    """What came of showing it early."""

    came_of_it: str


def _draft(store: Store, person: Profile, now: Now, step: Step, body: NewDraft) -> Step:
    draft = Draft(
        at=now.at,
        note=body.note,
        shared_with=body.shared_with,
        better=body.better,
        came_of_it=body.came_of_it,
        quality=body.quality,
    )
    return steps.keep_draft(store, person, now, step, draft)


def _meet(store: Store, person: Profile, now: Now, step: Step, body: CriterionMet, place: int) -> Step:
    return criteria.meet_criterion(store, person, now, step, place, met=body.met)


def _extras(store: Store, person: Profile, now: Now, step: Step, body: Extras) -> Any:
    return steps.extras_as_step(store, person, now, step, body.title, body.lines, parked=body.parked)


ACTIONS = (
    Action(
        "criteria/agree",
        'Agree on what "done" means, all lines at once',
        AgreedCriteria,
        sent(criteria.agree_criteria, "lines", "central"),
    ),
    Action(
        "criteria",
        'Add a line to "done when"',
        CriterionText,
        sent(criteria.add_criterion, "text", "reason"),
    ),
    Action(
        "criteria/{place:int}/met",
        'Tick a line of "done when", or take the tick back',
        CriterionMet,
        _meet,
    ),
    Action(
        "criteria/{place:int}/amend",
        'Reword a line of "done when"',
        CriterionText,
        sent(criteria.amend_criterion, "text", "reason"),
    ),
    Action(
        "criteria/{place:int}/strike",
        'Strike a line of "done when"',
        CriterionStruck,
        sent(criteria.strike_criterion, "reason"),
    ),
    Action(
        "criteria/{place:int}/decide",
        "Name the one line that decides",
        Nothing,
        sent(criteria.decide_by),
    ),
    Action("extras", 'Give what goes beyond "done" a step of its own', Extras, _extras),
    Action("drafts", "Keep a version of the work", NewDraft, _draft),
    Action(
        "drafts/{place:int}",
        "Say what came of showing a draft",
        DraftShown,
        sent(steps.tell_of_draft, "came_of_it"),
    ),
)
