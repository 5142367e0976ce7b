"""Steps: one page each, small enough to begin before one feels ready."""

from __future__ import annotations

from typing import Any

from litestar import Response, get, post
from litestar.params import FromQuery
from litestar.types import ControllerRouterHandler

from smallwins.application import goals, notes, records, setbacks, steps
from smallwins.application.walking import over_polish, path, rehearsals, taken_out
from smallwins.catalogue import goals as goal_words
from smallwins.catalogue import notebook
from smallwins.catalogue import steps as words
from smallwins.domain.errors import Refusal
from smallwins.domain.goal import Goal
from smallwins.domain.note import Note, NoteKind, WinKind
from smallwins.domain.step import Care, Step, StepState, Waiting
from smallwins.web.forms import Form
from smallwins.web.page import back, page, problem_of
from smallwins.web.visit import Here, Id, Visit

CLOSING = ("went", "effort_satisfaction", "result_satisfaction")


@get("/steps/new", sync_to_thread=False)
def new_page(visit: Here, goal: FromQuery[str] = "") -> Response[bytes]:
    """Ask for a step: a few words are enough."""
    return _form_page(visit, None, Form({"goal": [goal]}))


@post("/steps")
async def add(visit: Here) -> Response[bytes]:
    """Add a step, an idea or a place where nobody knows the way yet."""
    form = await visit.form()
    try:
        step = Step(id=visit.now.new_id(), created_at=visit.now.at, **_fields(form))
        done = await visit.act(steps.add_step, step)
    except Refusal as refusal:
        return _form_page(visit, None, form, refusal)
    return back(visit, form.text("back") or f"/steps/{step.id}", done)


@get("/steps/{step_id:uuid}", sync_to_thread=False)
def step_page(visit: Here, step_id: Id) -> Response[bytes]:
    """Show a step: what was done on it, what "done" means, and the smallest way to begin."""
    store, person = visit.store, visit.person
    step = records.get(store, Step, person.id, step_id)
    sessions = over_polish.sessions(store, person, step)
    about = notes.notes(store, person, about=step_id)
    goal = store.find(Goal, person.id, step.goal) if step.goal else None
    return page(
        visit,
        "steps/step.html",
        step=step,
        goal=goal,
        whole=store.find(Step, person.id, step.parent) if step.parent else None,
        parts_of=path.parts(store, person, step),
        lessons=setbacks.lessons_for(store, person, step) if step.is_open else [],
        polish=over_polish.polish_of(store, person, step) if step.is_open else None,
        comes_back=over_polish.comes_back(step),
        minutes=sum(minutes for _, minutes in sessions),
        sessions=len(sessions),
        rehearsed=rehearsals.asks_prepared(goal, step, visit.now.today),
        kept=[note for note in about if note.kind in (NoteKind.APPRECIATION, NoteKind.WIN)],
        kinds=notebook,
        words=words,
    )


@get("/steps/{step_id:uuid}/edit", sync_to_thread=False)
def edit_page(visit: Here, step_id: Id) -> Response[bytes]:
    """Show a step's fields, to change them."""
    step = records.get(visit.store, Step, visit.person.id, step_id)
    return _form_page(visit, step, _as_form(step))


@post("/steps/{step_id:uuid}/edit")
async def edit(visit: Here, step_id: Id) -> Response[bytes]:
    """Change a step."""
    form = await visit.form()
    try:
        fields = {name: held for name, held in _fields(form).items() if name not in ("state", "parent")}
        done = await visit.change(Step, step_id, steps.edit_step, fields)
    except Refusal as refusal:
        step = records.get(visit.store, Step, visit.person.id, step_id)
        return _form_page(visit, step, form, refusal)
    return back(visit, f"/steps/{step_id}", done)


@post("/steps/{step_id:uuid}/start")
async def start(visit: Here, step_id: Id) -> Response[bytes]:
    """Begin, ready or not: two minutes, one thing in view."""
    done = await visit.change(Step, step_id, steps.start_step)
    return back(visit, f"/focus/{step_id}?minutes=2&go=true", done)


