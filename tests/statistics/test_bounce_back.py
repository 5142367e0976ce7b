import random
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from smallwins.statistics.bounce_back import (
    BounceBack,
    BounceBackTrend,
    Lapse,
    LapseCounts,
    bounce_back,
    bounce_back_trend,
    lapse_counts,
    lapses_in,
    mean_wait,
    recovery_curve,
    waiting_after,
)
from smallwins.statistics.enough import NotEnough

WORKED = "HHMHHHMMHHHHHMHHHMMMHHHHMHHHMHHMMMM"

a_lapse = st.builds(
    Lapse,
    began=st.integers(0, 5_000),
    length=st.integers(1, 30),
    recovered=st.sampled_from([True, True, False]),
)
some_lapses = st.lists(a_lapse, max_size=40)


def history(letters: str) -> tuple[Lapse, ...]:
    return lapses_in([letter == "H" for letter in letters])


def recovered(*lengths: int) -> list[Lapse]:
    return [Lapse(began=at, length=length, recovered=True) for at, length in enumerate(lengths)]


def test_lapses_of_the_worked_example() -> None:
    lapses = history(WORKED)

    assert [lapse.length for lapse in lapses] == [1, 2, 1, 3, 1, 1, 4]
    assert [lapse.recovered for lapse in lapses] == [True] * 6 + [False]


def test_nothing_lapses_before_it_has_begun() -> None:
    assert history("") == history("HHHH") == history("MMM") == ()
    assert history("MMHHM") == (Lapse(began=4, length=1, recovered=False),)


def test_the_curve_of_the_worked_example() -> None:
    steps = recovery_curve(history(WORKED))

    assert [(step.time, step.at_risk, step.recovered) for step in steps] == [(1, 7, 4), (2, 3, 1), (3, 2, 1)]
    assert [step.waiting for step in steps] == pytest.approx([0.428571, 0.285714, 0.142857], abs=1e-6)
    assert [step.low for step in steps] == pytest.approx([0.097752, 0.041132, 0.007124], abs=1e-6)
    assert [step.high for step in steps] == pytest.approx([0.734373, 0.611507, 0.464941], abs=1e-6)


def test_the_report_of_the_worked_example() -> None:
    report = bounce_back(history(WORKED))

    assert isinstance(report, BounceBack)
    assert report.back_at_once == pytest.approx(0.571429, abs=1e-6)
    assert report.median == 1
    assert report.typical == pytest.approx(3.285714, abs=1e-6)
    assert mean_wait(report.steps, 7) == pytest.approx(2.285714, abs=1e-6)


def test_the_trend_of_the_worked_example() -> None:
    trend = bounce_back_trend(recovered(4, 2, 5, 3, 1, 2, 1, 1))

    assert isinstance(trend, BounceBackTrend)
    assert trend.change == pytest.approx(-2.25, abs=1e-6)
    assert trend.p == pytest.approx(2 / 70, abs=1e-6)
    assert trend.exact
    assert trend.faster


def test_few_lapses_are_counted_and_no_more() -> None:
    lapses = history("HMHMHMHMMM")

    assert lapse_counts(lapses) == LapseCounts(lapses=4, one_long=3, still_open=1)
    assert bounce_back(lapses) == NotEnough(4, 5, "lapses")
    assert bounce_back_trend(recovered(1, 1, 1, 1, 1, 1, 1)) == NotEnough(7, 8, "lapses")


def test_being_always_back_at_the_next_chance_still_has_an_upper_limit() -> None:
    report = bounce_back(recovered(1, 1, 1, 1, 1))

    assert isinstance(report, BounceBack)
    assert report.back_at_once == 1
    assert report.typical == 1
    assert report.steps[0].high == pytest.approx(1 - 0.025 ** (1 / 5))


def test_a_median_that_is_not_reached_is_none() -> None:
    lapses = [*recovered(2), *[Lapse(began=9, length=5, recovered=False)] * 5]
    report = bounce_back(lapses)

    assert isinstance(report, BounceBack)
    assert report.median is None


def test_a_setback_overcome_on_its_own_day_counts_as_no_wait() -> None:
    report = bounce_back(recovered(0, 0, 0, 3, 4))

    assert isinstance(report, BounceBack)
    assert report.median == 0
    assert waiting_after(report.steps, 0) == pytest.approx(0.4)


def test_coming_back_more_slowly_is_never_called_faster() -> None:
    trend = bounce_back_trend(recovered(1, 1, 1, 1, 1, 5, 5, 5, 6, 6))

    assert isinstance(trend, BounceBackTrend)
    assert trend.change > 0
    assert not trend.faster


