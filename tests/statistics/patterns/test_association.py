from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from smallwins.statistics.enough import NotEnough
from smallwins.statistics.patterns.association import Association, Trend, associate, trend
from smallwins.statistics.patterns.cleaning import Series, memory, without_rhythm
from smallwins.statistics.patterns.discovery import benjamini_hochberg

MONDAY = 0
FIRST_HALF = [51, 86, 108, 92, 86, 81, 58, 26, 18, 62, 60, 63, 66, 46]
OTHER_HALF = [13, 15, 53, 57, 47, 68, 38, 70, 34, 48, 108, 20, 25, 34]
X = np.array([*FIRST_HALF, *OTHER_HALF], dtype=np.float64)
Y = np.array(
    [7, 3, 3, 4, 5, 1, 6, 10, 9, 5, 5, 3, 5, 8, 9, 5, 6, 6, 6, 6, 4, 5, 8, 8, 4, 9, 7, 5], dtype=np.float64
)
seeds = st.integers(0, 2**32 - 1)


def pair(seed: int, days: int = 60, gaps: float = 0.1) -> tuple[Series, Series]:
    rng = np.random.default_rng(seed)
    x, y = rng.normal(size=(2, days))
    y += 0.5 * x + 0.01 * np.arange(days)
    x[rng.choice(days, int(gaps * days), replace=False)] = np.nan
    y[rng.choice(days, int(gaps * days / 2), replace=False)] = np.nan
    return x, y


def found(answer: Association | NotEnough) -> Association:
    assert isinstance(answer, Association)
    return answer


def test_the_association_of_the_worked_example() -> None:
    cleaned = without_rhythm(np.stack([X, Y]), np.arange(28), MONDAY)
    answer = found(associate(X, Y, MONDAY))

    assert cleaned[0, :3] == pytest.approx([-4.407143, 32.342857, 24.842857], abs=1e-6)
    assert cleaned[1, :3] == pytest.approx([0.278571, -2.221429, -1.471429], abs=1e-6)
    assert answer.r == pytest.approx(-0.647483, abs=1e-6)
    assert answer.factor_memory == pytest.approx(0.205444, abs=1e-6)
    assert answer.outcome_memory == pytest.approx(0.076045, abs=1e-6)
    assert answer.effective_days == pytest.approx(20.353927, abs=1e-6)
    assert answer.t == pytest.approx(-3.639927, abs=1e-6)
    assert answer.p == pytest.approx(0.001825, abs=1e-6)
    assert answer.slope == pytest.approx(-0.059622, abs=1e-6)
    assert 30 * answer.slope == pytest.approx(-1.788650, abs=1e-6)
    assert answer.holds_up


def test_the_interval_is_students_around_the_slope() -> None:
    answer = found(associate(X, Y, MONDAY))
    reach = stats.t.ppf(0.95, answer.effective_days - 2) * abs(answer.slope / answer.t)

    assert answer.low == pytest.approx(answer.slope - reach)
    assert answer.high == pytest.approx(answer.slope + reach)


def test_the_many_questions_of_the_worked_example() -> None:
    q = benjamini_hochberg([0.004, 0.018, 0.031, 0.20, 0.65])

    assert q == pytest.approx([0.02, 0.045, 0.051667, 0.25, 0.65], abs=1e-6)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=60))
def test_many_questions_agree_with_scipy(p: list[float]) -> None:
    assert benjamini_hochberg(p) == pytest.approx(stats.false_discovery_control(p))


def test_no_question_has_no_answer() -> None:
    assert benjamini_hochberg([]).tolist() == []


@given(seeds, st.integers(0, 6))
def test_cleaning_is_least_squares(seed: int, first_weekday: int) -> None:
    x, _ = pair(seed, gaps=0.3)
    days = np.flatnonzero(np.isfinite(x))
    weekdays = np.eye(7)[(first_weekday + days) % 7]
    design = np.column_stack([weekdays, days - days.mean()])
    expected = x[days] - design @ np.linalg.lstsq(design, x[days], rcond=None)[0]

    assert without_rhythm(x[None, days], days, first_weekday)[0] == pytest.approx(expected, abs=1e-9)


