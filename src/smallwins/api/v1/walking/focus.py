"""One task in view over the API: time kept, how ready one felt, stray thoughts put aside."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from litestar import Router, post
from litestar.params import FromPath

from smallwins.api.bodies import BODY, BODY_OPTION, Body
from smallwins.api.caller import Here
from smallwins.api.encoding import shapes
from smallwins.api.errors import declared
from smallwins.api.v1.resources import Action, answer, sent
from smallwins.application import records, steps
from smallwins.application.ports import Kept, Now, Store
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


async def _stepped(call: Here, id: FromPath[UUID], data: ThoughtAsStep) -> Any:
    def made(store: Store) -> Kept[Step]:
        thought = records.get(store, Note, call.person.id, id)
        step = focus.thought_as_step(store, call.person, call.now, thought, ready=data.ready)
        return records.get_kept(store, Step, call.person.id, step.id)

    return answer(await call.act(made))


def _as_step() -> Any:
    _stepped.__annotations__ |= {"data": BODY[ThoughtAsStep], "return": shapes(Step).held}
    return post(
        "/notes/{id:uuid}/as-step",
        status_code=200,
        summary="Make a thought that was put aside a step or an idea",
        operation_id="as_step_note",
        tags=["notes"],
        responses=declared(400, 404, 413, 415, 422),
        opt={BODY_OPTION: ThoughtAsStep},
    )(_stepped)


ROUTER = Router("", route_handlers=[_as_step()])
