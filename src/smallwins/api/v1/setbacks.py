"""Setbacks over the API: written down, walked through, and back on."""

from __future__ import annotations

from datetime import date

from smallwins.api.bodies import Body
from smallwins.api.v1.resources import Action, Resource
from smallwins.application import setbacks
from smallwins.domain.setback import Setback


class RecoverSetback(Body):
    """Since when one is back on; today when it is left out."""

    on: date | None = None


ACTIONS = (
    Action(
        "recover",
        "Say that one is back on",
        RecoverSetback,
        lambda store, person, now, setback, body: setbacks.recover(store, person, now, setback, body.on),
    ),
)

SETBACKS = Resource(Setback, "setbacks", setbacks.add_setback, setbacks.edit_setback, actions=ACTIONS)
