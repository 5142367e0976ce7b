from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smallwins.application import entries, history, merging, notes, records
from smallwins.application.ports import Now
from smallwins.domain.entry import Entry
from smallwins.domain.errors import Refusal
from smallwins.domain.metric import Metric
from smallwins.domain.note import Note, NoteKind
from smallwins.domain.profile import Profile
from smallwins.store.store import SqlStore
from tests.conftest import MONDAY, now_on

NOW = now_on()


def at(minute: int, device: str) -> Now:
    return replace(now_on(hour=10, minute=minute), device=device)


@pytest.fixture
def walked(store: SqlStore, person: Profile, walk: Metric) -> Entry:
    fields = {"metric": walk.id, "value": 12.0, "note": "by the river", "what": "a walk"}
    return entries.log_entry(store, person, NOW, entries.stamped(NOW, fields))


class Phone:
    """A device that saw the record once and writes later."""

    def __init__(self, store: SqlStore, person: Profile) -> None:
        self.store, self.person, self.seen = store, person, store.rev(person.id)

    def writes(self, entry: Entry, minute: int, device: str = "phone", **changes: Any) -> Entry:
        now = at(minute, device)
        return merging.merge_entry(self.store, self.person, now, entry.id, changes, self.seen)

    def also(self, entry: Entry) -> list[tuple[str, Any]]:
        return merging.also_entered(self.store, self.person, entry)


def laptop_writes(store: SqlStore, person: Profile, entry: Entry, minute: int, **changes: Any) -> Entry:
    held = records.get(store, Entry, person.id, entry.id)
    return entries.edit_entry(store, person, at(minute, "laptop"), held, changes)


def test_fields_changed_on_one_side_each_are_both_taken(
    store: SqlStore, person: Profile, walked: Entry
) -> None:
    phone = Phone(store, person)
    laptop_writes(store, person, walked, 5, note="by the sea")

    merged = phone.writes(walked, 1, value=20.0, note="by the river")

    assert (merged.value, merged.note) == (20.0, "by the sea")
    assert phone.also(merged) == []


@pytest.mark.parametrize(("minute", "stands", "other"), [(9, 20.0, 15.0), (1, 15.0, 20.0)])
def test_a_field_changed_on_both_sides_is_what_was_written_later_and_the_other_is_shown(
    store: SqlStore, person: Profile, walked: Entry, minute: int, stands: float, other: float
) -> None:
    phone = Phone(store, person)
    laptop_writes(store, person, walked, 5, value=15.0)

    merged = phone.writes(walked, minute, value=20.0)

    assert merged.value == stands
    assert phone.also(merged) == [("value", other)]


def test_at_the_same_moment_the_device_decides(store: SqlStore, person: Profile, walked: Entry) -> None:
    phone = Phone(store, person)
    laptop_writes(store, person, walked, 5, value=15.0)

    assert phone.writes(walked, 5, device="phone", value=20.0).value == 20.0


def test_a_change_sent_again_changes_nothing(store: SqlStore, person: Profile, walked: Entry) -> None:
    phone = Phone(store, person)
    laptop_writes(store, person, walked, 5, value=15.0, note="by the sea")
    merged = phone.writes(walked, 9, value=20.0, note="past the mill")
    rev = store.rev(person.id)

    assert phone.writes(walked, 9, value=20.0, note="past the mill") == merged
    assert store.rev(person.id) == rev


def test_undo_of_a_merge_brings_the_other_value_back(store: SqlStore, person: Profile, walked: Entry) -> None:
    phone = Phone(store, person)
    laptop_writes(store, person, walked, 5, value=15.0)
    phone.writes(walked, 9, value=20.0)

    history.undo(store, person, NOW)

    held = records.get(store, Entry, person.id, walked.id)
    assert held.value == 15.0
    assert phone.also(held) == []


