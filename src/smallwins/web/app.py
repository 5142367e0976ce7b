"""The pages as one application.

To add a page: write `web/<noun>.py` with its handlers, each taking the one
dependency `visit` (who asks, when, the store to read, `visit.act` to write);
put its templates into `templates/<noun>/`, extending `base.html`; and name its
`ROUTES` in the list below. A handler reads the request, calls one application
function, and answers with `page(visit, "<noun>/….html", …)` or, after a
change, `back(visit, "/…", done)`, which says what was done and offers Undo.
Refusals raised anywhere become a calm page by themselves. Forms are plain:
`method=post` works without script, and `hx-boost`-like attributes of
`parts.html` make the same form change the page in place.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager
from functools import cached_property
from typing import Self

from litestar import Litestar, Router, get
from litestar.datastructures import State
from litestar.di import Provide
from litestar.exceptions import HTTPException
from litestar.types import ASGIApp, ControllerRouterHandler, Receive, Scope, Send

from smallwins.domain.errors import Refusal
from smallwins.web import (
    backups,
    catch,
    days,
    devices,
    doubts,
    entries,
    experiments,
    goals,
    help,
    history,
    insights,
    locks,
    metric,
    metrics,
    notes,
    palette,
    reminders,
    reviews,
    setbacks,
    settings,
    skills,
    steps,
    stories,
    supporters,
    today,
    values,
    welcome,
    well_being,
)
from smallwins.web.access import HEALTH, Access
from smallwins.web.errors import not_served, refused, too_large, unexpected
from smallwins.web.leftovers import sweep
from smallwins.web.offline import manifest, outbox, worker
from smallwins.web.offline import pages as without_network
from smallwins.web.static import static_file
from smallwins.web.transfer import exporting, importing
from smallwins.web.transfer.uploads import Uploads, let_go
from smallwins.web.visit import Site, arrive, visit_of
from smallwins.web.walking import criteria, focus, key_tasks, waiting

PAGES: tuple[ControllerRouterHandler, ...] = (
    *today.ROUTES,
    *welcome.ROUTES,
    *metrics.ROUTES,
    *metric.ROUTES,
    *entries.ROUTES,
    *values.ROUTES,
    *days.ROUTES,
    *catch.ROUTES,
    *palette.ROUTES,
    *settings.ROUTES,
    *devices.ROUTES,
    *locks.ROUTES,
    *goals.ROUTES,
    *steps.ROUTES,
    *criteria.ROUTES,
    *waiting.ROUTES,
    *key_tasks.ROUTES,
    *focus.ROUTES,
    *backups.ROUTES,
    *history.ROUTES,
    *importing.ROUTES,
    *exporting.ROUTES,
    *help.ROUTES,
    *notes.ROUTES,
    *reminders.ROUTES,
    *reviews.ROUTES,
    *stories.ROUTES,
    *setbacks.ROUTES,
    *skills.ROUTES,
    *supporters.ROUTES,
    *well_being.ROUTES,
    *doubts.ROUTES,
    *insights.ROUTES,
    *experiments.ROUTES,
    *without_network.ROUTES,
    *outbox.ROUTES,
)

Lifespan = Callable[[Litestar], AbstractAsyncContextManager[None]]


@get(HEALTH, include_in_schema=False, sync_to_thread=False)
def health() -> dict[str, str]:
    """Say that this process answers; nothing is read from the record."""
    return {"status": "ok"}


class Pages(Router):
    """The pages under one roof.

    The framework takes a deep copy of what it registers; these are made for one application, and copying
    some hundred handlers is felt at start-up.
    """

    def __deepcopy__(self, memo: dict[int, object]) -> Self:
        return self


class Beside:
    """An application (the JSON API) that answers everything below a path, beside the pages.

    It is built when somebody first asks for it: who opens a page in the morning does not wait for it.
    """

    def __init__(self, path: str, build: Callable[[], ASGIApp]) -> None:
        self.path = path
        self._build = build

    @cached_property
    def app(self) -> ASGIApp:
        """The application."""
        return self._build()


class Whole:
    """The pages, and what is served beside them."""

    def __init__(self, pages: ASGIApp, beside: Beside | None) -> None:
        self.pages = pages
        self.beside = beside

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand a request, or the news of a start or an end, to whom it is for."""
        beside = self.beside
        if beside is not None and str(scope["type"]) == "http" and scope["path"].startswith(beside.path):
            await beside.app(scope, receive, send)
        else:
            await self.pages(scope, receive, send)


def build_app(site: Site, *, beside: Beside | None = None, lifespan: Sequence[Lifespan] = ()) -> Access:
    """Build the application: our pages, and what is served `beside` them."""
    pages = Pages(
        "/",
        route_handlers=[*PAGES, *manifest.ROUTES, *(_looks() if site.settings.development else ())],
        dependencies={"visit": Provide(visit_of, sync_to_thread=False)},
        before_request=arrive,
    )
    app = Litestar(
        route_handlers=[pages, *devices.DOOR, *locks.DOOR, static_file, *worker.ROUTES, health],
        exception_handlers={
            Refusal: refused,
            HTTPException: not_served,
            OverflowError: too_large,
            Exception: unexpected,
        },
        state=State({"site": site, "uploads": Uploads()}),
        lifespan=list(lifespan),
        on_startup=[sweep],
        on_shutdown=[let_go],
        openapi_config=None,
        logging_config=None,
    )
    return Access(Whole(app, beside), site)


def _looks() -> Sequence[ControllerRouterHandler]:
    from smallwins.web import look  # noqa: PLC0415 - it draws every kind of chart, which others wait for

    return look.ROUTES
