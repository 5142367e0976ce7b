"""What was done to the record, act by act, and how to take it back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from smallwins.application.changes import Change, Deletion
from smallwins.application.ports import Act, Kept, Now, Store
from smallwins.domain.errors import Refusal
from smallwins.domain.profile import Profile

BEGINNING = "profile.add"
"""The act that made the owner; a record without one could not be opened any more."""


@dataclass(frozen=True, slots=True)
class SinceThen:
    """What changed after a rev: noun → records as they are now, what was deleted, and the rev it leads to."""

    rev: int
    records: Mapping[str, Sequence[Kept[Any]]]
    deleted: Sequence[Deletion]


def undo(store: Store, person: Profile, now: Now, rev: int | None = None) -> tuple[Change, Act]:
    """Take back an act, the last one not undone unless `rev` names another; return it and the new act."""
    wanted = rev if rev is not None else store.last_standing(person.id)
    change = store.find_change(person.id, wanted) if wanted is not None else None
    if change is None or change.act == BEGINNING:
        raise Refusal("undo.nothing" if rev is None else "undo.unknown", rev=rev)
    return change, store.undo(person.id, now, change.rev, change.summary)


def changes(store: Store, person: Profile, *, before_rev: int | None = None, limit: int = 50) -> list[Change]:
    """Return the acts of the record, newest first, a page at a time."""
    return store.changes(person.id, before_rev=before_rev, limit=limit)


def since(store: Store, person: Profile, rev: int) -> SinceThen:
    """Return what a device has to know that has seen the record up to `rev`."""
    reached = store.rev(person.id)
    found = {noun: store.changed_since(kind, person.id, rev) for noun, kind in store.nouns().items()}
    return SinceThen(reached, found, store.deleted_since(person.id, rev))
