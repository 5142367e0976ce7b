import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import optimize

from smallwins.statistics.automaticity import Automaticity, automaticity
from smallwins.statistics.enough import NotEnough

FASTEST, SLOWEST = math.log(20) / 7, math.log(20) / 365

ratings = st.lists(st.integers(1, 7).map(float), min_size=8, max_size=60)


def weekly(count: int) -> list[float]:
    return [7.0 * i for i in range(count)]


def fitted(days: list[float], answers: list[float]) -> Automaticity:
    found = automaticity(days, answers)
    assert isinstance(found, Automaticity)
    return found


def test_a_curve_without_noise_is_found_again() -> None:
    days = weekly(16)
    found = fitted(days, [6 - 4 * math.exp(-0.045 * day) for day in days])

    assert (found.plateau, found.gap, found.rate) == pytest.approx((6, 4, 0.045), abs=1e-5)
    assert found.explained == pytest.approx(1)
    assert found.days == pytest.approx(math.log(4 / (0.05 * 6)) / 0.045, rel=1e-5)
    assert found.at(found.days) == pytest.approx(0.95 * 6, rel=1e-5)


def test_answers_that_are_all_alike_have_no_clear_curve() -> None:
    found = fitted(weekly(10), [4.0] * 10)

    assert (found.explained, found.clear) == (None, False)
    assert found.days == 0.0


def test_answers_that_only_fall_have_no_clear_curve() -> None:
    assert not fitted(weekly(8), [7.0, 6, 6, 5, 4, 3, 2, 1]).clear


def test_seven_ratings_are_not_enough_and_days_belong_to_answers() -> None:
    assert automaticity(weekly(7), [4.0] * 7) == NotEnough(7, 8, "ratings")
    with pytest.raises(ValueError, match="one day"):
        automaticity(weekly(7), [4.0] * 8)


def test_all_answers_on_one_day_do_not_crash() -> None:
    assert not fitted([0.0] * 8, [1.0, 2, 3, 4, 5, 6, 7, 4]).clear


def test_it_agrees_with_scipy() -> None:
    random = np.random.default_rng(66)
    days = np.array(weekly(30))
    for rate in (0.02, 0.045, 0.1):
        answers = np.clip(6 - 4 * np.exp(-rate * days) + random.normal(0, 0.4, 30), 1, 7)

        theirs, _ = optimize.curve_fit(
            lambda x, a, b, c: a - b * np.exp(-c * x),
            days,
            answers,
            p0=(5, 3, 0.03),
            bounds=([1, 0, SLOWEST], [7, 6, FASTEST]),
            xtol=1e-14,
            ftol=1e-14,
        )

        found = fitted(days.tolist(), answers.tolist())
        assert (found.plateau, found.gap, found.rate) == pytest.approx(tuple(theirs), rel=1e-4)


@settings(max_examples=40)
@given(ratings)
def test_the_curve_stays_within_its_bounds(answers: list[float]) -> None:
    found = fitted(weekly(len(answers)), answers)

    assert 1 <= found.plateau <= 7
    assert 0 <= found.gap <= 6
    assert SLOWEST * 0.999 <= found.rate <= FASTEST * 1.001
    assert 0 <= found.days < 500
    assert found.explained is None or found.explained <= 1 + 1e-9


@settings(max_examples=25)
@given(ratings, st.randoms(use_true_random=False))
def test_the_order_of_answers_does_not_matter(answers: list[float], random: object) -> None:
    pairs = list(zip(weekly(len(answers)), answers, strict=True))
    shuffled = list(pairs)
    random.shuffle(shuffled)  # type: ignore[attr-defined]

    one = fitted([day for day, _ in pairs], [answer for _, answer in pairs])
    other = fitted([day for day, _ in shuffled], [answer for _, answer in shuffled])

    if one.explained is not None and other.explained is not None:
        assert one.explained == pytest.approx(other.explained, abs=1e-6)
