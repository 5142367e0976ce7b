from datetime import date, timedelta
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from smallwins.domain.experiment import Condition, period_due
from smallwins.statistics.enough import NotEnough
from smallwins.statistics.trial import (
    Design,
    Evidence,
    TrialResult,
    intervals,
    pair_differences,
    schedule,
    trial_result,
)

MARCH_2 = date(2026, 3, 2)
E6 = (1.5, 0.0, 1.0, 1.5, 0.5, 0.5)

differences = st.lists(
    st.floats(-100, 100, allow_nan=False).map(lambda x: round(x, 3)), min_size=6, max_size=10
)


def result(values: list[float] | tuple[float, ...]) -> TrialResult:
    answer = trial_result(values)
    assert isinstance(answer, TrialResult)
    return answer


def test_the_worked_example_comes_out_to_the_sixth_decimal() -> None:
    found = result(E6)

    assert found.difference == pytest.approx(0.833333, abs=1e-6)
    assert found.standardised == pytest.approx(1.376205, abs=1e-6)
    assert found.p == pytest.approx(0.0625, abs=1e-12)
    assert found.p_one_sided == pytest.approx(0.03125, abs=1e-12)
    assert (found.interval.low, found.interval.high) == (0.25, 1.5)
    assert found.interval.confidence == pytest.approx(0.90625, abs=1e-12)
    assert (found.pairs, found.pairs_up) == (6, 5)
    assert found.evidence is Evidence.SUGGESTIVE


def test_every_interval_of_the_worked_example_comes_out() -> None:
    assert [(i.low, i.high, i.confidence) for i in intervals(E6)] == [
        (0.0, 1.5, 0.96875),
        (0.25, 1.5, 0.9375),
        (0.25, 1.5, 0.90625),
    ]


@pytest.mark.parametrize(("pairs", "smallest"), [(6, 0.03125), (7, 0.015625), (10, 0.001953125)])
def test_the_smallest_p_is_what_arithmetic_allows(pairs: int, smallest: float) -> None:
    found = result([float(i + 1) for i in range(pairs)])

    assert found.p == smallest
    assert found.evidence is Evidence.CLEAR


def test_five_pairs_are_not_enough() -> None:
    assert trial_result([1.0] * 5) == NotEnough(5, 6, "pairs")
    assert trial_result([]) == NotEnough(0, 6, "pairs")


def test_pairs_without_any_difference_are_a_finding_not_an_error() -> None:
    found = result([0.0] * 8)

    assert (found.p, found.standardised, found.pairs_up) == (1.0, None, 0)
    assert found.evidence is Evidence.NO_CLEAR_DIFFERENCE
    assert (found.interval.low, found.interval.high) == (0.0, 0.0)


def test_pairs_that_all_differ_by_the_same_have_no_standardised_effect() -> None:
    assert result([0.1] * 6).standardised is None


def test_twenty_pairs_are_the_most() -> None:
    assert result([1.0] * 20).p == 2 / 2**20
    with pytest.raises(ValueError, match="at most 20"):
        trial_result([1.0] * 21)


@pytest.mark.parametrize("bad", [float("nan"), float("inf")])
def test_numbers_that_are_none_are_refused(bad: float) -> None:
    with pytest.raises(ValueError, match="finite"):
        trial_result([1.0] * 6 + [bad])


@given(differences, st.randoms(use_true_random=False))
def test_the_order_of_pairs_does_not_matter(values: list[float], random: object) -> None:
    shuffled = list(values)
    random.shuffle(shuffled)  # type: ignore[attr-defined]

    one, other = result(values), result(shuffled)

    assert one.p == pytest.approx(other.p)
    assert one.interval.low == pytest.approx(other.interval.low)


@given(differences, st.sampled_from([1e-6, 0.3, 60.0, 1e6]))
def test_the_unit_does_not_change_the_evidence(values: list[float], factor: float) -> None:
    one, other = result(values), result([factor * value for value in values])

    assert one.p == other.p
    assert one.evidence is other.evidence
    assert other.difference == pytest.approx(factor * one.difference, rel=1e-9, abs=1e-9 * factor)


@given(differences)
def test_swapping_a_and_b_turns_the_result_round(values: list[float]) -> None:
    one, other = result(values), result([-value for value in values])

    assert one.p == other.p
    assert one.interval.low == pytest.approx(-other.interval.high)


