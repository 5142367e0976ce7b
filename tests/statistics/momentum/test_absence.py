from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from smallwins.domain.day import Tally
from smallwins.domain.pause import Pause
from smallwins.domain.schedule import Rhythm, Schedule
from smallwins.statistics.momentum import Course
from smallwins.statistics.momentum.absence import absence, empty_run, mostly_skipped
from tests.statistics.momentum.records import MADE, START, metric, rows_of

DAILY = Course(metric=metric())


def day(number: int) -> date:
    return START + timedelta(days=number)


def test_fourteen_empty_days_are_a_long_absence() -> None:
    assert empty_run([day(0)], day(15)) == (day(1), day(14))
    assert empty_run([day(0)], day(14)) is None


def test_it_may_be_asked_within_a_week_of_the_return() -> None:
    assert empty_run([day(0), day(20), day(21)], day(27)) == (day(1), day(19))
    assert empty_run([day(0), day(20), day(21)], day(28)) is None


def test_who_never_began_was_not_away() -> None:
    assert empty_run([], day(100)) is None


def test_an_absence_is_asked_for_days_that_were_asked_for() -> None:
    rest = Pause(id=UUID(int=5), since=day(1), until=day(5), created_at=MADE)

    assert absence(DAILY, rows_of(1), day(20)) == (day(1), day(19))
    assert absence(Course(metric=metric(), pauses=(rest,)), rows_of(1), day(20)) == (day(6), day(19))
    assert absence(Course(metric=metric(), pauses=(rest,)), rows_of(1), day(19)) is None
    assert absence(DAILY, rows_of(1), day(4)) is None


def test_a_monthly_metric_is_not_away_for_two_weeks() -> None:
    monthly = metric(schedule=Schedule(rhythm=Rhythm.MONTH_DAYS, month_days=(29,)))

    assert absence(Course(metric=monthly), rows_of(1), day(25)) is None


def test_more_than_half_skipped_raises_a_question() -> None:
    skips = ["skip", None] * 20

    assert not mostly_skipped(DAILY, rows_of(*skips), day(40))
    assert mostly_skipped(DAILY, rows_of(*skips, "skip", "skip"), day(42))


def test_few_opportunities_raise_no_question() -> None:
    assert not mostly_skipped(DAILY, rows_of(*["skip"] * 27), day(27))
    assert mostly_skipped(DAILY, rows_of(*["skip"] * 28), day(28))
    assert not mostly_skipped(DAILY, [], START)


def test_only_days_that_were_asked_for_are_counted() -> None:
    rest = Pause(id=UUID(int=5), since=day(28), created_at=MADE)
    mondays = metric(schedule=Schedule(rhythm=Rhythm.WEEKDAYS, weekdays=(0,)))
    skipped = [Tally(day(7 * week), None, True) for week in range(28)]

    assert mostly_skipped(Course(metric=metric(), pauses=(rest,)), rows_of(*["skip"] * 28), day(90))
    assert mostly_skipped(Course(metric=mondays), skipped, day(28 * 7))


def test_a_metric_that_ended_is_asked_no_more() -> None:
    ended = replace(metric(), ends_on=day(27))

    assert mostly_skipped(Course(metric=ended), rows_of(*["skip"] * 28), day(200))
