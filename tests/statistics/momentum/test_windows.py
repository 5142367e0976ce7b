from datetime import date, timedelta

import pytest

from smallwins.domain.metric import Kind, Plan
from smallwins.domain.profile import WeekStart
from smallwins.domain.schedule import Rhythm, Schedule
from smallwins.statistics.momentum import Course, opportunities, window_of
from tests.statistics.momentum.records import START, metric, rows_of

THREE_A_WEEK = Schedule(rhythm=Rhythm.PER_WEEK, times=3)
NOTHING: float | None = None


@pytest.mark.parametrize(
    ("schedule", "memory"),
    [
        (Schedule(), 0.948078),
        (Schedule(rhythm=Rhythm.PER_WEEK, times=6), 0.707833),
        (Schedule(rhythm=Rhythm.PER_WEEK, times=5), 0.729468),
        (Schedule(rhythm=Rhythm.PER_WEEK, times=4), 0.754170),
        (Schedule(rhythm=Rhythm.PER_WEEK, times=3), 0.783223),
        (Schedule(rhythm=Rhythm.PER_WEEK, times=2), 0.819139),
        (Schedule(rhythm=Rhythm.PER_WEEK, times=1), 0.868430),
        (Schedule(rhythm=Rhythm.WEEK_TOTAL), 0.868430),
        (Schedule(rhythm=Rhythm.PER_DAYS, times=1, length=5), 0.887608),
        (Schedule(rhythm=Rhythm.PER_MONTH, times=4), 0.555257),
        (Schedule(rhythm=Rhythm.MONTH_TOTAL), 0.745156),
        (Schedule(rhythm=Rhythm.DAYS_TOTAL, length=7), 0.868430),
    ],
)
def test_each_schedule_carries_the_share_that_the_method_gives(schedule: Schedule, memory: float) -> None:
    assert schedule.memory == pytest.approx(memory, abs=1e-6)


def test_a_new_schedule_closes_the_running_week_and_shares_its_days() -> None:
    changed = metric(schedule=THREE_A_WEEK, kind=Kind.BOOLEAN).with_schedule(
        Schedule(rhythm=Rhythm.PER_WEEK, times=7), START + timedelta(days=3)
    )
    course = Course(metric=changed)
    rows = rows_of(1, NOTHING, NOTHING, 1, 1)

    first, second = opportunities(course, rows, START + timedelta(days=7))

    assert (first.since, first.until) == (START, START + timedelta(days=2))
    assert first.credit == pytest.approx(1 / (3 * 3 / 7))
    assert (second.since, second.until) == (START + timedelta(days=3), START + timedelta(days=6))
    assert second.credit == pytest.approx(2 / 4)


def test_a_new_first_day_of_the_week_closes_the_running_week() -> None:
    course = Course(
        metric=metric(schedule=THREE_A_WEEK, kind=Kind.BOOLEAN),
        week_starts=(WeekStart(since=START + timedelta(days=9), weekday=6),),
    )

    spans = [(chance.since, chance.until) for chance in opportunities(course, [], START + timedelta(days=20))]

    starts_and_ends = [(0, 6), (7, 8), (9, 12), (13, 19)]
    assert spans == [(START + timedelta(days=a), START + timedelta(days=b)) for a, b in starts_and_ends]


def test_a_schedule_written_down_twice_is_no_change() -> None:
    again = metric(schedule=THREE_A_WEEK, kind=Kind.BOOLEAN)
    again = again.with_schedule(THREE_A_WEEK, START + timedelta(days=3))
    assert again.plans[1:] == (Plan(since=START + timedelta(days=3), schedule=THREE_A_WEEK),)

    assert window_of(Course(metric=again), START + timedelta(days=4)) == (START, START + timedelta(days=6))


def test_the_windows_of_a_regime_lie_end_to_end() -> None:
    for schedule in (
        Schedule(),
        THREE_A_WEEK,
        Schedule(rhythm=Rhythm.DAYS_TOTAL, length=4),
        Schedule(rhythm=Rhythm.MONTH_TOTAL),
    ):
        course, day = Course(metric=metric(schedule=schedule)), date(2023, 12, 1)
        for _ in range(20):
            opens, closes = window_of(course, day)
            assert window_of(course, closes) == (opens, closes)
            assert opens <= day <= closes
            day = closes + timedelta(days=1)
            assert window_of(course, day)[0] == day
