from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from smallwins.domain.entry import Entry
from smallwins.domain.errors import Refusal
from smallwins.domain.metric import Metric
from smallwins.store.store import SqlStore
from tests.conftest import MONDAY, new_person, now_on
from tests.store.test_history import a_metric, an_entry, keep

LATER = now_on(MONDAY + timedelta(days=40))


def delete(store: SqlStore, user: UUID, record: Metric | Entry, *, days: int = 0) -> int:
    act = store.begin(user, now_on(MONDAY + timedelta(days=days)), f"{record.noun}.delete", "Walk")
    store.remove(act, record)
    return act.rev


def held(store: SqlStore, user: UUID) -> str:
    """Everything the history says, as one text."""
    changes = store.changes(user, limit=100)
    items = [item for change in changes for item in store.change_items(user, change.rev)]
    return repr([change.summary for change in changes]) + repr([(item.before, item.after) for item in items])


def test_what_was_deleted_long_ago_is_forgotten(store: SqlStore, alice: UUID) -> None:
    metric = a_metric()
    entry = an_entry(metric, note="secret")
    keep(store, alice, metric, entry)
    keep(store, alice, replace(entry, note="another secret"), act="entry.edit")
    rev = delete(store, alice, entry)

    assert store.forget_deleted(alice, now_on().at) == 2

    assert "secret" not in held(store, alice)
    with pytest.raises(Refusal, match=r"undo\.forgotten"):
        store.undo(alice, LATER, rev)


def test_what_was_deleted_since_is_remembered(store: SqlStore, alice: UUID) -> None:
    metric = a_metric()
    entry = an_entry(metric, note="kept")
    keep(store, alice, metric, entry)
    rev = delete(store, alice, entry, days=20)

    assert store.forget_deleted(alice, now_on(MONDAY + timedelta(days=10)).at) == 0

    store.undo(alice, LATER, rev)
    assert store.find(Entry, alice, entry.id) == entry


def test_what_was_brought_back_is_not_forgotten(store: SqlStore, alice: UUID) -> None:
    metric = a_metric()
    entry = an_entry(metric, note="dear")
    keep(store, alice, metric, entry)
    keep(store, alice, replace(entry, note="dearer"), act="entry.edit")
    store.undo(alice, now_on(), delete(store, alice, entry))

    assert store.forget_deleted(alice, LATER.at) == 0
    assert "dear" in held(store, alice)


def test_deleted_again_lately_counts_from_the_last_time(store: SqlStore, alice: UUID) -> None:
    metric = a_metric()
    entry = an_entry(metric, note="dear")
    keep(store, alice, metric, entry)
    store.undo(alice, now_on(), delete(store, alice, entry))
    last = delete(store, alice, entry, days=20)

    assert store.forget_deleted(alice, now_on(MONDAY + timedelta(days=10)).at) == 0

    store.undo(alice, LATER, last)
    assert store.find(Entry, alice, entry.id) == entry


def test_a_forgotten_metric_takes_its_entries_and_its_name_along(store: SqlStore, alice: UUID) -> None:
    metric, other = a_metric("Walk"), a_metric("Read")
    keep(store, alice, metric, an_entry(metric, note="secret"))
    keep(store, alice, other)
    store.begin(alice, now_on(), "metric.add", "Read")
    rev = delete(store, alice, metric)

    assert store.forget_act(alice, rev) == 2

    assert "secret" not in held(store, alice)
    assert "Walk" not in held(store, alice)
    assert "Read" in held(store, alice)


def test_nobody_elses_history_is_touched(store: SqlStore, alice: UUID) -> None:
    bob = new_person(store, "bob")
    for user in (alice, bob):
        metric = a_metric()
        keep(store, user, metric, an_entry(metric, note="secret"))
        delete(store, user, metric)

    store.forget_deleted(alice, LATER.at)

    assert "secret" not in held(store, alice)
    assert "secret" in held(store, bob)
