from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

from hypothesis import HealthCheck, given, settings

import smallwins.store
from smallwins.application.history import undo
from smallwins.application.ports import Act
from smallwins.application.profiles import owner
from smallwins.application.transfer import archiving, importing
from smallwins.application.transfer.exporting import export
from smallwins.domain.entry import Entry
from smallwins.domain.metric import Metric
from smallwins.domain.profile import Profile
from smallwins.domain.value import Value
from smallwins.formats.archive import write_archive
from smallwins.store.database import Database
from smallwins.store.store import SqlStore
from smallwins.store.tables import NOUNS
from smallwins.store.transfer import nouns
from tests.conftest import new_person, now_on
from tests.strategies import drawn, records

NOT_RECORDS = {
    "people",
    "changes",
    "change_items",
    "search_texts",
    "standings",
    "devices",
    "own_locks",
    "pairings",
    "locks",
}
"""Tables whose content is history, derived, or about a device or the lock: not a person's own records."""


def a_person(store: SqlStore, name: str) -> Profile:
    """Make a person with an untouched record."""
    user = new_person(store, name)
    store.keep(store.begin(user, now_on(), "profile.add"), Profile(id=user, created_at=now_on().at))
    return owner(store, user)


def keep_all(store: SqlStore, person: Profile, found: dict[str, list[Any]]) -> None:
    """Keep drawn records as acts of a person: some made, some changed, some deleted, some undone."""
    for noun, held in found.items():
        act = store.begin(person.id, now_on(), f"{noun}.add", noun)
        if noun == Profile.noun:
            store.keep(act, replace(held[0], id=person.id))
        else:
            store.keep_new(act, held)
    _change(store, person, found)


def _change(store: SqlStore, person: Profile, found: dict[str, list[Any]]) -> None:
    value: Value = found["value"][0]
    store.keep(_act(store, person, "value.edit"), replace(value, name="Changed"))
    undo(store, person, now_on())
    store.remove(_act(store, person, "metric.delete"), found["metric"][-1])
    store.keep(_act(store, person, "profile.edit"), replace(owner(store, person.id), name="Another"))


def _act(store: SqlStore, person: Profile, name: str) -> Act:
    return store.begin(person.id, now_on(), name)


def everything(store: SqlStore, person: Profile) -> bytes:
    return export(store, owner(store, person.id), now_on()).data


def bring_in(store: SqlStore, person: Profile, data: bytes) -> importing.Report:
    reading = importing.read(store, person, now_on(), "small-wins.zip", data)
    return importing.apply(store, person, now_on(), reading)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(found=records(nouns()))
def test_an_archive_restored_into_an_empty_record_gives_the_same_bytes(
    store: SqlStore, db: Database, found: dict[str, list[Any]]
) -> None:
    db.run("delete from people")
    alice, bob = a_person(store, "alice"), a_person(store, "bob")
    keep_all(store, alice, found)
    first = everything(store, alice)

    with db.transaction():
        report = bring_in(store, bob, first)

    assert report.restored
    assert report.rev is None
    assert everything(store, bob) == first
    for cls in store.nouns().values():
        if cls is not Profile:
            assert store.all_kept(cls, bob.id) == store.all_kept(cls, alice.id)


def a_small_record(store: SqlStore, name: str = "alice") -> Profile:
    person = a_person(store, name)
    keep_all(store, person, records_of(5))
    return person


def records_of(seed: int) -> dict[str, list[Any]]:
    return drawn(Random(seed), nouns())


def test_what_was_done_can_be_undone_after_a_restoration(store: SqlStore) -> None:
    alice, bob = a_small_record(store), a_person(store, "bob")
    bring_in(store, bob, everything(store, alice))

    for _ in range(3):
        undo(store, owner(store, bob.id), now_on())
        undo(store, owner(store, alice.id), now_on())

    assert everything(store, bob) == everything(store, alice)


def test_words_are_found_after_a_restoration(store: SqlStore) -> None:
    alice, bob = a_small_record(store), a_person(store, "bob")

    bring_in(store, bob, everything(store, alice))

    assert store.search(bob.id, ["walk"]) == store.search(alice.id, ["walk"]) != []


def test_into_a_record_that_holds_something_an_archive_is_one_act_without_its_history(
    store: SqlStore,
) -> None:
    alice, bob = a_small_record(store), a_person(store, "bob")
    store.keep(store.begin(bob.id, now_on(), "value.add"), replace(records_of(9)["value"][0], name="Own"))
    before = everything(store, bob)

    report = bring_in(store, bob, everything(store, alice))

    assert not report.restored
    assert report.rev == 3
    assert len(store.all(Metric, bob.id)) == len(store.all(Metric, alice.id))
    assert len(store.all(Entry, bob.id)) == len(store.all(Entry, alice.id))
    assert [change.act for change in store.changes(bob.id)] == ["import", "value.add", "profile.add"]
    assert owner(store, bob.id).name == ""
    undo(store, bob, now_on())
    assert store.all(Entry, bob.id) == []
    assert len(before) < len(everything(store, bob))


def test_an_archive_brought_in_a_second_time_changes_nothing(store: SqlStore) -> None:
    alice = a_small_record(store)
    rev = store.rev(alice.id)

    report = bring_in(store, alice, everything(store, alice))

    assert report.rev is None
    assert store.rev(alice.id) == rev


def test_an_archive_does_not_say_whose_it_is(store: SqlStore) -> None:
    alice = a_small_record(store)

    assert str(alice.id).encode() not in everything(store, alice)


def test_a_record_is_untouched_until_something_is_kept(store: SqlStore) -> None:
    alice = a_person(store, "alice")
    assert archiving.is_untouched(store, alice)

    store.keep(store.begin(alice.id, now_on(), "value.add"), records_of(1)["value"][0])

    assert not archiving.is_untouched(store, alice)


def test_every_table_of_a_persons_own_is_in_the_archive(store: SqlStore) -> None:
    folder = Path(smallwins.store.__file__).parent / "migrations"
    tables = {name for file in folder.glob("*.sql") for name in _tables(file.read_text("utf-8"))}

    assert tables - set(NOUNS.values()) - NOT_RECORDS == set()


def _tables(sql: str) -> list[str]:
    return re.findall(r"create table (?:if not exists )?(\w+)", sql)


def test_the_archive_of_an_untouched_record_is_small_and_whole(store: SqlStore) -> None:
    alice = a_person(store, "alice")

    archive = archiving.archive_of(store, alice)

    assert archive.rev == 1
    assert [act.act for act in archive.acts] == ["profile.add"]
    assert write_archive(archive).startswith(b"PK")


def test_ids_are_those_of_the_file(store: SqlStore) -> None:
    alice, bob = a_small_record(store), a_person(store, "bob")
    bring_in(store, bob, everything(store, alice))

    def ids(person: Profile) -> set[UUID]:
        return {entry.id for entry in store.all(Entry, person.id)}

    assert ids(alice) == ids(bob)
