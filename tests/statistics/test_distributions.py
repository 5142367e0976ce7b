import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import special, stats

from smallwins.statistics.distributions import (
    beta_cdf,
    beta_quantile,
    beta_tail,
    f_tail,
    fisher_greater,
    hypergeometric_tail,
    student_quantile,
    student_tail,
    student_two_sided,
)

shapes = st.floats(0.05, 3_000)
probabilities = st.floats(1e-6, 1 - 1e-6)


@given(probabilities, shapes, shapes)
def test_the_incomplete_beta_function_agrees_with_scipy(x: float, a: float, b: float) -> None:
    assert beta_cdf(x, a, b) == pytest.approx(special.betainc(a, b, x), rel=1e-9, abs=1e-250)
    assert beta_tail(x, a, b) == pytest.approx(special.betaincc(a, b, x), rel=1e-6, abs=1e-13)


@given(probabilities, st.floats(0.3, 2_000), st.floats(0.3, 2_000))
def test_a_beta_quantile_undoes_the_distribution(p: float, a: float, b: float) -> None:
    x = beta_quantile(p, a, b)

    assert x == pytest.approx(special.betaincinv(a, b, p), rel=1e-8, abs=1e-15)


@given(st.floats(-60, 60), st.floats(0.5, 5_000))
def test_students_tails_agree_with_scipy(t: float, df: float) -> None:
    assert student_tail(t, df) == pytest.approx(stats.t.sf(t, df), rel=1e-8, abs=1e-250)
    assert student_two_sided(t, df) == pytest.approx(2 * stats.t.sf(abs(t), df), rel=1e-8, abs=1e-250)


@given(probabilities, st.floats(1, 5_000))
def test_students_quantiles_agree_with_scipy(p: float, df: float) -> None:
    assert student_quantile(p, df) == pytest.approx(stats.t.ppf(p, df), rel=1e-7, abs=1e-9)


@given(st.floats(0.001, 300), st.floats(0.5, 800), st.floats(0.5, 800))
def test_the_tail_of_f_agrees_with_scipy(f: float, above: float, below: float) -> None:
    assert f_tail(f, above, below) == pytest.approx(stats.f.sf(f, above, below), rel=1e-7, abs=1e-200)


@given(st.integers(1, 60), st.integers(0, 60), st.integers(0, 60), st.integers(0, 60))
def test_fishers_exact_p_agrees_with_scipy(a: int, b: int, c: int, d: int) -> None:
    expected = stats.hypergeom.sf(a - 1, a + b + c + d, a + c, a + b)

    assert fisher_greater(a, b, c, d) == pytest.approx(expected, rel=1e-9)


def test_fishers_p_of_the_worked_example() -> None:
    assert fisher_greater(7, 5, 5, 10) == pytest.approx(0.181850, abs=1e-6)


def test_the_companion_interval_of_the_worked_example() -> None:
    a, b = 5.679114, 3.661383

    assert beta_quantile(0.05, a, b) == pytest.approx(0.344448, abs=1e-6)
    assert beta_quantile(0.95, a, b) == pytest.approx(0.843974, abs=1e-6)


def test_the_edges_are_certain() -> None:
    assert beta_cdf(-1, 2, 3) == 0
    assert beta_cdf(2, 2, 3) == 1
    assert beta_quantile(0, 2, 3) == 0
    assert beta_quantile(1, 2, 3) == 1
    assert student_two_sided(math.inf, 4) == 0
    assert student_two_sided(0, 4) == 1
    assert f_tail(0, 2, 3) == 1
    assert hypergeometric_tail(0, 5, 5, 10) == 1
    assert hypergeometric_tail(6, 5, 5, 10) == 0


def test_what_is_no_probability_or_no_shape_is_refused() -> None:
    with pytest.raises(ValueError, match="above 0"):
        beta_cdf(0.5, 0, 1)
    with pytest.raises(ValueError, match="between 0 and 1"):
        beta_quantile(1.5, 1, 1)
    with pytest.raises(ValueError, match="strictly between"):
        student_quantile(1, 5)
    with pytest.raises(ValueError, match="than there are"):
        hypergeometric_tail(1, 11, 5, 10)
