import math
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smallwins.statistics.bests import (
    Announcement,
    Best,
    RecordCount,
    Standing,
    announcement,
    best,
    record_count,
)
from smallwins.statistics.enough import NotEnough
from smallwins.statistics.periods import (
    Amounts,
    PeriodKind,
    Periods,
    day_periods,
    month_periods,
    return_periods,
    seven_day_periods,
    showing_up_periods,
    week_periods,
)

MARCH_2 = date(2026, 3, 2)  # a Monday

history = st.lists(st.one_of(st.none(), st.integers(0, 40).map(float)), min_size=1, max_size=200)


def periods(daily: list[float | None], *, at_most: bool = False, open_days: int = 0) -> Periods:
    through = MARCH_2 + timedelta(days=len(daily) - 1 - open_days)
    return day_periods(Amounts(first=MARCH_2, daily=daily, through=through, at_most=at_most))


def found(answer: Best | NotEnough) -> Best:
    assert isinstance(answer, Best)
    return answer


def counted(answer: RecordCount | NotEnough) -> RecordCount:
    assert isinstance(answer, RecordCount)
    return answer


def test_the_best_day_is_the_first_that_reached_it_and_a_later_one_equalled_it() -> None:
    answer = found(best(periods([3.0, 9.0, 4.0, None, 5.0, 9.0, 2.0])))

    assert (answer.value, answer.first) == (9.0, date(2026, 3, 3))
    assert answer.equalled_on == date(2026, 3, 7)
    assert answer.periods == 6


def test_where_less_is_better_the_lowest_logged_day_is_the_best() -> None:
    answer = found(best(periods([30.0, 20.0, None, 10.0, 40.0, 50.0, 60.0], at_most=True)))

    assert (answer.value, answer.first) == (10.0, date(2026, 3, 5))


def test_five_days_are_not_enough_for_a_best() -> None:
    assert best(periods([1.0, 2.0, None, 3.0, 4.0, 5.0])) == NotEnough(5, 6, "days")
    assert best(periods([])) == NotEnough(0, 6, "days")


def test_an_open_day_is_not_yet_the_best() -> None:
    answer = found(best(periods([1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0], open_days=1)))

    assert answer.value == 6.0


def test_an_open_day_is_announced_once_it_exceeds() -> None:
    said = announcement(periods([1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0], open_days=1))

    assert said == Announcement(
        kind=PeriodKind.DAY,
        standing=Standing.BEST,
        value=7.0,
        first=date(2026, 3, 8),
        last=date(2026, 3, 8),
        recent=False,
        is_open=True,
    )


def test_an_open_day_that_equals_waits_until_it_is_over() -> None:
    daily: list[float | None] = [1.0, 2.0, 3.0, 4.0, 7.0, 6.0, 7.0]

    assert announcement(periods(daily, open_days=1)) is None
    said = announcement(periods(daily))
    assert said is not None
    assert said.standing is Standing.EQUALLED


def test_where_less_is_better_an_open_day_is_not_announced_but_yesterday_is() -> None:
    daily: list[float | None] = [9.0, 8.0, 9.0, 9.0, 9.0, 4.0, 1.0]

    said = announcement(periods(daily, at_most=True, open_days=1))

    assert said is not None
    assert (said.value, said.is_open) == (4.0, False)


def test_after_five_earlier_days_and_not_before_a_best_is_announced() -> None:
    assert announcement(periods([1.0, 1.0, 1.0, 1.0, 5.0])) is None
    assert announcement(periods([1.0, 1.0, 1.0, 1.0, 1.0, 5.0])) is not None
    assert announcement(periods([])) is None


def test_a_recent_best_stays_within_reach_after_a_better_year() -> None:
    daily: list[float | None] = [50.0] * 10 + [None] * 300 + [2.0, 3.0, 2.0, 1.0, 2.0, 4.0]

    said = announcement(periods(daily))

    assert said is not None
    assert (said.recent, said.value) == (True, 4.0)
    assert found(best(periods(daily), recent=True)).value == 4.0
    assert found(best(periods(daily))).value == 50.0


def test_weeks_months_windows_and_returns_have_bests_of_their_own() -> None:
    amounts = Amounts(
        first=MARCH_2, daily=[float(i % 7) for i in range(240)], through=MARCH_2 + timedelta(days=239)
    )

    assert found(best(week_periods(amounts))).value == 21.0
    assert found(best(month_periods(amounts))).kind is PeriodKind.MONTH
    assert found(best(seven_day_periods(amounts))).value == 21.0
    assert found(best(showing_up_periods(amounts))).value == 26.0
    gaps = [(MARCH_2 + timedelta(days=20 * i), length) for i, length in enumerate([3, 2, 4, 1, 2, 1])]
    quickest = found(best(return_periods(gaps, through=MARCH_2 + timedelta(days=239))))
    assert (quickest.value, quickest.equalled_on) == (1.0, MARCH_2 + timedelta(days=100))


def test_eight_periods_bring_2_717857_records_when_nothing_changes() -> None:
    count = counted(record_count(periods([5.0, 3.0, 6.0, 1.0, 2.0, 2.0, 6.0, 7.0])))

    assert count.expected == pytest.approx(2.717857, abs=1e-6)
    assert count.deviation == pytest.approx(math.sqrt(sum(1 / i - 1 / i**2 for i in range(1, 9))))
    assert count.records == 3
    assert not count.beyond_luck


def test_steady_rise_is_more_than_luck() -> None:
    assert counted(record_count(periods([float(i) for i in range(1, 13)]))).beyond_luck


def test_too_few_periods_for_a_record_count() -> None:
    assert record_count(periods([1.0, 2.0])) == NotEnough(2, 6, "days")


@given(history, st.booleans())
def test_nothing_in_the_record_is_better_than_the_best(daily: list[float | None], at_most: bool) -> None:
    days = periods(daily, at_most=at_most)
    answer = best(days)

    if isinstance(answer, NotEnough):
        assert len(days.values) < 6
    else:
        assert answer.value == (days.values.min() if at_most else days.values.max())


@given(history, st.sampled_from([0.5, 3.0, 1000.0]))
def test_the_unit_does_not_change_which_day_is_best(daily: list[float | None], factor: float) -> None:
    one = best(periods(daily))
    other = best(periods([None if amount is None else amount * factor for amount in daily]))

    if isinstance(one, Best) and isinstance(other, Best):
        assert (one.first, one.equalled_on) == (other.first, other.equalled_on)
    else:
        assert one == other


@given(st.floats(0.1, 100), st.integers(6, 4000))
def test_a_constant_record_of_any_length_has_one_record(value: float, days: int) -> None:
    same = periods([value] * days)

    assert counted(record_count(same)).records == 1
    said = announcement(same)
    assert said is not None
    assert said.standing is Standing.EQUALLED
