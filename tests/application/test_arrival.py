from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from smallwins.application.day.arrival import Arrival, arrival
from smallwins.domain.metric import Direction, Kind
from smallwins.domain.schedule import Rhythm, Schedule
from smallwins.domain.step import Step, StepState
from tests.application.record import NOW, Record

ON_MONDAYS = Schedule(rhythm=Rhythm.WEEKDAYS, weekdays=(0,))
ON_FRIDAYS = Schedule(rhythm=Rhythm.WEEKDAYS, weekdays=(4,))


def arrived(record: Record) -> Arrival:
    return arrival(record.store, record.person, record.today)


def test_who_wrote_nothing_down_for_a_week_is_back(record: Record) -> None:
    record.log(record.metric("walk"), 9)

    assert arrived(record) is Arrival.BACK


def test_one_missed_day_of_a_metric_of_one_day_a_week_is_no_return(record: Record) -> None:
    record.log(record.metric("choir", ON_FRIDAYS), 10)

    assert arrived(record) is Arrival.USUAL


def test_two_metrics_missed_on_one_day_are_no_return(record: Record) -> None:
    record.log(record.metric("choir", ON_FRIDAYS), 10)
    record.log(record.metric("market", ON_FRIDAYS), 10)

    assert arrived(record) is Arrival.USUAL


def test_who_is_on_the_day_of_the_week_is_not_back(record: Record) -> None:
    record.log(record.metric("choir", ON_MONDAYS), 7)

    assert arrived(record) is Arrival.USUAL


@pytest.mark.parametrize(
    "watched",
    [
        {"kind": Kind.RATING, "direction": Direction.OBSERVE},
        {"kind": Kind.COUNT, "direction": Direction.AT_MOST, "limit": 2},
    ],
    ids=["mood", "limit"],
)
def test_who_only_watches_something_every_day_was_never_away(record: Record, watched: dict[str, Any]) -> None:
    record.log(record.metric("walk"), 20)
    daily = record.metric("watched", **watched)
    for back in range(12):
        record.log(daily, back, 1)

    assert arrived(record) is Arrival.AFTER_AN_EMPTY_DAY


def test_a_day_that_was_skipped_on_purpose_is_not_away(record: Record) -> None:
    walk = record.metric("walk")
    record.log(walk, 9)
    record.log(walk, 4, None, skip_reason="ill")

    assert arrived(record) is Arrival.AFTER_AN_EMPTY_DAY


@pytest.mark.parametrize(
    ("days", "found"), [(1, Arrival.USUAL), (5, Arrival.AFTER_AN_EMPTY_DAY), (8, Arrival.BACK)]
)
def test_a_step_that_was_finished_is_effort_too(record: Record, days: int, found: Arrival) -> None:
    record.log(record.metric("walk"), 9)
    then = NOW.at - timedelta(days=days)
    record.keep(Step(id=NOW.new_id(), title="Call", state=StepState.DONE, done_at=then, created_at=then))

    assert arrived(record) is found
