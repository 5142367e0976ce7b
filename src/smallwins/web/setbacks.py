"""Setbacks: what happened, the four posts of GROW, what stays of it, and being back on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath, FromQuery
from litestar.types import ControllerRouterHandler

from smallwins.application import records, setbacks
from smallwins.domain.errors import Refusal
from smallwins.domain.setback import LEAST_OPTIONS, Post, Setback
from smallwins.web.forms import Form
from smallwins.web.page import back, page, problem_of
from smallwins.web.views import setback_form, setback_view
from smallwins.web.visit import Here, Id, Visit


@get("/setbacks", sync_to_thread=False)
def setbacks_page(visit: Here) -> Response[bytes]:
    """Show how one came back, each setback with its chain, and the themes that recur."""
    return page(visit, "setbacks/setbacks.html", **setback_view.of_all(visit))


@get("/setbacks/new", sync_to_thread=False)
def new(
    visit: Here, metric: FromQuery[str] = "", goal: FromQuery[str] = "", on: FromQuery[str] = ""
) -> Response[bytes]:
    """Show a clean page for what happened; the page one comes from may name a metric, a goal and a day."""
    return _form_page(visit, Form({"metric": [metric], "goal_id": [goal], "occurred_on": [on]}), None)


@post("/setbacks")
async def add(visit: Here) -> Response[bytes]:
    """Write down what happened."""
    form = await visit.form()
    try:
        setback = setback_form.made(form, visit.now)
        done = await visit.act(setbacks.add_setback, setback)
    except Refusal as refusal:
        return _form_page(visit, form, None, refusal)
    return back(visit, f"/setbacks/{setback.id}", done)


@get("/setbacks/{setback_id:uuid}", sync_to_thread=False)
def setback_page(
    visit: Here, setback_id: Id, at: FromQuery[str] = "", softer: FromQuery[bool] = False
) -> Response[bytes]:
    """Show a setback: what was answered as sentences, one post open, the next named."""
    setback = _get(visit, setback_id)
    return _setback_page(visit, setback, _post(at) if at else setback.post, softer=softer)


@post("/setbacks/{setback_id:uuid}/{at:str}")
async def answer(visit: Here, setback_id: Id, at: FromPath[str]) -> Response[bytes]:
    """Keep what was written at one post, and open the next, or leave it for later."""
    open_post, setback, form = _post(at), _get(visit, setback_id), await visit.form()
    try:
        changes = setback_form.answered(open_post, form)
        first_step = form.text("first_step")
        done = await visit.change(Setback, setback_id, setbacks.edit_setback, changes, first_step)
    except Refusal as refusal:
        return _setback_page(visit, setback, open_post, form=form, refusal=refusal)
    if form.text("then") == "later":
        return back(visit, "/setbacks", done)
    return back(visit, _next(done.result, open_post), done)


@get("/setbacks/{setback_id:uuid}/edit", sync_to_thread=False)
def edit(visit: Here, setback_id: Id) -> Response[bytes]:
    """Show what happened, to change it."""
    setback = _get(visit, setback_id)
    return _form_page(visit, setback_form.as_form(setback), setback)


@post("/setbacks/{setback_id:uuid}/edit")
async def change(visit: Here, setback_id: Id) -> Response[bytes]:
    """Change what happened; what was written before stays in the history."""
    setback, form = _get(visit, setback_id), await visit.form()
    try:
        changes = setback_form.happened(form, visit.now)
        done = await visit.change(Setback, setback_id, setbacks.edit_setback, changes)
    except Refusal as refusal:
        return _form_page(visit, form, setback, refusal)
    return back(visit, f"/setbacks/{setback.id}", done)


@post("/setbacks/{setback_id:uuid}/size")
async def size(visit: Here, setback_id: Id) -> Response[bytes]:
    """Keep how big it feels now, beside how big it felt then."""
    form = await visit.form()
    return await _keep(visit, setback_id, {"size_later": form.number("size_later")})


@post("/setbacks/{setback_id:uuid}/perspective")
async def perspective(visit: Here, setback_id: Id) -> Response[bytes]:
    """Keep how it looks from further away: to a friend, and a year from now."""
    form = await visit.form()
    views = {"friend_view": form.text("friend_view"), "year_view": form.text("year_view")}
    return await _keep(visit, setback_id, views)


@post("/setbacks/{setback_id:uuid}/back-on")
async def back_on(visit: Here, setback_id: Id) -> Response[bytes]:
    """Say that one is back on, today or since an earlier day."""
    form = await visit.form()
    done = await visit.change(Setback, setback_id, setbacks.recover, form.day("recovered_on"))
    return back(visit, f"/setbacks/{setback_id}", done)


@post("/setbacks/{setback_id:uuid}/delete")
async def delete(visit: Here, setback_id: Id) -> Response[bytes]:
    """Delete a setback; undo brings it back."""
    return back(visit, "/setbacks", await visit.change(Setback, setback_id, setbacks.delete_setback))


async def _keep(visit: Visit, id: UUID, changes: Mapping[str, Any]) -> Response[bytes]:
    done = await visit.change(Setback, id, setbacks.edit_setback, changes)
    return back(visit, f"/setbacks/{id}", done)


def _get(visit: Visit, id: UUID) -> Setback:
    return records.get(visit.store, Setback, visit.person.id, id)


def _post(name: str) -> Post:
    try:
        return Post(name.replace("-", "_"))
    except ValueError:
        raise NotFoundException from None


def _next(setback: Setback, answered: Post) -> str:
    """Return where to go on: options wait for a second one, everything else for the first open post."""
    here = f"/setbacks/{setback.id}"
    if answered is Post.OPTIONS and len(setback.options) < LEAST_OPTIONS:
        return f"{here}?at=options#post-options"
    return f"{here}#post-{setback.post}" if setback.post else here


def _setback_page(
    visit: Visit,
    setback: Setback,
    at: Post | None,
    *,
    form: Form | None = None,
    refusal: Refusal | None = None,
    softer: bool = False,
) -> Response[bytes]:
    return page(
        visit,
        "setbacks/setback.html",
        status=422 if refusal else 200,
        at=at,
        form=form or setback_form.as_form(setback),
        problem=problem_of(refusal),
        **setback_view.of_one(visit, setback, softer=softer),
    )


def _form_page(
    visit: Visit, form: Form, setback: Setback | None, refusal: Refusal | None = None
) -> Response[bytes]:
    return page(
        visit,
        "setbacks/form.html",
        status=422 if refusal else 200,
        form=form,
        setback=setback,
        problem=problem_of(refusal),
        **setback_view.choices(visit),
    )


ROUTES: tuple[ControllerRouterHandler, ...] = (
    setbacks_page,
    new,
    add,
    setback_page,
    edit,
    change,
    size,
    perspective,
    back_on,
    delete,
    answer,
)
