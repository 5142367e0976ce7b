"""The JSON API: its routes, its problem answers, its description."""

from __future__ import annotations

from litestar import Router
from litestar.di import Provide
from litestar.exceptions import HTTPException
from litestar.openapi import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin

from smallwins import __version__
from smallwins.api import errors
from smallwins.api.caller import caller
from smallwins.api.v1 import history, insights, profile
from smallwins.api.v1.nouns import RESOURCES
from smallwins.domain.errors import Refusal

NOT_SERVED = {"/api/": errors.not_served}
"""Who answers where nothing is served: a script gets a problem, never a page."""


def router() -> Router:
    """Return everything under /api/v1."""
    return Router(
        "/api/v1",
        route_handlers=[
            *(resource.router() for resource in RESOURCES),
            *profile.handlers(),
            history.ROUTER,
            insights.ROUTER,
        ],
        dependencies={"call": Provide(caller)},
        exception_handlers={
            Refusal: errors.refused,
            HTTPException: errors.not_served,
            Exception: errors.unexpected,
        },
    )


def description() -> OpenAPIConfig:
    """Return how the API describes itself, at /api/openapi.json."""
    return OpenAPIConfig(
        title="Small Wins",
        version=__version__,
        path="/api",
        description="The record of one person. Every noun is a resource; every change can be undone.",
        render_plugins=[JsonRenderPlugin(path="/openapi.json")],
    )
