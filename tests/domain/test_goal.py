from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from smallwins.domain.errors import Refusal
from smallwins.domain.goal import Goal, Milestone
from smallwins.domain.ids import id_from
from smallwins.domain.number import amount

DAY = date(2026, 3, 2)
FAMILY = id_from("value", "family")
numbers = st.floats(-1e6, 1e6, allow_nan=False)


def a_goal(**fields: object) -> Goal:
    given = {
        "id": id_from("goal", "book"),
        "title": "Grandmother's kitchen book",
        "values": (FAMILY,),
        "created_at": datetime(2026, 3, 2, tzinfo=UTC),
    }
    return Goal(**(given | fields))  # type: ignore[arg-type]


@pytest.mark.requirement("R33")
def test_the_share_travelled_counts_from_a_to_b_and_for_falling_targets_too() -> None:
    assert a_goal(baseline=0.0, target=40.0).share(10) == 0.25
    assert a_goal(baseline=80.0, target=70.0).share(77.5) == 0.25
    assert a_goal().share(3) is None


@given(numbers, numbers, numbers)
def test_the_share_travelled_is_never_below_nothing_or_above_all(
    start: float, end: float, now: float
) -> None:
    assume(amount(start, "baseline") != amount(end, "target"))  # 15 digits may make them the same

    share = a_goal(baseline=start, target=end).share(now)

    assert share is not None
    assert 0 <= share <= 1


@pytest.mark.requirement("R37")
def test_a_milestone_is_dated_when_it_is_crossed_and_keeps_its_day() -> None:
    marks = (Milestone(title="Ten recipes", threshold=10), Milestone(title="Half", threshold=20))
    goal = a_goal(baseline=0.0, target=40.0, milestones=marks)

    crossed = goal.crossed_by(12, DAY).crossed_by(25, date(2026, 4, 1))

    assert [mark.crossed_on for mark in crossed.milestones] == [DAY, date(2026, 4, 1)]
    assert crossed.crossed_by(3, date(2026, 5, 1)) == crossed


@pytest.mark.requirement("R49")
def test_a_goal_is_resized_with_a_note_and_what_it_was_stays_visible() -> None:
    goal = a_goal(baseline=0.0, target=40.0).resized(DAY, "forty was for the whole family", target=20.0)

    assert goal.target == 20
    assert (goal.resizes[0].target, goal.resizes[0].note) == (40, "forty was for the whole family")


@pytest.mark.requirement("R156")
def test_a_goal_belongs_to_a_value() -> None:
    with pytest.raises(Refusal, match=r"goal\.no-value"):
        a_goal(values=())
