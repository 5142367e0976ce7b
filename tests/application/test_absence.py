from __future__ import annotations

from datetime import timedelta

import pytest

from smallwins.application.day.absence import Absence, absence, leave_it, rest_it
from smallwins.application.profiles import owner
from smallwins.domain.pause import Pause
from tests.application.record import NOW, Record
from tests.conftest import MONDAY


def away(record: Record) -> Absence | None:
    return record.today.away


def after_weeks(record: Record, days: int) -> None:
    walk = record.metric("walk")
    record.log(walk, days + 1)


def test_two_weeks_without_a_line_are_welcomed_back(record: Record) -> None:
    after_weeks(record, 14)

    assert away(record) == Absence(since=MONDAY - timedelta(days=14), until=MONDAY - timedelta(days=1))
    assert record.evidence == "Good to have you back. Your one day of “walk” is still yours."


@pytest.mark.parametrize("days", [3, 13])
def test_fewer_days_are_just_days(record: Record, days: int) -> None:
    after_weeks(record, days)

    assert away(record) is None


def test_a_year_away_is_seen_though_only_recent_days_are_read(record: Record) -> None:
    after_weeks(record, 400)

    assert away(record) is not None


def test_as_a_pause_it_costs_nothing_and_is_not_asked_again(record: Record) -> None:
    walk = record.metric("walk")
    for back in range(60, 30, -1):
        record.log(walk, back)
    (before,) = record.today.lines
    found = away(record)
    assert found is not None

    rest_it(record.store, record.person, NOW, found)

    (after,) = record.today.lines
    assert before.momentum is not None
    assert after.momentum is not None
    assert after.momentum.live > before.momentum.live
    assert away(record) is None


def test_left_as_it_was_it_is_not_asked_again(record: Record) -> None:
    after_weeks(record, 20)
    found = away(record)
    assert found is not None

    leave_it(record.store, record.person, NOW, found)
    record.person = owner(record.store, record.person.id)

    assert away(record) is None


def test_time_that_rested_already_is_not_asked_about(record: Record) -> None:
    after_weeks(record, 20)
    record.keep(Pause(id=NOW.new_id(), since=MONDAY - timedelta(days=20), created_at=NOW.at))

    assert away(record) is None


def test_a_new_record_has_no_absence(record: Record) -> None:
    record.metric("walk")

    assert absence(record.store, record.person, NOW, [], []) is None
