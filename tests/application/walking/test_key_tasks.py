from __future__ import annotations

from datetime import timedelta

import pytest

from smallwins.application import goals, steps
from smallwins.application.walking import key_tasks
from smallwins.application.walking.key_tasks import Early
from smallwins.domain.goal import Goal, Rest
from smallwins.domain.profile import Profile
from smallwins.domain.step import Step
from smallwins.store.store import SqlStore
from tests.application.conftest import NOW, new_step
from tests.conftest import MONDAY, now_on


@pytest.mark.requirement("R84")
def test_candidates_carry_what_their_place_rests_on(store: SqlStore, person: Profile, book: Goal) -> None:
    due = MONDAY + timedelta(days=3)
    new_step(store, person, "Bread", goal=book.id, impact=4, estimate=1.5, due=due)
    whole = new_step(store, person, "Chapter", goal=book.id, impact=5)
    steps.split_step(store, person, NOW, whole, ["Notes"])

    found = {each.step.title: each for each in key_tasks.candidates(store, person, NOW)}

    assert set(found) == {"Bread", "Notes"}
    assert found["Bread"].task.score == pytest.approx(4 * 1.25 / 1.5)
    assert [value.name for value in found["Bread"].values] == ["Family"]
    assert found["Bread"].goal == book


def test_steps_of_a_resting_goal_rest(store: SqlStore, person: Profile, book: Goal) -> None:
    new_step(store, person, "Bread", goal=book.id)
    goals.pause_goal(store, person, NOW, book, [], Rest(since=NOW.today))

    assert key_tasks.candidates(store, person, NOW) == []


@pytest.mark.requirement("R84", "R85")
def test_what_is_important_and_not_urgent_is_suggested_first_once_a_day(
    store: SqlStore, person: Profile, book: Goal
) -> None:
    quiet = new_step(store, person, "Plan the chapter", goal=book.id, impact=5, estimate=4)
    for title, hours in (("Mail", 0.25), ("Bill", 0.3), ("Form", 0.4)):
        new_step(store, person, title, goal=book.id, impact=2, estimate=hours, due=MONDAY)

    suggested = key_tasks.suggested(store, person, NOW)
    key_tasks.pick_key(store, person, NOW, quiet, the_one=True)
    later = key_tasks.suggested(store, person, NOW)

    assert suggested[0].step == quiet
    assert len(suggested) == 3
    assert later[0].step.title != "Plan the chapter"
    assert [each.step.title for each in key_tasks.suggested(store, person, NOW, hours=0.5)] == ["Mail"]


@pytest.mark.requirement("R111")
def test_the_doorway_holds_the_one_or_asks_for_it(store: SqlStore, person: Profile, book: Goal) -> None:
    bread = new_step(store, person, "Bread", goal=book.id)
    call = new_step(store, person, "Call")
    asking = key_tasks.doorway(store, person, NOW)
    assert asking is not None
    assert (asking.step, len(asking.candidates)) == (None, 2)

    key_tasks.pick_key(store, person, NOW, bread, the_one=True, before_hour=12)
    key_tasks.pick_key(store, person, NOW, call, the_one=False)
    chosen = key_tasks.doorway(store, person, NOW)
    assert chosen is not None
    assert chosen.step is not None
    assert (chosen.step.title, chosen.goal, [step.title for step in chosen.others]) == (
        "Bread",
        book,
        ["Call"],
    )

    for step in key_tasks.key_tasks(store, person, NOW):
        steps.finish_step(store, person, NOW, step, {})
    assert key_tasks.doorway(store, person, NOW) is None


@pytest.mark.requirement("R112")
def test_how_often_the_one_was_begun_before_its_hour(store: SqlStore, person: Profile) -> None:
    for day, hour in ((0, 9), (1, 15), (2, 11), (3, 25)):  # the last one an hour after midnight
        at = now_on(MONDAY + timedelta(days=day), hour=hour)
        step = Step(id=at.new_id(), title=f"Step {day}", created_at=at.at)
        steps.add_step(store, person, at, step)
        key_tasks.pick_key(store, person, at, step, the_one=True, before_hour=12)
        held = store.find(Step, person.id, step.id)
        assert held is not None
        steps.log_session(store, person, at, held, 10, "Focus")

    last = now_on(MONDAY + timedelta(days=4))

    assert key_tasks.early(store, person, last) == Early(2, 4)
    assert key_tasks.early(store, person, now_on(MONDAY + timedelta(days=60))) == Early(0, 0)


@pytest.mark.requirement("R87")
def test_the_share_of_minutes_that_went_to_key_tasks(store: SqlStore, person: Profile) -> None:
    assert key_tasks.share_this_week(store, person, NOW) is None
    whole = new_step(store, person, "Chapter")
    whole = key_tasks.pick_key(store, person, NOW, whole, the_one=True)
    [part] = steps.split_step(store, person, NOW, whole, ["Notes"])
    steps.log_session(store, person, NOW, part, 30, "Focus")
    steps.log_session(store, person, NOW, new_step(store, person, "Mail"), 10, "Focus")

    assert key_tasks.share_this_week(store, person, NOW) == 0.75
