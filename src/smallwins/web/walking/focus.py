"""One task in view: a timer, a place for stray thoughts, and a pause when it has been long."""

from __future__ import annotations

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery
from litestar.types import ControllerRouterHandler

from smallwins.application import records, setbacks, steps
from smallwins.application.walking import arriving, focus
from smallwins.catalogue import steps as words
from smallwins.catalogue.language import _
from smallwins.domain.note import Note
from smallwins.domain.step import Step
from smallwins.web.forms import Form
from smallwins.web.page import back, page
from smallwins.web.visit import Here, Id

LENGTHS = (2, 10, 25, 50)
"""Minutes offered; two is always the first (convention)."""


@get("/focus/{step_id:uuid}", sync_to_thread=False)
def focus_page(
    visit: Here, step_id: Id, minutes: FromQuery[int] = 2, go: FromQuery[bool] = False
) -> Response[bytes]:
    """Show one step and nothing else."""
    store, person = visit.store, visit.person
    step = records.get(store, Step, person.id, step_id)
    return page(
        visit,
        "focus/focus.html",
        step=step,
        minutes=min(240, max(1, minutes)),
        go=go,
        lengths=LENGTHS,
        lessons=setbacks.lessons_for(store, person, step)[:1],
        thoughts=focus.thoughts(store, person, step_id),
        lately=focus.minutes_lately(store, person, visit.now),
        pause=focus.offers_a_pause(store, person, visit.now),
    )


@post("/focus/{step_id:uuid}")
async def keep(visit: Here, step_id: Id) -> Response[bytes]:
    """Keep the minutes, as many as they were."""
    form = await visit.form()
    spent = form.minutes("spent")
    if not spent:
        return back(visit, f"/focus/{step_id}")
    given = session_said(form) | {"id": form.id("id") or visit.now.new_id()}
    done = await visit.act(arriving.log_session, step_id, spent, _("Focus"), **given)
    return back(visit, f"/focus/{step_id}", done)


def session_said(form: Form) -> dict[str, Any]:
    """Return what a form says about a session beside its minutes."""
    return {"learned": form.text("learned"), "tags": (words.planning(),) if "planning" in form else ()}


@post("/focus/{step_id:uuid}/ready")
async def ready(visit: Here, step_id: Id) -> Response[bytes]:
    """Keep how ready one felt when it began."""
    felt = (await visit.form()).number("readiness")
    if felt is None:
        return back(visit, f"/focus/{step_id}")
    return back(visit, f"/focus/{step_id}", await visit.change(Step, step_id, steps.feel_ready, felt))


@post("/focus/{step_id:uuid}/thoughts")
async def park(visit: Here, step_id: Id) -> Response[bytes]:
    """Put a stray thought aside for later."""
    form = await visit.form()
    if not form.text("text"):
        return back(visit, f"/focus/{step_id}")
    given = form.id("id") or visit.now.new_id()
    done = await visit.act(arriving.park_thought, step_id, form.text("text"), given)
    return back(visit, f"/focus/{step_id}", done)


@post("/thoughts/{note_id:uuid}/{what:str}")
async def look_at(visit: Here, note_id: Id, what: FromPath[str]) -> Response[bytes]:
    """Make a parked thought a step or an idea, or let it go."""
    form = await visit.form()
    address = form.text("back") or "/ideas"
    if what == "drop":
        return back(visit, address, await visit.change(Note, note_id, focus.drop_thought))
    ready = what == "step"
    return back(visit, address, await visit.change(Note, note_id, focus.thought_as_step, ready=ready))


ROUTES: tuple[ControllerRouterHandler, ...] = (focus_page, keep, ready, park, look_at)
