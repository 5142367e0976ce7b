from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import numpy as np

from smallwins.application import entries, metrics
from smallwins.application.looking.daily import Calendar, calendar
from smallwins.application.looking.findings import name_of
from smallwins.domain.entry import Entry, Felt
from smallwins.domain.levels import Levels
from smallwins.domain.metric import Direction, Kind, Metric
from smallwins.domain.pause import Pause
from smallwins.domain.profile import Profile
from smallwins.domain.step import KeyDay
from smallwins.store.store import SqlStore
from tests.application.conftest import NOW, new_step
from tests.conftest import MONDAY, now_on

LATER = now_on(MONDAY + timedelta(days=7))


def wrote(
    store: SqlStore, person: Profile, metric: Metric, day: int, value: float | None, **fields: object
) -> None:
    noted = Entry(
        id=NOW.new_id(),
        metric=metric.id,
        for_date=MONDAY + timedelta(days=day),
        value=value,
        created_at=NOW.at,
        **fields,  # type: ignore[arg-type]
    )
    entries.log_entry(store, person, LATER, noted)


def row(found: Calendar, name: str = "Walk") -> list[float | None]:
    place = [name_of(each) for each in found.series].index(name)
    return [None if np.isnan(value) else value for value in found.table[place].tolist()]


def test_an_empty_day_of_something_done_is_nothing_and_a_skip_or_a_pause_is_unknown(
    store: SqlStore, person: Profile, walk: Metric
) -> None:
    wrote(store, person, walk, 0, 12)
    wrote(store, person, walk, 0, 3)
    wrote(store, person, walk, 2, None, skip_reason="fever")
    rest = Pause(
        id=NOW.new_id(),
        since=MONDAY + timedelta(days=4),
        until=MONDAY + timedelta(days=5),
        metric=walk.id,
        created_at=NOW.at,
    )
    metrics.pause(store, person, NOW, rest)

    assert row(calendar(store, person, LATER)) == [15, 0, None, 0, None, None, 0]


def test_an_empty_day_of_a_limit_is_unknown_unless_it_means_none(
    store: SqlStore, person: Profile, walk: Metric
) -> None:
    limit = replace(
        walk,
        id=NOW.new_id(),
        name="Screens",
        direction=Direction.AT_MOST,
        levels=(Levels(since=MONDAY, limit=30),),
    )
    metrics.add_metric(store, person, NOW, limit)
    metrics.add_metric(
        store, person, NOW, told := replace(limit, id=NOW.new_id(), name="Told", empty_means_zero=True)
    )
    wrote(store, person, limit, 0, 20)
    wrote(store, person, told, 0, 20)

    found = calendar(store, person, LATER)

    assert row(found, "Screens") == [20, None, None, None, None, None, None]
    assert row(found, "Told") == [20, 0, 0, 0, 0, 0, 0]


def test_a_tag_is_a_series_that_is_about_the_metric_whose_entries_carry_it(
    store: SqlStore, person: Profile, walk: Metric
) -> None:
    mood = replace(walk, id=NOW.new_id(), name="Mood", kind=Kind.RATING, direction=Direction.OBSERVE)
    metrics.add_metric(store, person, NOW, mood)
    wrote(store, person, walk, 0, 12, tags=("outdoors",))
    wrote(store, person, mood, 1, 6)

    found = calendar(store, person, LATER)
    named = {name_of(each): each for each in found.series}
    of_walk, of_mood, outdoors = named["Walk"], named["Mood"], named["outdoors"]

    assert row(found, "outdoors")[:3] == [1, 0, None]
    assert outdoors.is_about(of_walk)
    assert not outdoors.is_about(of_mood)
    assert not outdoors.may_be_outcome


def test_a_session_goes_by_how_it_went_else_by_its_amount_a_minute(
    store: SqlStore, person: Profile, walk: Metric
) -> None:
    pages = replace(walk, id=NOW.new_id(), name="Pages", kind=Kind.QUANTITY, unit="page")
    metrics.add_metric(store, person, NOW, pages)
    wrote(store, person, walk, 0, 12, felt=Felt(went_well=7))
    wrote(store, person, pages, 0, 10, minutes=20)
    metrics.add_metric(store, person, NOW, weight := replace(pages, id=NOW.new_id(), sensitive=True))
    wrote(store, person, weight, 0, 10, minutes=20)

    found = calendar(store, person, LATER)

    assert {metric.name: [s.outcome for s in held] for metric, held in found.sessions.items()} == {
        "Walk": [7],
        "Pages": [0.5],
    }


def test_minutes_on_key_tasks_are_a_row_known_on_the_days_that_had_one(
    store: SqlStore, person: Profile, walk: Metric
) -> None:
    recipe = new_step(store, person, "Write up the bread recipe")
    keys = tuple(KeyDay(on=MONDAY + timedelta(days=day)) for day in (0, 2))
    store.keep(store.begin(person.id, NOW, "step.edit"), replace(recipe, key_days=keys))
    wrote(store, person, walk, 0, 25, step=recipe.id)
    wrote(store, person, walk, 1, 40, step=recipe.id)
    wrote(store, person, walk, 3, 10)

    found = calendar(store, person, LATER)

    assert row(found, "Minutes on key tasks") == [25, None, 0, None, None, None, None]
    key_time, own = found.series[-1], found.series[0]
    assert key_time.may_be_outcome
    assert key_time.is_about(own)  # the same minutes twice: no finding
