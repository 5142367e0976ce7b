"""One task at a time: stray thoughts are parked and offered afterwards, and a pause after long work."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from smallwins.application import records
from smallwins.application.ports import Now, Store
from smallwins.application.walking.over_polish import minutes_of
from smallwins.domain.errors import Refusal
from smallwins.domain.metric import Kind, Metric
from smallwins.domain.note import Note, NoteKind
from smallwins.domain.profile import Profile
from smallwins.domain.step import Step, StepState

LONG_FOCUS = 50.0
"""Minutes of focus within two hours after which a pause is offered; a convention."""

WITHIN = timedelta(hours=2)


def park_thought(
    store: Store, person: Profile, now: Now, step: Step, text: str, id: UUID | None = None
) -> Note:
    """Put a stray thought aside; it is offered when the session is over."""
    thought = Note(
        id=id or now.new_id(),
        kind=NoteKind.THOUGHT,
        text=text,
        on_date=now.today,
        links=(records.link(step),),
        created_at=now.at,
    )
    return records.make(store, person.id, now, thought)


def thoughts(store: Store, person: Profile, step: UUID | None = None) -> list[Note]:
    """Return the thoughts that still wait to be looked at, of one step when it is named, newest first."""
    held = [note for note in store.all(Note, person.id) if note.kind is NoteKind.THOUGHT]
    about = [note for note in held if step is None or any(link.id == step for link in note.links)]
    return sorted(about, key=lambda note: note.created_at, reverse=True)


def thought_as_step(store: Store, person: Profile, now: Now, thought: Note, *, ready: bool) -> Step:
    """Turn a parked thought into a step, or into an idea for the inbox."""
    _check_parked(thought)
    first, _, rest = thought.text.partition("\n")
    step = Step(
        id=now.new_id(),
        title=first[:200],
        note=thought.text if rest or len(first) > 200 else "",
        state=StepState.READY if ready else StepState.IDEA,
        created_at=now.at,
    )
    act = store.begin(person.id, now, "step.add", step.title)
    store.remove(act, thought)
    store.keep(act, step)
    return step


def drop_thought(store: Store, person: Profile, now: Now, thought: Note) -> None:
    """Let a parked thought go; undo brings it back."""
    _check_parked(thought)
    records.delete(store, person.id, now, thought)


def minutes_lately(store: Store, person: Profile, now: Now) -> float:
    """Return the minutes of focus within the last two hours."""
    timed = {metric.id for metric in store.all(Metric, person.id) if metric.kind is Kind.DURATION}
    entries = store.entries_between(person.id, now.today, now.today + timedelta(days=1))
    return sum(
        minutes_of(entry, is_timed=entry.metric in timed)
        for entry in entries
        if entry.step is not None and entry.at is not None and now.at - entry.at <= WITHIN
    )


def offers_a_pause(store: Store, person: Profile, now: Now) -> bool:
    """Whether the last two hours held so much focus that a pause is worth naming."""
    return minutes_lately(store, person, now) >= LONG_FOCUS


def _check_parked(thought: Note) -> None:
    if thought.kind is not NoteKind.THOUGHT:
        raise Refusal("record.unknown", noun="note", id=str(thought.id))
