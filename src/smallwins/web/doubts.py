"""Doubts: the open book, talked over with somebody, and looked at again later."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromQuery
from litestar.types import ControllerRouterHandler

from smallwins.application import doubts, records, supporters
from smallwins.domain.doubt import Doubt, Fear, Outcome, Situation
from smallwins.domain.errors import Refusal
from smallwins.domain.link import Pressure
from smallwins.domain.supporter import Supporter
from smallwins.web.forms import Form, one_of
from smallwins.web.page import back, page, problem_of
from smallwins.web.views import doubt_view
from smallwins.web.visit import Here, Id, Visit


@get("/doubts", sync_to_thread=False)
def doubts_page(visit: Here) -> Response[bytes]:
    """Show what doubts have come to, and each of them."""
    return page(visit, "doubts/doubts.html", **doubt_view.of_all(visit))


@get("/doubts/new", sync_to_thread=False)
def new(visit: Here) -> Response[bytes]:
    """Open the book at two empty pages."""
    return _form_page(visit, Form({}), None)


@post("/doubts")
async def add(visit: Here) -> Response[bytes]:
    """Write a doubt down, and whatever stands on the other page already."""
    form = await visit.form()
    try:
        doubt = Doubt(id=visit.now.new_id(), created_at=visit.now.at, **_fields(form))
        done = await visit.act(doubts.add_doubt, doubt)
    except Refusal as refusal:
        return _form_page(visit, form, None, refusal)
    return back(visit, f"/doubts/{doubt.id}", done)


@get("/doubts/{doubt_id:uuid}", sync_to_thread=False)
def doubt_page(visit: Here, doubt_id: Id, softer: FromQuery[bool] = False) -> Response[bytes]:
    """Show the doubt on one page and why it may not hold on the other."""
    return _doubt_page(visit, _get(visit, doubt_id), softer=softer)


@get("/doubts/{doubt_id:uuid}/edit", sync_to_thread=False)
def edit(visit: Here, doubt_id: Id) -> Response[bytes]:
    """Show both pages, to change them."""
    doubt = _get(visit, doubt_id)
    return _form_page(visit, as_form(doubt), doubt)


@post("/doubts/{doubt_id:uuid}/edit")
async def change(visit: Here, doubt_id: Id) -> Response[bytes]:
    """Change what was written; what stood there before stays in the history."""
    doubt, form = _get(visit, doubt_id), await visit.form()
    try:
        done = await visit.change(Doubt, doubt_id, doubts.edit_doubt, _fields(form))
    except Refusal as refusal:
        return _form_page(visit, form, doubt, refusal)
    return back(visit, f"/doubts/{doubt.id}", done)


@post("/doubts/{doubt_id:uuid}/reasons")
async def reason(visit: Here, doubt_id: Id) -> Response[bytes]:
    """Write one more reason why it may not hold."""
    doubt, form = _get(visit, doubt_id), await visit.form()
    return await _keep(visit, doubt, doubts.add_reason, form.text("reason"))


@post("/doubts/{doubt_id:uuid}/belief")
async def belief(visit: Here, doubt_id: Id) -> Response[bytes]:
    """Keep how much one believes it, when it came and after writing."""
    doubt, form = _get(visit, doubt_id), await visit.form()
    given = {name: form.number(name) for name in ("belief_before", "belief_after") if name in form}
    return await _keep(visit, doubt, doubts.edit_doubt, given)


@post("/doubts/{doubt_id:uuid}/note")
async def note(visit: Here, doubt_id: Id) -> Response[bytes]:
    """Prepare the note that asks somebody for a talk; the person sends it themselves."""
    doubt, form = _get(visit, doubt_id), await visit.form()
    friend = await _friend(visit, form)
    text = form.text("text") or doubt_view.letter(doubt, friend)
    done = await visit.change(Doubt, doubt_id, doubts.prepare_note, friend, text)
    return back(visit, f"/doubts/{doubt.id}#talk", done)


@post("/doubts/{doubt_id:uuid}/talked")
async def talked(visit: Here, doubt_id: Id) -> Response[bytes]:
    """Keep that it was talked over, with whom and when."""
    doubt, form = _get(visit, doubt_id), await visit.form()
    friend = await _friend(visit, form)
    done = await visit.change(Doubt, doubt_id, doubts.talked_over, friend, form.day("talked_on"))
    return back(visit, f"/doubts/{doubt.id}#talk", done)


@post("/doubts/{doubt_id:uuid}/outcome")
async def outcome(visit: Here, doubt_id: Id) -> Response[bytes]:
    """Keep what really happened; it may be changed, and the history keeps every answer."""
    doubt, form = _get(visit, doubt_id), await visit.form()
    changes = {"outcome": form.choice("outcome", Outcome, doubt.outcome)}
    return await _keep(visit, doubt, doubts.edit_doubt, changes)


@post("/doubts/{doubt_id:uuid}/delete")
async def delete(visit: Here, doubt_id: Id) -> Response[bytes]:
    """Delete a doubt; undo brings it back."""
    return back(visit, "/doubts", await visit.change(Doubt, doubt_id, doubts.delete_doubt))


def as_form(doubt: Doubt) -> Form:
    """Return a doubt as its form shows it."""
    fields = {
        "claim": doubt.claim,
        "fuel": doubt.fuel,
        "fear": doubt.fear or "",
        "situation": doubt.situation or "",
        "context": doubt.context,
        "pressure": doubt.pressure or "",
        "belief_before": "" if doubt.belief_before is None else f"{doubt.belief_before:.15g}",
    }
    return Form({name: [text] for name, text in fields.items()} | {"reasons": list(doubt.reasons)})


async def _friend(visit: Visit, form: Form) -> Supporter:
    """Return the person who was chosen; one who was named just now joins the circle first."""
    if form.text("name"):
        new = Supporter(
            id=visit.now.new_id(),
            name=form.text("name"),
            contact=form.text("contact"),
            created_at=visit.now.at,
        )
        return (await visit.act(supporters.add_supporter, new)).result
    chosen = form.id("supporter")
    if chosen is None:
        raise Refusal("supporter.none")
    return supporters.supporter_of(visit.store, visit.person, chosen)


def _fields(form: Form) -> dict[str, Any]:
    return {
        "claim": form.text("claim"),
        "fuel": form.text("fuel"),
        "reasons": tuple(form.texts("reasons")),
        "fear": one_of(form, "fear", Fear),
        "situation": one_of(form, "situation", Situation),
        "context": form.text("context"),
        "pressure": one_of(form, "pressure", Pressure),
        "belief_before": form.number("belief_before"),
    }


async def _keep(visit: Visit, doubt: Doubt, function: Callable[..., Doubt], *args: Any) -> Response[bytes]:
    try:
        done = await visit.change(Doubt, doubt.id, function, *args)
    except Refusal as refusal:
        return _doubt_page(visit, doubt, refusal)
    return back(visit, f"/doubts/{doubt.id}", done)


def _get(visit: Visit, id: UUID) -> Doubt:
    return records.get(visit.store, Doubt, visit.person.id, id)


def _doubt_page(
    visit: Visit, doubt: Doubt, refusal: Refusal | None = None, *, softer: bool = False
) -> Response[bytes]:
    return page(
        visit,
        "doubts/doubt.html",
        status=422 if refusal else 200,
        problem=problem_of(refusal),
        **doubt_view.of_one(visit, doubt, softer=softer),
    )


def _form_page(
    visit: Visit, form: Form, doubt: Doubt | None, refusal: Refusal | None = None
) -> Response[bytes]:
    return page(
        visit,
        "doubts/form.html",
        status=422 if refusal else 200,
        form=form,
        doubt=doubt,
        problem=problem_of(refusal),
        **doubt_view.choices(),
    )


ROUTES: tuple[ControllerRouterHandler, ...] = (
    doubts_page,
    new,
    add,
    doubt_page,
    edit,
    change,
    reason,
    belief,
    note,
    talked,
    outcome,
    delete,
)
