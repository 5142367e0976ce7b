import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smallwins.statistics.enough import NotEnough
from smallwins.statistics.targets import (
    Levels,
    Reach,
    chance,
    daily_levels,
    nearest_rank,
    reach,
    times_levels,
    usual,
    window_levels,
)

E7 = [2.0, 5.0, 3.0, 0.0, 4.0, 6.0, 4.0, 3.0]

weeks = st.lists(st.integers(0, 500).map(float), min_size=4, max_size=30)


def levels(answer: Levels | NotEnough) -> tuple[float, float, float]:
    assert isinstance(answer, Levels)
    return answer.floor.value, answer.target.value, answer.stretch.value


def test_the_worked_example_gives_floor_target_and_stretch() -> None:
    assert levels(window_levels(E7, step=1.0)) == (2.0, 4.0, 6.0)


@pytest.mark.parametrize(("wish", "expected"), [(2, 0.8), (4, 0.5), (5, 0.3), (6, 0.2), (8, 0.1)])
def test_the_worked_example_gives_the_chance_of_each_wish(wish: float, expected: float) -> None:
    assert chance(wish, E7) == pytest.approx(expected, abs=1e-6)


def test_each_level_carries_its_own_chance() -> None:
    answer = window_levels(E7, step=1.0)

    assert isinstance(answer, Levels)
    assert answer.target.chance == 0.5
    assert answer.target.reach is Reach.REALISTIC
    assert answer.count == 8


@pytest.mark.parametrize(
    ("probability", "word"),
    [(0.9, "comfortable"), (0.8, "realistic"), (0.4, "realistic"), (0.39, "stretch"), (0.1, "beyond")],
)
def test_words_change_at_the_stated_chances(probability: float, word: str) -> None:
    assert reach(probability) == word


def test_only_the_last_eight_windows_count() -> None:
    assert levels(window_levels([99.0] * 5 + E7, step=1.0)) == (2.0, 4.0, 6.0)


def test_a_target_for_every_second_week_is_lower() -> None:
    assert levels(window_levels([1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0], step=1.0))[1] == 6.0
    answer = window_levels([1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0], step=1.0, every_second=True)
    assert levels(answer)[1] == 5.0


def test_limits_are_easiest_at_the_floor() -> None:
    amounts = [float(i) for i in range(1, 10)]

    assert levels(window_levels(amounts, step=1.0, at_most=True)) == (9.0, 5.0, 2.0)
    answer = window_levels(amounts, step=1.0, at_most=True)
    assert isinstance(answer, Levels)
    assert answer.floor.chance > answer.target.chance > answer.stretch.chance


def test_a_suggestion_of_nothing_becomes_the_smallest_step() -> None:
    assert levels(window_levels([0.0] * 8, step=5.0)) == (5.0, 5.0, 5.0)


def test_too_little_record_says_how_much_is_there() -> None:
    assert window_levels([1.0] * 3, step=1.0) == NotEnough(3, 4, "weeks")
    assert window_levels([1.0], step=1.0, unit="months") == NotEnough(1, 4, "months")
    assert daily_levels([1.0] * 27, step=1.0) == NotEnough(27, 28, "days")
    assert chance(1.0, [1.0] * 3) == NotEnough(3, 4, "weeks")
    assert times_levels([], [], step=1.0).floor == NotEnough(0, 12, "days with effort")


def test_daily_levels_come_from_the_last_56_opportunities_with_their_zeros() -> None:
    amounts = [100.0] * 50 + [0.0] * 28 + [10.0] * 28

    assert levels(daily_levels(amounts, step=1.0)) == (1.0, 10.0, 10.0)


def test_times_a_week_and_the_amount_that_counts_are_suggested_apart() -> None:
    answer = times_levels([3.0, 2.0, 4.0, 3.0, 5.0, 3.0, 2.0, 4.0], [10.0, 20.0, 30.0] * 4, step=1.0)

    assert levels(answer.times) == (2.0, 4.0, 5.0)
    assert not isinstance(answer.floor, NotEnough)
    assert answer.floor.value == 10.0


def test_nothing_cannot_be_ranked() -> None:
    with pytest.raises(ValueError, match="nothing"):
        nearest_rank([], 0.5)


def test_a_rank_that_floats_overshoot_stays_the_rank() -> None:
    assert 0.07 * 100 > 7
    assert nearest_rank([float(i) for i in range(1, 100)], 0.07) == 7.0


def test_the_usual_amount_is_the_median() -> None:
    assert usual([1.0, 100.0, 3.0]) == 3.0


@given(weeks, st.randoms(use_true_random=False))
def test_the_order_of_the_last_weeks_does_not_matter(values: list[float], random: object) -> None:
    recent = values[-8:]
    shuffled = list(recent)
    random.shuffle(shuffled)  # type: ignore[attr-defined]

    assert window_levels(recent, step=1.0) == window_levels(shuffled, step=1.0)


@given(weeks, st.sampled_from([0.5, 2.0, 1024.0]))
def test_the_unit_scales_the_levels_and_leaves_the_chances(values: list[float], factor: float) -> None:
    one = window_levels(values, step=1.0)
    other = window_levels([value * factor for value in values], step=factor)

    assert isinstance(one, Levels)
    assert isinstance(other, Levels)
    assert levels(other) == tuple(level * factor for level in levels(one))
    assert other.target.chance == one.target.chance


@given(weeks, st.booleans())
def test_levels_come_in_order_and_so_do_their_chances(values: list[float], at_most: bool) -> None:
    answer = window_levels(values, step=1.0, at_most=at_most)

    assert isinstance(answer, Levels)
    floor, target, stretch = levels(answer)
    assert (floor >= target >= stretch) if at_most else (floor <= target <= stretch)
    assert 1 > answer.floor.chance >= answer.target.chance >= answer.stretch.chance > 0


@given(st.lists(st.integers(0, 10**6), min_size=9, max_size=9, unique=True))
def test_exchangeable_weeks_reach_a_level_as_often_as_promised(values: list[int]) -> None:
    # Each of nine weeks takes its turn as "the next one": an exact count, no simulation.
    for share, promised in ((0.20, 7 / 9), (0.60, 3 / 9), (0.90, 1 / 9)):
        reached = 0
        for i, coming in enumerate(values):
            others = [float(value) for j, value in enumerate(values) if j != i]
            reached += coming >= nearest_rank(others, share)
        assert reached / 9 >= promised - 1e-12


@given(st.floats(0.01, 0.99), st.integers(1, 4000))
def test_a_rank_is_always_one_that_occurred(share: float, n: int) -> None:
    found = nearest_rank([float(i) for i in range(n)], share)

    assert found == min(n, max(1, math.ceil(share * (n + 1) - 1e-9))) - 1
