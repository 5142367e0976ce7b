import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from smallwins.statistics.distributions import student_two_sided
from smallwins.statistics.patterns.association import Association, associate
from smallwins.statistics.patterns.cleaning import Series
from smallwins.statistics.patterns.discovery import benjamini_hochberg, two_sided
from smallwins.statistics.patterns.scan import MOST_Q, Scan, findings, scan

seeds = st.integers(0, 2**32 - 1)


def diary(seed: int, days: int = 50) -> Series:
    """Tags, ratings, minutes, a constant, a rare tag, and rows with gaps of their own or shared ones."""
    rng = np.random.default_rng(seed)
    table = rng.normal(size=(9, days)).cumsum(axis=1) * 0.3 + rng.normal(size=(9, days))
    table[1] += 0.8 * table[0]
    table[2] = rng.random(days) < 0.4
    table[3] = rng.integers(0, 11, days)
    table[4] = 3
    table[5] = np.arange(days) % 13 == 0
    for row in (0, 1, 3):
        table[row, 4:9] = np.nan
    table[6, rng.choice(days, 4, replace=False)] = np.nan
    table[7, : days // 2 + 5] = np.nan
    return table


@given(seeds, st.integers(0, 6))
@settings(max_examples=25)
def test_a_scan_answers_as_each_pair_alone(seed: int, first_weekday: int) -> None:
    table = diary(seed)
    result = scan(table, first_weekday)
    asked = {
        (x, y, lag): at
        for at, (x, y, lag) in enumerate(
            zip(result.factor.tolist(), result.outcome.tolist(), result.lag.tolist(), strict=True)
        )
    }

    assert len(asked) == len(result.p)
    for x in range(len(table)):
        for y in range(len(table)):
            for lag in (0, 1):
                alone = associate(table[x], table[y], first_weekday, lag=lag)
                at = asked.get((x, y, lag), asked.get((y, x, 0)) if not lag else None)
                if x == y:
                    assert at is None
                elif isinstance(alone, Association):
                    assert at is not None
                    assert alone.days == result.days[at]
                    assert alone.r == pytest.approx(result.r[at], abs=1e-9)
                    assert alone.p == pytest.approx(result.p[at], rel=1e-7, abs=1e-12)
                    if result.q[at] <= MOST_Q:
                        assert alone.shift_p == pytest.approx(result.shift_p[at])
                else:
                    assert (x, y, lag) not in asked
    assert np.array_equal(np.isnan(result.shift_p), result.q > MOST_Q)
    assert result.q == pytest.approx(benjamini_hochberg(result.p))


def test_shifts_that_come_out_nearly_alike_are_counted_exactly() -> None:
    fortnights = np.where(np.arange(3_640) % 14 < 7, 1.0, 0.0)
    table = np.stack([fortnights, np.roll(fortnights, 3)])
    result = scan(table, 0)

    for at, shift_p in enumerate(result.shift_p):
        lag = int(result.lag[at])
        alone = associate(table[result.factor[at]], table[result.outcome[at]], 0, lag=lag)
        assert isinstance(alone, Association)
        assert shift_p == pytest.approx(alone.shift_p, abs=1e-3)
    assert result.shift_p.max() > 0.07


def test_what_is_surest_is_no_finding_if_turning_it_does_as_well() -> None:
    fortnights = np.where(np.arange(280) % 14 < 7, 1.0, 0.0)
    table = np.stack([fortnights, np.roll(fortnights, 3)])
    result = scan(table, 0)

    assert result.q.min() < 0.001
    assert result.shift_p[result.q <= MOST_Q].min() > 0.10
    assert findings(result, table, 0) == ()


def test_only_what_may_be_a_factor_or_an_outcome_is_asked() -> None:
    table = diary(1)
    result = scan(table, 0, factors=[2, 3, 8], outcomes=[0, 8])

    assert set(result.factor.tolist()) == {2, 3, 8}
    assert set(result.outcome.tolist()) == {0, 8}
    assert len(result.p) == 5 + 5


def test_a_planted_effect_is_found_with_its_lag_and_its_reverse() -> None:
    rng = np.random.default_rng(2)
    table = rng.normal(size=(10, 120))
    table[4, 1:] += table[7, :-1]

    (first, *_) = findings(scan(table, 0), table, 0)

    assert (first.factor, first.outcome, first.association.lag) == (7, 4, 1)
    assert first.q < MOST_Q
    assert isinstance(first.reverse, Association)
    assert first.reverse.lag == -1
    assert first.reverse.p > 0.05


def test_at_most_three_findings_and_each_pair_once() -> None:
    rng = np.random.default_rng(3)
    table = rng.normal(size=(6, 90)) + 2 * rng.normal(size=90)
    table += np.roll(table, 1, axis=1)
    found = findings(scan(table, 0), table, 0)
    one_pair = findings(scan(table[:2], 0), table[:2], 0)

    assert len(found) == 3
    assert len({frozenset((each.factor, each.outcome)) for each in found}) == 3
    assert len(one_pair) == 1


def test_a_finding_that_does_not_hold_up_is_left_out() -> None:
    rng = np.random.default_rng(4)
    spiky = rng.normal(size=(2, 60)) * 0.1
    spiky[0] -= 0.02 * np.argsort(np.argsort(spiky[1]))
    spiky[:, 30] = 40
    alone = associate(spiky[0], spiky[1], 0)

    assert isinstance(alone, Association)
    assert alone.p < 1e-6
    assert alone.rank_r < 0
    assert findings(scan(spiky, 0), spiky, 0) == ()


def test_nothing_to_compare_finds_nothing() -> None:
    for table in (
        np.empty((0, 0)),
        np.empty((0, 40)),
        np.ones((1, 40)),
        np.full((3, 40), np.nan),
        np.ones((3, 9)),
    ):
        result = scan(table, 0)

        assert isinstance(result, Scan)
        assert len(result.p) == len(result.q) == len(result.shift_p) == 0
        assert findings(result, table, 0) == ()


@given(st.lists(st.tuples(st.floats(-80, 80), st.floats(8, 4_000)), min_size=1, max_size=20))
def test_many_tails_at_once_agree_with_one_by_one(asked: list[tuple[float, float]]) -> None:
    t, df = np.array(asked).T
    alone = [student_two_sided(each, freedom) for each, freedom in asked]

    assert two_sided(t, df) == pytest.approx(alone, rel=1e-8, abs=1e-250)
    assert two_sided(t, df) == pytest.approx(2 * stats.t.sf(np.abs(t), df), rel=1e-8, abs=1e-250)


def test_certainty_has_no_tail() -> None:
    assert two_sided(np.array([np.inf, 1e200, 0.0]), np.full(3, 9.0)).tolist() == [0, 0, 1]
