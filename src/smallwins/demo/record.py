"""Fills an empty store with the demo's record, as one act."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from smallwins.application.ports import Now, Record, Store
from smallwins.demo import days, metrics, story
from smallwins.domain.entry import Entry
from smallwins.domain.profile import Profile

SEED = 20_240


def fill(store: Store, person: Profile, now: Now, *, seed: int = SEED) -> None:
    """Keep two years that end yesterday, with the first steps of today."""
    first = now.today - timedelta(days=days.DAYS)
    begun = metrics.Beginnings(first, datetime.combine(first, time(9), days.OFFSET))
    act = store.begin(person.id, now, "demo", "Salma")
    store.keep_new(act, metrics.values(begun))
    store.keep_new(act, metrics.metrics(begun))
    store.keep_new(act, days.entries(first, now.today, seed))
    store.keep_new(act, _today(now))
    store.keep(act, *story.story(first, now.today))


def _today(now: Now) -> Sequence[Record]:
    told = (
        ("Walk", {"value": 24.0}),
        ("Grandmother's book", {"value": 0.5, "note": "half a page, that counts"}),
    )
    return [
        Entry(
            id=metrics.demo_id("entry", name, "today"),
            metric=metrics.demo_id("metric", name),
            for_date=now.today,
            at=now.at,
            offset_minutes=60,
            created_at=now.at,
            **fields,
        )
        for name, fields in told
    ]
