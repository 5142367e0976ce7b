"""One task in view over the API: time kept, how ready one felt, stray thoughts put aside."""

from __future__ import annotations

from typing import Any

from litestar import Router

from smallwins.api.bodies import Body
from smallwins.api.v1.acts import Act
from smallwins.api.v1.resources import Action, sent
from smallwins.application import steps
from smallwins.application.ports import Now, Store
from smallwins.application.walking import focus
from smallwins.catalogue.language import _
from smallwins.domain.note import Note
from smallwins.domain.profile import Profile
from smallwins.domain.step import Step


class FocusSession(Body):
    """Minutes spent on the step, and what they showed."""

    minutes: float
    learned: str = ""


class FeltReady(Body):
    """How ready one felt at the start, 0 to 10."""

    readiness: float


class StrayThought(Body):
    """What came up meanwhile."""

    text: str


class ThoughtAsStep(Body):
    """Whether it is ready to be begun; an idea where it is not."""

    ready: bool = True


def _session(store: Store, person: Profile, now: Now, step: Step, body: FocusSession) -> Any:
    return steps.log_session(store, person, now, step, body.minutes, _("Focus"), learned=body.learned)


ACTIONS = (
    Action("sessions", "Keep time spent on a step; it is begun by that", FocusSession, _session),
    Action("ready", "Say how ready one felt at the start", FeltReady, sent(steps.feel_ready, "readiness")),
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
