"""Backups: one click makes one, each can be taken along, and a look whether all is sound."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any

from litestar import Response, get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import File
from litestar.types import ControllerRouterHandler

from smallwins.application.upkeep import Keeper
from smallwins.catalogue import checks, show
from smallwins.domain.errors import Refusal
from smallwins.web.page import back, page
from smallwins.web.visit import Here, Visit

SHOWN = 30
"""Backups in the list; older ones are in the folder."""


@get("/backups")
async def backups_page(visit: Here) -> Response[bytes]:
    """Show the backups there are and whether everything is sound."""
    keeper = _keeper(visit)
    held = await asyncio.to_thread(keeper.backups)
    found = await asyncio.to_thread(keeper.checks, visit.now.at)
    said = [
        (check.is_good, checks.sentence(check.code, _apart(check.facts), is_good=check.is_good))
        for check in found
    ]
    return page(visit, "settings/backups.html", backups=held[:SHOWN], checks=said)


@post("/backups")
async def back_up(visit: Here) -> Response[bytes]:
    """Copy everything into one file now."""
    await asyncio.to_thread(_keeper(visit).back_up, visit.now.at)
    return back(visit, "/backups")


@get("/backups/{name:str}")
async def take(visit: Here, name: FromPath[str]) -> File:
    """Hand over one of the backups."""
    held = await asyncio.to_thread(_keeper(visit).backups)
    found = next((backup for backup in held if backup.path.name == name), None)
    if found is None:
        raise NotFoundException
    return File(found.path, filename=name, media_type="application/octet-stream")


def _apart(facts: Mapping[str, Any]) -> dict[str, Any]:
    # A path keeps its first stroke in a sentence from right to left.
    return {name: show.own(fact) if isinstance(fact, str) else fact for name, fact in facts.items()}


def _keeper(visit: Visit) -> Keeper:
    keeper = visit.site.keeper
    if keeper is None:
        raise Refusal("backup.of-server")
    return keeper()


ROUTES: tuple[ControllerRouterHandler, ...] = (backups_page, back_up, take)
