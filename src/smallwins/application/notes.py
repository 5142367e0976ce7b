"""Notes: wins, lessons, letters, stories; kept for good, and brought back when they help."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from smallwins.application import records
from smallwins.application.ports import Now, Record, Store
from smallwins.domain.errors import Refusal
from smallwins.domain.note import BringBack, Note, NoteKind
from smallwins.domain.profile import Profile
from smallwins.domain.supporter import Supporter, SupporterState
from smallwins.domain.text import words


def add_note(store: Store, person: Profile, now: Now, note: Note) -> Note:
    """Keep a note; a letter to somebody asks that they are in the circle."""
    _check_to(store, person, note.to)
    return records.make(store, person.id, now, note)


def edit_note(store: Store, person: Profile, now: Now, note: Note, changes: Mapping[str, Any]) -> Note:
    """Change a note; one that is newly to somebody asks that they are in the circle."""
    if changes.get("to", note.to) != note.to:
        _check_to(store, person, changes["to"])
    return records.edit(store, person.id, now, note, changes)


def _check_to(store: Store, person: Profile, to: UUID | None) -> None:
    if to is None:
        return
    supporter = records.get(store, Supporter, person.id, to)
    if supporter.state is SupporterState.REMOVED:
        raise Refusal("supporter.removed", name=supporter.name)


def delete_note(store: Store, person: Profile, now: Now, note: Note) -> None:
    """Delete a note; undo brings it back."""
    records.delete(store, person.id, now, note)


def notes(
    store: Store, person: Profile, *, kind: NoteKind | None = None, about: UUID | None = None
) -> list[Note]:
    """Return notes of a kind or about a record, newest first."""
    held = store.all(Note, person.id) if kind is None else store.notes_of(person.id, kind)
    found = [note for note in held if about is None or any(link.id == about for link in note.links)]
    return sorted(found, key=lambda note: (note.on_date, note.created_at), reverse=True)


def letters_due(store: Store, person: Profile, now: Now, *, hard_day: bool, returning: bool) -> list[Note]:
    """Return the letters that come back now: on their date, on a hard day, or on a return."""
    wanted = {BringBack.HARD_DAY: hard_day, BringBack.RETURN: returning}
    return [
        note
        for note in notes(store, person, kind=NoteKind.LETTER)
        if note.bring_back is not None
        and (
            wanted.get(note.bring_back, False)
            or (note.bring_back is BringBack.ON_DATE and note.bring_back_on == now.today)
        )
    ]


def search(store: Store, person: Profile, query: str) -> list[Record]:
    """Return every record in which each word of the query occurs, newest first."""
    found = (store.find_noun(noun, person.id, id) for noun, id in store.search(person.id, words(query)))
    return [record for record in found if record is not None]
