from __future__ import annotations

import pytest

from smallwins.domain.levels import Levels
from smallwins.domain.metric import Aggregation, Kind, Metric, Plan
from tests.conftest import MONDAY, now_on


@pytest.mark.parametrize(
    ("kind", "aggregation", "days", "entries"),
    [
        (Kind.DURATION, Aggregation.SUM, True, True),
        (Kind.COUNT, Aggregation.COUNT_DISTINCT, True, False),
        (Kind.BOOLEAN, Aggregation.MAX, True, False),
        (Kind.QUANTITY, Aggregation.LAST, False, False),
        (Kind.RATING, Aggregation.SUM, False, False),
    ],
)
def test_a_sum_is_made_of_what_adds_up(
    kind: Kind, aggregation: Aggregation, *, days: bool, entries: bool
) -> None:
    metric = Metric(
        id=now_on().new_id(),
        name="Walk",
        kind=kind,
        aggregation=aggregation,
        plans=(Plan(since=MONDAY),),
        levels=(Levels(since=MONDAY),),
        starts_on=MONDAY,
        created_at=now_on().at,
    )

    assert (metric.days_add_up, metric.entries_add_up) == (days, entries)
