"""Catch a thought: one line, shown as it was understood before it is kept."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromQuery
from litestar.types import ControllerRouterHandler

from smallwins.application import entries, metrics, records
from smallwins.application.day.quick_entry import Understood, understood
from smallwins.catalogue.language import _
from smallwins.domain.errors import Refusal
from smallwins.domain.metric import Kind, Metric
from smallwins.web.page import back, page, problem_of, respond
from smallwins.web.visit import Here, Visit

_AMOUNTS = {Kind.DURATION: 20, Kind.QUANTITY: 2, Kind.COUNT: 1}
"""What a line of an example says of each kind that holds an amount."""


@get("/catch", sync_to_thread=False)
def catch_page(visit: Here, line: FromQuery[str] = "") -> Response[bytes]:
    """Show the line and what was understood of it; nothing is kept yet."""
    if not line.strip():
        return _page(visit, line, None)
    try:
        return _page(visit, line, understood(visit.store, visit.person, visit.now, line))
    except Refusal as refusal:
        return _page(visit, line, None, refusal)


@get("/catch/understood", sync_to_thread=False)
def understood_so_far(visit: Here, line: FromQuery[str] = "") -> Response[bytes]:
    """Show, while it is being written, what would be understood."""
    try:
        known = understood(visit.store, visit.person, visit.now, line) if line.strip() else None
    except Refusal:
        known = None
    return respond(visit.request, "understood.html", {"known": known, "text": line, "today": visit.now.today})


@post("/catch")
async def keep(visit: Here) -> Response[bytes]:
    """Keep the line; where a piece of it is not clear, ask instead of guessing."""
    form = await visit.form()
    line, chosen = form.text("line"), form.id("metric")
    try:
        known = understood(visit.store, visit.person, visit.now, line, metric=_metric(visit, chosen))
    except Refusal as refusal:
        return _page(visit, line, None, refusal)
    if known.metric is None:
        return _page(visit, line, known)
    named = {"id": form.id("id")} if "id" in form else {}
    entry = entries.stamped(visit.now, known.fields() | named)
    return back(visit, form.text("back") or "/", await visit.act(entries.log_entry, entry))


def _metric(visit: Visit, id: UUID | None) -> Metric | None:
    return records.get(visit.store, Metric, visit.person.id, id) if id else None


def _page(
    visit: Visit, line: str, known: Understood | None, refusal: Refusal | None = None
) -> Response[bytes]:
    return page(
        visit,
        "catch.html",
        status=422 if refusal else 200,
        text=line,
        known=known,
        problem=problem_of(refusal),
        metrics=(held := metrics.metrics(visit.store, visit.person)),
        ways=_ways(held) if not line else [],
    )


def _ways(held: Sequence[Metric]) -> list[tuple[str, str]]:
    # Lines as one would say them, of what is counted oneself, each with what its last words come to.
    counted = [metric for metric in held if metric.kind in _AMOUNTS and not metric.sensitive]
    said = [f"{metric.name} {_AMOUNTS[metric.kind]}" for metric in counted]
    ends = (
        ("", _("an amount, for today")),
        (_("yesterday"), _("with a day")),
        (_("before breakfast"), _("what is left over becomes a note")),
    )
    return [(f"{said[at % len(said)]} {end}".strip(), what) for at, (end, what) in enumerate(ends) if said]


ROUTES: tuple[ControllerRouterHandler, ...] = (catch_page, understood_so_far, keep)
