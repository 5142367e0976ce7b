from dataclasses import replace
from datetime import date, timedelta

import pytest

from smallwins.domain.day import Tally
from smallwins.domain.levels import Levels
from smallwins.domain.metric import Aggregation, Direction, Kind
from smallwins.domain.schedule import Rhythm, Schedule
from smallwins.statistics.momentum import Band, Course, band_of, momentum, opportunities, series, window_of
from tests.statistics.momentum.records import START, metric, rows_of

SKIP = "skip"
NOTHING: float | None = None
E1 = rows_of(10, 15, NOTHING, 5, SKIP, 20, NOTHING, 10, 10, 3)
E1_COURSE = Course(metric=metric(floor=10))
E1_TODAY = START + timedelta(days=10)


def line(course: Course, rows: list, today: date) -> list[float]:
    return [share for _, share in series(opportunities(course, rows, today))]


def credits_of_all(course: Course, rows: list, today: date) -> list[float]:
    return [chance.credit for chance in opportunities(course, rows, today)]


def near(*expected: float) -> object:
    return pytest.approx(list(expected), abs=1e-6)


def live(course: Course, rows: list, today: date) -> float:
    now = momentum(course, rows, today)
    assert now is not None
    return now.live


def test_a_daily_floor_earns_what_the_method_says() -> None:
    assert line(E1_COURSE, E1, E1_TODAY) == near(
        0.051922, 0.101149, 0.095897, 0.116879, 0.162733, 0.154283, 0.198195, 0.239827, 0.242951
    )


@pytest.mark.parametrize(("logged", "expected"), [(None, 0.242951), (4, 0.251106), (10, 0.282259)])
def test_the_open_day_counts_only_upward(logged: float | None, expected: float) -> None:
    rows = [*E1, *rows_of(logged, since=E1_TODAY)]

    assert live(E1_COURSE, rows, E1_TODAY) == pytest.approx(expected, abs=1e-6)


def test_the_order_in_which_entries_were_saved_changes_nothing() -> None:
    shuffled = [E1[spot] for spot in (5, 0, 7, 2, 6, 1, 4, 3)]

    assert momentum(E1_COURSE, shuffled, E1_TODAY) == momentum(E1_COURSE, E1, E1_TODAY)


def test_misses_after_a_full_month_cost_little_each() -> None:
    month = rows_of(*[10] * 30)

    after = [live(E1_COURSE, month, START + timedelta(days=30 + missed)) for missed in (0, 1, 3)]

    assert after == near(0.798017, 0.756582, 0.680054)


@pytest.mark.requirement("R50", "R174")
def test_ten_minutes_count_as_much_as_an_hour() -> None:
    course, today = Course(metric=metric(kind=Kind.DURATION, floor=10)), START + timedelta(days=3)

    assert line(course, rows_of(10, 10, 10), today) == line(course, rows_of(60, 90, 600), today)


THREE_A_WEEK = Schedule(rhythm=Rhythm.PER_WEEK, times=3)
WEEKS: list[list[float | str | None]] = [
    [1, NOTHING, 1, NOTHING, 1, NOTHING, NOTHING],
    [1, NOTHING, NOTHING, 1, NOTHING, NOTHING, NOTHING],
    [SKIP, SKIP, SKIP, 1, NOTHING, NOTHING, NOTHING],
    [SKIP, SKIP, SKIP, SKIP, SKIP, SKIP, SKIP],
    [NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING],
    [1, 1, 1, 1, NOTHING, NOTHING, NOTHING],
]


def test_weeks_earn_what_the_method_says() -> None:
    course = Course(metric=metric(schedule=THREE_A_WEEK, kind=Kind.BOOLEAN))
    rows = rows_of(*(day for week in WEEKS for day in week))
    today = START + timedelta(weeks=len(WEEKS))

    assert credits_of_all(course, rows, today) == near(1, 0.666667, 0.583333, 0, 1)
    assert line(course, rows, today) == near(0.216777, 0.314303, 0.372623, 0.291847, 0.445358)


def test_a_limit_earns_what_the_method_says() -> None:
    course = Course(metric=metric(direction=Direction.AT_MOST, limit=30, ceiling=60))
    rows, today = rows_of(20, 30, 45, 60, 90, NOTHING, 0), START + timedelta(days=7)

    assert credits_of_all(course, rows, today) == near(1, 1, 0.5, 0, 0, 1)
    assert line(course, rows, today) == near(0.051922, 0.101149, 0.121858, 0.115531, 0.109533, 0.155768)


