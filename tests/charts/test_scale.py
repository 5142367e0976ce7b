from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smallwins.charts.scale import VERTICES, Scale, level_ticks, thin, tick_days

points = st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=3_000).map(
    lambda heights: [(float(x), y) for x, y in enumerate(heights)]
)


def test_a_scale_is_straight_and_stays_within_its_rim() -> None:
    scale = Scale(0, 10, 100, 0)

    assert [scale(value) for value in (-5, 0, 5, 10, 99)] == [100, 100, 50, 0, 0]


def test_a_scale_without_extent_puts_everything_at_its_start() -> None:
    assert Scale(3, 3, 10, 90)(3) == 10


@given(points)
def test_thinning_keeps_the_ends_the_lowest_and_the_highest(line: list[tuple[float, float]]) -> None:
    kept = thin(line)

    assert len(kept) <= VERTICES
    assert (kept[0], kept[-1]) == (line[0], line[-1])
    assert min(y for _, y in kept) == min(y for _, y in line)
    assert max(y for _, y in kept) == max(y for _, y in line)
    assert list(kept) == sorted(kept)
    assert set(kept) <= set(line)


def test_a_short_line_is_left_as_it_is() -> None:
    line = [(0.0, 1.0), (1.0, 2.0)]

    assert thin(line) is line


@pytest.mark.parametrize(
    ("high", "ticks"),
    [(66, [50]), (60, [20, 40, 60]), (9, [5]), (3, [1, 2, 3]), (0, []), (float("nan"), [])],
)
def test_levels_fall_on_round_values(high: float, ticks: list[float]) -> None:
    assert level_ticks(high) == ticks


@given(st.floats(1e-6, 1e9), st.integers(1, 6))
def test_there_are_never_more_levels_than_asked_for(high: float, most: int) -> None:
    ticks = level_ticks(high, most=most)

    assert len(ticks) <= most
    assert all(0 < tick <= high * (1 + 1e-6) for tick in ticks)


def test_ten_weeks_are_told_by_month_and_ten_years_by_year() -> None:
    assert tick_days(date(2026, 3, 6), date(2026, 5, 14)) == [date(2026, 4, 1), date(2026, 5, 1)]
    assert tick_days(date(2016, 5, 1), date(2026, 5, 14)) == [
        date(year, 1, 1) for year in range(2018, 2027, 2)
    ]


@given(st.dates(max_value=date(2200, 1, 1)), st.dates(max_value=date(2200, 1, 1)), st.integers(1, 9))
def test_days_on_the_axis_lie_between_its_ends(one: date, other: date, most: int) -> None:
    first, last = sorted((one, other))
    days = tick_days(first, last, most=most)

    assert len(days) <= most
    assert all(first <= day <= last and day.day == 1 for day in days)
