"""Doubts over the API: answered, and talked over with somebody trusted."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from smallwins.api.bodies import Body
from smallwins.api.v1.resources import Action, Resource
from smallwins.application import doubts, supporters
from smallwins.application.ports import Now, Store
from smallwins.domain.doubt import Doubt
from smallwins.domain.profile import Profile


class TalkedOver(Body):
    """With whom, and when; today when it is left out."""

    supporter: UUID
    on: date | None = None


def _talked_over(store: Store, person: Profile, now: Now, doubt: Doubt, body: TalkedOver) -> Any:
    supporter = supporters.supporter_of(store, person, body.supporter)
    return doubts.talked_over(store, person, now, doubt, supporter, body.on)


ACTIONS = (Action("talked-over", "Keep that a doubt was talked over", TalkedOver, _talked_over),)

DOUBTS = Resource(Doubt, "doubts", doubts.add_doubt, doubts.edit_doubt, actions=ACTIONS)
