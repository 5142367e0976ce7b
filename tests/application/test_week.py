from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from smallwins.application.looking import week
from smallwins.domain.day import DayMark
from smallwins.domain.schedule import Rhythm, Schedule
from smallwins.store.store import SqlStore
from tests.application.record import NOW, START, Record
from tests.conftest import MONDAY


class Watched(SqlStore):
    """A store that keeps which days it was asked for."""

    asked: list[tuple[date, date]]

    def entry_rows(self, user: UUID, metric: UUID, since: date, until: date) -> list[tuple[Any, ...]]:
        self.asked.append((since, until))
        return super().entry_rows(user, metric, since, until)


def test_a_week_of_long_ago_reads_the_days_around_it_alone(record: Record) -> None:
    monthly = record.metric("tax", Schedule(rhythm=Rhythm.PER_MONTH, times=1), floor=1)
    record.log(monthly, 20)
    first = START + timedelta(days=7)
    store = Watched(record.store.db)
    store.asked = []

    ((metric, marks),) = week.marks_between(store, record.person, NOW, first, first + timedelta(days=6))

    assert metric == monthly
    assert DayMark.MISS in marks
    assert [until for _, until in store.asked] == [first + timedelta(days=6) + week.LONGEST_WINDOW]
    assert store.asked[0][1] >= MONDAY
