"""Goals: the whole path on one page, and each goal with its way, its milestones and its steps."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery
from litestar.types import ControllerRouterHandler

from smallwins.application import goals, metrics, notes, records, steps, values
from smallwins.application.walking import path, rehearsals, taken_out
from smallwins.catalogue import goals as words
from smallwins.domain.errors import Refusal
from smallwins.domain.goal import Goal, GoalKind, GoalState, Milestone, Rest
from smallwins.domain.metric import Metric
from smallwins.domain.note import NoteKind
from smallwins.domain.step import StepState
from smallwins.domain.value import Value
from smallwins.web.forms import Form
from smallwins.web.page import back, page, problem_of
from smallwins.web.visit import Here, Id, Visit


@get("/path", sync_to_thread=False)
def path_page(visit: Here) -> Response[bytes]:
    """Show what matters, the goals that serve it, and the steps, done first."""
    found = path.path(visit.store, visit.person, visit.now)
    known = {metric.id: metric for metric in metrics.metrics(visit.store, visit.person, archived=True)}
    return page(visit, "goals/path.html", found=found, metrics=known, words=words)


@get("/goals/new", sync_to_thread=False)
def new_page(visit: Here, value: FromQuery[str] = "") -> Response[bytes]:
    """Ask for a goal: a title and what it serves are enough."""
    own = [str(held.id) for held in values.values(visit.store, visit.person) if not held.archived]
    return _form_page(visit, None, Form({"values": [value] if value or len(own) > 1 else own}))


@post("/goals")
async def add(visit: Here) -> Response[bytes]:
    """Make a goal."""
    form = await visit.form()
    try:
        goal = Goal(id=visit.now.new_id(), created_at=visit.now.at, **_fields(form))
        done = await visit.act(goals.add_goal, goal)
    except Refusal as refusal:
        return _form_page(visit, None, form, refusal)
    return back(visit, f"/goals/{goal.id}", done)


@get("/goals/{goal_id:uuid}", sync_to_thread=False)
def goal_page(visit: Here, goal_id: Id) -> Response[bytes]:
    """Show a goal: the way so far, then what is left."""
    from smallwins.web.walking.way import pictured  # noqa: PLC0415 - loads numpy, which is felt at start-up

    held = records.get(visit.store, Goal, visit.person.id, goal_id)
    way = goals.way(visit.store, visit.person, visit.now, held)
    metric = visit.store.find(Metric, visit.person.id, held.metric) if held.metric else None
    every = steps.steps(visit.store, visit.person, goal=goal_id)
    return page(
        visit,
        "goals/goal.html",
        goal=way.goal,
        way=way,
        metric=metric,
        feeds=goals.metrics_of(visit.store, visit.person, held),
        pictures=pictured(visit, way, metric),
        open=path.tree(path.ordered(every), goal=goal_id),
        done=[step for step in every if step.state is StepState.DONE],
        parked=[step for step in every if step.state is StepState.PARKED],
        first=path.first(every),
        proof=_proof(visit, goal_id),
        serves=[visit.store.find(Value, visit.person.id, value) for value in held.values],
        words=words,
    )


@get("/goals/{goal_id:uuid}/edit", sync_to_thread=False)
def edit_page(visit: Here, goal_id: Id) -> Response[bytes]:
    """Show a goal's fields, to change them."""
    goal = records.get(visit.store, Goal, visit.person.id, goal_id)
    return _form_page(visit, goal, _as_form(goal))


@post("/goals/{goal_id:uuid}/edit")
async def edit(visit: Here, goal_id: Id) -> Response[bytes]:
    """Change a goal."""
    form = await visit.form()
    try:
        done = await visit.change(Goal, goal_id, goals.edit_goal, _changes(visit, goal_id, form))
    except Refusal as refusal:
        goal = records.get(visit.store, Goal, visit.person.id, goal_id)
        return _form_page(visit, goal, form, refusal)
    return back(visit, f"/goals/{goal_id}", done)


@post("/goals/{goal_id:uuid}/resize")
async def resize(visit: Here, goal_id: Id) -> Response[bytes]:
    """Make a goal smaller, larger or later, with a note; what it was stays visible."""
    form = await visit.form()
    changes: dict[str, Any] = {"title": form.text("title")} if "title" in form else {}
    changes |= {"target": form.number("target")} if "target" in form else {}
    changes |= {"due": form.day("due")} if "due" in form else {}
    done = await visit.change(Goal, goal_id, goals.resize_goal, form.text("note"), changes)
    return back(visit, f"/goals/{goal_id}", done)


@post("/goals/{goal_id:uuid}/pause")
async def pause(visit: Here, goal_id: Id) -> Response[bytes]:
    """Let a goal rest, after the fact too, and the metrics that rest with it."""
    form = await visit.form()
    resting = [records.get(visit.store, Metric, visit.person.id, each) for each in form.ids("resting")]
    rest = Rest(since=form.day("since") or visit.now.today, until=form.day("until"))
    done = await visit.change(Goal, goal_id, goals.pause_goal, resting, rest)
    return back(visit, f"/goals/{goal_id}", done)


@post("/goals/{goal_id:uuid}/resume")
async def resume(visit: Here, goal_id: Id) -> Response[bytes]:
    """Take a goal up again, whether it rested or had ended."""
    return back(visit, f"/goals/{goal_id}", await visit.change(Goal, goal_id, goals.resume_goal))


