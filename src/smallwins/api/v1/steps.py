"""Steps over the API: begun before ready, good enough by one's own line, split until manageable."""

from __future__ import annotations

from datetime import date
from typing import Any

from msgspec import UNSET, UnsetType

from smallwins.api.bodies import Body, Nothing
from smallwins.api.encoding import given
from smallwins.api.v1.resources import Action, Resource, sent
from smallwins.api.v1.walking import criteria, focus, key_tasks, waiting
from smallwins.application import steps
from smallwins.application.looking import found_wins
from smallwins.application.ports import Now, Store
from smallwins.application.walking import taken_out
from smallwins.domain.profile import Profile
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


class LetGoOfStep(Body):
    """A line on why, if one likes."""

    note: str = ""


class SplitStep(Body):
    """The titles of the smaller steps."""

    titles: list[str]


class MoveStep(Body):
    """So many places down in its plan, or up where it is below zero."""

    places: int


class ChooseForNow(Body):
    """The option that is picked, and the day to look at it again; today when it is left out."""

    option: str
    look_again_on: date | None = None


def _choose(store: Store, person: Profile, now: Now, step: Step, body: ChooseForNow) -> Any:
    return steps.choose_for_now(store, person, now, step, body.option, body.look_again_on or now.today)


ACTIONS = (
    Action("start", "Begin a step, ready or not", StartStep, sent(steps.start_step, "readiness")),
    Action("start-again", "Keep a false start and begin afresh", Nothing, sent(steps.start_again)),
    Action(
        "finish",
        "Call a step done",
        FinishStep,
        lambda store, person, now, step, body: steps.finish_step(store, person, now, step, given(body)),
    ),
    Action("reopen", "Open a finished step again", Nothing, sent(steps.reopen_step)),
    Action("park", 'Put a step on the list of "later, maybe"', Nothing, sent(steps.park_step)),
    Action("take-up", "Bring back a step: an idea, a parked one", Nothing, sent(steps.take_up_step)),
    Action("let-go", "Let a step go on purpose", LetGoOfStep, sent(steps.let_go_step, "note")),
    Action("split", "Split a step into smaller ones", SplitStep, sent(steps.split_step, "titles")),
    Action("move", "Move a step in its plan", MoveStep, sent(steps.move_step, "places")),
    Action("choose", "Pick one option for now", ChooseForNow, _choose),
    Action("win", "Name a finished step a win", Nothing, sent(found_wins.keep_found)),
    *waiting.ACTIONS,
    *focus.ACTIONS,
    *key_tasks.ACTIONS,
    *criteria.ACTIONS,
)

STEPS = Resource(
    Step, "steps", steps.add_step, steps.edit_step, actions=ACTIONS, remove=taken_out.delete_step
)
