"""The bare end of a check-in: a handler that decodes the same body and answers, no more.

`beside` puts it into our own server, behind the same checks of who asks; `alone` serves it by itself, with
nothing of ours but the request that decodes.
"""

from __future__ import annotations

from typing import Any

from litestar import Litestar, Response, get, post
from litestar.handlers import HTTPRouteHandler

from smallwins import composition
from smallwins.api.bodies import BODY, BODY_OPTION, JsonRequest
from smallwins.api.encoding import shapes
from smallwins.domain.entry import Entry

PATH = "/api/v1/bare"
"""Where the handler is."""

_SERVE = (
    "from smallwins.settings import read_settings; from smallwins.web.serve import serve; "
    "serve(read_settings(), 'bench.bare:{application}', print)"
)
BESIDE, ALONE = _SERVE.format(application="beside"), _SERVE.format(application="alone")
"""What runs it in our own server, and what runs it by itself."""


def beside() -> Any:
    """Build our application with the handler in it."""
    whole: Any = composition.application()
    whole.app.beside.app.register(_handler())
    return whole


def alone() -> Any:
    """Build an application that has the handler and nothing else."""
    return Litestar([_handler(), health], openapi_config=None, logging_config=None)


def _handler() -> HTTPRouteHandler:
    shape = shapes(Entry).draft

    async def taken(data: Any) -> Response[bytes]:  # noqa: ARG001 - decoding it is all that is measured
        return Response(b"{}", status_code=201, media_type="application/json")

    taken.__annotations__["data"] = BODY[shape]
    return post(PATH, opt={BODY_OPTION: shape}, request_class=JsonRequest)(taken)


@get("/-/health", sync_to_thread=False)
def health() -> dict[str, str]:
    """Say that this process answers."""
    return {}