def test_an_edit_wins_against_a_deletion(store: SqlStore, person: Profile, walked: Entry) -> None:
    phone = Phone(store, person)
    entries.delete_entry(store, person, at(5, "laptop"), walked)

    assert phone.writes(walked, 1, value=20.0).value == 20.0


def test_what_never_was_is_unknown(store: SqlStore, person: Profile) -> None:
    with pytest.raises(Refusal, match=r"record\.unknown"):
        merging.merge_entry(store, person, NOW, NOW.new_id(), {"value": 1.0}, 0)


def test_what_the_metric_cannot_hold_is_refused_whole(
    store: SqlStore, person: Profile, walked: Entry
) -> None:
    phone = Phone(store, person)
    laptop_writes(store, person, walked, 5, value=15.0)

    with pytest.raises(Refusal, match=r"entry\.negative"):
        phone.writes(walked, 9, value=-3.0)

    assert records.get(store, Entry, person.id, walked.id).value == 15.0


def test_three_devices_agree_on_what_was_written_last(
    store: SqlStore, person: Profile, walked: Entry
) -> None:
    phone, tablet = Phone(store, person), Phone(store, person)
    laptop_writes(store, person, walked, 5, value=15.0)
    tablet.writes(walked, 7, device="tablet", value=17.0)

    assert phone.writes(walked, 6, value=16.0).value == 17.0
    assert {value for _, value in phone.also(walked)} == {15.0, 16.0}


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    minutes=st.permutations([11, 12, 13, 14]),
    fields=st.lists(st.sampled_from(["note", "what"]), min_size=4, max_size=4),
)
def test_in_whichever_order_devices_come_back_the_same_stands_and_nothing_is_lost(
    store: SqlStore, person: Profile, walk: Metric, minutes: list[int], fields: list[str]
) -> None:
    made = {"id": NOW.new_id(), "metric": walk.id, "value": 1.0}
    entry = entries.log_entry(store, person, NOW, entries.stamped(NOW, made))
    device = Phone(store, person)
    wrote = {minute: fields[minute - 11] for minute in minutes}

    for minute, name in ((minute, wrote[minute]) for minute in minutes):
        device.writes(entry, minute, device=f"d{minute}", **{name: f"{name} at {minute}"})

    held = records.get(store, Entry, person.id, entry.id)
    kept = {value for _, value in device.also(held)} | {held.note, held.what}
    assert kept - {""} == {f"{name} at {minute}" for minute, name in wrote.items()}
    for name in set(fields):
        latest = max(minute for minute, written in wrote.items() if written == name)
        assert getattr(held, name) == f"{name} at {latest}"


def test_what_was_made_since_and_gave_nothing_way_stands_for_every_later_device(
    store: SqlStore, person: Profile
) -> None:
    seen: merging.Seen[Note] = merging.Seen(base_rev=store.rev(person.id))
    note = Note(id=NOW.new_id(), kind=NoteKind.IDEA, text="laptop", on_date=MONDAY, created_at=NOW.at)
    notes.add_note(store, person, at(9, "laptop"), note)
    known = replace(seen, blank=replace(note, text="-"))

    for minute, device in ((5, "phone"), (7, "tablet")):
        kept = records.get_kept(store, Note, person.id, note.id)
        merged = merging.merge(store, person, at(minute, device), kept, {"text": device}, known)

        assert merged.text == "laptop"
    assert {said for _, said in merging.also_entered(store, person, merged)} == {"phone", "tablet"}


def test_notes_are_brought_together_too(store: SqlStore, person: Profile) -> None:
    note = Note(id=NOW.new_id(), kind=NoteKind.IDEA, text="a", on_date=MONDAY, created_at=NOW.at)
    notes.add_note(store, person, NOW, note)
    seen = store.rev(person.id)
    notes.edit_note(store, person, at(5, "laptop"), note, {"title": "One"})

    day = MONDAY - timedelta(days=1)
    merged = merging.merge_note(store, person, at(1, "phone"), note.id, {"on_date": day}, seen)

    assert (merged.title, merged.on_date) == ("One", day)
