import pytest
from hypothesis import given
from hypothesis import strategies as st

from smallwins.statistics.enough import NotEnough
from smallwins.statistics.ramp import Load, lighter_week, load, next_target, restart_target

amounts = st.lists(st.integers(0, 1000).map(float), min_size=4, max_size=20)


def compared(answer: Load | NotEnough) -> Load:
    assert isinstance(answer, Load)
    return answer


def test_the_worked_example_keeps_the_suggested_target() -> None:
    assert next_target(4.0, [2, 5, 3, 0, 4, 6, 4, 3], step=1.0) == 4.0


def test_a_high_suggestion_is_capped_a_tenth_above_the_usual() -> None:
    assert next_target(90.0, [50, 50, 50, 50], step=5.0) == 55.0
    assert next_target(90.0, [53, 53, 53, 53], step=5.0) == 55.0
    assert next_target(9.0, [4, 6, 4, 3], step=1.0) == 4.0


def test_limits_come_down_by_at_most_a_tenth() -> None:
    assert next_target(10.0, [50, 50, 50, 50], step=5.0, at_most=True) == 45.0


def test_empty_weeks_suggest_the_smallest_step() -> None:
    assert next_target(3.0, [0, 0, 0, 0], step=0.5) == 0.5
    assert restart_target([0, 0, 0, 0], step=0.5) == 0.5


def test_after_a_gap_one_begins_at_three_fifths_of_the_usual() -> None:
    assert restart_target([100, 40, 50, 50, 60], step=1.0) == 30.0


def test_three_rising_weeks_suggest_a_lighter_one() -> None:
    assert lighter_week([9, 10, 20, 30, 40], step=1.0) == 28.0
    assert lighter_week([10, 20, 20, 40], step=1.0) is None
    assert lighter_week([40, 30, 20, 10], step=1.0) is None


def test_below_four_weeks_nothing_is_suggested() -> None:
    assert next_target(4.0, [1, 2, 3], step=1.0) == NotEnough(3, 4, "weeks")
    assert restart_target([], step=1.0) == NotEnough(0, 4, "weeks")
    assert lighter_week([1, 2, 3], step=1.0) == NotEnough(3, 4, "weeks")


def test_rest_is_suggested_when_energy_falls_while_load_rises() -> None:
    energy = [7.0] * 28 + [5.5] * 14
    answer = compared(load(energy, [30.0] * 28 + [45.0] * 14))

    assert answer.rest
    assert (answer.energy_before, answer.energy) == (7.0, 5.5)
    assert (answer.minutes_before, answer.minutes) == (210.0, 315.0)


@pytest.mark.parametrize(("energy", "minutes"), [(6.1, 60.0), (5.0, 39.0), (8.0, 10.0)])
def test_one_sign_alone_suggests_no_rest(energy: float, minutes: float) -> None:
    answer = compared(load([7.0] * 28 + [energy] * 14, [30.0] * 28 + [minutes] * 14))

    assert not answer.rest


def test_exactly_one_point_lower_is_enough() -> None:
    assert compared(load([7.1] * 28 + [6.1] * 14, [30.0] * 28 + [40.0] * 14)).rest


def test_the_guard_needs_energy_answers_in_both_spans() -> None:
    assert load([None] * 36 + [5.0] * 6, [30.0] * 42) == NotEnough(6, 7, "energy answers")
    assert load([7.0] * 14, [30.0] * 14) == NotEnough(0, 14, "earlier energy answers")


@given(amounts, st.floats(0, 2000), st.sampled_from([0.5, 1.0, 5.0]))
def test_a_target_never_leaps_beyond_a_tenth_or_one_step(
    weeks: list[float], suggested: float, step: float
) -> None:
    answer = next_target(suggested, weeks, step=step)

    assert isinstance(answer, float | int)
    usual = sorted(weeks[-4:])
    assert step <= answer <= max(step, 1.1 * (usual[1] + usual[2]) / 2 + 1e-6)


@given(st.lists(st.one_of(st.none(), st.floats(0, 10)), max_size=60))
def test_gaps_in_the_answers_never_crash_the_guard(energy: list[float | None]) -> None:
    assert isinstance(load(energy, [10.0] * len(energy)), Load | NotEnough)
