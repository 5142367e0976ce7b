import pytest
from hypothesis import given
from hypothesis import strategies as st

from smallwins.statistics.enough import NotEnough
from smallwins.statistics.waiting import (
    ReadinessRow,
    Start,
    TimeToStart,
    Unstarted,
    patience,
    readiness_table,
    time_to_start,
    waiting,
    waits,
)

starts = st.lists(st.builds(Start, days=st.floats(0, 4000), started=st.booleans()), max_size=60)


def started(*days: float) -> list[Start]:
    return [Start(days=day, started=True) for day in days]


def known(answer: TimeToStart | NotEnough) -> TimeToStart:
    assert isinstance(answer, TimeToStart)
    return answer


def test_the_median_and_the_chances_of_beginning_are_told() -> None:
    answer = known(time_to_start(started(0, 1, 2, 5, 10)))

    assert (answer.steps, answer.median) == (5, 2)
    assert answer.within == pytest.approx({3: 0.6, 7: 0.8, 14: 1.0})


def test_what_has_not_begun_counts_as_waiting_until_now() -> None:
    answer = known(time_to_start([*started(1, 1), *[Start(days=30, started=False)] * 3]))

    assert answer.median is None
    assert answer.within[14] == pytest.approx(0.4)


def test_four_steps_are_not_enough() -> None:
    assert time_to_start(started(1, 2, 3, 4)) == NotEnough(4, 5, "steps")


def test_patience_is_a_week_until_ten_starts_show_what_is_usual() -> None:
    assert patience(started(*[30] * 9)) == 7.0
    assert patience(started(*range(1, 11))) == 9
    assert patience(started(*[1] * 20)) == 7.0
    assert patience([Start(days=90, started=False)] * 20) == 7.0


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        (Unstarted(key="a", age_days=7), False),
        (Unstarted(key="a", age_days=7.5), True),
        (Unstarted(key="a", age_days=1, days_past_plan=3), False),
        (Unstarted(key="a", age_days=1, days_past_plan=4), True),
        (Unstarted(key="a", age_days=99, days_past_plan=99, for_someone_else=True), False),
    ],
)
def test_a_step_waits_beyond_a_week_or_three_days_past_its_plan(step: Unstarted, expected: bool) -> None:
    assert waits(step) is expected


def test_the_three_that_waited_longest_are_shown() -> None:
    steps = [Unstarted(key=str(age), age_days=age) for age in (3, 40, 12, 9, 80)]

    assert [step.key for step in waiting(steps)] == ["80", "40", "12"]
    assert [step.key for step in waiting(steps, patience_days=50)] == ["80"]
    assert waiting([]) == ()


def test_readiness_is_a_plain_table() -> None:
    table = readiness_table([(3, True), (4, True), (2, False), (6, True), (9, False)])

    assert table == (
        ReadinessRow(low=0, high=4, started=3, fine=2),
        ReadinessRow(low=5, high=7, started=1, fine=1),
        ReadinessRow(low=8, high=10, started=1, fine=0),
    )


def test_rows_without_a_start_are_left_out_and_four_starts_are_not_enough() -> None:
    assert readiness_table([(3, True)] * 5) == (ReadinessRow(low=0, high=4, started=5, fine=5),)
    assert readiness_table([(3, True)] * 4) == NotEnough(4, 5, "starts")


@given(starts, st.randoms(use_true_random=False))
def test_the_order_of_steps_does_not_matter(values: list[Start], random: object) -> None:
    shuffled = list(values)
    random.shuffle(shuffled)  # type: ignore[attr-defined]

    assert time_to_start(values) == time_to_start(shuffled)
    assert patience(values) == patience(shuffled)


@given(starts)
def test_more_days_never_make_a_start_less_likely(values: list[Start]) -> None:
    answer = time_to_start(values)
    if isinstance(answer, TimeToStart):
        assert 0 <= answer.within[3] <= answer.within[7] <= answer.within[14] <= 1


@given(st.lists(st.tuples(st.floats(0, 10), st.booleans()), min_size=5, max_size=40))
def test_every_start_stands_in_one_row(values: list[tuple[float, bool]]) -> None:
    table = readiness_table(values)

    assert not isinstance(table, NotEnough)
    assert sum(row.started for row in table) == len(values)
