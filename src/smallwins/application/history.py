"""What was done to the record, act by act, and how to take it back."""

from __future__ import annotations

from smallwins.application.changes import Change
from smallwins.application.ports import Act, Now, Store
from smallwins.domain.errors import Refusal
from smallwins.domain.profile import Profile


def undo(store: Store, person: Profile, now: Now, rev: int | None = None) -> tuple[Change, Act]:
    """Take back an act, the last one not undone unless `rev` names another; return it and the new act."""
    wanted = rev if rev is not None else store.last_standing(person.id)
    change = store.find_change(person.id, wanted) if wanted is not None else None
    if change is None:
        raise Refusal("undo.nothing" if rev is None else "undo.unknown", rev=rev)
    return change, store.undo(person.id, now, change.rev, change.summary)


def changes(store: Store, person: Profile, *, before_rev: int | None = None, limit: int = 50) -> list[Change]:
    """Return the acts of the record, newest first, a page at a time."""
    return store.changes(person.id, before_rev=before_rev, limit=limit)
