"""Taking everything away, in one click."""

from __future__ import annotations

from contextvars import copy_context

from litestar import Response, get
from litestar.params import FromPath
from litestar.types import ControllerRouterHandler

from smallwins.application.ports import Store
from smallwins.application.transfer import exporting
from smallwins.application.transfer.exporting import Export
from smallwins.domain.errors import Refusal
from smallwins.web.page import page
from smallwins.web.visit import Here, Visit

UNWRITABLE = frozenset({"store.read-only", "store.full"})
"""Where nothing can be written any more, everything can still be taken away."""


@get("/export", sync_to_thread=False)
def forms(visit: Here) -> Response[bytes]:
    """Show the forms in which the record can be taken away."""
    return page(visit, "importing/export.html")


@get("/export/{to:str}")
async def download(visit: Here, to: FromPath[str]) -> Response[bytes]:
    """Hand over the whole record in one form."""
    made = await _made(visit, to)
    headers = {"content-disposition": f'attachment; filename="{made.name}"', "cache-control": "no-store"}
    return Response(made.data, media_type=made.media_type, headers=headers)


async def _made(visit: Visit, to: str) -> Export:
    request = copy_context()

    def make(store: Store) -> Export:
        return exporting.export(store, visit.person, visit.now, to)

    def in_its_language(store: Store) -> Export:
        return request.run(make, store)

    try:
        # In the writer's own time, for years take a second; its thread speaks the language of this request.
        return await visit.site.write(in_its_language)
    except Refusal as refusal:
        if refusal.code not in UNWRITABLE:
            raise
    return make(visit.store)


ROUTES: tuple[ControllerRouterHandler, ...] = (forms, download)
