"""Setbacks over the API: written down, walked through, and back on."""

from __future__ import annotations

from datetime import date

import msgspec
from litestar import Router, get

from smallwins.api.bodies import Body
from smallwins.api.caller import Here
from smallwins.api.errors import declared
from smallwins.api.v1.resources import Action, Resource, sent
from smallwins.application import setbacks
from smallwins.domain.setback import Setback


class RecoverSetback(Body):
    """Since when one is back on; today when it is left out."""

    on: date | None = None


ACTIONS = (Action("recover", "Say that one is back on", RecoverSetback, sent(setbacks.recover, "on")),)


class Theme(msgspec.Struct, kw_only=True):
    """A theme of setbacks, how often it came up, and whether that is often enough to be worth a look."""

    theme: str
    times: int
    recurring: bool


class ComingBack(msgspec.Struct, kw_only=True):
    """How soon one was back: of so many setbacks so many, within a day so many; and the themes."""

    setbacks: int
    back: int
    within_a_day: int
    faster: bool
    themes: list[Theme]


@get(
    "/setbacks/returns",
    summary="Say how soon one was back, and which themes come up",
    operation_id="returns",
    responses=declared(),
)
async def returns(call: Here) -> ComingBack:
    """Answer how soon one was back after setbacks, and their themes, most often first."""
    held = await call.ask(setbacks.returns)
    themes = setbacks.themes(call.store, call.person)
    return ComingBack(
        setbacks=held.setbacks,
        back=held.back,
        within_a_day=held.within_a_day,
        faster=held.faster,
        themes=[
            Theme(theme=theme, times=times, recurring=times >= setbacks.RECURRING) for theme, times in themes
        ],
    )


ROUTER = Router("", route_handlers=[returns], tags=["setbacks"])

SETBACKS = Resource(Setback, "setbacks", setbacks.add_setback, setbacks.edit_setback, actions=ACTIONS)
