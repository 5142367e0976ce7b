from __future__ import annotations

import pytest

from smallwins.application import goals, steps, values
from smallwins.application.walking import path
from smallwins.domain.goal import Goal, GoalState
from smallwins.domain.profile import Profile
from smallwins.domain.step import Step, StepState
from smallwins.domain.value import Value
from smallwins.store.store import SqlStore
from tests.application.conftest import NOW, new_step
from tests.conftest import MONDAY


def test_the_path_leads_from_values_over_goals_to_steps(
    store: SqlStore, person: Profile, family: Value, book: Goal
) -> None:
    whole = new_step(store, person, "Chapter", goal=book.id)
    first, _ = steps.split_step(store, person, NOW, whole, ["Notes", "One recipe"])
    steps.finish_step(store, person, NOW, first, {})
    new_step(store, person, "Fix the lamp")
    new_step(store, person, "A film", state=StepState.IDEA)

    found = path.path(store, person, NOW)

    [served] = found.values
    [along] = served.goals
    assert (served.value, along.goal) == (family, book)
    assert [(branch.step.title, branch.done) for branch in along.steps] == [("Chapter", 1)]
    assert [part.step.title for part in along.steps[0].parts] == ["Notes", "One recipe"]
    assert [branch.step.title for branch in found.loose] == ["Fix the lamp"]
    assert (found.finished, found.ideas) == (1, 1)


def test_a_goal_stays_on_the_path_when_its_value_was_put_away(
    store: SqlStore, person: Profile, family: Value, book: Goal
) -> None:
    values.edit_value(store, person, NOW, family, {"archived": True})
    assert [served.goals[0].goal for served in path.path(store, person, NOW).values] == [book]

    goals.close_goal(store, person, NOW, book, GoalState.LET_GO, "")
    found = path.path(store, person, NOW)
    assert (found.values, [goal.id for goal in found.closed]) == ((), [book.id])


@pytest.mark.requirement("R190")
def test_much_at_once_is_named(store: SqlStore, person: Profile) -> None:
    for number in range(6):
        assert not path.path(store, person, NOW).is_crowded
        steps.start_step(store, person, NOW, new_step(store, person, f"Step {number}"))

    assert path.path(store, person, NOW).is_crowded


@pytest.mark.requirement("R107")
def test_a_plan_is_put_in_another_order(store: SqlStore, person: Profile, book: Goal) -> None:
    made = [
        new_step(store, person, title, goal=book.id, position=place) for place, title in enumerate("abc", 1)
    ]

    def order() -> list[str]:
        return [step.title for step in path.ordered(steps.steps(store, person, goal=book.id))]

    steps.move_step(store, person, NOW, made[2], -1)
    assert order() == ["a", "c", "b"]
    first = store.find(Step, person.id, made[0].id)
    assert first is not None
    steps.move_step(store, person, NOW, first, 5)
    assert order() == ["c", "b", "a"]
    steps.move_step(store, person, NOW, first, -9)
    assert order()[0] == "a"


@pytest.mark.requirement("R15")
def test_a_choice_for_now_can_be_looked_at_again(store: SqlStore, person: Profile) -> None:
    step = new_step(store, person, "Which printer", note="three offers", unknown=True)

    step = steps.choose_for_now(store, person, NOW, step, "The one in the medina", MONDAY)

    assert (step.unknown, step.look_again_on) == (False, MONDAY)
    assert step.note == "three offers\nThe one in the medina"


def test_feeling_unready_after_the_start_is_a_leap_once(store: SqlStore, person: Profile) -> None:
    step = steps.start_step(store, person, NOW, new_step(store, person, "Call"))
    before = store.rev(person.id)

    step = steps.feel_ready(store, person, NOW, step, 2)
    steps.feel_ready(store, person, NOW, step, 2)
    changed = steps.feel_ready(store, person, NOW, step, 3)

    assert changed.readiness == 3
    assert store.rev(person.id) == before + 2


def test_a_goal_whose_value_is_deleted_stays_and_can_be_changed(
    store: SqlStore, person: Profile, family: Value, book: Goal
) -> None:
    values.delete_value(store, person, NOW, family)

    found = path.path(store, person, NOW)
    changed = goals.edit_goal(store, person, NOW, book, {"title": "Her kitchen book"})

    assert [along.goal for along in found.without] == [book]
    assert found.values == ()
    assert changed.title == "Her kitchen book"


def test_of_two_values_the_one_that_is_left_holds_the_goal(
    store: SqlStore, person: Profile, family: Value, book: Goal
) -> None:
    craft = values.add_value(store, person, NOW, Value(id=NOW.new_id(), name="Craft", created_at=NOW.at))
    goals.edit_goal(store, person, NOW, book, {"values": (family.id, craft.id)})
    values.delete_value(store, person, NOW, family)

    [served] = path.path(store, person, NOW).values

    assert (served.value, [along.goal.id for along in served.goals]) == (craft, [book.id])
