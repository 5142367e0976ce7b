"""Doubts: written out, answered on the other page, talked over, and looked at again later."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from smallwins.application import records
from smallwins.application.ports import Now, Store
from smallwins.domain.doubt import Doubt, Outcome
from smallwins.domain.errors import Refusal
from smallwins.domain.note import Note, NoteKind
from smallwins.domain.profile import Profile
from smallwins.domain.supporter import Supporter, SupporterState

LOOK_AGAIN_DAYS = 28
"""Days after which it is asked what became of a doubt; a convention."""


@dataclass(frozen=True, slots=True)
class Record:
    """What doubts have come to so far."""

    known: int
    did_not_happen: int
    partly: int
    happened: int


def add_doubt(store: Store, person: Profile, now: Now, doubt: Doubt) -> Doubt:
    """Write a doubt down."""
    return records.make(store, person.id, now, doubt)


def edit_doubt(store: Store, person: Profile, now: Now, doubt: Doubt, changes: Mapping[str, Any]) -> Doubt:
    """Answer a doubt, or say what came of it; every earlier answer stays in the history."""
    given = dict(changes)
    if given.get("outcome", doubt.outcome) is not doubt.outcome:
        given.setdefault("outcome_on", now.today)
    return records.edit(store, person.id, now, doubt, given)


def add_reason(store: Store, person: Profile, now: Now, doubt: Doubt, reason: str) -> Doubt:
    """Write one more reason why a doubt may not hold."""
    return edit_doubt(store, person, now, doubt, {"reasons": (*doubt.reasons, reason)})


def delete_doubt(store: Store, person: Profile, now: Now, doubt: Doubt) -> None:
    """Delete a doubt; undo brings it back."""
    records.delete(store, person.id, now, doubt)


def talked_over(
    store: Store, person: Profile, now: Now, doubt: Doubt, supporter: Supporter, on: date | None = None
) -> Doubt:
    """Keep that a doubt was talked over with somebody trusted, today or on an earlier day."""
    _check_active(supporter)
    day = on or now.today
    if day > now.today:
        raise Refusal("date.too-late", date=day, today=now.today)
    after = replace(doubt, talked_with=supporter.id, talked_on=day)
    return records.keep_changed(store, person.id, now, doubt, after, act="talked")


def prepare_note(
    store: Store, person: Profile, now: Now, doubt: Doubt, supporter: Supporter, text: str
) -> Note:
    """Keep the note that asks somebody for a talk; the person sends it themselves, if they like."""
    _check_active(supporter)
    held = prepared_note(store, person, doubt)
    if held is not None:
        return records.edit(store, person.id, now, held, {"text": text, "to": supporter.id})
    note = Note(
        id=now.new_id(),
        kind=NoteKind.LETTER,
        text=text,
        on_date=now.today,
        links=(records.link(doubt),),
        to=supporter.id,
        created_at=now.at,
    )
    return records.make(store, person.id, now, note)


def prepared_note(store: Store, person: Profile, doubt: Doubt) -> Note | None:
    """Return the note that was prepared for a doubt, or None."""
    about = records.link(doubt)
    letters = [note for note in store.all(Note, person.id) if note.kind is NoteKind.LETTER and note.to]
    return next((note for note in reversed(letters) if about in note.links), None)


def look_again_on(person: Profile, now: Now, doubt: Doubt) -> date:
    """Return the day on which it is asked what became of a doubt."""
    return person.day_of(doubt.created_at, now.at.tzinfo) + timedelta(days=LOOK_AGAIN_DAYS)


def to_look_at(store: Store, person: Profile, now: Now) -> list[Doubt]:
    """Return the doubts whose time to look again has come, oldest first."""
    waiting = (doubt for doubt in store.all(Doubt, person.id) if doubt.outcome is Outcome.OPEN)
    return [doubt for doubt in waiting if look_again_on(person, now, doubt) <= now.today]


def came_true(store: Store, person: Profile) -> Record:
    """Count what doubts have come to."""
    outcomes = Counter(doubt.outcome for doubt in store.all(Doubt, person.id))
    known = sum(times for outcome, times in outcomes.items() if outcome is not Outcome.OPEN)
    return Record(
        known, outcomes[Outcome.DID_NOT_HAPPEN], outcomes[Outcome.PARTLY], outcomes[Outcome.HAPPENED]
    )


def situations(store: Store, person: Profile) -> Mapping[str, int]:
    """Count the situations in which doubts came."""
    return Counter(doubt.situation for doubt in store.all(Doubt, person.id) if doubt.situation)


def doubts(store: Store, person: Profile) -> list[Doubt]:
    """Return the person's doubts, newest first."""
    return sorted(store.all(Doubt, person.id), key=lambda doubt: doubt.created_at, reverse=True)


def _check_active(supporter: Supporter) -> None:
    if supporter.state is SupporterState.REMOVED:
        raise Refusal("supporter.removed", name=supporter.name)