def test_effort_on_a_skipped_day_counts_toward_its_week() -> None:
    course = Course(metric=metric(schedule=THREE_A_WEEK, kind=Kind.BOOLEAN))
    week = rows_of((0.1,), SKIP, SKIP, 1)

    assert credits_of_all(course, week, START + timedelta(days=7)) == near(0.641667)


def test_effort_in_a_week_that_was_skipped_whole_is_used_only_if_it_helps() -> None:
    course = Course(metric=metric(schedule=THREE_A_WEEK, kind=Kind.BOOLEAN))
    week = rows_of((0.1,), *[SKIP] * 6)

    (chance,) = opportunities(course, week, START + timedelta(days=7))

    assert chance.credit == pytest.approx(0.033333, abs=1e-6)
    assert not chance.counts


def test_a_metric_made_on_a_thursday_is_asked_for_part_of_its_first_week() -> None:
    thursday = START + timedelta(days=3)
    course = Course(metric=metric(schedule=THREE_A_WEEK, kind=Kind.BOOLEAN, since=thursday))

    assert credits_of_all(course, rows_of(1, since=thursday), START + timedelta(days=7)) == near(0.583333)


def test_windows_of_five_days_are_counted_from_the_day_the_schedule_took_effect() -> None:
    course = Course(
        metric=metric(schedule=Schedule(rhythm=Rhythm.PER_DAYS, times=1, length=5), kind=Kind.BOOLEAN)
    )
    rows = [Tally(START + timedelta(days=day), 1) for day in (4, 10, 15)]

    assert line(course, rows, START + timedelta(days=20)) == near(0.112392, 0.099760, 0.200940, 0.290748)
    assert window_of(course, START + timedelta(days=9)) == (
        START + timedelta(days=5),
        START + timedelta(days=9),
    )


def test_calendar_months_are_judged_as_wholes() -> None:
    january = date(2024, 1, 1)
    course = Course(
        metric=metric(schedule=Schedule(rhythm=Rhythm.PER_MONTH, times=4), kind=Kind.BOOLEAN, since=january)
    )
    done = [(1, 2), (1, 9), (1, 10), (1, 31), (2, 1), (2, 29), (3, 1), (3, 2), (3, 3), (3, 4)]
    rows = [Tally(date(2024, month, day), 1) for month, day in done]

    assert credits_of_all(course, rows, date(2024, 4, 1)) == near(1, 0.5, 1)
    assert line(course, rows, date(2024, 4, 1)) == near(0.444743, 0.469318, 0.705335)


def test_a_day_that_the_month_lacks_is_its_last() -> None:
    schedule = Schedule(rhythm=Rhythm.MONTH_DAYS, month_days=(1, 31))
    course = Course(metric=metric(schedule=schedule, kind=Kind.BOOLEAN, since=date(2024, 1, 31)))
    rows = [Tally(date(2024, 1, 31), 1), Tally(date(2024, 2, 29), 1)]

    chances = opportunities(course, rows, date(2024, 3, 2))

    assert [(chance.since, chance.credit) for chance in chances] == [
        (date(2024, 1, 31), 1),
        (date(2024, 2, 1), 0),
        (date(2024, 2, 29), 1),
        (date(2024, 3, 1), 0),
    ]


def test_a_weekly_total_is_lessened_by_the_days_that_rest() -> None:
    course = Course(metric=metric(schedule=Schedule(rhythm=Rhythm.WEEK_TOTAL), kind=Kind.DURATION, floor=140))

    assert credits_of_all(course, rows_of(30, SKIP, 20), START + timedelta(days=7)) == near(50 / 120)


def test_a_weekly_limit_is_lessened_by_the_days_that_rest() -> None:
    course = Course(
        metric=metric(
            schedule=Schedule(rhythm=Rhythm.WEEK_TOTAL), direction=Direction.AT_MOST, limit=70, ceiling=140
        )
    )

    assert credits_of_all(course, rows_of(30, SKIP, 45), START + timedelta(days=7)) == near(0.75)


