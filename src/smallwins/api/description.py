"""How the API describes itself: the framework's description, and of what is sent exactly what is read.

The framework does not know that a field it was not told of is refused, or how long a pair is. What
decodes a body does, so the shapes of bodies are described by it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
from litestar import Litestar, Request
from litestar.openapi import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin
from litestar.routes import HTTPRoute

from smallwins import __version__
from smallwins.api.bodies import BODY_OPTION


def description() -> OpenAPIConfig:
    """Return how the API describes itself, at /api/openapi.json."""
    return OpenAPIConfig(
        title="Small Wins",
        version=__version__,
        path="/api",
        description="The record of one person. Every noun is a resource; every change can be undone.",
        render_plugins=[_Rendered(path="/openapi.json")],
    )


def described(app: Litestar) -> dict[str, Any]:
    """Return the description of an application, with the bodies as they are read."""
    return _with_bodies(app, app.openapi_schema.to_schema())


class _Rendered(JsonRenderPlugin):
    def render(self, request: Request[Any, Any, Any], openapi_schema: dict[str, Any]) -> bytes:
        return super().render(request, _with_bodies(request.app, openapi_schema))


def _with_bodies(app: Litestar, schema: dict[str, Any]) -> dict[str, Any]:
    shapes = list(dict.fromkeys(_bodies(app)))
    _, read = msgspec.json.schema_components(shapes, ref_template="#/components/schemas/{name}")
    bodies = {shape.__name__: read[shape.__name__] for shape in shapes if shape.__name__ in read}
    components = schema["components"] | {"schemas": schema["components"]["schemas"] | bodies}
    return schema | {"components": components}


def _bodies(app: Litestar) -> Iterator[Any]:
    for route in app.routes:
        if isinstance(route, HTTPRoute):
            for handler in route.route_handlers:
                if BODY_OPTION in handler.opt:
                    yield handler.opt[BODY_OPTION]
