from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from smallwins.application import metrics, profiles
from smallwins.domain.errors import Refusal
from smallwins.domain.metric import Metric
from smallwins.store.schema import migrate
from smallwins.store.sqlite import Sqlite
from smallwins.store.store import SqlStore
from smallwins.store.watch import Watch
from tests.conftest import now_on
from tests.store.test_history import a_metric, an_entry


@pytest.fixture
def batch(tmp_path: Path) -> SqlStore:
    db = Sqlite(tmp_path / "wins.db")
    migrate(db)
    watch = Watch()
    watch.over(db)
    return watch.store(db)


def test_a_batch_sees_what_it_changed_itself(batch: SqlStore) -> None:
    with batch.transaction():
        person = profiles.welcome(batch)
        metric = metrics.add_metric(batch, person, now_on(), a_metric())
        assert batch.find(Metric, person.id, metric.id) == metric

        metrics.edit_metric(batch, person, now_on(), metric, {"name": "Oud"})
        assert batch.find(Metric, person.id, metric.id) == replace(metric, name="Oud")

        batch.undo(person.id, now_on(), batch.rev(person.id))
        assert batch.find(Metric, person.id, metric.id) == metric


def test_a_batch_knows_the_rev_of_each_of_its_acts(batch: SqlStore) -> None:
    with batch.transaction():
        person = profiles.welcome(batch)
        metric = metrics.add_metric(batch, person, now_on(), a_metric())
        for day in range(3):
            act = batch.begin(person.id, now_on(), "entry.add")
            batch.keep_new(act, [an_entry(metric, day)])
            assert batch.rev(person.id) == act.rev == SqlStore(batch.db).rev(person.id)
        undone = batch.undo(person.id, now_on(), act.rev)
        assert batch.rev(person.id) == undone.rev == SqlStore(batch.db).rev(person.id)

        batch.erase(person.id)
        with pytest.raises(Refusal):
            batch.rev(person.id)


def test_entries_are_not_noticed_and_metrics_are(tmp_path: Path) -> None:
    db = Sqlite(tmp_path / "wins.db")
    migrate(db)
    watch = Watch()
    watch.over(db)
    store = watch.store(db)
    person = profiles.welcome(store)
    metric = metrics.add_metric(store, person, now_on(), a_metric())
    noticed = watch.writes

    store.keep_new(store.begin(person.id, now_on(), "entry.add"), [an_entry(metric, 1)])
    assert watch.writes == noticed
    metrics.edit_metric(store, person, now_on(), metric, {"name": "Oud"})
    assert watch.writes > noticed
