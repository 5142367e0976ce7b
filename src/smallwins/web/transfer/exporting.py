"""Taking everything away, in one click."""

from __future__ import annotations

import asyncio
from contextvars import copy_context

from litestar import Response, get, post
from litestar.params import FromPath
from litestar.types import ControllerRouterHandler

from smallwins.application.ports import Store
from smallwins.application.transfer import exporting
from smallwins.application.transfer.exporting import Export
from smallwins.domain.errors import Refusal
from smallwins.domain.lock import check_passphrase
from smallwins.web.forms import Form
from smallwins.web.page import page, problem_of
from smallwins.web.visit import Here, Visit

UNWRITABLE = frozenset({"store.read-only", "store.full"})
"""Where nothing can be written any more, everything can still be taken away."""


@get("/export", sync_to_thread=False)
def forms(visit: Here) -> Response[bytes]:
    """Show the forms in which the record can be taken away."""
    return _forms(visit)


@get("/export/{to:str}")
async def download(visit: Here, to: FromPath[str]) -> Response[bytes]:
    """Hand over the whole record in one form."""
    return _handed(await _made(visit, to))


@post("/export/sealed", status_code=200)
async def download_sealed(visit: Here) -> Response[bytes]:
    """Hand over the archive, sealed with a passphrase that is kept nowhere."""
    form = await visit.form()
    try:
        secret = _secret(form)
    except Refusal as refusal:
        return _forms(visit, refusal)
    made = await _made(visit, "archive")
    return _handed(await asyncio.to_thread(exporting.sealed, made, secret))


def _secret(form: Form) -> str:
    if form.text("passphrase") != form.text("again"):
        raise Refusal("passphrase.differs", field="again")
    return check_passphrase(form.text("passphrase"))


def _forms(visit: Visit, refusal: Refusal | None = None) -> Response[bytes]:
    status = 422 if refusal else 200
    return page(visit, "importing/export.html", status=status, problem=problem_of(refusal))


def _handed(made: Export) -> Response[bytes]:
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


ROUTES: tuple[ControllerRouterHandler, ...] = (forms, download, download_sealed)
