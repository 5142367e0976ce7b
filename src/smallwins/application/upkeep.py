"""Looking after what is kept: backups, checks, and forgetting what was deleted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Protocol
from uuid import UUID

from smallwins.application.changes import Change
from smallwins.application.ports import Act, Now, Record, Store
from smallwins.domain.errors import Refusal
from smallwins.domain.profile import Profile

MAKES = (".add", "import", "first-minute")
"""How the acts end whose undo takes records out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """One copy of the whole database; `size` in bytes, `at` in local time."""

    path: Path
    at: datetime
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing that was looked at, and what was found; its sentence stands in `catalogue.checks`."""

    code: str
    is_good: bool
    facts: Mapping[str, object] = field(default_factory=dict)


class Keeper(Protocol):
    """Who looks after the database itself, whatever is in it."""

    def back_up(self, now: datetime, target: Path | None = None) -> Backup:
        """Copy everything into one file; without a target, among the daily backups."""
        ...

    def backups(self) -> list[Backup]:
        """Return the backups there are, newest first."""
        ...

    def newest(self) -> Path:
        """Return the newest backup that is sound, or refuse."""
        ...

    def restore(self, source: Path, now: datetime) -> Path | None:
        """Put a backup in the place of everything; return the copy of what was there before."""
        ...

    def checks(self, now: datetime) -> list[Check]:
        """Look whether everything is sound, and say what was found."""
        ...


def delete_for_good(store: Store, person: Profile, now: Now, record: Record) -> Act:
    """Delete a record with all that hangs on it, and what the history holds of it; nothing brings it back.

    Older backups still hold it.
    """
    act = store.begin(person.id, now, f"{record.noun}.delete-for-good")
    store.remove(act, record)
    store.forget_act(person.id, act.rev)
    return act


def may_forget(store: Store, person: Profile, change: Change) -> bool:
    """Whether the history may still hold what an act took out: a deletion, or an undo of what made it."""
    if change.undone_by is not None or is_forgotten(store, person, change):
        return False
    made = store.find_change(person.id, change.undoes) if change.undoes is not None else None
    return change.act.endswith(".delete") or (made is not None and made.act.endswith(MAKES))


def is_forgotten(store: Store, person: Profile, change: Change) -> bool:
    """Whether what an act took out was forgotten, so that nothing brings it back."""
    # What is forgotten takes the act's summary with it; without that look nothing is read for most acts.
    if change.summary:
        return False
    items = store.change_items(person.id, change.rev)
    return any(item.before is None and item.after is None for item in items)


def taken_out(store: Store, person: Profile, rev: int) -> Counter[str]:
    """Return how many records of each noun an act took out that the history still holds."""
    items = store.change_items(person.id, rev)
    return Counter(item.noun for item in items if item.before is not None and item.after is None)


def forget_change(store: Store, person: Profile, rev: int) -> int:
    """Clear what the records were that an act of the history deleted; return how many items were cleared.

    Raises:
        Refusal: `forget.nothing`, when the act took nothing out, or it was forgotten or brought back.
    """
    change = store.find_change(person.id, rev)
    cleared = store.forget_act(person.id, rev) if change is not None and change.undone_by is None else 0
    if not cleared:
        raise Refusal("forget.nothing", rev=rev)
    return cleared


def forget_due(store: Store, user: UUID, at: datetime) -> int:
    """Clear what was deleted longer ago than the person wants it remembered."""
    profile = store.find(Profile, user, user)
    if profile is None:
        return 0
    return store.forget_deleted(user, at - timedelta(days=profile.forget_after_days))


def erase_all(store: Store, person: Profile) -> None:
    """Delete everything the person has kept, at once and for good; older backups still hold it."""
    store.erase(person.id)