@post("/goals/{goal_id:uuid}/reached")
async def reached(visit: Here, goal_id: Id) -> Response[bytes]:
    """Call a goal reached, with what one would like to say and what may come next."""
    form = await visit.form()
    said = form.text("note"), form.text("next")
    done = await visit.change(Goal, goal_id, goals.close_goal, GoalState.REACHED, *said)
    return back(visit, f"/goals/{goal_id}", done)


@post("/goals/{goal_id:uuid}/let-go")
async def let_go(visit: Here, goal_id: Id) -> Response[bytes]:
    """Let a goal go, with a note and no penalty."""
    form = await visit.form()
    done = await visit.change(Goal, goal_id, goals.close_goal, GoalState.LET_GO, form.text("note"))
    return back(visit, f"/goals/{goal_id}", done)


@post("/goals/{goal_id:uuid}/daunting")
async def daunting(visit: Here, goal_id: Id) -> Response[bytes]:
    """Keep how daunting a goal feels today."""
    felt = (await visit.form()).number("daunting")
    if felt is None:
        return back(visit, f"/goals/{goal_id}")
    return back(visit, f"/goals/{goal_id}", await visit.change(Goal, goal_id, goals.feel_goal, felt))


@post("/goals/{goal_id:uuid}/milestones")
async def add_milestone(visit: Here, goal_id: Id) -> Response[bytes]:
    """Put one more piece on the way."""
    form = await visit.form()
    mark = Milestone(title=form.text("title"), threshold=form.number("threshold"))
    return back(visit, f"/goals/{goal_id}", await visit.change(Goal, goal_id, goals.add_milestone, mark))


@post("/goals/{goal_id:uuid}/milestones/{index:int}/cross")
async def cross(visit: Here, goal_id: Id, index: FromPath[int]) -> Response[bytes]:
    """Date a milestone, with how it was celebrated if one likes."""
    celebrated = (await visit.form()).text("celebrated")
    done = await visit.change(Goal, goal_id, goals.cross_milestone, index, celebrated)
    return back(visit, f"/goals/{goal_id}", done)


@post("/goals/{goal_id:uuid}/milestones/{index:int}/drop")
async def drop(visit: Here, goal_id: Id, index: FromPath[int]) -> Response[bytes]:
    """Take a milestone off the way."""
    return back(visit, f"/goals/{goal_id}", await visit.change(Goal, goal_id, goals.drop_milestone, index))


@post("/goals/{goal_id:uuid}/rehearsals")
async def rehearse(visit: Here, goal_id: Id) -> Response[bytes]:
    """Plan rehearsals back from the goal's date."""
    form = await visit.form()
    asked = form.text("title"), form.whole("count", 3)
    done = await visit.change(Goal, goal_id, rehearsals.plan_rehearsals, *asked)
    return back(visit, f"/goals/{goal_id}", done)


@post("/goals/{goal_id:uuid}/delete")
async def delete(visit: Here, goal_id: Id) -> Response[bytes]:
    """Delete a goal; its steps stay, on their own, and undo brings it back."""
    return back(visit, "/path", await visit.change(Goal, goal_id, taken_out.delete_goal))


def _proof(visit: Visit, goal_id: UUID) -> list[Any]:
    return notes.notes(visit.store, visit.person, kind=NoteKind.WIN, about=goal_id)[:5]


def _form_page(
    visit: Visit, goal: Goal | None, form: Form, refusal: Refusal | None = None
) -> Response[bytes]:
    own = [value for value in values.values(visit.store, visit.person) if not value.archived]
    followed = metrics.metrics(visit.store, visit.person)
    return page(
        visit,
        "goals/form.html",
        status=422 if refusal else 200,
        goal=goal,
        form=form,
        own=own,
        followed=followed,
        problem=problem_of(refusal),
    )


def _as_form(goal: Goal) -> Form:
    given = {
        "title": goal.title,
        "why": goal.why,
        "kind": goal.kind,
        "metric": goal.metric,
        "baseline": goal.baseline,
        "target": goal.target,
        "done_when": "\n".join(goal.done_when),
        "due": goal.due,
    }
    shown = {
        name: [f"{held:g}" if isinstance(held, float) else str(held)] for name, held in given.items() if held
    }
    return Form(shown | {"values": [str(value) for value in goal.values]})


def _changes(visit: Visit, goal_id: UUID, form: Form) -> dict[str, Any]:
    """Return what a form changes; where all that a goal served is gone, no choice is no change of it."""
    fields = _fields(form)
    goal = records.get(visit.store, Goal, visit.person.id, goal_id)
    left = [value for value in goal.values if visit.store.find(Value, visit.person.id, value)]
    if not fields["values"] and not left:
        del fields["values"]
    return fields


def _fields(form: Form) -> dict[str, Any]:
    return {
        "title": form.text("title"),
        "why": form.text("why"),
        "kind": form.choice("kind", GoalKind, GoalKind.RESULT),
        "values": form.ids("values"),
        "metric": form.id("metric"),
        "baseline": form.number("baseline"),
        "target": form.number("target"),
        "done_when": tuple(line for line in form.text("done_when").splitlines() if line.strip()),
        "due": form.day("due"),
    }


ROUTES: tuple[ControllerRouterHandler, ...] = (
    path_page, new_page, add, goal_page, edit_page, edit, resize, pause, resume, reached, let_go,
    daunting, add_milestone, cross, drop, rehearse, delete,
)  # fmt: skip