@post("/steps/{step_id:uuid}/start-again")
async def start_again(visit: Here, step_id: Id) -> Response[bytes]:
    """Keep a false start as an attempt, and begin afresh in one action."""
    done = await visit.change(Step, step_id, steps.start_again)
    return back(visit, f"/focus/{step_id}?minutes=2&go=true", done)


@post("/steps/{step_id:uuid}/finish")
async def finish(visit: Here, step_id: Id) -> Response[bytes]:
    """Close a step in one action; what one would like to say about it can follow, or not."""
    form = await visit.form()
    done = await visit.change(Step, step_id, steps.finish_step, closing_said(form))
    return back(visit, form.text("back") or f"/steps/{step_id}", done)


@post("/steps/{step_id:uuid}/closing")
async def closing(visit: Here, step_id: Id) -> Response[bytes]:
    """Keep how it went, how one feels about the effort and the result, and what this makes room for."""
    done = await visit.change(Step, step_id, steps.edit_step, closing_said(await visit.form()))
    return back(visit, f"/steps/{step_id}", done)


@post("/steps/{step_id:uuid}/prepared")
async def prepared(visit: Here, step_id: Id) -> Response[bytes]:
    """Keep how prepared one feels for the goal after a rehearsal."""
    felt = (await visit.form()).number("prepared")
    step = records.get(visit.store, Step, visit.person.id, step_id)
    goal = visit.store.find(Goal, visit.person.id, step.goal) if step.goal else None
    if felt is None:
        return back(visit, f"/steps/{step_id}")
    name = goal_words.preparedness(goal.title if goal else step.title)
    done = await visit.change(Step, step_id, rehearsals.feel_prepared, felt, name)
    return back(visit, f"/goals/{step.goal}", done)


@post("/steps/{step_id:uuid}/reopen")
async def reopen(visit: Here, step_id: Id) -> Response[bytes]:
    """Open a finished step again; the reopening is counted."""
    return back(visit, f"/steps/{step_id}", await visit.change(Step, step_id, steps.reopen_step))


@post("/steps/{step_id:uuid}/park")
async def park(visit: Here, step_id: Id) -> Response[bytes]:
    """Put a step on the "later, maybe" list."""
    return back(visit, f"/steps/{step_id}", await visit.change(Step, step_id, steps.park_step))


@post("/steps/{step_id:uuid}/let-go")
async def let_go(visit: Here, step_id: Id) -> Response[bytes]:
    """Let a step go on purpose."""
    note = (await visit.form()).text("note")
    return back(visit, f"/steps/{step_id}", await visit.change(Step, step_id, steps.let_go_step, note))


@post("/steps/{step_id:uuid}/take-up")
async def take_up(visit: Here, step_id: Id) -> Response[bytes]:
    """Bring an idea, a parked step or one let go back to the steps that are ready."""
    return back(visit, f"/steps/{step_id}", await visit.change(Step, step_id, steps.take_up_step))


@post("/steps/{step_id:uuid}/split")
async def split(visit: Here, step_id: Id) -> Response[bytes]:
    """Split a step into smaller ones, one a line."""
    titles = (await visit.form()).text("titles").splitlines()
    return back(visit, f"/steps/{step_id}#parts", await visit.change(Step, step_id, steps.split_step, titles))


@post("/steps/{step_id:uuid}/manageable")
async def manageable(visit: Here, step_id: Id) -> Response[bytes]:
    """Say that a step is small enough; splitting ends here."""
    form = await visit.form()
    done = await visit.change(Step, step_id, steps.edit_step, {"manageable": True})
    return back(visit, form.text("back") or f"/steps/{step_id}", done)


@post("/steps/{step_id:uuid}/move")
async def move(visit: Here, step_id: Id) -> Response[bytes]:
    """Move a step one place up or down in its plan."""
    form = await visit.form()
    places = -1 if form.text("way") == "up" else 1
    done = await visit.change(Step, step_id, steps.move_step, places)
    return back(visit, form.text("back") or f"/steps/{step_id}", done)