@given(seeds)
def test_the_checks_agree_with_scipy_and_with_turning_by_hand(seed: int) -> None:
    x, y = pair(seed)
    days = np.flatnonzero(np.isfinite(x) & np.isfinite(y))
    zx, zy = without_rhythm(np.stack([x[days], y[days]]), days, 3)
    turned = [abs(np.corrcoef(np.roll(zx, shift), zy)[0, 1]) for shift in range(1, len(days))]
    answer = found(associate(x, y, 3))

    assert answer.r == pytest.approx(stats.pearsonr(zx, zy).statistic)
    assert answer.rank_r == pytest.approx(stats.spearmanr(zx, zy).statistic)
    assert answer.shift_p == pytest.approx((1 + np.sum(np.array(turned) >= abs(answer.r))) / len(days))
    assert answer.p == pytest.approx(2 * stats.t.sf(abs(answer.t), answer.effective_days - 2))


@given(seeds, st.floats(0.01, 1_000), st.floats(-1_000, 1_000))
def test_units_do_not_matter(seed: int, scale: float, offset: float) -> None:
    x, y = pair(seed)
    plain, scaled = found(associate(x, y, MONDAY)), found(associate(x * scale + offset, y, MONDAY))

    assert scaled.r == pytest.approx(plain.r, abs=1e-8)
    assert scaled.p == pytest.approx(plain.p, abs=1e-8)
    assert scaled.slope * scale == pytest.approx(plain.slope, abs=1e-8)


@given(seeds, st.floats(-3, 3))
def test_a_shared_weekday_rhythm_or_trend_does_not_matter(seed: int, drift: float) -> None:
    x, y = pair(seed)
    days = np.arange(len(x))
    shared = drift * days + 5 * (days % 7 >= 5)
    plain, moved = found(associate(x, y, MONDAY)), found(associate(x + shared, y + shared, MONDAY))

    assert moved.r == pytest.approx(plain.r, abs=1e-7)


@given(seeds)
def test_the_other_way_round_is_the_same_question_mirrored(seed: int) -> None:
    x, y = pair(seed)
    forward, backward = found(associate(x, y, MONDAY, lag=1)), found(associate(y, x, MONDAY, lag=-1))

    assert backward.days == forward.days
    assert backward.r == pytest.approx(forward.r)
    assert backward.p == pytest.approx(forward.p)
    assert found(associate(x, y, MONDAY)).r == pytest.approx(found(associate(y, x, MONDAY)).r)


def test_an_effect_of_the_day_before_is_found_at_its_own_lag() -> None:
    rng = np.random.default_rng(8)
    x = rng.normal(size=90)
    y = np.roll(x, 1) + 0.5 * rng.normal(size=90)

    assert found(associate(x, y, MONDAY, lag=1)).p < 1e-9
    assert found(associate(x, y, MONDAY)).p > 0.01
    assert found(associate(x, y, MONDAY, lag=-1)).p > 0.01


def test_days_that_resemble_each_other_count_as_fewer() -> None:
    x = np.cumsum(np.random.default_rng(3).normal(size=100))
    y = np.cumsum(np.random.default_rng(4).normal(size=100))
    answer = found(associate(x, y, MONDAY))

    assert answer.effective_days < 50


def test_below_the_minimum_it_says_what_is_missing() -> None:
    rare = (np.arange(60) % 12 == 0).astype(np.float64)
    few = (np.arange(60) % 4).astype(np.float64)
    x, y = pair(1, gaps=0)
    holes = np.where(np.arange(60) % 2, x, np.nan)

    assert associate(x[:27], y[:27], MONDAY) == NotEnough(27, 28, "days")
    assert associate(holes, y, MONDAY) == NotEnough(30, 48, "days of the span")
    assert associate(rare, y, MONDAY) == NotEnough(5, 8, "days each way")
    assert associate(few, y, MONDAY) == NotEnough(4, 5, "values")
    assert associate(x, np.ones(60), MONDAY) == NotEnough(1, 2, "values")
    assert associate(x, rare, MONDAY) == NotEnough(5, 8, "days each way")
    assert associate(np.full(60, np.nan), y, MONDAY) == NotEnough(0, 28, "days")
    assert associate(np.array([]), np.array([]), MONDAY) == NotEnough(0, 28, "days")


