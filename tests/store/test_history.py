from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from smallwins.domain.entry import Entry
from smallwins.domain.errors import Refusal
from smallwins.domain.ids import id_from
from smallwins.domain.levels import Levels
from smallwins.domain.metric import Kind, Metric, Plan
from smallwins.store.database import Cell, Database, Row
from smallwins.store.store import SqlStore
from tests.conftest import MONDAY, now_on


def a_metric(name: str = "Walk") -> Metric:
    return Metric(
        id=id_from("metric", name),
        name=name,
        kind=Kind.DURATION,
        unit="min",
        plans=(Plan(since=MONDAY),),
        levels=(Levels(since=MONDAY, floor=10),),
        starts_on=MONDAY,
        created_at=now_on().at,
    )


def an_entry(metric: Metric, day: int = 0, value: float = 12, note: str = "") -> Entry:
    return Entry(
        id=id_from("entry", metric.name, str(day)),
        metric=metric.id,
        for_date=MONDAY + timedelta(days=day),
        value=value,
        note=note,
        created_at=now_on().at,
    )


def keep(store: SqlStore, user: UUID, *records: Metric | Entry, act: str = "entry.log") -> int:
    begun = store.begin(user, now_on(), act)
    store.keep(begun, *records)
    return begun.rev


def test_a_record_comes_back_as_it_was_kept(store: SqlStore, alice: UUID) -> None:
    metric = a_metric()
    entry = an_entry(metric, note="past the bakery")

    keep(store, alice, metric, entry)

    assert store.find(Metric, alice, metric.id) == metric
    assert store.find(Entry, alice, entry.id) == entry


def test_undo_takes_away_what_an_act_made(store: SqlStore, alice: UUID) -> None:
    metric = a_metric()
    keep(store, alice, metric)
    rev = keep(store, alice, an_entry(metric))

    store.undo(alice, now_on(), rev)

    assert store.all(Entry, alice) == []
    assert store.all(Metric, alice) == [metric]


def test_undoing_an_undo_is_redo(store: SqlStore, alice: UUID) -> None:
    metric = a_metric()
    entry = an_entry(metric)
    keep(store, alice, metric)
    rev = keep(store, alice, entry)

    undone = store.undo(alice, now_on(), rev)
    store.undo(alice, now_on(), undone.rev)

    held = store.kept(Entry, alice, entry.id)
    assert held is not None
    assert held.record == entry
    assert held.created_rev == rev


def test_one_act_after_another_can_be_undone_to_the_beginning(store: SqlStore, alice: UUID) -> None:
    metric = a_metric()
    entry = an_entry(metric)
    keep(store, alice, metric)
    keep(store, alice, entry)
    keep(store, alice, replace(entry, value=20.0), act="entry.edit")
    removing = store.begin(alice, now_on(), "entry.delete")
    store.remove(removing, entry)

    seen = []
    while (last := store.last_standing(alice)) is not None:
        store.undo(alice, now_on(), last)
        held = store.find(Entry, alice, entry.id)
        seen.append((held.value if held else None, len(store.all(Metric, alice))))

    assert seen == [(20.0, 1), (12.0, 1), (None, 1), (None, 0)]


def test_undo_is_refused_when_the_record_changed_since_and_names_the_later_act(
    store: SqlStore, alice: UUID
) -> None:
    metric = a_metric()
    entry = an_entry(metric)
    keep(store, alice, metric)
    first = keep(store, alice, entry)
    later = keep(store, alice, replace(entry, value=20.0), act="entry.edit")

    with pytest.raises(Refusal) as refused:
        store.undo(alice, now_on(), first)

    assert refused.value.code == "undo.changed-since"
    assert refused.value.facts["later"] == later
    assert store.find(Entry, alice, entry.id) == replace(entry, value=20.0)


def test_undo_of_a_metric_is_refused_when_something_was_logged_on_it_since(
    store: SqlStore, alice: UUID
) -> None:
    metric = a_metric()
    first = keep(store, alice, metric)
    later = keep(store, alice, an_entry(metric))

    with pytest.raises(Refusal) as refused:
        store.undo(alice, now_on(), first)

    assert refused.value.facts["later"] == later