@given(differences)
def test_the_interval_holds_the_mean_and_stays_inside_the_differences(values: list[float]) -> None:
    found = result(values)

    assert min(values) - 1e-9 <= found.interval.low <= found.interval.high <= max(values) + 1e-9
    assert 0.90 <= found.interval.confidence < 1
    assert 0 < found.p <= 1


def test_it_agrees_with_scipy() -> None:
    random = np.random.default_rng(5)
    for pairs in (6, 7, 9, 11):
        values = random.normal(0.4, 1, pairs)

        theirs = stats.permutation_test(
            (values,), np.mean, permutation_type="samples", n_resamples=np.inf, alternative="two-sided"
        )

        assert result(values.tolist()).p == pytest.approx(theirs.pvalue, abs=1e-12)


def test_a_schedule_holds_each_condition_once_in_each_pair_and_leaves_no_day_out() -> None:
    periods = schedule(Design(starts_on=MARCH_2, seed=11, pairs=6, length=3))

    assert [p.pair for p in periods] == [0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5]
    for a, b in zip(periods[::2], periods[1::2], strict=True):
        assert {a.condition, b.condition} == set(Condition)
    assert periods[0].first == MARCH_2
    for before, after in pairwise(periods):
        assert after.first == before.last + timedelta(days=1)


def test_the_first_day_of_a_three_day_period_is_washout_and_a_one_day_period_has_none() -> None:
    three = schedule(Design(starts_on=MARCH_2, seed=1))[0]
    one = schedule(Design(starts_on=MARCH_2, seed=1, length=1))[0]

    assert (three.counts_from - three.first).days == 1
    assert one.counts_from == one.first == one.last


@given(st.integers(0, 2**64), st.integers(6, 20))
def test_the_same_seed_gives_the_same_schedule(seed: int, pairs: int) -> None:
    design = Design(starts_on=MARCH_2, seed=seed, pairs=pairs)

    assert schedule(design) == schedule(design)
    longer = schedule(Design(starts_on=MARCH_2, seed=seed, pairs=20))
    assert longer[: 2 * pairs] == schedule(design)


def test_this_seed_gives_this_order_for_ever() -> None:
    orders = "".join(p.condition for p in schedule(Design(starts_on=MARCH_2, seed=2026)))

    assert orders == "ABBABAABABBA"


def test_the_coin_is_fair() -> None:
    first = [
        p.condition is Condition.AS_USUAL
        for seed in range(400)
        for p in schedule(Design(starts_on=MARCH_2, seed=seed, pairs=10))[::2]
    ]

    assert 0.47 < sum(first) / len(first) < 0.53


@pytest.mark.parametrize(
    "wrong", [{"pairs": 5}, {"pairs": 21}, {"length": 0}, {"length": 2, "washout": 2}, {"washout": -1}]
)
def test_a_design_that_could_show_nothing_is_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(ValueError, match=r"pairs|washout"):
        Design(starts_on=MARCH_2, seed=1, **wrong)


def test_only_the_period_that_is_due_is_shown() -> None:
    periods = schedule(Design(starts_on=MARCH_2, seed=1))

    assert period_due(periods, MARCH_2 - timedelta(days=1)) is None
    assert period_due(periods, MARCH_2 + timedelta(days=4)) is periods[1]
    assert period_due(periods, MARCH_2 + timedelta(days=36)) is None


def test_pairs_are_compared_as_assigned_without_their_washout() -> None:
    periods = schedule(Design(starts_on=MARCH_2, seed=3))
    outcomes = {
        period.first + timedelta(days=i): 99.0 if i == 0 else (5.0 if period.condition == "B" else 3.0)
        for period in periods
        for i in range(3)
    }

    assert pair_differences(periods, outcomes, through=periods[-1].last) == (2.0,) * 6


def test_a_pair_counts_with_half_its_days_and_only_once_it_is_over() -> None:
    periods = schedule(Design(starts_on=MARCH_2, seed=3))
    half = {period.last: 1.0 for period in periods}
    last = periods[-1].last

    assert len(pair_differences(periods, half, through=last)) == 6
    assert len(pair_differences(periods, half, through=last - timedelta(days=1))) == 5
    del half[periods[0].last]
    assert len(pair_differences(periods, half, through=last)) == 5
    assert pair_differences(periods, {}, through=last) == ()
