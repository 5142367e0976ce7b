from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from smallwins.application import entries, metrics
from smallwins.application.looking.suggested import Wish, suggested, use_suggested, wish
from smallwins.domain.entry import Entry
from smallwins.domain.errors import Refusal
from smallwins.domain.levels import Levels
from smallwins.domain.metric import Direction, Metric, Plan
from smallwins.domain.profile import Profile
from smallwins.domain.schedule import Rhythm, Schedule
from smallwins.statistics.targets import Levels as Fitting
from smallwins.statistics.targets import Reach
from smallwins.store.store import SqlStore
from tests.application.conftest import NOW
from tests.conftest import MONDAY, now_on

EIGHT_WEEKS = (2, 5, 3, 0, 4, 6, 4, 3)
LATER = now_on(MONDAY + timedelta(weeks=8))


def lived(store: SqlStore, person: Profile, metric: Metric) -> Metric:
    """Log one amount in each of eight weeks."""
    metrics.add_metric(store, person, NOW, metric)
    for week, amount in enumerate(EIGHT_WEEKS):
        day = MONDAY + timedelta(weeks=week, days=1)
        noted = Entry(id=NOW.new_id(), metric=metric.id, for_date=day, value=float(amount), created_at=NOW.at)
        entries.log_entry(store, person, LATER, noted)
    return metric


def weekly(walk: Metric, **fields: object) -> Metric:
    plans = (Plan(since=MONDAY, schedule=Schedule(rhythm=Rhythm.WEEK_TOTAL)),)
    return replace(walk, id=NOW.new_id(), plans=plans, **fields)  # type: ignore[arg-type]


@pytest.mark.requirement("R36", "R155")
def test_a_weekly_total_gets_the_levels_of_the_worked_example(
    store: SqlStore, person: Profile, walk: Metric
) -> None:
    metric = lived(store, person, weekly(walk))

    found = suggested(store, person, LATER, metric)
    changed = use_suggested(store, person, LATER, metric)

    assert found is not None
    assert isinstance(found.levels, Fitting)
    levels = found.levels
    assert (levels.floor.value, levels.target.value, levels.stretch.value) == (2, 4, 6)
    assert changed.levels_on(LATER.today) == metric.levels_on(LATER.today)
    assert changed.levels_on(found.since).target == 4


def test_where_less_is_better_the_easiest_becomes_the_limit(
    store: SqlStore, person: Profile, walk: Metric
) -> None:
    limit = (Levels(since=MONDAY, limit=3),)
    metric = lived(store, person, weekly(walk, direction=Direction.AT_MOST, levels=limit))

    changed = use_suggested(store, person, LATER, metric)

    assert changed.levels_on(LATER.today + timedelta(weeks=1)).limit == 6


@pytest.mark.requirement("R31")
def test_a_wish_gets_the_word_of_its_chance(store: SqlStore, person: Profile, walk: Metric) -> None:
    metric = lived(store, person, weekly(walk))

    four = wish(store, person, LATER, metric, 4)
    forty = wish(store, person, LATER, metric, 40)

    assert isinstance(four, Wish)
    assert isinstance(forty, Wish)

    assert (four.reached, four.count, four.reach) == (4, 8, Reach.REALISTIC)
    assert forty.reach is Reach.BEYOND


def test_a_sensitive_metric_is_left_alone_and_so_is_a_hard_day(
    store: SqlStore, person: Profile, walk: Metric
) -> None:
    weight = lived(store, person, weekly(walk, sensitive=True))
    metric = lived(store, person, weekly(walk))
    heavy = Entry(
        id=NOW.new_id(), metric=metric.id, for_date=LATER.today, value=1, note="I want to die",
        created_at=LATER.at,
    )  # fmt: skip

    assert suggested(store, person, LATER, weight) is None
    entries.log_entry(store, person, LATER, heavy)
    assert suggested(store, person, LATER, metric) is None
    with pytest.raises(Refusal):
        use_suggested(store, person, LATER, metric)
