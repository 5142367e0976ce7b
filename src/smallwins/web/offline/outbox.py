"""What waited on a device without a network, sent one by one; each is kept once, however often it comes.

A device keeps a form as it was filled in, with an id, the moment, the zone and the rev of the page it
stood on. Here it is read as if it had come then: the day is that day, and what was changed elsewhere
since is brought together with it.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from litestar import Response, post
from litestar.types import ControllerRouterHandler

from smallwins.application import entries, merging, notes, profiles, records, taking_back
from smallwins.application.day import rhythm
from smallwins.application.day.quick_entry import understood
from smallwins.application.ports import Now, Store
from smallwins.application.walking import arriving
from smallwins.application.walking.key_tasks import HOUR
from smallwins.catalogue import refusals
from smallwins.catalogue.language import _
from smallwins.catalogue.statuses import STATUS
from smallwins.domain.entry import Entry
from smallwins.domain.errors import Refusal
from smallwins.domain.metric import Metric
from smallwins.domain.note import Note
from smallwins.domain.profile import Profile
from smallwins.web.entries import fields_of as entry_fields
from smallwins.web.forms import Form, read_id
from smallwins.web.notes import fields_of as note_fields
from smallwins.web.reviews import check_ins, closing_of
from smallwins.web.steps import closing_said
from smallwins.web.visit import Here, Visit
from smallwins.web.walking.focus import session_said

Carry = Callable[..., Awaitable[Any]]


@post("/outbox")
async def take(visit: Here) -> Response[bytes]:
    """Keep one thing that waited; sent again it is kept already. What cannot be kept is told in words."""
    form = await visit.form()
    try:
        sent = rhythm.Sent(id=read_id(form.text("outbox-id")), base_rev=form.whole("outbox-rev", 0))
        carry, parts = _asked(form.text("outbox-path"))
        await carry(_then(visit, form), sent, form, *parts)
    except Refusal as refusal:
        told = {"code": refusal.code, "sentence": refusals.sentence(refusal)}
        return _json(told, STATUS.get(refusal.code, 422))
    return _json({"kept": True}, 200)


def _json(told: dict[str, Any], status: int) -> Response[bytes]:
    headers = {"cache-control": "no-store"}
    return Response(
        msgspec.json.encode(told), status_code=status, headers=headers, media_type="application/json"
    )


def _then(visit: Visit, form: Form) -> Visit:
    """Return the visit as it would have been when the device wrote this; a clock ahead is cut to ours."""
    try:
        at = datetime.fromisoformat(form.text("outbox-at"))
    except ValueError:
        raise Refusal("form.unreadable") from None
    at = min(at if at.tzinfo else at.astimezone(), visit.now.at)
    zone = form.text("outbox-zone")
    now = profiles.now_for(visit.person, zone=zone, device=visit.now.device, at=at)
    return replace(visit, now=now)


def _as_said(visit: Visit, form: Form) -> Visit:
    """Return the visit with the moment as the device said it, by which the same act sent again is known."""
    said = datetime.fromisoformat(form.text("outbox-at")).astimezone(visit.now.at.tzinfo)
    at = profiles.said_at(profiles.now_for(visit.person), said)
    return replace(visit, now=replace(visit.now, said_at=at))


async def _take_back(visit: Visit, sent: rhythm.Sent, form: Form, metric_id: str, how: str) -> None:
    day = form.day("day") or visit.now.today
    await _as_said(visit, form).act(TAKES_BACK[how], UUID(metric_id), day, sent.base_rev)


async def _delete_entry(visit: Visit, sent: rhythm.Sent, form: Form, entry_id: str) -> None:
    await _as_said(visit, form).act(taking_back.delete_entry, UUID(entry_id), sent.base_rev)


async def _undo(visit: Visit, _sent: rhythm.Sent, form: Form) -> None:
    await _as_said(visit, form).act(taking_back.undo, form.whole("rev", 0))


async def _finish(visit: Visit, sent: rhythm.Sent, form: Form, step_id: str) -> None:
    await _as_said(visit, form).act(taking_back.finish, UUID(step_id), closing_said(form), sent.base_rev)


async def _reopen(visit: Visit, sent: rhythm.Sent, form: Form, step_id: str) -> None:
    await _as_said(visit, form).act(taking_back.reopen, UUID(step_id), sent.base_rev)


async def _meet(visit: Visit, sent: rhythm.Sent, form: Form, step_id: str) -> None:
    wording, met = form.text("line"), form.text("met") == "yes"
    await _as_said(visit, form).act(
        taking_back.meet_criterion, UUID(step_id), wording, sent.base_rev, met=met
    )


async def _start(visit: Visit, sent: rhythm.Sent, form: Form, step_id: str) -> None:
    await _as_said(visit, form).act(arriving.start, UUID(step_id), sent.base_rev)


async def _name(visit: Visit, sent: rhythm.Sent, form: Form) -> None:
    title, hour = form.text("title"), form.whole("before_hour", HOUR)
    name = arriving.name
    await _as_said(visit, form).act(name, sent.id, sent.base_rev, title=title, before_hour=hour)


async def _pick(visit: Visit, sent: rhythm.Sent, form: Form, step_id: str) -> None:
    hour = form.whole("before_hour", HOUR) if "before_hour" in form else None
    pick, is_one = arriving.pick, "the_one" in form
    await _as_said(visit, form).act(pick, UUID(step_id), sent.base_rev, the_one=is_one, before_hour=hour)


async def _drop(visit: Visit, sent: rhythm.Sent, form: Form, step_id: str) -> None:
    await _as_said(visit, form).act(arriving.drop, UUID(step_id), sent.base_rev)


async def _session(visit: Visit, sent: rhythm.Sent, form: Form, step_id: str) -> None:
    spent = form.minutes("spent")
    if spent:
        said = session_said(form) | {"id": sent.id}
        await visit.act(arriving.log_session, UUID(step_id), spent, _("Focus"), **said)


async def _park(visit: Visit, sent: rhythm.Sent, form: Form, step_id: str) -> None:
    if form.text("text"):
        await visit.act(arriving.park_thought, UUID(step_id), form.text("text"), sent.id)


async def _tap(visit: Visit, sent: rhythm.Sent, form: Form, metric_id: str, how: str) -> None:
    metric = records.get(visit.store, Metric, visit.person.id, UUID(metric_id))
    value = metric.smallest_step if how == "more" else entries.tap_amount(metric, bit=how == "bit")
    await _log_once(visit, sent, form, metric, {"value": value})


async def _log(visit: Visit, sent: rhythm.Sent, form: Form, metric_id: str) -> None:
    metric = records.get(visit.store, Metric, visit.person.id, UUID(metric_id))
    await _log_once(visit, sent, form, metric, entry_fields(form, metric))


async def _skip(visit: Visit, sent: rhythm.Sent, form: Form, metric_id: str) -> None:
    metric = records.get(visit.store, Metric, visit.person.id, UUID(metric_id))
    await _log_once(visit, sent, form, metric, {"skip_reason": form.text("reason")})


async def _log_once(
    visit: Visit, sent: rhythm.Sent, form: Form, metric: Metric, fields: dict[str, Any]
) -> None:
    given = {"for_date": form.day("day") or visit.now.today, "metric": metric.id, "id": sent.id, **fields}
    await visit.act(_once, entries.log_entry, entries.stamped(visit.now, given))


async def _catch(visit: Visit, sent: rhythm.Sent, form: Form) -> None:
    chosen = form.id("metric")
    metric = records.get(visit.store, Metric, visit.person.id, chosen) if chosen else None
    line = form.text("line")
    known = understood(visit.store, visit.person, visit.now, line, metric=metric)
    if known.metric is None:
        raise Refusal("catch.unclear", line=line[:80])
    await _log_once(visit, sent, Form({}), known.metric, known.fields())


async def _note(visit: Visit, sent: rhythm.Sent, form: Form) -> None:
    fields = note_fields(visit, form)
    await visit.act(_once, notes.add_note, Note(id=sent.id, created_at=visit.now.at, **fields))


async def _close(visit: Visit, sent: rhythm.Sent, form: Form) -> None:
    await visit.act(rhythm.close_as_sent, closing_of(form), check_ins(), sent)


async def _change_entry(visit: Visit, sent: rhythm.Sent, form: Form, entry_id: str) -> None:
    id = UUID(entry_id)
    was_on = merging.last_known(visit.store, visit.person, Entry, id)
    metric = records.get(visit.store, Metric, visit.person.id, was_on.metric)
    changes = entry_fields(form, metric, was_on.felt) | {"for_date": form.day("day") or was_on.for_date}
    await visit.act(merging.merge_entry, id, changes, sent.base_rev)


async def _change_note(visit: Visit, sent: rhythm.Sent, form: Form, note_id: str) -> None:
    id = UUID(note_id)
    was = merging.last_known(visit.store, visit.person, Note, id)
    changes = note_fields(visit, form) | {"links": was.links, "kind": was.kind}
    await visit.act(merging.merge_note, id, changes, sent.base_rev)


def _once(store: Store, person: Profile, now: Now, add: Callable[..., Any], record: Any) -> Any:
    if merging.was_here(store, person, type(record), record.id):
        return None
    return add(store, person, now, record)


_ID = "([0-9a-f-]{36})"
TAKES_BACK = {"untick": taking_back.untick, "less": taking_back.less, "unskip": taking_back.unskip}
WAITS: dict[str, Carry] = {
    f"/metrics/{_ID}/tap/(tick|bit|more)": _tap,
    f"/metrics/{_ID}/log": _log,
    f"/metrics/{_ID}/skip": _skip,
    f"/metrics/{_ID}/tap/(untick|less|unskip)": _take_back,
    f"/entries/{_ID}": _change_entry,
    f"/entries/{_ID}/delete": _delete_entry,
    f"/steps/{_ID}/finish": _finish,
    f"/steps/{_ID}/reopen": _reopen,
    f"/steps/{_ID}/start": _start,
    f"/focus/{_ID}": _session,
    f"/focus/{_ID}/thoughts": _park,
    "/key-tasks": _name,
    f"/key-tasks/{_ID}": _pick,
    f"/key-tasks/{_ID}/drop": _drop,
    rf"/steps/{_ID}/criteria/\d+/tick": _meet,
    f"/notes/{_ID}": _change_note,
    "/catch": _catch,
    "/notes": _note,
    "/close": _close,
    "/undo": _undo,
}
"""What may wait on a device: the address its form would have gone to, and what is done with it."""


def _asked(path: str) -> tuple[Carry, tuple[str, ...]]:
    for pattern, carry in WAITS.items():
        found = re.fullmatch(pattern, path)
        if found:
            return carry, found.groups()
    raise Refusal("outbox.unknown", path=path[:80])


ROUTES: tuple[ControllerRouterHandler, ...] = (take,)
