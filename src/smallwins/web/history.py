"""What was done to the record, act by act; every act can be taken back, and brought back."""

from __future__ import annotations

from litestar import Response, get, post
from litestar.params import FromQuery
from litestar.types import ControllerRouterHandler

from smallwins.application import history
from smallwins.catalogue import acts
from smallwins.web.page import back, page
from smallwins.web.visit import Here

ON_A_PAGE = 50
"""Acts shown at once."""


@get("/history", sync_to_thread=False)
def history_page(visit: Here, before: FromQuery[int | None] = None) -> Response[bytes]:
    """Show the acts, newest first, a page at a time."""
    found = history.changes(visit.store, visit.person, before_rev=before, limit=ON_A_PAGE + 1)
    more = found[ON_A_PAGE - 1].rev if len(found) > ON_A_PAGE else None
    return page(visit, "history/history.html", changes=found[:ON_A_PAGE], more=more, acts=acts)


@post("/undo")
async def undo(visit: Here) -> Response[bytes]:
    """Take an act back; taking back an undo brings it back."""
    form = await visit.form()
    done = await visit.act(history.undo, form.whole("rev", 0) or None)
    return back(visit, form.text("back") or "/history", done)


ROUTES: tuple[ControllerRouterHandler, ...] = (history_page, undo)
