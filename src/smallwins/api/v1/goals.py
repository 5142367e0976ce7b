"""Goals over the API: resized, paused, taken up again and closed, milestone by milestone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, Literal
from uuid import UUID

from msgspec import UNSET, UnsetType

from smallwins.api.bodies import Body, Nothing
from smallwins.api.encoding import given
from smallwins.api.v1.resources import Action, Resource, sent
from smallwins.application import goals, records
from smallwins.application.ports import Now, Store
from smallwins.application.walking import rehearsals, taken_out
from smallwins.domain.goal import Goal, GoalState, Milestone, Rest
from smallwins.domain.metric import Metric
from smallwins.domain.profile import Profile


class ResizeGoal(Body):
    """The other size, and a note of why."""

    note: str
    title: str | UnsetType = UNSET
    target: float | UnsetType | None = UNSET
    due: date | UnsetType | None = UNSET


class PauseGoal(Body):
    """Which metrics rest with it, since when (today when left out), and until when if it is over."""

    resting: tuple[UUID, ...] = ()
    since: date | None = None
    until: date | None = None


class CloseGoal(Body):
    """Whether it was reached or let go, with a note."""

    state: Literal["reached", "let_go"]
    note: str = ""
    next_challenge: str = ""


class NewMilestone(Body):
    """A piece of the way, and the amount at which it is reached."""

    title: str
    threshold: float | None = None


class CrossMilestone(Body):
    """How it was celebrated, if it was."""

    celebrated: str = ""


class FeelGoal(Body):
    """How daunting it feels today, 0 to 10."""

    rating: float


class Rehearse(Body):
    """What the rehearsals are called, and how many there are."""

    title: str
    count: int = 3


def _resize(store: Store, person: Profile, now: Now, goal: Goal, body: ResizeGoal) -> Goal:
    changes = given(body)
    return goals.resize_goal(store, person, now, goal, changes.pop("note"), changes)


def _pause(store: Store, person: Profile, now: Now, goal: Goal, body: PauseGoal) -> Goal:
    resting = _metrics(store, person, body.resting)
    rest = Rest(since=body.since or now.today, until=body.until)
    return goals.pause_goal(store, person, now, goal, resting, rest)


def _metrics(store: Store, person: Profile, ids: Sequence[UUID]) -> list[Metric]:
    return [records.get(store, Metric, person.id, id) for id in ids]


def _close(store: Store, person: Profile, now: Now, goal: Goal, body: CloseGoal) -> Any:
    state = GoalState(body.state)
    return goals.close_goal(store, person, now, goal, state, body.note, body.next_challenge)


def _milestone(store: Store, person: Profile, now: Now, goal: Goal, body: NewMilestone) -> Goal:
    mark = Milestone(title=body.title, threshold=body.threshold)
    return goals.add_milestone(store, person, now, goal, mark)


ACTIONS = (
    Action("resize", "Make a goal smaller or larger", ResizeGoal, _resize),
    Action("pause", "Pause a goal", PauseGoal, _pause),
    Action("resume", "Take a goal up again", Nothing, sent(goals.resume_goal)),
    Action("close", "Call a goal reached, or let it go", CloseGoal, _close),
    Action("milestones", "Put one more milestone on the way", NewMilestone, _milestone),
    Action(
        "milestones/{place:int}",
        "Cross a milestone",
        CrossMilestone,
        sent(goals.cross_milestone, "celebrated"),
    ),
    Action(
        "milestones/{place:int}/drop",
        "Take a milestone off the way",
        Nothing,
        sent(goals.drop_milestone),
    ),
    Action("daunting", "Say how daunting a goal feels today", FeelGoal, sent(goals.feel_goal, "rating")),
    Action(
        "rehearsals",
        "Plan rehearsals back from the goal's date",
        Rehearse,
        sent(rehearsals.plan_rehearsals, "title", "count"),
    ),
)

GOALS = Resource(
    Goal, "goals", goals.add_goal, goals.edit_goal, actions=ACTIONS, remove=taken_out.delete_goal
)
