from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smallwins.formats.dates import Order, epoch_day, order_of, read_date

DAYS = st.dates(date(1970, 1, 1), date(2068, 12, 31))


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("2016-03-18", Order.YMD),
        ("2016/3/18", Order.MDY),
        ("2016-03-18T07:22:36.551+00:00", Order.YMD),
        ("2016-03-18 07:22", Order.YMD),
        ("20160318", Order.YMD),
        ("20160318T065209Z", Order.YMD),
        ("3/18/2016", Order.MDY),
        ("03-18-16", Order.MDY),
        ("18.3.2016", Order.DMY),
        ("18/03/16", Order.DMY),
        ("18 March 2016", Order.YMD),
        ("Mar 18, 2016", Order.YMD),
        ("1458259200", Order.YMD),
        ("1458259200000", Order.YMD),
    ],
)
def test_a_date_is_read_as_it_is_written(text: str, order: Order) -> None:
    assert read_date(text, order) == date(2016, 3, 18)


@pytest.mark.parametrize("text", ["", "soon", "2024-02-30", "2024-13-01", "13", "99/99/2024", "0000-00-00"])
def test_what_is_no_date_is_none(text: str) -> None:
    assert read_date(text) is None


@given(days=st.lists(DAYS, min_size=1, max_size=30))
def test_the_order_is_found_wherever_a_day_is_beyond_twelve(days: list[date]) -> None:
    days.append(date(2024, 1, 31))

    assert order_of([f"{day.day}/{day.month}/{day.year}" for day in days]) == (Order.DMY, True)
    assert order_of([f"{day.month}/{day.day}/{day.year}" for day in days]) == (Order.MDY, True)
    assert order_of([day.isoformat() for day in days]) == (Order.YMD, True)


def test_an_open_order_is_the_one_whose_days_lie_closer_together() -> None:
    assert order_of(["1/5/2024", "2/5/2024", "3/5/2024"]) == (Order.DMY, False)
    assert order_of(["5/1/2024", "5/2/2024", "5/3/2024"]) == (Order.MDY, False)


@given(day=DAYS)
def test_every_date_comes_back_from_each_way_of_writing_it(day: date) -> None:
    assert read_date(day.isoformat()) == day
    assert read_date(f"{day:%Y%m%d}") == day
    assert read_date(f"{day.day}.{day.month}.{day.year}", Order.DMY) == day
    assert read_date(f"{day:%m-%d-%y}", Order.MDY) == day


def test_an_instant_is_of_its_utc_day() -> None:
    assert epoch_day(1451606400000) == date(2016, 1, 1)
    assert epoch_day(1451606399999) == date(2015, 12, 31)
    assert epoch_day(10**18) is None
