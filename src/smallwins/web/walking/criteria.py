"""Good enough that holds: agreeing on "done", ticking it, amending it, drafts, and what goes beyond it."""

from __future__ import annotations

from litestar import Response, post
from litestar.params import FromPath
from litestar.types import ControllerRouterHandler

from smallwins.application import steps
from smallwins.application.walking import criteria
from smallwins.domain.step import Draft, Step
from smallwins.web.page import back
from smallwins.web.visit import Here, Id


@post("/steps/{step_id:uuid}/criteria")
async def agree(visit: Here, step_id: Id) -> Response[bytes]:
    """Agree on what "done" means, one line each; the first may be the one that decides."""
    form = await visit.form()
    lines = [line.strip() for line in form.text("lines").splitlines() if line.strip()]
    central = 0 if lines and "central" in form else None
    done = await visit.change(Step, step_id, criteria.agree_criteria, lines, central)
    return back(visit, f"/steps/{step_id}", done)


@post("/steps/{step_id:uuid}/criteria/add")
async def add(visit: Here, step_id: Id) -> Response[bytes]:
    """Add one line: free until agreed, with a reason after it."""
    form = await visit.form()
    said = form.text("text"), form.text("reason")
    done = await visit.change(Step, step_id, criteria.add_criterion, *said)
    return back(visit, f"/steps/{step_id}", done)


@post("/steps/{step_id:uuid}/criteria/{index:int}/tick")
async def tick(visit: Here, step_id: Id, index: FromPath[int]) -> Response[bytes]:
    """Tick a line, or take the tick back."""
    form = await visit.form()
    met = form.text("met") == "yes"
    done = await visit.change(Step, step_id, criteria.meet_criterion, index, met=met)
    return back(visit, form.text("back") or f"/steps/{step_id}", done)


@post("/steps/{step_id:uuid}/criteria/{index:int}/amend")
async def amend(visit: Here, step_id: Id, index: FromPath[int]) -> Response[bytes]:
    """Reword a line, with a reason; what it was stays visible."""
    form = await visit.form()
    said = form.text("text"), form.text("reason")
    done = await visit.change(Step, step_id, criteria.amend_criterion, index, *said)
    return back(visit, f"/steps/{step_id}", done)


@post("/steps/{step_id:uuid}/criteria/{index:int}/strike")
async def strike(visit: Here, step_id: Id, index: FromPath[int]) -> Response[bytes]:
    """Strike a line, with a reason; it stays visible."""
    reason = (await visit.form()).text("reason")
    done = await visit.change(Step, step_id, criteria.strike_criterion, index, reason)
    return back(visit, f"/steps/{step_id}", done)


@post("/steps/{step_id:uuid}/criteria/{index:int}/decide")
async def decide(visit: Here, step_id: Id, index: FromPath[int]) -> Response[bytes]:
    """Name the one line that decides."""
    return back(visit, f"/steps/{step_id}", await visit.change(Step, step_id, criteria.decide_by, index))


@post("/steps/{step_id:uuid}/extras")
async def extras(visit: Here, step_id: Id) -> Response[bytes]:
    """Park what goes beyond "done", or make it a step of its own with its own small "done"."""
    form = await visit.form()
    lines = form.text("lines").splitlines()
    parked = "park" in form
    done = await visit.change(Step, step_id, steps.extras_as_step, form.text("title"), lines, parked=parked)
    return back(visit, f"/steps/{step_id}", done)


@post("/steps/{step_id:uuid}/drafts")
async def draft(visit: Here, step_id: Id) -> Response[bytes]:
    """Keep a version of the work: who saw it, and what got better."""
    form = await visit.form()
    kept = Draft(
        at=visit.now.at,
        note=form.text("note"),
        shared_with=form.text("shared_with"),
        better=form.text("better"),
        quality=form.number("quality"),
    )
    return back(visit, f"/steps/{step_id}#drafts", await visit.change(Step, step_id, steps.keep_draft, kept))


@post("/steps/{step_id:uuid}/drafts/{index:int}")
async def came_of_it(visit: Here, step_id: Id, index: FromPath[int]) -> Response[bytes]:
    """Say what came of showing a draft early."""
    said = (await visit.form()).text("came_of_it")
    done = await visit.change(Step, step_id, steps.tell_of_draft, index, said)
    return back(visit, f"/steps/{step_id}#drafts", done)


ROUTES: tuple[ControllerRouterHandler, ...] = (
    agree, add, tick, amend, strike, decide, extras, draft, came_of_it,
)  # fmt: skip
