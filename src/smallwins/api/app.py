"""The JSON API: its routes, its problem answers, its description."""

from __future__ import annotations

from typing import Any

from litestar import Litestar, Request, Response, Router
from litestar.datastructures import State
from litestar.di import Provide
from litestar.exceptions import HTTPException

from smallwins.api import errors
from smallwins.api.bodies import JsonRequest
from smallwins.api.caller import Site, caller
from smallwins.api.description import description
from smallwins.api.docs import docs_page
from smallwins.api.signposts import signposted
from smallwins.api.v1 import (
    changes,
    days,
    devices,
    doubts,
    entries,
    experiments,
    history,
    insights,
    metrics,
    pauses,
    profile,
    reviews,
    setbacks,
    stories,
    today,
    well_being,
)
from smallwins.api.v1.nouns import RESOURCES
from smallwins.api.v1.walking import focus, key_tasks, waiting, way
from smallwins.domain.errors import Refusal


def build_api(site: Site) -> Litestar:
    """Build the API as an application of its own, with its description and its page."""
    return Litestar(
        route_handlers=[router(), docs_page],
        exception_handlers={
            Refusal: errors.refused,
            HTTPException: errors.not_served,
            OverflowError: errors.too_large,
            Exception: errors.unexpected,
        },
        state=State({"site": site}),
        openapi_config=description(),
        logging_config=None,
    )


def router() -> Router:
    """Return everything under /api/v1."""
    nouns = {resource.path: resource.cls for resource in RESOURCES}
    others = (
        today.ROUTER,
        waiting.ROUTER,
        key_tasks.ROUTER,
        focus.ROUTER,
        way.ROUTER,
        metrics.ROUTER,
        pauses.ROUTER,
        reviews.ROUTER,
        history.ROUTER,
        insights.ROUTER,
        devices.ROUTER,
        stories.ROUTER,
        setbacks.ROUTER,
        doubts.ROUTER,
        entries.ROUTER,
        experiments.ROUTER,
        days.ROUTER,
        well_being.ROUTER,
    )
    return Router(
        "/api/v1",
        route_handlers=[
            *(resource.router() for resource in RESOURCES),
            *profile.handlers(),
            *others,
            changes.router(nouns),
        ],
        dependencies={"call": Provide(caller)},
        request_class=JsonRequest,
        middleware=[signposted],
        before_request=_allowed,
    )


async def _allowed(request: Request[Any, Any, Any]) -> Response[None] | None:
    # Asked for its options, the framework names the first method of a path alone.
    if request.method != "OPTIONS":
        return None
    methods = request.app.route_handler_method_map[request.scope["path_template"]]
    return Response(None, status_code=204, headers={"allow": ", ".join(sorted(methods))})
