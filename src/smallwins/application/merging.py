"""Two devices that changed the same record: what each of them wrote is kept, none of it silently lost.

A field that one side changed is taken. Where both did, the one written later
stands, and the other value stays in the history and is shown beside the record
as "also entered". An edit wins against a deletion. Entries are never made one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Generic, TypeVar
from uuid import UUID

from smallwins.application import entries, history, records
from smallwins.application.changes import Version
from smallwins.application.ports import Kept, Now, Record, Store
from smallwins.domain.entry import Entry
from smallwins.domain.metric import Metric
from smallwins.domain.note import Note
from smallwins.domain.profile import Profile

R = TypeVar("R", bound=Record)
Check = Callable[[R], None]
Written = tuple[datetime, str]

MERGE = "merge"
"""The act that settles what two devices wrote: what it was before are the values that gave way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen(Generic[R]):
    """What a device knew when it wrote: the rev it had seen, or what both began with."""

    base_rev: int
    blank: R | None = None


def merge(
    store: Store,
    person: Profile,
    now: Now,
    kept: Kept[R],
    changes: Mapping[str, Any],
    known: Seen[R],
    check: Check[R] | None = None,
) -> R:
    """Keep what a device wrote at `now`, whatever was written since; the same again changes nothing."""
    held = kept.record
    later = [one for one in store.versions(person.id, type(held), held.id) if one.change.rev > known.base_rev]
    if any(_is_same(one, now) for one in later):
        return held
    seen = _seen(held, later, known.blank if kept.created_rev > known.base_rev else None)
    mine = {name: value for name, value in changes.items() if value != getattr(seen, name)}
    both = [name for name, value in mine.items() if getattr(held, name) not in (getattr(seen, name), value)]
    lost = {name for name in both if _written(store, person, kept, later, name) >= (now.at, now.device)}
    taken = {name: value for name, value in mine.items() if name not in both or name in lost}
    first = records.changed(held, taken)
    settled = {name: getattr(held, name) if name in lost else mine[name] for name in both}
    for version in (first, records.changed(first, settled)):
        if check is not None:
            check(version)
    records.keep_changed(store, person.id, now, held, first)
    return records.keep_changed(store, person.id, now, first, records.changed(first, settled), act=MERGE)


def was_here(store: Store, person: Profile, kind: type[Any], id: UUID) -> bool:
    """Whether a record was ever made under this id, be it deleted since: sent again, it stays as it is."""
    return store.find(kind, person.id, id) is not None or bool(store.items_of(person.id, kind.noun, id))


def last_known(store: Store, person: Profile, kind: type[R], id: UUID) -> R:
    """Return a record as it is, or as it last was when it has been deleted."""
    found = store.find(kind, person.id, id)
    befores = [one.before for one in store.versions(person.id, kind, id)] if found is None else []
    return (
        found
        or next((before for before in reversed(befores) if before), None)
        or records.get(store, kind, person.id, id)
    )


def merge_entry(
    store: Store, person: Profile, now: Now, id: UUID, changes: Mapping[str, Any], base_rev: int
) -> Entry:
    """Keep a change of an entry made on a device that had seen the record at `base_rev`."""

    def check(entry: Entry) -> None:
        entries.check_entry(records.get(store, Metric, person.id, entry.metric), now, entry)

    kept = get_or_revive(store, person, now, Entry, id)
    return merge(store, person, now, kept, changes, Seen(base_rev=base_rev), check)


def merge_note(
    store: Store, person: Profile, now: Now, id: UUID, changes: Mapping[str, Any], base_rev: int
) -> Note:
    """Keep a change of a note made on a device that had seen the record at `base_rev`."""
    kept = get_or_revive(store, person, now, Note, id)
    return merge(store, person, now, kept, changes, Seen(base_rev=base_rev))


def get_or_revive(store: Store, person: Profile, now: Now, kind: type[R], id: UUID) -> Kept[R]:
    """Return a record that a device changed; one that was deleted meanwhile is brought back.

    Raises:
        Refusal: `record.unknown`, or that of the undo where the deletion can no longer be taken back.
    """
    found = store.kept(kind, person.id, id)
    gone = [one.change for one in store.versions(person.id, kind, id) if one.after is None]
    if found is None and gone:
        history.undo(store, person, now, gone[-1].rev)
    return records.get_kept(store, kind, person.id, id)


def also_entered(store: Store, person: Profile, record: Record) -> list[tuple[str, Any]]:
    """Return (field, value) of what another device wrote and what stands did not take, the latest first."""
    merged = f"{record.noun}.{MERGE}"
    found: list[tuple[str, Any]] = []
    for one in reversed(store.versions(person.id, type(record), record.id)):
        if one.change.act == merged and one.change.undone_by is None and one.before and one.after:
            pairs = ((name, getattr(one.before, name)) for name in _fields(one.before))
            found += [
                (name, value)
                for name, value in pairs
                if value not in (getattr(one.after, name), getattr(record, name))
            ]
    return found


def _fields(record: Any) -> Sequence[str]:
    return tuple(record.__dataclass_fields__)


def _is_same(one: Version, now: Now) -> bool:
    return one.change.undoes is None and (one.change.at, one.change.device) == (now.at, now.device)


def _seen(held: R, later: Sequence[Version], blank: R | None) -> R:
    if blank is not None:
        return blank
    befores = [one.before for one in later if one.before is not None]
    return befores[0] if befores else held


def _written(store: Store, person: Profile, kept: Kept[R], later: Sequence[Version], name: str) -> Written:
    """Return when, and on which device, the value that stands was written.

    A merge that puts a value back bears the earlier moment of the one that gave way, so the latest counts.
    """
    value = getattr(kept.record, name)
    written = [
        (one.change.at, one.change.device)
        for one in later
        if one.after is not None and getattr(one.after, name) == value
        if one.before is None or getattr(one.before, name) != value
    ]
    made = store.find_change(person.id, kept.created_rev)
    if made and getattr(store.as_made(person.id, kept), name) == value:
        written.append((made.at, made.device))
    return max(written, default=(datetime.min.replace(tzinfo=UTC), ""))