@post("/steps/{step_id:uuid}/choose")
async def choose(visit: Here, step_id: Id) -> Response[bytes]:
    """Pick one option for now, with a day to look at it again."""
    form = await visit.form()
    on = form.day("look_again_on") or visit.now.today
    done = await visit.change(Step, step_id, steps.choose_for_now, form.text("option"), on)
    return back(visit, f"/steps/{step_id}", done)


@post("/steps/{step_id:uuid}/keep")
async def keep(visit: Here, step_id: Id) -> Response[bytes]:
    """Keep a step as a win, or one line of appreciation on it."""
    form = await visit.form()
    step = records.get(visit.store, Step, visit.person.id, step_id)
    kind = form.choice("kind", NoteKind, NoteKind.WIN)
    note = Note(
        id=visit.now.new_id(),
        kind=kind,
        win=WinKind.INCREMENTAL if kind is NoteKind.WIN else None,
        text=form.text("text") or step.title,
        on_date=visit.now.today,
        links=(records.link(step),),
        created_at=visit.now.at,
    )
    return back(visit, f"/steps/{step_id}", await visit.act(notes.add_note, note))


@post("/steps/{step_id:uuid}/delete")
async def delete(visit: Here, step_id: Id) -> Response[bytes]:
    """Delete a step; the pieces it was split into stay, and undo brings it back."""
    step = records.get(visit.store, Step, visit.person.id, step_id)
    done = await visit.change(Step, step_id, taken_out.delete_step)
    return back(visit, f"/goals/{step.goal}" if step.goal else "/path", done)


def closing_said(form: Form) -> dict[str, Any]:
    """Return what a form says about a step that is done."""
    said: dict[str, Any] = {name: form.number(name) for name in CLOSING if name in form}
    return said | ({"makes_room_for": form.text("makes_room_for")} if "makes_room_for" in form else {})


def _form_page(
    visit: Visit, step: Step | None, form: Form, refusal: Refusal | None = None
) -> Response[bytes]:
    return page(
        visit,
        "steps/form.html",
        status=422 if refusal else 200,
        step=step,
        form=form,
        goals=goals.goals(visit.store, visit.person),
        words=words,
        problem=problem_of(refusal),
    )


def _fields(form: Form) -> dict[str, Any]:
    return {
        "title": form.text("title"),
        "note": form.text("note"),
        "goal": form.id("goal"),
        "parent": form.id("parent"),
        "first_step": form.text("first_step"),
        "cue": form.text("cue"),
        "if_then": form.text("if_then"),
        "unknown": "unknown" in form,
        "care": form.choice("care", Care, Care.GOOD_ENOUGH),
        "impact": form.whole("impact", 3),
        "estimate": _hours(form),
        "due": form.day("due"),
        "planned_on": form.day("planned_on"),
        "waiting_for": form.choice("waiting_for", Waiting, Waiting.OTHER) if "waiting_for" in form else None,
        "revision_limit": form.whole("revision_limit", 0) or None,
        "state": form.choice("state", StepState, StepState.READY),
    }


def _hours(form: Form) -> float | None:
    minutes = form.minutes("estimate")
    return round(minutes / 60, 4) if minutes is not None else None


def _as_form(step: Step) -> Form:
    names = (
        "title", "note", "goal", "first_step", "cue", "if_then", "care", "impact", "due", "planned_on",
        "waiting_for", "revision_limit",
    )  # fmt: skip
    shown = {name: [str(held)] for name in names if (held := getattr(step, name)) not in (None, "")}
    shown |= {"estimate": [f"{step.estimate * 60:g}"]} if step.estimate is not None else {}
    return Form(shown | ({"unknown": ["1"]} if step.unknown else {}))


ROUTES: tuple[ControllerRouterHandler, ...] = (
    new_page, add, step_page, edit_page, edit, start, start_again, finish, closing, prepared, reopen, park,
    let_go, take_up, split, manageable, move, choose, keep, delete,
)  # fmt: skip
