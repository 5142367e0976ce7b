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

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from types import MappingProxyType
from typing import Any

from litestar import Litestar, Request, Response, Router, get
from litestar.datastructures import State
from litestar.di import Provide
from litestar.exceptions import HTTPException
from litestar.openapi import OpenAPIConfig
from litestar.types import ControllerRouterHandler, ExceptionHandler

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
    metric,
    metrics,
    notes,
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
from smallwins.web.access import Access
from smallwins.web.errors import not_served, refused, too_large, unexpected
from smallwins.web.leftovers import sweep
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
    *settings.ROUTES,
    *devices.ROUTES,
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
    *reviews.ROUTES,
    *stories.ROUTES,
    *setbacks.ROUTES,
    *skills.ROUTES,
    *supporters.ROUTES,
    *well_being.ROUTES,
    *doubts.ROUTES,
    *insights.ROUTES,
    *experiments.ROUTES,
)

Lifespan = Callable[[Litestar], AbstractAsyncContextManager[None]]


@get("/-/health", include_in_schema=False, sync_to_thread=False)
def health() -> dict[str, str]:
    """Say that this process answers; nothing is read from the record."""
    return {"status": "ok"}


def build_app(
    site: Site,
    *,
    routers: Sequence[ControllerRouterHandler] = (),
    not_served_at: Mapping[str, ExceptionHandler[Any]] = MappingProxyType({}),
    lifespan: Sequence[Lifespan] = (),
    openapi: OpenAPIConfig | None = None,
) -> Access:
    """Build the application: our pages, and whatever `routers` (the JSON API) are handed in.

    `not_served_at` says who answers below a path where nothing is served, so that a script is
    never told so with a page.
    """

    def unserved(request: Request[Any, Any, Any], error: HTTPException) -> Response[Any]:
        for path, answer in not_served_at.items():
            if request.url.path.startswith(path):
                return answer(request, error)
        return not_served(request, error)

    pages = Router(
        "/",
        route_handlers=[*PAGES, *(_looks() if site.settings.development else ())],
        dependencies={"visit": Provide(visit_of, sync_to_thread=False)},
        before_request=arrive,
        include_in_schema=False,
    )
    app = Litestar(
        route_handlers=[pages, *devices.DOOR, static_file, health, *routers],
        exception_handlers={
            Refusal: refused,
            HTTPException: unserved,
            OverflowError: too_large,
            Exception: unexpected,
        },
        state=State({"site": site, "uploads": Uploads()}),
        lifespan=list(lifespan),
        on_startup=[sweep],
        on_shutdown=[let_go],
        openapi_config=openapi,
        logging_config=None,
    )
    return Access(app, site)


def _looks() -> Sequence[ControllerRouterHandler]:
    from smallwins.web import look  # noqa: PLC0415 - it draws every kind of chart, which others wait for

    return look.ROUTES
