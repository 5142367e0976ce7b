"""What was done: log it, change it, skip it, take it back. Logging any effort is always welcome."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from smallwins.application import records
from smallwins.application.ports import Kept, Now, Store
from smallwins.domain.entry import A_BIT, DAYS_AHEAD, EARLIEST, Entry
from smallwins.domain.errors import Refusal
from smallwins.domain.metric import Kind, Metric
from smallwins.domain.number import rating
from smallwins.domain.profile import Profile

RECENT_DAYS = 400
"""How far back an entry is looked for first: a year and a bit, to be quick in a long record."""


MINUTES_OF_A_DAY = 24 * 60
"""What one entry of minutes holds at most when somebody writes it; a file may sum up several days in one."""


def log_entry(store: Store, person: Profile, now: Now, entry: Entry) -> Entry:
    """Keep an entry on any day up to today; late ones are as welcome as others."""
    metric = records.get(store, Metric, person.id, entry.metric)
    check_entry(metric, now, entry)
    if metric.kind is Kind.DURATION and (entry.value or 0) > MINUTES_OF_A_DAY:
        raise Refusal("entry.longer-than-a-day", metric=metric.name)
    return records.make(store, person.id, now, entry, summary=metric.name)


def edit_entry(
    store: Store,
    person: Profile,
    now: Now,
    entry: Entry,
    changes: Mapping[str, Any],
    base_rev: int | None = None,
) -> Entry:
    """Change an entry; what it was stays in the history.

    Raises:
        Refusal: what the entry cannot hold; `record.changed`, when it is no longer what it was at `base_rev`.
    """
    if base_rev is not None:
        records.check_rev(records.get_kept(store, Entry, person.id, entry.id), base_rev)
    metric = records.get(store, Metric, person.id, changes.get("metric", entry.metric))
    changed = records.changed(entry, changes)
    check_entry(metric, now, changed)
    return records.edit(store, person.id, now, entry, changes, summary=metric.name)


def delete_entry(store: Store, person: Profile, now: Now, entry: Entry) -> None:
    """Delete an entry; undo brings it back."""
    metric = records.get(store, Metric, person.id, entry.metric)
    records.delete(store, person.id, now, entry, summary=metric.name)


def is_messy_start(store: Store, person: Profile, metric: Metric) -> bool:
    """Whether a metric is in its messy start, in which nothing asks how well it went."""
    return len(store.last_entries(person.id, metric.id, metric.messy_start)) < metric.messy_start


class Wanted(NamedTuple):
    """Which entries are wanted: of a metric, from `since` up to but not including `until`, behind `after`."""

    metric: UUID | None = None
    since: date = EARLIEST
    until: date = date.max
    after: UUID | None = None
    limit: int = 1000


def page(store: Store, person: Profile, wanted: Wanted) -> list[Kept[Entry]]:
    """Return a page of entries in the order of their days; its cost does not grow with the record."""
    after = records.get(store, Entry, person.id, wanted.after) if wanted.after else None
    span = (wanted.since, wanted.until)
    return store.entries_after(person.id, after, *span, wanted.metric, wanted.limit)


def entry_called(store: Store, person: Profile, now: Now, called: str) -> Entry:
    """Return the entry of an id or of the end of one; "last" is the one written down last.

    Raises:
        Refusal: `entry.unknown` when there is none, `entry.ambiguous` when several end so.
    """
    wanted = called.strip().lower()
    for since in (now.today - timedelta(days=RECENT_DAYS), EARLIEST):  # what is asked for is mostly recent
        held = store.entries_between(person.id, since, now.today + timedelta(days=DAYS_AHEAD + 1))
        if held and wanted == "last":
            return max(held, key=lambda entry: entry.created_at)
        found = [entry for entry in held if len(wanted) >= 4 and str(entry.id).endswith(wanted)]
        if len(found) == 1:
            return found[0]
        if found:
            raise Refusal("entry.ambiguous", id=called, count=len(found))
    raise Refusal("entry.unknown", id=called)


def tap_amount(metric: Metric, *, bit: bool = False) -> float | None:
    """Return what is kept when a person says "done" or "a bit" without a number, or None where one is needed.

    The smallest step counts (R138); a yes/no has its own "a bit". A quantity or
    a rating has no usual amount: nobody weighs "one".
    """
    match metric.kind:
        case Kind.BOOLEAN:
            return A_BIT if bit else 1.0
        case Kind.COUNT | Kind.DURATION:
            return metric.smallest_step
        case _:
            return metric.smallest_step if bit and metric.kind is Kind.QUANTITY else None


def check_entry(metric: Metric, now: Now, entry: Entry) -> None:
    """Refuse an amount or a day that the metric cannot hold."""
    check_day(now, entry.for_date)
    if entry.value is not None:
        _check_amount(metric, entry.value)


def check_day(now: Now, day: date) -> None:
    """Refuse a day that has not come, or that no record can hold."""
    if day > now.today + timedelta(days=DAYS_AHEAD):
        raise Refusal("date.too-late", date=day, today=now.today)
    if day < EARLIEST:
        raise Refusal("date.too-early", date=day, earliest=EARLIEST)


def _check_amount(metric: Metric, value: float) -> None:
    match metric.kind:
        case Kind.BOOLEAN if value not in (0, A_BIT, 1):
            raise Refusal("entry.yes-or-no", metric=metric.name, value=value)
        case Kind.RATING:
            rating(value, "value", most=100 if metric.questionnaire else 10)
        case Kind.COUNT | Kind.DURATION if value < 0:
            raise Refusal("entry.negative", metric=metric.name, value=value)
        case _:
            pass


def stamped(now: Now, entry_fields: Mapping[str, Any]) -> Entry:
    """Make an entry of now from the fields a person gave; its id and day are now's unless given.

    An entry of another day has no time of day unless one is given: that it was
    written down at noon says nothing about when the walk was.
    """
    given: dict[str, Any] = {"id": now.new_id(), "for_date": now.today, "created_at": now.at}
    at = entry_fields.get("at", now.at if entry_fields.get("for_date", now.today) == now.today else None)
    if at is not None:
        offset = at.utcoffset() or timedelta()
        given |= {"at": at, "offset_minutes": int(offset.total_seconds() // 60)}
    return Entry(**(given | dict(entry_fields)))
