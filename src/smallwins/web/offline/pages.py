"""Pages for a time without a network, for the home screen, and for text shared from elsewhere."""

from __future__ import annotations

from datetime import timedelta

from litestar import Response, get
from litestar.params import FromQuery
from litestar.types import ControllerRouterHandler

from smallwins.application import records
from smallwins.catalogue import notebook
from smallwins.domain.metric import Kind, Metric
from smallwins.domain.note import NoteKind
from smallwins.web.page import page
from smallwins.web.visit import Here, Id, Visit

SHARED = 20_000
"""Letters that are taken of a shared text; more is an import."""

TAPS = {Kind.BOOLEAN: "tick", Kind.COUNT: "more"}
"""What one tap from the home screen keeps; of other kinds an amount is asked."""

KINDS = (NoteKind.THOUGHT, NoteKind.WIN, NoteKind.LESSON, NoteKind.IDEA)


@get("/offline", sync_to_thread=False)
def offline_page(visit: Here) -> Response[bytes]:
    """Show what waits on this device, and what opens without a network."""
    return page(visit, "offline/offline.html", kinds=notebook)


@get("/tap/{metric_id:uuid}", sync_to_thread=False)
def tap_page(visit: Here, metric_id: Id) -> Response[bytes]:
    """Keep a metric in one tap from the home screen.

    A page that another site leads to asks first; one that was opened from the home screen or by hand
    (no site led there) sends itself.
    """
    metric = records.get(visit.store, Metric, visit.person.id, metric_id)
    how = TAPS.get(metric.kind, "")
    is_done = how == "tick" and _is_done(visit, metric)
    came_alone = visit.request.headers.get("sec-fetch-site") == "none"
    goes = bool(how) and not is_done and came_alone
    return page(visit, "offline/tap.html", metric=metric, how=how, is_done=is_done, goes=goes)


@get("/shared", sync_to_thread=False)
def share_page(
    visit: Here, title: FromQuery[str] = "", text: FromQuery[str] = "", url: FromQuery[str] = ""
) -> Response[bytes]:
    """Show a text that was shared with the app; it is kept when the person says so, not before."""
    given = "\n".join(part.strip() for part in (title, text, url) if part.strip())[:SHARED]
    chips = [(kind.value, notebook.kind(kind)) for kind in KINDS]
    return page(visit, "offline/share.html", text=given, kinds=chips)


def _is_done(visit: Visit, metric: Metric) -> bool:
    today = visit.now.today
    held = visit.store.entries_between(visit.person.id, today, today + timedelta(days=1), metric.id)
    return any(entry.value and entry.value >= 1 for entry in held)


ROUTES: tuple[ControllerRouterHandler, ...] = (offline_page, tap_page, share_page)
