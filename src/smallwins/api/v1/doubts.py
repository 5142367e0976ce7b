"""Doubts over the API: answered, and talked over with somebody trusted."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from litestar import Router, get

from smallwins.api.bodies import Body
from smallwins.api.caller import Here
from smallwins.api.errors import declared
from smallwins.api.v1.resources import Action, Resource
from smallwins.application import doubts, supporters
from smallwins.application.doubts import Record
from smallwins.application.ports import Now, Store
from smallwins.catalogue import doubts as words
from smallwins.domain.doubt import Doubt
from smallwins.domain.note import Note
from smallwins.domain.profile import Profile


class TalkedOver(Body):
    """With whom, and when; today when it is left out."""

    supporter: UUID
    on: date | None = None


def _talked_over(store: Store, person: Profile, now: Now, doubt: Doubt, body: TalkedOver) -> Any:
    supporter = supporters.supporter_of(store, person, body.supporter)
    return doubts.talked_over(store, person, now, doubt, supporter, body.on)


class AskForTalk(Body):
    """Whom the note asks, and its text, a draft of ours where it is left out; nobody but you sends it."""

    supporter: UUID
    text: str = ""


def _note(store: Store, person: Profile, now: Now, doubt: Doubt, body: AskForTalk) -> Note:
    supporter = supporters.supporter_of(store, person, body.supporter)
    text = body.text or words.letter(supporter.name, doubt.claim)
    return doubts.prepare_note(store, person, now, doubt, supporter, text)


@get("/doubts/came-true", summary="Say what doubts came to", operation_id="came_true", responses=declared())
async def came_true(call: Here) -> Record:
    """Answer how many doubts have an outcome, and how often what was feared happened."""
    return doubts.came_true(call.store, call.person)


ROUTER = Router("", route_handlers=[came_true], tags=["doubts"])

ACTIONS = (
    Action("talked-over", "Keep that a doubt was talked over", TalkedOver, _talked_over),
    Action("note", "Prepare the note that asks somebody for a talk", AskForTalk, _note),
)

DOUBTS = Resource(Doubt, "doubts", doubts.add_doubt, doubts.edit_doubt, actions=ACTIONS)
