from __future__ import annotations

from datetime import timedelta

from smallwins.application import profiles
from smallwins.demo import days, record
from smallwins.domain.entry import Entry
from smallwins.domain.metric import Metric
from smallwins.domain.pause import Pause
from smallwins.store.store import SqlStore
from tests.conftest import MONDAY, now_on


def test_the_same_seed_gives_the_same_two_years() -> None:
    first = MONDAY - timedelta(days=730)

    assert days.entries(first, MONDAY, 7) == days.entries(first, MONDAY, 7)
    assert days.entries(first, MONDAY, 7) != days.entries(first, MONDAY, 8)


def test_the_record_is_uneven_and_honest(store: SqlStore) -> None:
    person = profiles.welcome(store)

    record.fill(store, person, now_on())

    walk = next(metric for metric in store.all(Metric, person.id) if metric.name == "Walk")
    walked = {
        row[0] for row in store.entry_rows(person.id, walk.id, MONDAY - timedelta(days=731), MONDAY) if row[1]
    }
    first = MONDAY - timedelta(days=730)
    hard = [first + timedelta(days=day) for day in range(330, 362)]
    assert 300 < len(walked) < 600
    assert sum(day.isoformat() in walked for day in hard) < 12
    assert len(store.all(Pause, person.id)) == 1
    assert any(entry.is_skip for entry in store.all(Entry, person.id))
