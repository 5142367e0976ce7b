from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smallwins.statistics.periods import (
    Amounts,
    Periods,
    day_periods,
    month_periods,
    return_periods,
    seven_day_periods,
    showing_up_periods,
    week_periods,
)

MARCH_4 = date(2026, 3, 4)  # a Wednesday

days = st.lists(st.one_of(st.none(), st.floats(0, 1000).map(lambda x: round(x, 2))), max_size=120)


def amounts(daily: Sequence[float | None], *, first: date = MARCH_4, at_most: bool = False) -> Amounts:
    return Amounts(first=first, daily=daily, through=first + timedelta(days=len(daily) - 1), at_most=at_most)


def shown(periods: Periods) -> list[tuple[date, date, float]]:
    return [
        (date.fromordinal(int(start)), date.fromordinal(int(end)), float(value))
        for start, end, value in zip(periods.starts, periods.ends, periods.values, strict=True)
    ]


def test_days_with_nothing_logged_or_nothing_done_are_no_competitors() -> None:
    assert shown(day_periods(amounts([5.0, None, 0.0, 3.0]))) == [
        (MARCH_4, MARCH_4, 5.0),
        (date(2026, 3, 7), date(2026, 3, 7), 3.0),
    ]


def test_a_logged_nought_is_the_lowest_day_where_less_is_better() -> None:
    assert [value for *_, value in shown(day_periods(amounts([5.0, None, 0.0], at_most=True)))] == [5.0, 0.0]


@pytest.mark.parametrize(
    ("week_start", "expected"),
    [
        (0, [(date(2026, 3, 2), date(2026, 3, 8), 5.0), (date(2026, 3, 9), date(2026, 3, 15), 4.0)]),
        (6, [(date(2026, 3, 1), date(2026, 3, 7), 4.0), (date(2026, 3, 8), date(2026, 3, 14), 5.0)]),
    ],
)
def test_weeks_begin_where_the_person_says(week_start: int, expected: list[tuple[date, date, float]]) -> None:
    assert shown(week_periods(amounts([1.0] * 9), week_start=week_start)) == expected


def test_months_are_calendar_months() -> None:
    periods = month_periods(amounts([1.0] * 70, first=date(2026, 1, 30)))

    assert shown(periods) == [
        (date(2026, 1, 1), date(2026, 1, 31), 2.0),
        (date(2026, 2, 1), date(2026, 2, 28), 28.0),
        (date(2026, 3, 1), date(2026, 3, 31), 31.0),
        (date(2026, 4, 1), date(2026, 4, 30), 9.0),
    ]


def test_a_month_longer_than_the_record_is_open() -> None:
    periods = month_periods(amounts([1.0] * 40, first=date(2026, 1, 1)))

    assert [value for *_, value in shown(periods.closed)] == [31.0]


def test_where_less_is_better_a_window_needs_each_of_its_days() -> None:
    daily: list[float | None] = [2.0] * 21
    daily[8] = None

    weeks = shown(week_periods(amounts(daily, first=date(2026, 3, 2), at_most=True)))
    assert [start.day for start, *_ in weeks] == [2, 16]
    assert [value for *_, value in weeks] == [14.0, 14.0]


def test_running_windows_lie_wholly_inside_the_record() -> None:
    assert shown(seven_day_periods(amounts([1.0] * 6))) == []
    assert [value for *_, value in shown(seven_day_periods(amounts([1.0] * 8 + [2.0])))] == [7.0, 7.0, 8.0]


def test_showing_up_counts_days_not_amounts() -> None:
    daily: list[float | None] = [50.0, None, 1.0, 0.0] * 10

    assert {value for *_, value in shown(showing_up_periods(amounts(daily, at_most=True)))} == {15.0}


def test_returns_are_better_when_shorter() -> None:
    periods = return_periods([(MARCH_4, 3), (date(2026, 4, 1), 1)], through=date(2026, 5, 1))

    assert periods.lower
    assert shown(periods)[0] == (MARCH_4, date(2026, 3, 6), 3.0)


@pytest.mark.parametrize(
    "cut", [day_periods, week_periods, month_periods, seven_day_periods, showing_up_periods]
)
def test_an_empty_record_has_no_periods(cut: object) -> None:
    assert callable(cut)
    assert shown(cut(Amounts(first=MARCH_4, daily=[], through=MARCH_4))) == []


@given(days, st.integers(0, 6))
def test_no_amount_is_lost_in_weeks_or_months(daily: list[float | None], week_start: int) -> None:
    total = sum(amount or 0.0 for amount in daily)

    assert week_periods(amounts(daily), week_start=week_start).values.sum() == pytest.approx(total)
    assert month_periods(amounts(daily)).values.sum() == pytest.approx(total)


@given(days)
def test_every_period_begins_before_it_ends_and_they_come_in_order(daily: list[float | None]) -> None:
    for cut in (day_periods, week_periods, month_periods, seven_day_periods, showing_up_periods):
        periods = cut(amounts(daily))
        assert (periods.starts <= periods.ends).all()
        assert (periods.starts[1:] > periods.starts[:-1]).all()
