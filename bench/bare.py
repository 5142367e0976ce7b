"""The bare end of a check-in: the same server and framework decode the same body and answer, no more."""

from __future__ import annotations

from typing import Any

from litestar import Litestar, Response, get, post

from smallwins.api.bodies import BODY, BODY_OPTION, JsonRequest
from smallwins.api.encoding import shapes
from smallwins.domain.entry import Entry

SERVE = (
    "from smallwins.settings import read_settings; from smallwins.web.serve import serve; "
    "serve(read_settings(), 'bench.bare:application', print)"
)
"""What runs it."""


def application() -> Any:
    """Build the application that does nothing with what it is sent."""
    shape = shapes(Entry).draft

    async def taken(data: Any) -> Response[bytes]:  # noqa: ARG001 - decoding it is all that is measured
        return Response(b"{}", status_code=201, media_type="application/json")

    taken.__annotations__["data"] = BODY[shape]
    handler = post("/api/v1/entries", opt={BODY_OPTION: shape})(taken)
    return Litestar([handler, health], request_class=JsonRequest, openapi_config=None, logging_config=None)


@get("/-/health", sync_to_thread=False)
def health() -> dict[str, str]:
    """Say that this process answers."""
    return {}
