import math
import random
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from smallwins.statistics.enough import NotEnough
from smallwins.statistics.patterns.arrangement import arrangement_p, shrink
from smallwins.statistics.patterns.timing import (
    Clock,
    Session,
    TimeComparison,
    TimeKind,
    best_times,
    clock,
    compare_times,
)

RATINGS = np.array([4, 5, 3, 4, 5, 3, 2, 3, 4, 2, 3, 1], dtype=np.float64)
PARTS = np.array([0] * 5 + [1] * 4 + [2] * 3)
START_HOURS = [7.5, 8, 8.25, 9, 9.5, 13, 14, 15, 16.5, 20, 21, 23.5]
JANUARY = date(2025, 1, 1)


def diary(seed: int, count: int = 40, lift: float = 0.0, metrics: int = 1) -> list[Session]:
    """Sessions over two months, those between 8 and 12 better by `lift`."""
    rng = np.random.default_rng(seed)
    sessions = []
    for at in range(count):
        hour = float(rng.choice([6, 9, 10, 14, 18, 21]))
        better = lift if 8 <= hour < 12 else 0
        outcome = float(rng.normal() + better)
        day = JANUARY + timedelta(days=at * 60 // count)
        sessions.append(Session(metric=f"m{at % metrics}", day=day, hour=hour, outcome=outcome))
    return sessions


def compared(sessions: list[Session], kind: TimeKind = TimeKind.DAY_PART) -> TimeComparison:
    answer = compare_times(sessions, kind)
    assert isinstance(answer, TimeComparison)
    return answer


def test_two_in_three_sessions_lie_between_the_early_and_the_late_hour() -> None:
    seen = clock([22, 22.5, 23, 23.5, 0, 0.5, 1, 1.5, 2, 23.75])

    assert isinstance(seen, Clock)
    assert seen.early == pytest.approx(22.75, abs=0.2)
    assert seen.late == pytest.approx(1.25, abs=0.2)
    assert seen.clear


def test_the_range_of_a_time_is_students_around_what_is_believed() -> None:
    answer = compared(diary(3, count=60, lift=1.0))
    outcomes: dict[int | None, list[float]] = {each.number: [] for each in answer.buckets}
    for session in diary(3, count=60, lift=1.0):
        outcomes[TimeKind.DAY_PART.bucket(session)].append(session.outcome or 0.0)
    within = sum(np.var(of) * len(of) for of in outcomes.values()) / (60 - len(outcomes))

    for each in answer.buckets:
        half = stats.t.ppf(0.95, 60 - len(outcomes)) * math.sqrt(within / each.sessions)
        assert (each.low, each.high) == pytest.approx((each.shrunk - half, each.shrunk + half))


def test_the_shrunk_means_of_the_worked_example() -> None:
    fit = shrink(RATINGS, PARTS)

    assert fit.overall == pytest.approx(3.25, abs=1e-6)
    assert fit.means == pytest.approx([4.2, 3.0, 2.0], abs=1e-6)
    assert fit.between == pytest.approx(9.45, abs=1e-6)
    assert fit.mean_between == pytest.approx(4.725, abs=1e-6)
    assert fit.mean_within == pytest.approx(0.755556, abs=1e-6)
    assert fit.typical_count == pytest.approx(3.916667, abs=1e-6)
    assert fit.spread == pytest.approx(1.013475, abs=1e-6)
    assert fit.kappa == pytest.approx(0.745510, abs=1e-6)
    assert fit.weights == pytest.approx([0.870245, 0.842902, 0.800959], abs=1e-6)
    assert fit.shrunk == pytest.approx([4.076733, 3.039274, 2.248801], abs=1e-6)


def test_the_exact_p_of_the_worked_example() -> None:
    p = arrangement_p(RATINGS, PARTS, np.zeros(12, dtype=np.int64))

    assert p == pytest.approx(848 / 27_720, abs=1e-6)


def test_the_clock_of_the_worked_example() -> None:
    answer = clock(START_HOURS)

    assert isinstance(answer, Clock)
    assert answer.mean_hour == pytest.approx(12.162855, abs=1e-6)
    assert answer.gathered == pytest.approx(0.305436, abs=1e-6)
    assert answer.p == pytest.approx(0.333249, abs=1e-6)
    assert not answer.clear


def test_the_analysis_of_variance_agrees_with_scipy() -> None:
    fit = shrink(RATINGS, PARTS)
    theirs = stats.f_oneway(*[RATINGS[part == PARTS] for part in range(3)])

    assert fit.mean_between / fit.mean_within == pytest.approx(theirs.statistic)


def test_an_exact_p_and_a_drawn_one_agree() -> None:
    exact = arrangement_p(RATINGS, PARTS, np.zeros(12, dtype=np.int64))
    doubled = arrangement_p(np.tile(RATINGS, 2), np.tile(PARTS, 2), np.repeat([0, 1], 12))
    drawn = stats.permutation_test(
        [RATINGS[part == PARTS] for part in range(3)],
        lambda *groups: stats.f_oneway(*groups).statistic,
        n_resamples=3_000,
        alternative="greater",
        rng=np.random.default_rng(1),
        vectorized=False,
    ).pvalue

    assert exact == pytest.approx(drawn, abs=0.012)
    assert doubled < exact


def test_labels_are_only_exchanged_within_their_month() -> None:
    growing = np.array([1.0, 1, 1, 9, 9, 9])
    early_morning_late_evening = np.array([0, 0, 0, 1, 1, 1])
    months = np.array([1, 1, 1, 2, 2, 2])

    assert arrangement_p(growing, early_morning_late_evening, months) == 1
    assert arrangement_p(growing, early_morning_late_evening, np.zeros(6, int)) == pytest.approx(2 / 20)


@given(st.integers(0, 2**32 - 1), st.randoms(use_true_random=False))
@settings(max_examples=15)
def test_neither_order_nor_unit_matters(seed: int, shuffler: random.Random) -> None:
    sessions = diary(seed, lift=1.0)
    moved = [
        Session(metric=s.metric, day=s.day, hour=s.hour, outcome=60 * s.outcome + 5)
        for s in sessions
        if s.outcome is not None
    ]
    plain = compared(sessions)

    assert compared(shuffler.sample(sessions, len(sessions))) == plain
    assert compared(moved).p == pytest.approx(plain.p)
    assert compared(moved).overall == pytest.approx(60 * plain.overall + 5)


@given(st.lists(st.tuples(st.integers(0, 3), st.floats(-50, 50)), min_size=8, max_size=40))
def test_shrunk_means_lie_between_their_own_and_the_overall_mean(pairs: list[tuple[int, float]]) -> None:
    outcomes = np.array([value for _, value in pairs])
    labels = np.unique([group for group, _ in pairs], return_inverse=True)[1]
    if labels.max() < 1:
        return
    fit = shrink(outcomes, labels)

    for mean, shrunk in zip(fit.means, fit.shrunk, strict=True):
        assert min(mean, fit.overall) - 1e-9 <= shrunk <= max(mean, fit.overall) + 1e-9
    assert fit.spread > 0 or fit.shrunk == pytest.approx([fit.overall] * len(fit.means))


def test_a_planted_best_time_is_named() -> None:
    answer = compared(diary(3, count=80, lift=2.0))
    (best,) = best_times([answer])

    assert best is not None
    assert best.number == 1
    assert best.mean > best.shrunk > answer.overall
    assert answer.natural


def test_without_a_difference_no_time_is_named() -> None:
    answers = [compared(diary(12)), compared(diary(12), TimeKind.WEEKDAY)]

    assert best_times(answers) == (None, None)


def test_a_time_with_few_sessions_is_looked_at_but_not_named() -> None:
    few = [Session(metric="m", day=JANUARY + timedelta(days=at), hour=13, outcome=9) for at in range(4)]
    many = diary(5, count=60)
    sessions = [*few, *[Session(metric="m", day=s.day, hour=s.hour, outcome=s.outcome) for s in many]]
    answer = compared([s for s in sessions if s.hour != 14])
    (best,) = best_times([answer])

    assert answer.p < 0.01
    assert 2 in {bucket.number for bucket in answer.buckets}
    assert best is not None
    assert best.number != 2


def test_metrics_are_pooled_in_their_own_standard_deviations() -> None:
    answer = compared(diary(1, count=60, metrics=3))

    assert not answer.natural
    assert answer.overall == pytest.approx(0, abs=1e-9)


def test_below_the_minimum_it_says_what_is_missing() -> None:
    same_days = [Session(metric="m", day=JANUARY, hour=h % 24, outcome=h) for h in range(30)]
    one_time = [Session(metric="m", day=JANUARY + timedelta(days=d), hour=9, outcome=d) for d in range(30)]
    constant = [Session(metric="m", day=s.day, hour=s.hour, outcome=4) for s in diary(1)]
    unknown = [Session(metric="m", day=s.day, hour=s.hour) for s in diary(1)]

    assert compare_times([], TimeKind.WEEKDAY) == NotEnough(0, 20, "sessions")
    assert compare_times(diary(1, count=19), TimeKind.WEEKDAY).__class__ is NotEnough
    assert compare_times(same_days, TimeKind.DAY_PART) == NotEnough(1, 14, "days")
    assert compare_times(one_time, TimeKind.DAY_PART) == NotEnough(1, 2, "times")
    assert compare_times(constant, TimeKind.DAY_PART) == NotEnough(0, 20, "sessions")
    assert compare_times(unknown, TimeKind.DAY_PART) == NotEnough(0, 20, "sessions")
    assert clock([1, 2, 3, 4]) == NotEnough(4, 5, "sessions")
    assert best_times([]) == ()


@pytest.mark.parametrize(("hour", "part"), [(4, 0), (7.99, 0), (8, 1), (20, 4), (23.5, 4), (0, 5), (3.9, 5)])
def test_the_day_begins_at_four(hour: float, part: int) -> None:
    assert TimeKind.DAY_PART.bucket(Session(metric="m", day=JANUARY, hour=hour)) == part


def test_sessions_around_midnight_gather_at_midnight() -> None:
    answer = clock([23, 23.5, 0, 0.5, 1])

    assert isinstance(answer, Clock)
    assert min(answer.mean_hour, 24 - answer.mean_hour) == pytest.approx(0, abs=1e-9)
    assert answer.clear


@given(st.lists(st.floats(0, 24, exclude_max=True), min_size=5, max_size=60), st.floats(0, 24))
def test_turning_the_clock_turns_the_mean_hour_and_nothing_else(hours: list[float], turn: float) -> None:
    plain, turned = clock(hours), clock([(hour + turn) % 24 for hour in hours])

    assert isinstance(plain, Clock)
    assert isinstance(turned, Clock)
    assert turned.gathered == pytest.approx(plain.gathered, abs=1e-9)
    if plain.gathered > 1e-6:
        moved = math.cos((turned.mean_hour - plain.mean_hour - turn) * math.tau / 24)
        assert moved == pytest.approx(1, abs=1e-6)


def test_the_mean_hour_agrees_with_scipy() -> None:
    answer = clock(START_HOURS)

    assert isinstance(answer, Clock)
    assert answer.mean_hour == pytest.approx(stats.circmean(START_HOURS, high=24))


def test_ten_years_of_sessions_are_answered() -> None:
    rng = np.random.default_rng(9)
    sessions = [
        Session(
            metric="m",
            day=JANUARY + timedelta(days=at),
            hour=float(rng.uniform(0, 24)),
            outcome=float(rng.normal()),
        )
        for at in range(3_650)
    ]

    assert compared(sessions).sessions == 3_650


def test_a_session_of_unknown_hour_tells_of_weekdays_alone() -> None:
    known = diary(7, lift=2)
    late = [Session(metric="m0", day=JANUARY + timedelta(days=at), hour=None, outcome=-9) for at in range(20)]

    assert compared([*known, *late]) == compared(known)
    assert compared([*known, *late], TimeKind.WEEKDAY).sessions == len(known) + len(late)
    assert isinstance(compare_times(late, TimeKind.DAY_PART), NotEnough)
