"""The whole record out and in again, without loss: what the archive is made from and restored by."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from smallwins.application.changes import Change, ChangeItem, Whole
from smallwins.application.ports import Kept, Store
from smallwins.domain.profile import Profile
from smallwins.formats.archive import NOBODY
from smallwins.formats.archived import Archive, Archived, ArchivedAct, ArchivedItem

PAGE = 1000
"""Acts that are fetched at once."""


def archive_of(store: Store, person: Profile) -> Archive:
    """Return everything a person has kept, without whose it is."""
    return Archive(
        rev=store.rev(person.id),
        records={noun: _records(store, person, kind) for noun, kind in store.nouns().items()},
        acts=_acts(store, person),
        items=[_item(person, item) for item in store.all_items(person.id)],
    )


def restore(store: Store, person: Profile, archive: Archive) -> None:
    """Put an archive in the place of an untouched record; it is no act, and revs stay as they were."""
    whole = Whole(
        rev=archive.rev,
        records={noun: [_kept(person, held) for held in found] for noun, found in archive.records.items()},
        changes=[_change(act) for act in archive.acts],
        items=[_owned(person, item) for item in archive.items],
    )
    store.restore(person.id, whole)


def is_untouched(store: Store, person: Profile) -> bool:
    """Whether a record holds nothing yet beside its profile, and nothing ever was in it."""
    return all(change.act.startswith(f"{Profile.noun}.") for change in store.changes(person.id, limit=PAGE))


def _records(store: Store, person: Profile, kind: type[Any]) -> list[Archived]:
    found = sorted(store.all_kept(kind, person.id), key=lambda held: (held.created_rev, held.record.id))
    return [Archived(held.created_rev, held.rev, _nameless(held.record)) for held in found]


def _nameless(record: Any) -> Any:
    return replace(record, id=NOBODY) if isinstance(record, Profile) else record


def _kept(person: Profile, held: Archived) -> Kept[Any]:
    record = replace(held.record, id=person.id) if isinstance(held.record, Profile) else held.record
    return Kept(record, created_rev=held.created_rev, rev=held.rev)


def _acts(store: Store, person: Profile) -> list[ArchivedAct]:
    found: list[Change] = []
    while page := store.changes(person.id, before_rev=found[-1].rev if found else None, limit=PAGE):
        found.extend(page)
    return [
        ArchivedAct(
            rev=change.rev,
            at=change.at,
            device=change.device,
            act=change.act,
            summary=change.summary,
            undoes=change.undoes,
        )
        for change in reversed(found)
    ]


def _change(act: ArchivedAct) -> Change:
    return Change(
        rev=act.rev, at=act.at, device=act.device, act=act.act, summary=act.summary, undoes=act.undoes
    )


def _item(person: Profile, item: ChangeItem) -> ArchivedItem:
    before, after, id = item.before, item.after, item.id
    if item.noun == Profile.noun:
        before, after, id = _swapped(before, person.id, NOBODY), _swapped(after, person.id, NOBODY), NOBODY
    return ArchivedItem(
        rev=item.rev, noun=item.noun, id=id, created_rev=item.created_rev, before=before, after=after
    )


def _owned(person: Profile, item: ArchivedItem) -> ChangeItem:
    before, after, id = item.before, item.after, item.id
    if item.noun == Profile.noun:
        before, after, id = _swapped(before, NOBODY, person.id), _swapped(after, NOBODY, person.id), person.id
    return ChangeItem(
        rev=item.rev, noun=item.noun, id=id, created_rev=item.created_rev, before=before, after=after
    )


def _swapped(text: str | None, old: object, new: object) -> str | None:
    return None if text is None else text.replace(f'"id":"{old}"', f'"id":"{new}"', 1)
