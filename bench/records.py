"""Records of any length, for what is measured with years of entries."""

from __future__ import annotations

import random
from datetime import timedelta
from pathlib import Path

from smallwins.application import profiles
from smallwins.application.ports import Now
from smallwins.domain.entry import Entry
from smallwins.domain.ids import id_from
from smallwins.domain.levels import Levels
from smallwins.domain.metric import Kind, Metric, Plan
from smallwins.domain.value import Value
from smallwins.store.schema import migrate
from smallwins.store.sqlite import Sqlite
from smallwins.store.store import SqlStore


def make_record(path: Path, *, metrics: int, days: int, empty: float = 0) -> None:
    """Make a database with so many daily metrics, each with an entry on every one of so many days.

    A share of the days can stay `empty`, other ones in each metric.
    """
    db = Sqlite(path)
    migrate(db)
    store = SqlStore(db)
    with db.transaction():
        person = profiles.welcome(store)
        now = profiles.now_for(person)
        act = store.begin(person.id, now, "bench")
        value = Value(id=now.new_id(), name="Health", created_at=now.at)
        store.keep(act, value)
        made = [_metric(number, value, now, days) for number in range(metrics)]
        store.keep_new(act, made)
        store.keep_new(act, [entry for metric in made for entry in _entries(metric, now, days, empty)])
    db.close()


def _metric(number: int, value: Value, now: Now, days: int) -> Metric:
    first = now.today - timedelta(days=days)
    return Metric(
        id=id_from("bench", str(number)),
        name=f"Metric {number}",
        kind=Kind.DURATION,
        unit="min",
        values=(value.id,),
        plans=(Plan(since=first),),
        levels=(Levels(since=first, floor=10, target=20, stretch=40),),
        starts_on=first,
        position=number,
        created_at=now.at,
    )


def _entries(metric: Metric, now: Now, days: int, empty: float) -> list[Entry]:
    chance = random.Random(metric.position)
    return [
        Entry(
            id=id_from("bench", str(metric.id), str(day)),
            metric=metric.id,
            for_date=metric.starts_on + timedelta(days=day),
            value=float((day * 7 + metric.position) % 45),
            created_at=now.at,
        )
        for day in range(days)
        if not empty or chance.random() >= empty
    ]
