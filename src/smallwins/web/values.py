"""What matters: name it, say why, change it, put it away."""

from __future__ import annotations

from typing import Any

from litestar import Response, get, post
from litestar.types import ControllerRouterHandler

from smallwins.application import goals, metrics, records, values
from smallwins.catalogue import nouns
from smallwins.domain.errors import Refusal
from smallwins.domain.value import Value
from smallwins.web.forms import Form
from smallwins.web.page import back, page, problem_of
from smallwins.web.visit import Here, Id, Visit


@get("/values", sync_to_thread=False)
def values_page(visit: Here) -> Response[bytes]:
    """Show the person's values, each with the metrics in which it shows."""
    followed = metrics.metrics(visit.store, visit.person)
    held = [
        (value, [metric for metric in followed if value.id in metric.values])
        for value in values.values(visit.store, visit.person)
    ]
    return page(visit, "values/values.html", held=held)


@post("/values")
async def add(visit: Here) -> Response[bytes]:
    """Name something that matters."""
    form = await visit.form()
    place = len(visit.store.all(Value, visit.person.id))
    value = Value(id=visit.now.new_id(), position=place, created_at=visit.now.at, **_fields(form))
    return back(visit, "/values", await visit.act(values.add_value, value))


@get("/values/{value_id:uuid}", sync_to_thread=False)
def value_page(visit: Here, value_id: Id) -> Response[bytes]:
    """Show one value, to change it."""
    return _value_page(visit, records.get(visit.store, Value, visit.person.id, value_id))


@post("/values/{value_id:uuid}")
async def change(visit: Here, value_id: Id) -> Response[bytes]:
    """Change a value's words."""
    fields = _fields(await visit.form())
    try:
        done = await visit.change(Value, value_id, values.edit_value, fields)
    except Refusal as refusal:
        held = records.get(visit.store, Value, visit.person.id, value_id)
        return _value_page(visit, records.changed(held, fields) if fields["name"] else held, refusal)
    return back(visit, "/values", done)


@post("/values/{value_id:uuid}/archive")
async def archive(visit: Here, value_id: Id) -> Response[bytes]:
    """Put a value away, or take it out again; the metrics keep it."""
    value = records.get(visit.store, Value, visit.person.id, value_id)
    changes = {"archived": not value.archived}
    return back(visit, "/values", await visit.change(Value, value_id, values.edit_value, changes))


@post("/values/{value_id:uuid}/delete")
async def delete(visit: Here, value_id: Id) -> Response[bytes]:
    """Delete a value; undo brings it back."""
    return back(visit, "/values", await visit.change(Value, value_id, values.delete_value))


def _value_page(visit: Visit, value: Value, refusal: Refusal | None = None) -> Response[bytes]:
    status = 422 if refusal else 200
    return page(
        visit,
        "values/value.html",
        status=status,
        value=value,
        metrics=[each for each in metrics.metrics(visit.store, visit.person) if value.id in each.values],
        goals=[each for each in goals.goals(visit.store, visit.person) if value.id in each.values],
        nouns=nouns,
        problem=problem_of(refusal),
    )


def _fields(form: Form) -> dict[str, Any]:
    return {"name": form.text("name"), "why": form.text("why")}


ROUTES: tuple[ControllerRouterHandler, ...] = (values_page, add, value_page, change, archive, delete)
