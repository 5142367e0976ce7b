from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from smallwins.application.looking.measures import best, news_of_bests
from smallwins.application.looking.overview import Overview, overview
from smallwins.domain.day import DayMark
from smallwins.domain.entry import Entry
from smallwins.domain.levels import Levels
from smallwins.domain.metric import Aggregation, Direction, Kind, Metric, Plan
from smallwins.domain.profile import Profile
from smallwins.statistics.enough import NotEnough
from smallwins.statistics.momentum import Band
from smallwins.statistics.momentum.consistency import Consistency
from smallwins.statistics.periods import PeriodKind
from smallwins.store.store import SqlStore
from tests.conftest import MONDAY, now_on

NOW = now_on()
DAYS = 70
START = MONDAY - timedelta(days=DAYS)


def looked_at(store: SqlStore, user: UUID, values: Sequence[float | None], **fields: Any) -> Overview:
    """Look at a metric that was logged with these values, one a day from START on; None is an empty day."""
    person = Profile(id=user, created_at=NOW.at)
    levels = Levels(since=START, floor=fields.pop("floor", None), limit=fields.pop("limit", None))
    metric = Metric(
        id=NOW.new_id(), name="Walk", starts_on=START, created_at=NOW.at,
        plans=(Plan(since=START),), levels=(levels,), **({"kind": Kind.DURATION} | fields),
    )  # fmt: skip
    entries = [
        Entry(
            id=NOW.new_id(), metric=metric.id, for_date=START + timedelta(days=number),
            value=value, created_at=NOW.at,
        )
        for number, value in enumerate(values) if value is not None
    ]  # fmt: skip
    store.keep(store.begin(user, NOW, "test"), person, metric, *entries)
    return overview(store, person, NOW, metric)


def test_a_metric_is_looked_at_whole(store: SqlStore, alice: UUID) -> None:
    seen = looked_at(store, alice, [10.0, None] * 35, floor=10)

    assert seen.momentum is not None
    assert seen.momentum.band is Band.BUILDING
    assert seen.line[-1][1] == pytest.approx(seen.momentum.closed)
    assert isinstance(seen.consistency, Consistency)
    assert seen.totals.days == 35
    assert seen.totals.minutes == 350
    assert seen.marks(START, START + timedelta(days=2)) == [DayMark.DONE, DayMark.MISS]


def test_gaps_are_counted_before_they_are_estimated(store: SqlStore, alice: UUID) -> None:
    few = looked_at(store, alice, [10.0] * 60 + [None] + [10.0] * 9)

    assert few.back_again is not None
    assert (few.back_again.counts.lapses, few.back_again.counts.one_long) == (1, 1)
    assert isinstance(few.back_again.estimate, NotEnough)


def test_coming_back_sooner_is_said(store: SqlStore, alice: UUID) -> None:
    gaps = [4, 4, 5, 4, 1, 1, 1, 1]
    days: list[float | None] = [value for gap in gaps for value in (10.0, *[None] * gap)]
    seen = looked_at(store, alice, days + [10.0] * (DAYS - len(days)))

    assert seen.back_again is not None
    assert seen.back_again.is_faster


def test_bests_are_beside_ones_own_past(store: SqlStore, alice: UUID) -> None:
    seen = looked_at(store, alice, [10.0] * 30 + [45.0] + [10.0] * 39)

    held = {each.kind: each for each in seen.bests}
    assert held[PeriodKind.DAY].value == 45
    assert held[PeriodKind.DAY].first == START + timedelta(days=30)
    assert held[PeriodKind.SHOWING_UP].value == 30


def test_the_quickest_return_is_a_best(store: SqlStore, alice: UUID) -> None:
    gaps = [4, 3, 5, 2, 4, 4]
    days: list[float | None] = [value for gap in gaps for value in (10.0, *[None] * gap)]
    seen = looked_at(store, alice, days + [10.0] * (DAYS - len(days)))

    quickest = next(held for held in seen.bests if held.kind is PeriodKind.RETURN)

    assert quickest.value == 2
    assert quickest.first == START + timedelta(days=4 + 1 + 3 + 1 + 5 + 1 + 1)
    assert best(quickest, seen.course.metric, seen.today).startswith("Quickest return: 2 chances")


def said_of(seen: Overview) -> list[str]:
    return news_of_bests(seen.announced, is_beyond_luck=seen.is_beyond_luck)


def test_a_week_under_way_that_exceeds_all_before_is_said_at_once(store: SqlStore, alice: UUID) -> None:
    assert said_of(looked_at(store, alice, [10.0] * 70)) == []

    seen = looked_at(store, alice, [10.0] * 70 + [99.0])

    assert said_of(seen) == ["This week is already more than any week before it."]


def test_weeks_that_grow_and_grow_are_more_than_luck(store: SqlStore, alice: UUID) -> None:
    grows = looked_at(store, alice, [float(1 + day // 7) for day in range(70)])
    level = looked_at(store, alice, [float(1 + day % 7) for day in range(70)])

    assert (grows.is_beyond_luck, level.is_beyond_luck) == (True, False)


def test_the_least_is_the_best_of_at_most(store: SqlStore, alice: UUID) -> None:
    seen = looked_at(store, alice, [30.0] * 20 + [0.0] + [30.0] * 20, limit=40, direction=Direction.AT_MOST)

    assert seen.bests[0].value == 0


@pytest.mark.parametrize(
    "fields", [{"sensitive": True}, {"kind": Kind.RATING}, {"direction": Direction.OBSERVE}]
)
def test_bests_are_off_where_they_could_hurt_or_mean_nothing(
    store: SqlStore, alice: UUID, fields: dict[str, Any]
) -> None:
    assert looked_at(store, alice, [5.0, 6.0] * 30, **fields).bests == ()


def test_days_that_do_not_add_up_have_bests_of_days_alone(store: SqlStore, alice: UUID) -> None:
    seen = looked_at(store, alice, [5.0, 6.0] * 30, kind=Kind.QUANTITY, aggregation=Aggregation.MAX)

    assert {held.kind for held in seen.bests} == {PeriodKind.DAY}


def test_what_is_observed_is_not_judged(store: SqlStore, alice: UUID) -> None:
    seen = looked_at(store, alice, [5.0, 6.0], kind=Kind.RATING)

    assert (seen.momentum, seen.consistency, seen.back_again, seen.line) == (None, None, None, [])
    assert len(seen.amounts) == 2


def test_a_new_metric_has_nothing_yet(store: SqlStore, alice: UUID) -> None:
    seen = looked_at(store, alice, [])

    assert seen.totals.days == 0
    assert (seen.bests, seen.recent_bests, seen.amounts) == ((), (), {})
