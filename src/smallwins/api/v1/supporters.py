"""The people one trusts, over the API: each record shown on purpose, and taken back at any time."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from smallwins.api.bodies import Body, Nothing
from smallwins.api.v1.resources import Action, Resource, sent
from smallwins.application import records, supporters
from smallwins.application.ports import Now, Store
from smallwins.domain.note import Note
from smallwins.domain.profile import Profile
from smallwins.domain.supporter import Supporter


class ShownNote(Body):
    """The note that is shown, or not any more; nothing is sent anywhere."""

    note: UUID


def _of_note(function: Any) -> Any:
    def carry_out(store: Store, person: Profile, now: Now, supporter: Supporter, body: ShownNote) -> Any:
        note = records.get(store, Note, person.id, body.note)
        return function(store, person, now, supporter, note)

    return carry_out


ACTIONS = (
    Action("show", "Keep that a note was shown to somebody", ShownNote, _of_note(supporters.share)),
    Action("hide", "Take back that a note is shown to somebody", ShownNote, _of_note(supporters.unshare)),
    Action("remove", "Take somebody out of the circle", Nothing, sent(supporters.remove_supporter)),
)

SUPPORTERS = Resource(
    Supporter, "supporters", supporters.add_supporter, supporters.edit_supporter, actions=ACTIONS
)