def test_what_was_taken_on_a_paused_day_does_not_use_up_the_week() -> None:
    course = Course(
        metric=metric(
            schedule=Schedule(rhythm=Rhythm.WEEK_TOTAL), direction=Direction.AT_MOST, limit=70, ceiling=140
        )
    )

    assert credits_of_all(course, rows_of(30, (500.0,), 30), START + timedelta(days=7)) == near(1)


@pytest.mark.parametrize(("means_zero", "expected"), [(True, 1.0), (False, 2 / (6 * 3 / 7))])
def test_of_days_within_a_limit_only_those_that_are_known_are_asked_for(
    means_zero: bool, expected: float
) -> None:
    course = Course(
        metric=metric(
            schedule=Schedule(rhythm=Rhythm.PER_WEEK, times=6),
            direction=Direction.AT_MOST,
            empty_means_zero=means_zero,
            limit=2,
            ceiling=4,
        )
    )

    earned = credits_of_all(course, rows_of(1, None, 9, None, 2, None, None), START + timedelta(days=7))

    assert earned == near(expected)


@pytest.mark.parametrize(("means_zero", "expected"), [(True, [1.0, 0.0, 1.0]), (False, [0.0])])
def test_nothing_logged_means_zero_only_where_the_person_said_so(
    means_zero: bool, expected: list[float]
) -> None:
    course = Course(
        metric=metric(direction=Direction.AT_MOST, limit=2, ceiling=4, empty_means_zero=means_zero)
    )

    assert credits_of_all(course, rows_of(None, 5, None), START + timedelta(days=3)) == expected


def test_effort_on_an_off_day_helps_and_an_empty_one_costs_nothing() -> None:
    weekdays = Schedule(rhythm=Rhythm.WEEKDAYS, weekdays=(0,))
    course = Course(metric=metric(schedule=weekdays, kind=Kind.BOOLEAN))

    monday, tuesday, wednesday = line(course, rows_of(1, 1, 0.1), START + timedelta(days=7))

    assert monday == pytest.approx(1 - weekdays.memory)
    assert tuesday > monday
    assert wednesday == tuesday


def test_old_days_are_judged_by_the_floor_of_their_time() -> None:
    raised = metric(floor=10).with_levels(Levels(since=START + timedelta(days=2), floor=100))

    assert credits_of_all(Course(metric=raised), rows_of(10, 10, 10), START + timedelta(days=3)) == near(
        1, 1, 0.1
    )


def test_an_observation_has_no_momentum_and_no_opportunities() -> None:
    mood = Course(metric=metric(direction=Direction.OBSERVE))

    assert momentum(mood, rows_of(4, 5), START + timedelta(days=3)) is None
    assert opportunities(mood, rows_of(4, 5), START + timedelta(days=3)) == []


def test_effort_before_the_beginning_counts_only_if_it_helps() -> None:
    late = metric(kind=Kind.BOOLEAN, starts_on=START + timedelta(days=4))

    chances = opportunities(Course(metric=late), rows_of(1, None, 1), START + timedelta(days=5))

    assert [(chance.credit, chance.counts) for chance in chances] == [(1, False), (1, False), (0, True)]


def test_an_unknown_future_waits() -> None:
    course = Course(metric=metric(starts_on=START + timedelta(days=40)))

    assert live(course, [], START) == 0
    assert live(course, rows_of(1, since=START + timedelta(days=1)), START) == 0


def test_each_quarter_has_its_word() -> None:
    assert [band_of(share) for share in (0, 0.2499, 0.25, 0.5, 0.75, 1)] == [
        Band.STARTING,
        Band.STARTING,
        Band.BUILDING,
        Band.STEADY,
        Band.STRONG,
        Band.STRONG,
    ]
    now = momentum(E1_COURSE, E1, E1_TODAY)
    assert now is not None
    assert now.band is Band.STARTING


@pytest.mark.parametrize("aggregation", [Aggregation.SUM, Aggregation.COUNT_DISTINCT])
def test_days_in_any_order_come_to_the_same(aggregation: Aggregation) -> None:
    course = Course(metric=replace(metric(floor=1), aggregation=aggregation))
    rows = [Tally(START + timedelta(days=day), 1, what="Fig") for day in (9, 0, 2, 1)]

    assert live(course, rows, START + timedelta(days=3)) == live(
        course, sorted(rows), START + timedelta(days=3)
    )
