"""What was done: one tap, one number, one line; on any day, and to be mended on any day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from litestar import Response, get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect
from litestar.types import ControllerRouterHandler

from smallwins.application import entries, records
from smallwins.application.day import taps
from smallwins.application.merging import also_entered, was_here
from smallwins.application.ports import Kept
from smallwins.catalogue import amounts, show
from smallwins.catalogue import entries as felt_words
from smallwins.domain.entry import Entry, Felt
from smallwins.domain.errors import Refusal
from smallwins.domain.metric import Kind, Metric
from smallwins.web.forms import Form, read_day
from smallwins.web.page import back, page, problem_of
from smallwins.web.visit import Done, Here, Id, Visit

FELT = ("joy", "fun", "weight", "went_well")
"""How an entry was, as its form asks; confidence and fear are asked where a skill is tried."""

TAPS: dict[str, Any] = {
    "tick": taps.tick,
    "bit": taps.bit,
    "more": taps.more,
    "less": taps.less,
    "unskip": taps.unskip,
}
NAMED = frozenset({"tick", "bit", "more"})
"""Taps that make an entry; a device without a network names its id, and may send the tap again."""


@post("/metrics/{metric_id:uuid}/tap/{how:str}")
async def tap(visit: Here, metric_id: Id, how: FromPath[str]) -> Response[bytes]:
    """Keep one tap, or take it back."""
    if how not in TAPS:
        raise NotFoundException
    form = await visit.form()
    day, id = form.day("day") or visit.now.today, form.id("id")
    if id and was_here(visit.store, visit.person, Entry, id):
        return back(visit, form.text("back") or "/")
    named = (id,) if id and how in NAMED else ()
    return _back(visit, form, await visit.act(TAPS[how], metric_id, day, *named))


@post("/metrics/{metric_id:uuid}/skip")
async def skip(visit: Here, metric_id: Id) -> Response[bytes]:
    """Skip a day, with a reason or without; it costs nothing."""
    form = await visit.form()
    day = form.day("day") or visit.now.today
    reason = form.text("reason")
    return _back(visit, form, await visit.act(taps.skip, metric_id, day, reason, form.id("id")))


@post("/metrics/{metric_id:uuid}/log")
async def log(visit: Here, metric_id: Id) -> Response[bytes]:
    """Keep an amount, and whatever was written beside it."""
    form = await visit.form()
    metric = records.get(visit.store, Metric, visit.person.id, metric_id)
    day = form.day("day") or visit.now.today
    given: dict[str, Any] = {"for_date": day, "metric": metric_id}
    if "id" in form:
        given["id"] = form.id("id")
    try:
        entry = entries.stamped(visit.now, given | fields_of(form, metric))
        return _back(visit, form, await visit.act(entries.log_entry, entry))
    except Refusal as refusal:
        if visit.has_script or day > visit.now.today:
            raise
        return _day_page(visit, metric, day, form, refusal)


@get("/metrics/{metric_id:uuid}/days/{day:str}", sync_to_thread=False)
def metric_day(visit: Here, metric_id: Id, day: FromPath[str]) -> Response[bytes]:
    """Show one day of a metric, every entry of it, and room for one more."""
    metric = records.get(visit.store, Metric, visit.person.id, metric_id)
    shown = read_day(day)
    entries.check_day(visit.now, shown)
    return _day_page(visit, metric, shown)


@get("/metrics/{metric_id:uuid}/day", sync_to_thread=False)
def choose_day(metric_id: Id, day: FromQuery[str] = "") -> Redirect:
    """Go to the day that was chosen from a calendar."""
    return Redirect(f"/metrics/{metric_id}/days/{read_day(day)}", status_code=303)


@get("/entries/{entry_id:uuid}", sync_to_thread=False)
def entry_page(visit: Here, entry_id: Id) -> Response[bytes]:
    """Show an entry, to change it."""
    kept = records.get_kept(visit.store, Entry, visit.person.id, entry_id)
    return _entry_page(visit, kept, as_form(kept.record))


@post("/entries/{entry_id:uuid}")
async def change(visit: Here, entry_id: Id) -> Response[bytes]:
    """Change an entry; what it was stays in the history."""
    form = await visit.form()
    kept = records.get_kept(visit.store, Entry, visit.person.id, entry_id)
    entry = kept.record
    metric = records.get(visit.store, Metric, visit.person.id, entry.metric)
    try:
        changes = fields_of(form, metric, entry.felt) | {"for_date": form.day("day") or entry.for_date}
        done = await visit.change(Entry, entry_id, entries.edit_entry, changes)
    except Refusal as refusal:
        return _entry_page(visit, kept, form, refusal)
    return back(visit, f"/metrics/{metric.id}/days/{done.result.for_date}", done)


@post("/entries/{entry_id:uuid}/delete")
async def delete(visit: Here, entry_id: Id) -> Response[bytes]:
    """Delete an entry; undo brings it back."""
    form = await visit.form()
    entry = records.get(visit.store, Entry, visit.person.id, entry_id)
    done = await visit.change(Entry, entry_id, entries.delete_entry)
    return back(visit, form.text("back") or f"/metrics/{entry.metric}/days/{entry.for_date}", done)


def fields_of(form: Form, metric: Metric, held: Felt | None = None) -> dict[str, Any]:
    """Return the fields of an entry that a form gives; `held` is how it felt before."""
    skipped = bool(form.text("skipped"))
    return {
        "value": amounts.value_of(form.text("value"), metric) if "value" in form else None,
        "skip_reason": form.text("skip_reason") if skipped else None,
        "what": form.text("what"),
        "note": form.text("note"),
        "learned": form.text("learned"),
        "minutes": None if metric.kind is Kind.DURATION else form.minutes("minutes"),
        "tags": tuple(tag.strip() for tag in form.text("tags").split(",") if tag.strip()),
        "felt": _felt(form, held),
    }


def as_form(entry: Entry) -> Form:
    """Return an entry as its form shows it."""
    fields = {
        "day": entry.for_date.isoformat(),
        "value": _written(entry.value),
        "minutes": _written(entry.minutes),
        "what": entry.what,
        "note": entry.note,
        "learned": entry.learned,
        "tags": ", ".join(entry.tags),
        "skipped": "yes" if entry.is_skip else "",
        "skip_reason": entry.skip_reason or "",
    }
    fields |= {name: _written(getattr(entry.felt, name, None)) for name in FELT}
    return Form({name: [text] for name, text in fields.items()})


def _felt(form: Form, held: Felt | None) -> Felt | None:
    given = {name: form.number(name) for name in FELT if name in form}
    felt = replace(held or Felt(), **given)
    return felt if felt != Felt() else None


def _written(number: float | None) -> str:
    return "" if number is None else f"{number:.15g}"


def _day_page(
    visit: Visit, metric: Metric, day: date, form: Form | None = None, refusal: Refusal | None = None
) -> Response[bytes]:
    held = visit.store.entries_between(visit.person.id, day, day + timedelta(days=1), metric.id)
    return page(
        visit,
        "entries/day.html",
        status=422 if refusal else 200,
        problem=problem_of(refusal),
        metric=metric,
        day=day,
        entries=held,
        form=form or Form({}),
        messy=entries.is_messy_start(visit.store, visit.person, metric),
        words=felt_words,
        before=day - timedelta(days=1),
        after=day + timedelta(days=1) if day < visit.now.today else None,
    )


def _entry_page(
    visit: Visit, kept: Kept[Entry], form: Form, refusal: Refusal | None = None
) -> Response[bytes]:
    entry = kept.record
    is_changed = refusal is not None and refusal.code == "record.changed"
    metric = records.get(visit.store, Metric, visit.person.id, entry.metric)
    return page(
        visit,
        "entries/entry.html",
        status=422 if refusal else 200,
        metric=metric,
        now_held=amounts.told(entry, metric, visit.now.today) if is_changed else "",
        entry=entry,
        form=form,
        messy=entries.is_messy_start(visit.store, visit.person, metric),
        also=_also(visit, entry, metric),
        problem=problem_of(refusal),
    )


def _also(visit: Visit, entry: Entry, metric: Metric) -> list[str]:
    """Return what another device wrote of an entry and what stands did not take, in words."""
    found = []
    for name, value in also_entered(visit.store, visit.person, entry):
        if name == "value" and value is not None:
            found.append(amounts.said(value, metric))
        elif name == "for_date":
            found.append(show.short_day(value, visit.now.today))
        elif isinstance(value, str) and value:
            found.append(value)
    return found


def _back(visit: Visit, form: Form, done: Done[Any]) -> Response[bytes]:
    return back(visit, form.text("back") or "/", done)


ROUTES: tuple[ControllerRouterHandler, ...] = (
    tap, skip, log, metric_day, choose_day, entry_page, change, delete,
)  # fmt: skip