def test_a_series_that_is_only_rhythm_and_trend_says_nothing() -> None:
    x, _ = pair(1, gaps=0)
    days = np.arange(60)

    assert associate(x, 3.7 * (days % 7) + 0.1 * days, MONDAY) == NotEnough(1, 2, "values")


def test_days_that_hardly_differ_from_their_neighbours_are_too_few() -> None:
    slow = np.sin(np.arange(40) / 6) + 0.001 * np.random.default_rng(1).normal(size=40)

    answer = associate(slow, np.roll(slow, 3), MONDAY)

    assert isinstance(answer, NotEnough)
    assert answer.unit == "effective days"


def test_a_copy_of_itself_is_certain() -> None:
    x, _ = pair(1, gaps=0)
    answer = found(associate(x, -2 * x, MONDAY))

    assert answer.r == pytest.approx(-1)
    assert answer.p < 1e-100
    assert answer.slope == pytest.approx(-2)
    assert answer.low == pytest.approx(-2)


@given(seeds, st.floats(0.1, 100))
def test_a_trend_does_not_mind_units_and_keeps_its_sign(seed: int, scale: float) -> None:
    series = pair(seed, days=80)[1] + 0.2 * np.arange(80)
    rising, scaled, falling = (trend(s, 2) for s in (series, series * scale, -series))

    assert isinstance(rising, Trend)
    assert isinstance(scaled, Trend)
    assert isinstance(falling, Trend)
    assert rising.p < 0.001
    assert rising.low < rising.slope < rising.high
    assert scaled.p == pytest.approx(rising.p, abs=1e-9)
    assert falling.slope == pytest.approx(-rising.slope)
    assert falling.p == pytest.approx(rising.p)


def test_a_trend_without_rhythm_or_memory_is_the_ordinary_slope() -> None:
    series = pair(2, days=70, gaps=0)[1]
    answer = trend(series, MONDAY)

    assert isinstance(answer, Trend)
    level = without_rhythm(np.stack([np.arange(70.0), series]), np.arange(70), MONDAY, trend=False)
    assert answer.r == pytest.approx(stats.pearsonr(*level).statistic)
    assert answer.slope == pytest.approx(stats.linregress(*level).slope)


def test_a_trend_needs_eight_weeks_and_some_change() -> None:
    series = pair(2, days=55, gaps=0)[1]

    assert trend(series, MONDAY) == NotEnough(55, 56, "days")
    assert trend(np.full(80, 4.0), MONDAY) == NotEnough(1, 2, "values")
    slow = trend(np.sin(np.arange(60) / 9), MONDAY)
    assert isinstance(slow, NotEnough)
    assert slow.unit == "effective days"


def test_memory_is_not_hidden_by_gaps() -> None:
    walk = np.zeros(4_000)
    for day, noise in enumerate(np.random.default_rng(6).normal(size=3_999)):
        walk[day + 1] = 0.7 * walk[day] + noise
    days = np.flatnonzero(np.random.default_rng(7).random(4_000) < 0.8)

    assert memory(walk[None], np.ones(3_999, bool))[0] == pytest.approx(0.7, abs=0.05)
    assert memory(walk[None, days], np.diff(days) == 1)[0] == pytest.approx(0.7, abs=0.05)
    assert memory(walk[None, ::2], np.zeros(1_999, bool))[0] == 0


def test_ten_years_of_days_are_answered() -> None:
    x, y = pair(1, days=3_650)

    assert found(associate(x, y, MONDAY)).p < 1e-100
    assert isinstance(trend(y, MONDAY), Trend)


def test_a_finding_against_its_own_ranks_does_not_hold_up() -> None:
    answer = found(associate(X, Y, MONDAY))

    assert not replace(answer, rank_r=0.2).holds_up
    assert not replace(answer, shift_p=0.11).holds_up
