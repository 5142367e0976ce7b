"""One tap: done, a bit, one more, one less, skipped; and each of them taken back by tapping again.

A device may name the id of what its tap makes, so that it can send the same tap again.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from smallwins.application import entries, records
from smallwins.application.ports import Now, Store
from smallwins.domain.entry import A_BIT, Entry
from smallwins.domain.errors import Refusal
from smallwins.domain.metric import Metric
from smallwins.domain.profile import Profile


def tick(store: Store, person: Profile, now: Now, metric: UUID, day: date, id: UUID | None = None) -> None:
    """Mark a day as done; a bit becomes done, and what is done already is taken back."""
    asked, held = _of_day(store, person, now, metric, day)
    done = [entry for entry in held if entry.value is not None]
    if not done:
        entries.log_entry(store, person, now, _made(now, asked, day, id, value=1))
    elif all(entry.value == A_BIT for entry in done):
        entries.edit_entry(store, person, now, done[-1], {"value": 1})
    else:
        _take_out(store, person, now, asked, done)


def bit(store: Store, person: Profile, now: Now, metric: UUID, day: date, id: UUID | None = None) -> None:
    """Keep a bit: half of a yes, or the smallest step of an amount. It counts."""
    asked, _ = _of_day(store, person, now, metric, day)
    value = entries.tap_amount(asked, bit=True)
    if value is None:
        raise Refusal("entry.empty")
    entries.log_entry(store, person, now, _made(now, asked, day, id, value=value))


def more(store: Store, person: Profile, now: Now, metric: UUID, day: date, id: UUID | None = None) -> None:
    """Keep one more of the smallest step, as an entry of its own."""
    asked, _ = _of_day(store, person, now, metric, day)
    entries.log_entry(store, person, now, _made(now, asked, day, id, value=asked.smallest_step))


def less(store: Store, person: Profile, now: Now, metric: UUID, day: date) -> None:
    """Take one smallest step off the day's last entry; an entry with nothing left goes."""
    asked, held = _of_day(store, person, now, metric, day)
    amounts = [entry for entry in held if entry.value]
    if not amounts:
        raise Refusal("entry.nothing-to-take", metric=asked.name)
    last = amounts[-1]
    left = round((last.value or 0) - asked.smallest_step, 9)
    if left > 0:
        entries.edit_entry(store, person, now, last, {"value": left})
    else:
        _take_out(store, person, now, asked, [last])


def skip(
    store: Store, person: Profile, now: Now, metric: UUID, day: date, reason: str, id: UUID | None = None
) -> None:
    """Skip a day; it costs nothing and needs no proof. A second skip gives the first its reason."""
    asked, held = _of_day(store, person, now, metric, day)
    skips = [entry for entry in held if entry.is_skip]
    if skips:
        entries.edit_entry(store, person, now, skips[-1], {"skip_reason": reason})
    else:
        entries.log_entry(store, person, now, _made(now, asked, day, id, skip_reason=reason))


def unskip(store: Store, person: Profile, now: Now, metric: UUID, day: date) -> None:
    """Take the skip of a day back; what was done on it stays."""
    asked, held = _of_day(store, person, now, metric, day)
    take_skips_back(store, person, now, asked, held)


def take_skips_back(store: Store, person: Profile, now: Now, asked: Metric, held: Sequence[Entry]) -> None:
    """Take back the skips among entries of a metric; what was done stays."""
    skips = [entry for entry in held if entry.is_skip]
    if skips:
        act = store.begin(person.id, now, "entry.unskip", asked.name)
        store.remove(act, *(entry for entry in skips if entry.value is None))
        kept = (entry for entry in skips if entry.value is not None)
        store.keep(act, *(records.changed(entry, {"skip_reason": None}) for entry in kept))


def _of_day(store: Store, person: Profile, now: Now, metric: UUID, day: date) -> tuple[Metric, list[Entry]]:
    entries.check_day(now, day)
    asked = records.get(store, Metric, person.id, metric)
    return asked, store.entries_between(person.id, day, day + timedelta(days=1), metric)


def _made(now: Now, metric: Metric, day: date, id: UUID | None, **said: Any) -> Entry:
    return entries.stamped(now, {"id": id or now.new_id(), "metric": metric.id, "for_date": day, **said})


def _take_out(store: Store, person: Profile, now: Now, metric: Metric, done: list[Entry]) -> None:
    act = store.begin(person.id, now, "entry.delete", metric.name)
    store.remove(act, *done)
