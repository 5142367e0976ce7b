from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from smallwins.application import entries, metrics
from smallwins.application.looking import measures
from smallwins.application.looking.ramp import Ramp, ramp_of, use_bit_more
from smallwins.application.looking.suggested import suggested
from smallwins.domain.entry import Entry
from smallwins.domain.errors import Refusal
from smallwins.domain.levels import Levels
from smallwins.domain.metric import Direction, Metric, Plan
from smallwins.domain.profile import Profile
from smallwins.domain.schedule import Rhythm, Schedule
from smallwins.statistics.enough import NotEnough
from smallwins.store.store import SqlStore
from tests.application.conftest import NOW
from tests.conftest import MONDAY, now_on


def lived(
    store: SqlStore,
    person: Profile,
    walk: Metric,
    weeks: Sequence[float],
    schedule: Schedule,
    **fields: object,
) -> Metric:
    """Log an amount in each week, 0 for none, spread over as many days as are asked for."""
    metric = replace(walk, id=NOW.new_id(), plans=(Plan(since=MONDAY, schedule=schedule),), **fields)  # type: ignore[arg-type]
    metrics.add_metric(store, person, NOW, metric)
    for week, amount in enumerate(weeks):
        days = 7 if schedule.rhythm is Rhythm.DAILY else 1
        for day in range(days if amount else 0):
            on = MONDAY + timedelta(weeks=week, days=day)
            noted = Entry(id=NOW.new_id(), metric=metric.id, for_date=on, value=amount, created_at=NOW.at)
            entries.log_entry(store, person, now_on(MONDAY + timedelta(weeks=len(weeks))), noted)
    return metric


WEEKLY = Schedule(rhythm=Rhythm.WEEK_TOTAL)


def moved(store: SqlStore, person: Profile, metric: Metric, weeks: int) -> Ramp:
    found = ramp_of(store, person, now_on(MONDAY + timedelta(weeks=weeks)), metric)
    assert isinstance(found, Ramp)
    return found


@pytest.mark.requirement("R132", "R159", "R169")
def test_a_bit_more_is_a_tenth_beyond_the_usual_and_waits_for_a_yes(
    store: SqlStore, person: Profile, walk: Metric
) -> None:
    metric = lived(
        store, person, walk, (20, 20, 30, 30, 20, 20, 30, 30), WEEKLY, levels=(Levels(since=MONDAY, floor=5),)
    )
    later = now_on(MONDAY + timedelta(weeks=8))

    found = moved(store, person, metric, 8)
    changed = use_bit_more(store, person, later, metric)

    assert (found.usual, found.bit_more, found.lighter, found.restart) == (25, 27, None, None)
    assert changed.levels_on(found.since).target == 27
    assert changed.levels_on(later.today) == metric.levels_on(later.today)


def test_what_is_asked_already_is_enough(store: SqlStore, person: Profile, walk: Metric) -> None:
    asked = (Levels(since=MONDAY, target=50),)
    metric = lived(store, person, walk, (20,) * 8, WEEKLY, levels=asked)

    found = moved(store, person, metric, 8)

    assert found.bit_more is None
    assert list(measures.ramp(found, metric)) == [
        "Your usual lately is about 20 min a week. What you ask now fits that; a bit more can wait."
    ]
    with pytest.raises(Refusal):
        use_bit_more(store, person, now_on(MONDAY + timedelta(weeks=8)), metric)


@pytest.mark.requirement("R159")
def test_after_three_rising_weeks_a_lighter_one_is_named_once(
    store: SqlStore, person: Profile, walk: Metric
) -> None:
    rising = (20, 20, 20, 20, 30, 40, 50, 60)
    metric = lived(store, person, walk, rising, WEEKLY)

    at_three = moved(store, person, metric, 7)
    at_four = moved(store, person, metric, 8)

    assert at_three.lighter == 35
    assert at_four.lighter is None
    assert "A lighter week, about 35 min a week, would do it good." in " ".join(
        measures.ramp(at_three, metric)
    )


def test_after_time_away_one_begins_again_at_six_tenths(
    store: SqlStore, person: Profile, walk: Metric
) -> None:
    metric = lived(store, person, walk, (20, 20, 20, 20, 0, 0, 0, 10), WEEKLY)

    found = moved(store, person, metric, 8)

    assert (found.restart, found.bit_more, found.lighter) == (12, None, None)


def test_of_single_days_the_usual_is_that_of_a_day(store: SqlStore, person: Profile, walk: Metric) -> None:
    metric = lived(store, person, walk, (20,) * 8, Schedule(), levels=(Levels(since=MONDAY, floor=10),))

    found = moved(store, person, metric, 8)

    assert (found.usual, found.asked, found.bit_more) == (20, 10, 20)
    assert "about 20 min a day" in " ".join(measures.ramp(found, metric))


def test_days_a_week_move_in_whole_days(store: SqlStore, person: Profile, walk: Metric) -> None:
    metric = lived(store, person, walk, (5,) * 8, Schedule(rhythm=Rhythm.PER_WEEK, times=3))

    found = moved(store, person, metric, 8)

    assert (found.usual, found.asked, found.bit_more) == (1, 3, None)


def test_a_limit_moves_down(store: SqlStore, person: Profile, walk: Metric) -> None:
    limit = (Levels(since=MONDAY, limit=60),)
    metric = lived(store, person, walk, (50,) * 8, WEEKLY, direction=Direction.AT_MOST, levels=limit)

    found = moved(store, person, metric, 8)
    changed = use_bit_more(store, person, now_on(MONDAY + timedelta(weeks=8)), metric)

    assert (found.bit_more, found.lighter, found.restart) == (50, None, None)
    assert changed.levels_on(found.since).limit == 50


def test_before_four_weeks_nothing_is_said(store: SqlStore, person: Profile, walk: Metric) -> None:
    metric = lived(store, person, walk, (20, 20, 20), WEEKLY)

    found = ramp_of(store, person, now_on(MONDAY + timedelta(weeks=3)), metric)

    assert isinstance(found, NotEnough)
    assert list(measures.ramp(found, metric)) == []


def test_where_the_recent_record_is_empty_no_level_fits_but_one_can_begin_again(
    store: SqlStore, person: Profile, walk: Metric
) -> None:
    metric = lived(store, person, walk, (20, 30, 20, 30, *(0,) * 30), WEEKLY)
    later = now_on(MONDAY + timedelta(weeks=34))

    fits = suggested(store, person, later, metric)
    found = moved(store, person, metric, 34)

    assert fits is not None
    assert fits.levels == NotEnough(0, 1, "days with effort")
    assert (found.usual, found.restart, found.bit_more) == (25, 15, None)