def test_deleting_a_metric_takes_its_entries_along_and_undo_brings_all_back(
    store: SqlStore, alice: UUID
) -> None:
    metric = a_metric()
    entries = [an_entry(metric, day) for day in range(3)]
    keep(store, alice, metric, *entries)
    removing = store.begin(alice, now_on(), "metric.delete")

    store.remove(removing, metric)
    assert store.all(Entry, alice) == []
    store.undo(alice, now_on(), removing.rev)

    assert store.all(Metric, alice) == [metric]
    assert sorted(store.all(Entry, alice), key=lambda entry: entry.for_date) == entries


def test_an_import_undoes_whole_and_can_be_done_again(store: SqlStore, alice: UUID) -> None:
    metric = a_metric()
    entries = [an_entry(metric, day, note="kept") for day in range(50)]
    importing = store.begin(alice, now_on(), "import")
    store.keep_new(importing, [metric])
    store.keep_new(importing, entries)

    undone = store.undo(alice, now_on(), importing.rev)
    assert store.all(Entry, alice) == []
    assert store.search(alice, ["kept"]) == []
    store.undo(alice, now_on(), undone.rev)

    assert len(store.all(Entry, alice)) == 50
    assert len(store.search(alice, ["kept"])) == 50


def test_another_persons_act_cannot_be_undone(store: SqlStore, alice: UUID) -> None:
    from tests.conftest import new_person

    bob = new_person(store, "bob")
    keep(store, bob, a_metric())

    with pytest.raises(Refusal) as refused:
        store.undo(alice, now_on(), 1)

    assert refused.value.code == "undo.unknown"
    assert len(store.all(Metric, bob)) == 1


def test_search_finds_arabic_and_accents_alike(store: SqlStore, alice: UUID) -> None:
    metric = a_metric()
    keep(
        store,
        alice,
        metric,
        an_entry(metric, 0, note="زرت المدرسة"),
        an_entry(metric, 1, note="Café à midi, 100%"),
    )

    assert [noun for noun, _ in store.search(alice, ["مدرسه"])] == ["entry"]
    assert len(store.search(alice, ["cafe", "midi"])) == 1
    assert len(store.search(alice, ["100%"])) == 1
    assert store.search(alice, ["10_%"]) == []


def counted(db: Database, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that grows by each statement from here on."""
    asked: list[str] = []

    def listening(plain: Callable[..., Any]) -> Callable[..., Any]:
        def ask(sql: str, **values: Cell) -> Any:
            asked.append(sql)
            return plain(sql, **values)

        return ask

    for name in ("rows", "run"):
        monkeypatch.setattr(db, name, listening(getattr(db, name)))
    return asked


def test_a_large_act_is_taken_back_and_brought_back_by_few_statements(
    store: SqlStore, alice: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    metric = a_metric()
    importing = store.begin(alice, now_on(), "import")
    store.keep_new(importing, [metric])
    store.keep_new(importing, [an_entry(metric, day) for day in range(900)])
    asked = counted(store.db, monkeypatch)

    undone = store.undo(alice, now_on(), importing.rev)
    redone = store.undo(alice, now_on(), undone.rev)
    store.undo(alice, now_on(), redone.rev)

    assert store.all(Entry, alice) == []
    assert len(asked) < 300


def test_the_last_act_that_stands_is_found_in_a_few_questions_after_many_undos(
    store: SqlStore, alice: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    metric = a_metric()
    first = keep(store, alice, metric, act="metric.add")
    for day in range(30):
        rev = keep(store, alice, an_entry(metric, day))
        store.undo(alice, now_on(), rev, "")
    asked: list[str] = []
    rows = store.db.rows

    def counted(sql: str, **values: Cell) -> list[Row]:
        asked.append(sql)
        return rows(sql, **values)

    monkeypatch.setattr(store.db, "rows", counted)

    assert store.last_standing(alice) == first
    assert len(asked) <= 4
