import pytest
from hypothesis import given
from hypothesis import strategies as st

from smallwins.statistics.priority import (
    Task,
    key_share,
    key_tasks,
    not_urgent_but_important,
    ranked,
    value_fit,
)

tasks = st.lists(
    st.builds(
        Task,
        key=st.uuids().map(str),
        impact=st.integers(1, 5).map(float),
        value_fit=st.floats(0, 1),
        days_to_due=st.one_of(st.none(), st.integers(-30, 400).map(float)),
        hours=st.floats(0, 12),
        age_days=st.floats(0, 400),
    ),
    max_size=20,
)


def keys(found: tuple[Task, ...]) -> list[str]:
    return [task.key for task in found]


def test_the_worked_example() -> None:
    task = Task(key="a", impact=4, value_fit=0.8, days_to_due=3, hours=1.5)

    assert task.score == pytest.approx(2.666667, abs=1e-6)


@pytest.mark.parametrize(
    ("days", "urgency"), [(None, 1.0), (-1, 2.0), (0, 2.0), (1, 1.5), (3, 1.25), (99, 1.01)]
)
def test_urgency_rises_towards_the_date_and_stays(days: float | None, urgency: float) -> None:
    assert Task(key="a", impact=1, days_to_due=days).urgency == pytest.approx(urgency)


def test_a_task_of_a_minute_is_not_infinitely_urgent() -> None:
    assert Task(key="a", impact=1, hours=0).score == Task(key="a", impact=1, hours=0.25).score


def test_the_strongest_value_counts_and_without_one_a_little() -> None:
    assert value_fit([0.2, 0.9, 0.4]) == 0.9
    assert value_fit([]) == 0.3


def test_ties_go_to_the_earlier_due_the_smaller_and_the_older() -> None:
    same = {"impact": 2.0, "value_fit": 0.5, "hours": 1.0}
    dated = [Task(key="later", days_to_due=-1, **same), Task(key="sooner", days_to_due=-9, **same)]
    assert keys(ranked(dated)) == ["sooner", "later"]

    small = Task(key="small", impact=1, value_fit=0.5, hours=0.1)
    large = Task(key="large", impact=1, value_fit=0.5, hours=0.25)
    assert keys(ranked([large, small])) == ["small", "large"]

    aged = [Task(key="new", age_days=1, **same), Task(key="old", age_days=9, **same)]
    assert keys(ranked(aged)) == ["old", "new"]


def test_at_most_three_are_suggested_within_three_fifths_of_the_time() -> None:
    five = [Task(key=str(i), impact=5 - i, value_fit=1, hours=1) for i in range(5)]

    assert keys(key_tasks(five)) == ["0", "1", "2"]
    assert keys(key_tasks(five, hours=4)) == ["0", "1"]
    assert keys(key_tasks(five, hours=1)) == []
    assert key_tasks([]) == ()


def test_a_task_too_large_for_today_is_passed_over() -> None:
    large = Task(key="large", impact=5, value_fit=1, days_to_due=-1, hours=3)
    small = Task(key="small", impact=1, hours=0.5)

    assert keys(key_tasks([large, small], hours=3)) == ["small"]


def test_the_first_suggestion_is_important_and_not_urgent() -> None:
    urgent = Task(key="urgent", impact=5, value_fit=1, days_to_due=2)
    calm = Task(key="calm", impact=4, value_fit=0.75, days_to_due=30)
    minor = Task(key="minor", impact=2, value_fit=1)

    assert not_urgent_but_important([urgent, minor, calm]) == calm
    assert not_urgent_but_important([urgent, minor]) is None


def test_the_share_of_time_on_key_tasks() -> None:
    assert key_share(30, 120) == 0.25
    assert key_share(0, 0) is None


@given(tasks, st.randoms(use_true_random=False))
def test_the_order_they_come_in_does_not_matter(values: list[Task], random: object) -> None:
    shuffled = list(values)
    random.shuffle(shuffled)  # type: ignore[attr-defined]

    assert ranked(values) == ranked(shuffled)


@given(tasks, st.floats(0, 24))
def test_a_pick_never_exceeds_three_or_the_time(values: list[Task], hours: float) -> None:
    picked = key_tasks(values, hours=hours)

    assert len(picked) <= 3
    assert sum(task.hours for task in picked) <= 0.6 * hours + 1e-6
