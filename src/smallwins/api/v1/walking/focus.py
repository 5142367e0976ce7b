"""One task in view over the API: time kept, how ready one felt, stray thoughts put aside."""

from __future__ import annotations

from typing import Any

from litestar import Router

from smallwins.api.bodies import Body
from smallwins.api.v1.acts import Act
from smallwins.api.v1.resources import Action, sent
from smallwins.application import steps
from smallwins.application.ports import Now, Store
from smallwins.application.walking import focus, rehearsals
from smallwins.catalogue import goals as goal_words
from smallwins.catalogue import steps as words
from smallwins.catalogue.language import _
from smallwins.domain.goal import Goal
from smallwins.domain.note import Note
from smallwins.domain.profile import Profile
from smallwins.domain.step import Step


class FocusSession(Body):
    """Minutes spent on the step, what they showed, and whether they were planning rather than doing."""

    minutes: float
    learned: str = ""
    planning: bool = False


class FeltReady(Body):
    """How ready one felt at the start, 0 to 10."""

    readiness: float


class FeltPrepared(Body):
    """How prepared one feels for the goal after a rehearsal, 0 to 10."""

    prepared: float


class StrayThought(Body):
    """What came up meanwhile."""

    text: str


class ThoughtAsStep(Body):
    """Whether it is ready to be begun; an idea where it is not."""

    ready: bool = True


def _session(store: Store, person: Profile, now: Now, step: Step, body: FocusSession) -> Any:
    said = {"learned": body.learned, "tags": (words.planning(),) if body.planning else ()}
    return steps.log_session(store, person, now, step, body.minutes, _("Focus"), **said)


def _prepared(store: Store, person: Profile, now: Now, step: Step, body: FeltPrepared) -> Any:
    goal = store.find(Goal, person.id, step.goal) if step.goal else None
    name = goal_words.preparedness(goal.title if goal else step.title)
    return rehearsals.feel_prepared(store, person, now, step, body.prepared, name)


ACTIONS = (
    Action("sessions", "Keep time spent on a step; it is begun by that", FocusSession, _session),
    Action("ready", "Say how ready one felt at the start", FeltReady, sent(steps.feel_ready, "readiness")),
    Action("prepared", "Say how prepared one feels after a rehearsal", FeltPrepared, _prepared),
    Action("thoughts", "Put a stray thought aside", StrayThought, sent(focus.park_thought, "text")),
)


def _as_step(store: Store, person: Profile, now: Now, note: Note, body: ThoughtAsStep) -> Step:
    return focus.thought_as_step(store, person, now, note, ready=body.ready)


AS_STEP = Act(
    "notes/{id:uuid}/as-step",
    "Make a thought that was put aside a step or an idea",
    ThoughtAsStep,
    Step,
    _as_step,
    of=Note,
)

ROUTER = Router("", route_handlers=[AS_STEP.handler()], tags=["notes"])
