"""What a device took back or ticked without a network: done once, and never against what came after it.

A device says with its rev what it had seen. It takes that back and no more: what somebody made or changed
since stays, for an edit wins against a deletion. Where two devices settled the same thing of a step, the
later one stands, and both are in the history.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from smallwins.application import entries, history, merging, records
from smallwins.application.changes import Change
from smallwins.application.day import taps
from smallwins.application.ports import Now, Store
from smallwins.domain.entry import Entry
from smallwins.domain.errors import Refusal
from smallwins.domain.metric import Metric
from smallwins.domain.profile import Profile
from smallwins.domain.step import Step, StepState

AT_ONCE = 200
"""Acts of the history, and entries of a day, that are read together."""


def untick(store: Store, person: Profile, now: Now, metric: UUID, day: date, base_rev: int) -> None:
    """Take out what a metric had on a day when the device saw it."""
    asked, held = _seen(store, person, metric, day, base_rev)
    done = [entry for entry in held if entry.value is not None]
    if done:
        store.remove(store.begin(person.id, now, "entry.delete", asked.name), *done)


def unskip(store: Store, person: Profile, now: Now, metric: UUID, day: date, base_rev: int) -> None:
    """Take back the skip of a day that the device saw."""
    asked, held = _seen(store, person, metric, day, base_rev)
    taps.take_skips_back(store, person, now, asked, held)


def less(store: Store, person: Profile, now: Now, metric: UUID, day: date, base_rev: int) -> None:
    """Take one smallest step off a day, once; where nothing is left, somebody else took it off."""
    if was_done(store, person, now, base_rev):
        return
    held = store.entries_between(person.id, day, day + timedelta(days=1), metric)
    if any(entry.value for entry in held):
        taps.less(store, person, now, metric, day)


def delete_entry(store: Store, person: Profile, now: Now, id: UUID, base_rev: int) -> None:
    """Delete an entry as the device saw it.

    Raises:
        Refusal: `entry.changed-since`, when somebody changed it after that; `record.unknown`.
    """
    kept = store.kept(Entry, person.id, id)
    if kept is None:
        merging.last_known(store, person, Entry, id)
        return
    if kept.rev <= base_rev:
        entries.delete_entry(store, person, now, kept.record)
    elif not was_done(store, person, now, base_rev):  # else: deleted then, and brought back since
        raise Refusal("entry.changed-since")


def undo(store: Store, person: Profile, now: Now, rev: int) -> None:
    """Take an act back that is not taken back already."""
    change = store.find_change(person.id, rev)
    if change is None or (change.undone_by is None and not was_done(store, person, now, rev, undoes=rev)):
        history.undo(store, person, now, rev)


def finish(
    store: Store, person: Profile, now: Now, id: UUID, closing: Mapping[str, Any], base_rev: int
) -> None:
    """Close a step that a device closed; it stays closed as it was first, wherever that was."""
    step = merging.get_or_revive(store, person, now, Step, id).record
    if step.state is not StepState.DONE:
        since = settled(store, person, step, base_rev, _state)
        keep_once(store, person, now, step, step.finished(now.at, closing), "finish", since)


def reopen(store: Store, person: Profile, now: Now, id: UUID, base_rev: int) -> None:
    """Open a step again that a device opened."""
    step = merging.get_or_revive(store, person, now, Step, id).record
    if step.state is StepState.DONE:
        since = settled(store, person, step, base_rev, _state)
        keep_once(store, person, now, step, step.reopened_at(now.at), "reopen", since)


def meet_criterion(
    store: Store, person: Profile, now: Now, id: UUID, wording: str, base_rev: int, *, met: bool
) -> None:
    """Tick a line of "done when", or take the tick back; a line is known by its words.

    Raises:
        Refusal: `criterion.unknown`, when no line has these words any more.
    """
    step = merging.get_or_revive(store, person, now, Step, id).record
    places = [place for place, line in enumerate(step.done_when) if line.text == wording]
    if not places:
        raise Refusal("criterion.unknown", index=wording)
    mine = step.with_criterion_met(places[0], now.at if met else None)
    if met != step.done_when[places[0]].is_met:
        since = settled(store, person, step, base_rev, _is_met(wording))
        keep_once(store, person, now, step, mine, "criterion", since)


def was_done(store: Store, person: Profile, now: Now, base_rev: int, undoes: int | None = None) -> bool:
    """Whether what a device did at this moment is in the history since `base_rev` already."""
    before: int | None = None
    while found := store.changes(person.id, before_rev=before, limit=AT_ONCE):
        for one in found:
            if one.rev <= base_rev:
                return False
            if (one.at, one.device, one.undoes) == (named_at(now), now.device, undoes):
                return True
        before = found[-1].rev
    return False


def _seen(
    store: Store, person: Profile, metric: UUID, day: date, base_rev: int
) -> tuple[Metric, list[Entry]]:
    asked = records.get(store, Metric, person.id, metric)
    span = (day, day + timedelta(days=1))
    held = store.entries_after(person.id, None, *span, metric, AT_ONCE)
    return asked, [kept.record for kept in held if kept.rev <= base_rev]


def settled(
    store: Store, person: Profile, step: Step, base_rev: int, part: Callable[[Step], object]
) -> list[Change]:
    """Return the acts since `base_rev` that settled a part of a step."""
    return [
        was.change
        for was in store.versions(person.id, Step, step.id)
        if was.change.rev > base_rev and was.before and was.after and part(was.before) != part(was.after)
    ]


def keep_once(
    store: Store, person: Profile, now: Now, held: Step, mine: Step, act: str, settled: Sequence[Change]
) -> None:
    """Keep what a device made of a step, once; where it was settled later, that stands again at once."""
    if any((one.at, one.device, one.undoes) == (named_at(now), now.device, None) for one in settled):
        return
    records.keep_changed(store, person.id, now, held, mine, act=act)
    if any((one.at, one.device) > (named_at(now), now.device) for one in settled):
        records.keep_changed(store, person.id, now, mine, held, act=merging.MERGE)


def named_at(now: Now) -> datetime:
    """Return the moment under which the history keeps an act, the same however often it is sent."""
    return now.said_at or now.at


def _state(step: Step) -> object:
    return step.state


def _is_met(wording: str) -> Callable[[Step], object]:
    return lambda step: any(line.is_met for line in step.done_when if line.text == wording)
