from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smallwins.statistics.enough import NotEnough
from smallwins.statistics.forecast import Forecast, NoForecast, forecast, sums_ahead

E7 = [2.0, 5.0, 3.0, 0.0, 4.0, 6.0, 4.0, 3.0]

weeks = st.lists(st.integers(0, 30).map(float), min_size=6, max_size=14)


def made(answer: Forecast | NoForecast | NotEnough) -> Forecast:
    assert isinstance(answer, Forecast)
    return answer


def test_the_worked_example_comes_out_to_the_sixth_decimal() -> None:
    answer = made(forecast(E7, 20, step=1))

    expected = (0, 0.032227, 0.256775, 0.581783, 0.816614, 0.933177, 0.978811, 0.993964, 0.998420)
    assert answer.chances[2:11] == pytest.approx(expected, abs=1e-6)
    assert [answer.quantile(chance) for chance in (0.5, 0.8, 0.9, 0.95)] == [6, 7, 8, 9]
    assert (answer.even, answer.likely, answer.weeks) == (6, 8, 8)


def test_farther_ahead_than_weeks_are_known_likely_asks_for_more() -> None:
    near, far, farther = (made(forecast(E7, left, step=1)) for left in (20, 40, 80))

    assert near.likely == near.quantile(0.90) == 8
    assert far.likely == far.quantile(0.95)
    assert farther.likely == farther.quantile(0.975)
    assert [each.likely for each in (near, far, farther)] == [8, 16, 30]


def test_five_weeks_are_not_enough() -> None:
    assert forecast([1.0] * 5, 10, step=1) == NotEnough(5, 6, "weeks")


def test_empty_weeks_give_no_forecast() -> None:
    assert forecast([0.0] * 12, 10, step=1) is NoForecast.EMPTY_WEEKS


def test_nothing_left_needs_no_forecast() -> None:
    assert forecast(E7, 0, step=1) is NoForecast.REACHED


def test_longer_than_ten_years_names_no_week() -> None:
    assert forecast([1.0] * 8, 521, step=1) is NoForecast.BEYOND_TEN_YEARS
    assert made(forecast([1.0] * 8, 520, step=1)).even == 520


def test_likely_may_lie_beyond_ten_years_while_even_does_not() -> None:
    answer = made(forecast([0.0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2], 84, step=1))

    assert answer.even < 520
    assert answer.likely is None


def test_constant_weeks_arrive_exactly_when_division_says() -> None:
    answer = made(forecast([7.0] * 6, 70, step=1))

    assert (answer.even, answer.likely) == (10, 10)
    assert answer.chances[8:] == pytest.approx((0.0, 1.0), abs=1e-12)


@pytest.mark.parametrize("step", [0.1, 0.25, 1.0])
def test_amounts_between_two_steps_keep_their_mean(step: float) -> None:
    answer = made(forecast([1.03, 0.97, 1.01, 0.99, 1.0, 1.0], 30.0, step=step))

    assert 30 <= answer.even <= 31


def test_tenths_are_exact_in_spite_of_floats() -> None:
    tenths = made(forecast([value / 10 for value in E7], 2.0, step=0.1))

    assert tenths.chances == pytest.approx(made(forecast(E7, 20, step=1)).chances, abs=1e-12)


def test_a_grid_that_had_to_be_coarser_is_off_by_less_than_one_in_a_hundred() -> None:
    random = np.random.default_rng(8)
    for left in (2500, 5000):
        amounts = [float(value) for value in random.integers(0, 700, 12)]
        coarse = np.array(made(forecast(amounts, left, step=1)).chances)
        exact = _by_hand(amounts, left)[: len(coarse)]
        assert np.abs(coarse - exact).max() < 0.01


@settings(max_examples=30)
@given(st.lists(st.integers(0, 6).map(float), min_size=6, max_size=6), st.integers(1, 14))
def test_it_agrees_with_counting_every_possible_future(values: list[float], left: int) -> None:
    answer = forecast(values, left, step=1)
    if not isinstance(answer, Forecast):
        return

    for week in (1, 2, 3, 4):
        futures = [sum(future) for future in product(values, repeat=week)]
        seen = sum(total >= left for total in futures) / len(futures)
        if week <= len(answer.chances):
            assert answer.chances[week - 1] == pytest.approx(seen, abs=1e-9)


@given(weeks, st.integers(1, 200), st.randoms(use_true_random=False))
def test_the_order_of_weeks_does_not_matter(values: list[float], left: int, random: object) -> None:
    recent = values[-12:]
    shuffled = list(recent)
    random.shuffle(shuffled)  # type: ignore[attr-defined]

    one, other = forecast(recent, left, step=1), forecast(shuffled, left, step=1)

    if isinstance(one, Forecast) and isinstance(other, Forecast):
        assert one.chances == pytest.approx(other.chances, abs=1e-9)
    else:
        assert one == other


@given(weeks, st.integers(1, 200), st.sampled_from([0.5, 4.0, 60.0]))
def test_the_unit_does_not_matter(values: list[float], left: int, factor: float) -> None:
    one = forecast(values, left, step=1)
    other = forecast([value * factor for value in values], left * factor, step=factor)

    if isinstance(one, Forecast) and isinstance(other, Forecast):
        assert one.chances == pytest.approx(other.chances, abs=1e-9)
    else:
        assert one == other


@given(weeks, st.integers(1, 3000))
def test_chances_only_rise(values: list[float], left: int) -> None:
    answer = forecast(values, left, step=1)
    if isinstance(answer, Forecast):
        assert all(0 <= chance <= 1 for chance in answer.chances)
        assert (np.diff(answer.chances) >= -1e-12).all()
        assert answer.likely is None or answer.even <= answer.likely


@given(weeks, st.integers(1, 100))
def test_more_to_do_never_comes_sooner(values: list[float], left: int) -> None:
    near, far = forecast(values, left, step=1), forecast(values, left + 5, step=1)
    if isinstance(near, Forecast) and isinstance(far, Forecast):
        assert near.even <= far.even


def _by_hand(amounts: list[float], left: int) -> np.ndarray:
    below, chances = np.zeros(left), []
    below[0] = 1.0
    for _ in range(600):
        after = np.zeros(left)
        for amount in amounts:
            shift = int(amount)
            after[shift:] += below[: left - shift] / len(amounts)
        below = after
        chances.append(1 - below.sum())
    return np.array(chances)


def test_the_sums_ahead_agree_with_the_forecast() -> None:
    sums = sums_ahead(E7, 20, step=1, ahead=12, shares=(0.1, 0.5, 0.9))
    lower, middle, upper = ([week[place] for week in sums] for place in range(3))

    assert middle == sorted(middle)
    assert [low <= mid <= high for low, mid, high in zip(lower, middle, upper, strict=True)] == [True] * 12
    assert [path.index(20) + 1 for path in (middle, lower)] == [6, 8]
