"""What was done to the record, act by act; every act can be taken back, brought back, and forgotten."""

from __future__ import annotations

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery
from litestar.types import ControllerRouterHandler

from smallwins.application import history, upkeep
from smallwins.application.changes import Change
from smallwins.catalogue import acts, brought, devices
from smallwins.domain.errors import Refusal
from smallwins.web.page import back, page
from smallwins.web.visit import Here, Visit

ON_A_PAGE = 50
"""Acts shown at once."""


@get("/history", sync_to_thread=False)
def history_page(visit: Here, before: FromQuery[int | None] = None) -> Response[bytes]:
    """Show the acts, newest first, a page at a time."""
    found = history.changes(visit.store, visit.person, before_rev=before, limit=ON_A_PAGE + 1)
    more = found[ON_A_PAGE - 1].rev if len(found) > ON_A_PAGE else None
    lines = [_line(visit, change) for change in found[:ON_A_PAGE]]
    return page(visit, "history/history.html", lines=lines, more=more, acts=acts, place_of=devices.place)


@post("/undo")
async def undo(visit: Here) -> Response[bytes]:
    """Take an act back; taking back an undo brings it back."""
    form = await visit.form()
    done = await visit.act(history.undo, form.whole("rev", 0) or None)
    return back(visit, form.text("back") or "/history", done)


@get("/history/{rev:int}/forget", sync_to_thread=False)
def ask_to_forget(visit: Here, rev: FromPath[int]) -> Response[bytes]:
    """Ask before what an act took out is forgotten: this is one of two things that cannot be undone."""
    change = visit.store.find_change(visit.person.id, rev)
    counts = upkeep.taken_out(visit.store, visit.person, rev)
    if change is None or change.undone_by is not None or not counts:
        raise Refusal("forget.nothing", rev=rev)
    what = acts.said(change.act, change.summary)
    return page(visit, "history/forget.html", rev=rev, what=what, counts=brought.listed(counts))


@post("/history/{rev:int}/forget")
async def forget(visit: Here, rev: FromPath[int]) -> Response[bytes]:
    """Forget what an act took out, for good."""
    person = visit.person
    await visit.site.write(lambda store: upkeep.forget_change(store, person, rev))
    return back(visit, "/history")


def _line(visit: Visit, change: Change) -> tuple[Change, bool, bool]:
    gone = upkeep.is_forgotten(visit.store, visit.person, change)
    return change, gone, not gone and upkeep.may_forget(visit.store, visit.person, change)


ROUTES: tuple[ControllerRouterHandler, ...] = (history_page, undo, ask_to_forget, forget)
