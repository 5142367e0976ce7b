import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from smallwins.statistics.bounce_back import Lapse, lapses_in
from smallwins.statistics.detectors import (
    Dropping,
    Extremes,
    Transitions,
    dropping,
    extremes,
    transitions,
)
from smallwins.statistics.enough import NotEnough

E8 = [1, 1, 0, 0, 0, 1, 1, 1, 0, 0, 1, 1, 1, 1, 0, 0, 0, 0, 1, 0.5, 1, 1, 0, 1, 1, 0, 0, 1]

credits_ = st.lists(st.sampled_from([0.0, 0.05, 0.1, 0.3, 0.5, 0.9, 1.0]), min_size=28, max_size=90)


def seen(answer: Extremes | NotEnough) -> Extremes:
    assert isinstance(answer, Extremes)
    return answer


def followed(answer: Transitions | NotEnough) -> Transitions:
    assert isinstance(answer, Transitions)
    return answer


def test_the_worked_example_shows_pattern_a() -> None:
    found = seen(extremes(E8))

    assert (found.empty, found.full, found.between) == pytest.approx((0.428571, 0.535714, 0.035714), abs=1e-6)
    assert found.skewness == pytest.approx(-0.227804, abs=1e-6)
    assert found.kurtosis == pytest.approx(-2.058425, abs=1e-6)
    assert found.bimodality == pytest.approx(0.805315, abs=1e-6)
    assert found.found


def test_the_worked_example_does_not_show_pattern_b() -> None:
    found = followed(transitions(E8))

    counts = (found.miss_then_miss, found.miss_then_hit, found.hit_then_miss, found.hit_then_hit)
    assert counts == (7, 5, 5, 10)
    assert found.after_miss == pytest.approx(0.583333, abs=1e-6)
    assert found.after_hit == pytest.approx(0.333333, abs=1e-6)
    assert found.likelier == pytest.approx(0.25, abs=1e-6)
    assert found.p == pytest.approx(0.181850, abs=1e-6)
    assert not found.found


def test_graded_days_are_no_pattern() -> None:
    assert not seen(extremes([i / 27 for i in range(28)])).found


def test_days_in_between_beyond_a_fifth_are_no_pattern() -> None:
    assert not seen(extremes([0.0] * 11 + [1.0] * 11 + [0.5] * 6)).found
    assert seen(extremes([0.0] * 12 + [1.0] * 12 + [0.5] * 6)).found


@pytest.mark.parametrize("value", [0.0, 0.4, 1.0])
def test_days_that_are_all_alike_have_no_shape(value: float) -> None:
    found = seen(extremes([value] * 28))

    assert (found.skewness, found.bimodality, found.found) == (None, None, False)


def test_long_runs_show_pattern_b() -> None:
    assert followed(transitions(([1.0] * 5 + [0.0] * 5) * 4)).found


def test_below_28_days_nothing_is_said() -> None:
    assert extremes([1.0] * 27) == NotEnough(27, 28, "days")
    assert transitions([]) == NotEnough(0, 28, "days")


def test_pattern_b_needs_five_days_of_each_kind() -> None:
    assert transitions([1.0] * 40) == NotEnough(0, 5, "empty days")
    assert transitions([0.0] * 40) == NotEnough(0, 5, "days with something")


def test_gaps_that_often_last_are_pattern_c() -> None:
    lapses = [Lapse(began=i, length=length, recovered=True) for i, length in enumerate([1, 1, 1, 9])]

    found = dropping(lapses)
    assert isinstance(found, Dropping)
    assert (found.lapses, found.away, found.found) == (4, 0.25, True)
    assert dropping(lapses[:3]) == NotEnough(3, 4, "lapses")


def test_quick_returns_are_not_pattern_c() -> None:
    found = dropping(lapses_in([True, False] * 30))

    assert isinstance(found, Dropping)
    assert not found.found


def test_moments_and_the_exact_test_agree_with_scipy() -> None:
    random = np.random.default_rng(10)
    for days in (28, 56, 365):
        values = random.choice([0.0, 0.2, 0.5, 1.0], days, p=[0.4, 0.1, 0.1, 0.4]).tolist()
        found, after = seen(extremes(values)), followed(transitions(values))

        assert found.skewness == pytest.approx(stats.skew(values, bias=False), abs=1e-10)
        assert found.kurtosis == pytest.approx(stats.kurtosis(values, bias=False), abs=1e-10)
        table = [
            [after.miss_then_miss, after.miss_then_hit],
            [after.hit_then_miss, after.hit_then_hit],
        ]
        theirs = stats.fisher_exact(table, alternative="greater").pvalue
        assert after.p == pytest.approx(theirs, rel=1e-9)


@given(credits_, st.randoms(use_true_random=False))
def test_the_order_of_days_does_not_matter_for_pattern_a(values: list[float], random: object) -> None:
    shuffled = list(values)
    random.shuffle(shuffled)  # type: ignore[attr-defined]

    one, other = seen(extremes(values)), seen(extremes(shuffled))

    assert (one.empty, one.full, one.found) == (other.empty, other.full, other.found)
    assert one.bimodality == pytest.approx(other.bimodality)


@given(credits_)
def test_shares_add_up_to_one_and_transitions_to_the_days_less_one(values: list[float]) -> None:
    found, after = seen(extremes(values)), transitions(values)

    assert found.empty + found.full + found.between == pytest.approx(1)
    if isinstance(after, Transitions):
        counts = (after.miss_then_miss, after.miss_then_hit, after.hit_then_miss, after.hit_then_hit)
        assert sum(counts) == len(values) - 1
        assert 0 < after.p <= 1


@given(st.lists(st.floats(0, 1), min_size=0, max_size=4000))
def test_no_record_of_any_length_crashes(values: list[float]) -> None:
    for answer in (extremes(values), transitions(values), dropping(lapses_in(v > 0 for v in values))):
        assert isinstance(answer, NotEnough) or answer.found in (True, False)
