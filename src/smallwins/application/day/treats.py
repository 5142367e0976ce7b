"""Treats: small, chosen by the person, for effort alone; nothing here looks at what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from smallwins.application import metrics, records
from smallwins.application.ports import Now, Store
from smallwins.domain.errors import Refusal
from smallwins.domain.metric import Metric
from smallwins.domain.note import Note, NoteKind
from smallwins.domain.profile import Profile


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A treat the person promised themselves: of which metric, what, and after how much showing up."""

    metric: Metric
    what: str
    days: int


def due(store: Store, person: Profile, now: Now) -> list[Due]:
    """Return the treats whose days of effort since the last one are there."""
    promised = [metric for metric in metrics.metrics(store, person) if metric.treat is not None]
    if not promised:
        return []
    kept = store.notes_of(person.id, NoteKind.TREAT)
    found = []
    for metric in promised:
        days = _days_since(store, person, now, metric, _last(kept, metric))
        if metric.treat is not None and days >= metric.treat.after:
            found.append(Due(metric=metric, what=metric.treat.what, days=days))
    return found


def keep_treat(store: Store, person: Profile, now: Now, metric: Metric) -> Note:
    """Keep that a treat was had; the count begins anew."""
    if metric.treat is None:
        raise Refusal("treat.none", name=metric.name)
    note = Note(
        id=now.new_id(),
        kind=NoteKind.TREAT,
        text=metric.treat.what,
        on_date=now.today,
        links=(records.link(metric),),
        created_at=now.at,
    )
    return records.make(store, person.id, now, note)


def _last(kept: list[Note], metric: Metric) -> date:
    own = [note.on_date for note in kept if records.link(metric) in note.links]
    return max(own, default=metric.starts_on - timedelta(days=1))


def _days_since(store: Store, person: Profile, now: Now, metric: Metric, last: date) -> int:
    rows = store.entry_rows(person.id, metric.id, last + timedelta(days=1), now.today + timedelta(days=1))
    return len({row[0] for row in rows if row[1]})