def test_many_lapses_are_judged_by_seeded_draws() -> None:
    lapses = recovered(*[4, 3, 5, 2] * 5, *[1, 1, 2, 1] * 5)
    first, again, other = (bounce_back_trend(lapses, seed=seed) for seed in (1, 1, 2))

    assert isinstance(first, BounceBackTrend)
    assert first == again
    assert first.p < 0.001
    assert not first.exact
    assert isinstance(other, BounceBackTrend)


def test_many_lapses_that_show_nothing_are_drawn_only_a_while() -> None:
    trend = bounce_back_trend(recovered(*[1, 3, 2, 1, 4] * 8))

    assert isinstance(trend, BounceBackTrend)
    assert trend.p > 0.2
    assert (trend.p * 1_000) == pytest.approx(round(trend.p * 1_000))
    assert not trend.faster


@given(st.lists(st.booleans(), max_size=200))
def test_every_miss_after_the_first_hit_belongs_to_one_lapse(hits: list[bool]) -> None:
    lapses = lapses_in(hits)
    begun = hits[hits.index(True) :] if True in hits else []

    assert sum(lapse.length for lapse in lapses) == begun.count(False)
    assert all(lapse.recovered for lapse in lapses[:-1])
    assert [lapse.recovered for lapse in lapses[-1:]] == ([] if not lapses else [hits[-1]])


@given(some_lapses.filter(lambda lapses: any(lapse.recovered for lapse in lapses)))
def test_the_curve_agrees_with_scipy(lapses: list[Lapse]) -> None:
    sample = stats.CensoredData(
        uncensored=[lapse.length for lapse in lapses if lapse.recovered],
        right=[lapse.length for lapse in lapses if not lapse.recovered],
    )
    theirs = stats.ecdf(sample).sf

    for step in recovery_curve(lapses):
        assert step.waiting == pytest.approx(float(theirs.evaluate(step.time)), abs=1e-9)
        assert 0 <= step.low <= step.waiting <= step.high <= 1


@given(some_lapses, st.randoms(use_true_random=False))
def test_the_order_in_which_lapses_are_handed_in_does_not_matter(
    lapses: list[Lapse], shuffler: random.Random
) -> None:
    dated = [
        Lapse(began=at, length=lapse.length, recovered=lapse.recovered) for at, lapse in enumerate(lapses)
    ]
    shuffled = shuffler.sample(dated, len(dated))

    assert bounce_back(dated) == bounce_back(shuffled)
    assert bounce_back_trend(dated) == bounce_back_trend(shuffled)


@given(some_lapses.filter(lambda lapses: len(lapses) >= 5))
def test_an_open_lapse_that_grows_never_makes_one_look_faster(lapses: list[Lapse]) -> None:
    still = [*lapses, Lapse(began=6_000, length=3, recovered=False)]
    longer = [*lapses, Lapse(began=6_000, length=9, recovered=False)]
    before, after = bounce_back(still), bounce_back(longer)

    assert isinstance(before, BounceBack)
    assert isinstance(after, BounceBack)
    assert after.typical >= before.typical - 1e-12


@given(st.lists(a_lapse, min_size=8, max_size=10))
def test_the_exact_p_counts_every_relabelling(lapses: list[Lapse]) -> None:
    ordered = sorted(lapses, key=lambda lapse: lapse.began)
    trend = bounce_back_trend(ordered)
    changes = [_change(ordered, set(first)) for first in combinations(range(len(ordered)), len(ordered) // 2)]

    assert isinstance(trend, BounceBackTrend)
    assert trend.change == pytest.approx(changes[0])
    assert trend.p == pytest.approx(np.mean(np.array(changes) <= changes[0] + 1e-9))


def _change(lapses: list[Lapse], first: set[int]) -> float:
    earlier = [lapse for at, lapse in enumerate(lapses) if at in first]
    later = [lapse for at, lapse in enumerate(lapses) if at not in first]
    return mean_wait(recovery_curve(later), 7) - mean_wait(recovery_curve(earlier), 7)


def test_ten_years_of_daily_chances_are_answered() -> None:
    hits = np.random.default_rng(5).random(3_650) < 0.7
    report = bounce_back(lapses_in(hits.tolist()))

    assert isinstance(report, BounceBack)
    assert report.back_at_once == pytest.approx(0.7, abs=0.05)


def test_coming_straight_back_has_its_range() -> None:
    worked = bounce_back(history(WORKED))
    always, never = (bounce_back(recovered(*[length] * 8)) for length in (1, 2))

    assert isinstance(worked, BounceBack)
    assert isinstance(always, BounceBack)
    assert isinstance(never, BounceBack)
    assert worked.back_at_once_range == pytest.approx((0.265627, 0.902248), abs=1e-6)
    assert always.back_at_once_range == pytest.approx((0.025 ** (1 / 8), 1))
    assert never.back_at_once_range == pytest.approx((0, 1 - 0.025 ** (1 / 8)))
