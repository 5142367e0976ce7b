"""Alice's record on a Monday, told in days back from it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from smallwins.application.day.evidence import evidence
from smallwins.application.day.today import Today, the_day
from smallwins.application.looking import facts
from smallwins.domain.entry import Entry
from smallwins.domain.levels import Levels
from smallwins.domain.metric import Metric, Plan
from smallwins.domain.profile import Profile
from smallwins.domain.schedule import Schedule
from smallwins.store.store import SqlStore
from tests.conftest import MONDAY, now_on

NOW = now_on()
START = MONDAY - timedelta(days=60)


class Record:
    """Alice's record on a Monday, told in days back from it."""

    def __init__(self, store: SqlStore, user: UUID) -> None:
        self.store = store
        self.person = Profile(id=user, created_at=NOW.at)
        self.keep(self.person)

    def keep(self, *records: Any) -> None:
        self.store.keep(self.store.begin(self.person.id, NOW, "test"), *records)

    def metric(self, name: str, schedule: Schedule | None = None, **fields: Any) -> Metric:
        named = {key: fields.pop(key) for key in ("floor", "target", "stretch", "limit") if key in fields}
        metric = Metric(
            id=NOW.new_id(), name=name, starts_on=START, created_at=NOW.at,
            plans=(Plan(since=START, schedule=schedule or Schedule()),),
            levels=(Levels(since=START, **named),), **fields,
        )  # fmt: skip
        self.keep(metric)
        return metric

    def log(self, metric: Metric, days_back: int, value: float | None = 1, **fields: Any) -> None:
        day = MONDAY - timedelta(days=days_back)
        self.keep(
            Entry(id=NOW.new_id(), metric=metric.id, for_date=day, value=value, created_at=NOW.at, **fields)
        )

    @property
    def today(self) -> Today:
        return the_day(self.store, self.person, NOW)[0]

    @property
    def fact(self) -> str:
        (line,) = self.today.lines
        return facts.fact(line, MONDAY)

    @property
    def evidence(self) -> str:
        return evidence(self.store, self.person, self.today)
