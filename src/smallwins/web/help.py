"""Find help: always one action away, without a network, in the person's language."""

from __future__ import annotations

from litestar import Response, get
from litestar.types import ControllerRouterHandler

from smallwins.catalogue import helplines
from smallwins.web.page import is_kept_for_later, page
from smallwins.web.visit import Here


@get("/help", sync_to_thread=False)
def find_help(visit: Here) -> Response[bytes]:
    """Show whom to turn to: one's own people first, then the places that know of others."""
    is_behind_lock = is_kept_for_later(visit) and visit.site.unlocked.lock(visit.store) is not None
    held = "" if is_behind_lock else visit.person.help_lines
    own = [line for line in held.splitlines() if line.strip()]
    return page(visit, "help/help.html", own=own, helplines=helplines)


ROUTES: tuple[ControllerRouterHandler, ...] = (find_help,)
