"""What waits, with two minutes beside it; the ideas without a gate; the list of later, maybe."""

from __future__ import annotations

from uuid import UUID

from litestar import Response, get, post
from litestar.types import ControllerRouterHandler

from smallwins.application import goals
from smallwins.application.walking import path, waiting
from smallwins.catalogue import steps as words
from smallwins.domain.step import Step, StepState, Waiting
from smallwins.statistics.enough import NotEnough
from smallwins.web.page import back, page
from smallwins.web.visit import Here, Id, Visit


@get("/waiting")
async def waiting_page(visit: Here) -> Response[bytes]:
    """Show what waits, how long and for what; and how starts went, by how ready one felt."""
    found = await visit.ask(waiting.what_waits)
    ready, took = found.readiness, found.took
    return page(
        visit,
        "steps/waiting.html",
        waits=[each for each in found.steps if each.waits],
        others=[each for each in found.steps if not each.waits],
        goals=_goals(visit),
        named=found.is_named,
        ready=ready,
        ready_young=ready if isinstance(ready, NotEnough) else None,
        took=None if isinstance(took, NotEnough) else took,
        words=words,
    )


@post("/steps/{step_id:uuid}/waiting")
async def wait_for(visit: Here, step_id: Id) -> Response[bytes]:
    """Say what a step waits for, and what will happen when that comes."""
    form = await visit.form()
    reason = form.choice("waiting_for", Waiting, Waiting.OTHER) if "waiting_for" in form else None
    done = await visit.change(Step, step_id, waiting.wait_for, reason, form.text("if_then"))
    return back(visit, form.text("back") or "/waiting", done)


@get("/ideas", sync_to_thread=False)
def ideas_page(visit: Here) -> Response[bytes]:
    """Show the ideas, the newest first, as rough as they came."""
    return _of_states(visit, "steps/ideas.html")


@get("/later", sync_to_thread=False)
def later_page(visit: Here) -> Response[bytes]:
    """Show what is parked for later, maybe."""
    return _of_states(visit, "steps/later.html")


def _of_states(visit: Visit, template: str) -> Response[bytes]:
    left = path.ordered(visit.store.steps_left(visit.person.id))[::-1]
    ideas = [step for step in left if step.state is StepState.IDEA]
    parked = [step for step in left if step.state is StepState.PARKED]
    return page(visit, template, ideas=ideas, parked=parked, goals=_goals(visit))


def _goals(visit: Visit) -> dict[UUID, str]:
    return {goal.id: goal.title for goal in goals.goals(visit.store, visit.person, closed=True)}


ROUTES: tuple[ControllerRouterHandler, ...] = (waiting_page, wait_for, ideas_page, later_page)
