from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from smallwins.application import metrics
from smallwins.application.day.evidence import week_totals
from smallwins.application.day.today import line_of
from smallwins.domain.levels import Levels
from smallwins.domain.metric import Kind
from smallwins.domain.profile import Profile
from smallwins.store.store import SqlStore
from tests.conftest import MONDAY, now_on
from tests.store.test_history import a_metric, an_entry


@pytest.mark.parametrize(
    ("kind", "values", "expected"),
    [(Kind.BOOLEAN, [0.5, 1, 1], [2, 1]), (Kind.QUANTITY, [0.5, 2, 4], [2.5, 4])],
)
def test_weeks_tell_days_of_what_is_done_or_not_and_else_the_amount(
    store: SqlStore, person: Profile, kind: Kind, values: list[float], expected: list[float]
) -> None:
    now = now_on(MONDAY + timedelta(days=8))
    metric = metrics.add_metric(
        store, person, now, replace(a_metric(), kind=kind, unit="", levels=(Levels(since=MONDAY),))
    )
    entries = [an_entry(metric, day, value) for day, value in zip((0, 2, 7), values, strict=True)]
    store.keep_new(store.begin(person.id, now, "entry.add"), entries)

    weeks = week_totals(store, person, line_of(store, person, now, metric), now.today)

    assert [week.total for week in weeks] == expected
