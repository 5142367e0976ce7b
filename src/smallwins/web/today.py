"""Today: one true piece of evidence, what was done, and what is open, if one likes."""

from __future__ import annotations

from litestar import Response, get
from litestar.types import ControllerRouterHandler

from smallwins.web.page import page
from smallwins.web.visit import Here


@get("/", sync_to_thread=False)
def today_page(visit: Here) -> Response[bytes]:
    """Show the day."""
    return page(visit, "today/today.html")


ROUTES: tuple[ControllerRouterHandler, ...] = (today_page,)
