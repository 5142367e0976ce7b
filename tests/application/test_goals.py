from __future__ import annotations

from datetime import timedelta

import pytest

from smallwins.application import goals, notes
from smallwins.application.walking import rehearsals
from smallwins.domain.errors import Refusal
from smallwins.domain.goal import Goal, GoalState, Milestone, Rest
from smallwins.domain.metric import Metric
from smallwins.domain.note import NoteKind, WinKind
from smallwins.domain.pause import Pause
from smallwins.domain.profile import Profile
from smallwins.store.store import SqlStore
from tests.application.conftest import NOW, new_step
from tests.conftest import MONDAY, now_on


@pytest.mark.requirement("R118", "R178")
def test_a_milestone_is_celebrated_and_kept_as_one_win(store: SqlStore, person: Profile, book: Goal) -> None:
    goal = goals.add_milestone(store, person, NOW, book, Milestone(title="Ten recipes"))

    goal = goals.cross_milestone(store, person, NOW, goal, 0)
    goal = goals.cross_milestone(store, person, NOW, goal, 0, "mint tea with Lina")

    [win] = notes.notes(store, person, kind=NoteKind.WIN)
    assert (win.win, win.title, win.text) == (WinKind.MILESTONE, "Ten recipes", "mint tea with Lina")
    assert goal.milestones[0].crossed_on == MONDAY


def test_what_was_crossed_is_not_taken_off_the_way(store: SqlStore, person: Profile, book: Goal) -> None:
    goal = goals.add_milestone(store, person, NOW, book, Milestone(title="Ten recipes"))
    goal = goals.add_milestone(store, person, NOW, goal, Milestone(title="Twenty"))
    goal = goals.cross_milestone(store, person, NOW, goal, 0)

    goal = goals.drop_milestone(store, person, NOW, goal, 1)
    with pytest.raises(Refusal, match=r"milestone\.crossed"):
        goals.drop_milestone(store, person, NOW, goal, 0)
    with pytest.raises(Refusal, match=r"milestone\.unknown"):
        goals.cross_milestone(store, person, NOW, goal, 7)

    assert [mark.title for mark in goal.milestones] == ["Ten recipes"]


def test_reaching_a_goal_is_a_win_and_letting_one_go_costs_nothing(
    store: SqlStore, person: Profile, book: Goal
) -> None:
    goals.close_goal(store, person, NOW, book, GoalState.LET_GO, "the photographs do it")
    [dropped] = notes.notes(store, person, kind=NoteKind.LET_GO)
    again = goals.resume_goal(store, person, NOW, book)
    reached = goals.close_goal(store, person, NOW, again, GoalState.REACHED, "", "a second volume")
    [win] = notes.notes(store, person, kind=NoteKind.WIN)

    assert dropped.text == "the photographs do it"
    assert (win.title, reached.next_challenge) == (book.title, "a second volume")
    with pytest.raises(Refusal, match=r"goal\.not-an-end"):
        goals.close_goal(store, person, NOW, again, GoalState.PAUSED, "")


def test_a_pause_may_begin_in_the_past_and_takes_metrics_along(
    store: SqlStore, person: Profile, book: Goal, walk: Metric
) -> None:
    goal = goals.edit_goal(store, person, NOW, book, {"metric": walk.id})
    later = now_on(MONDAY + timedelta(days=9))

    paused = goals.pause_goal(store, person, later, goal, [walk], Rest(since=MONDAY + timedelta(days=2)))
    [pause] = store.all(Pause, person.id)
    goals.resume_goal(store, person, later, paused)
    [ended] = store.all(Pause, person.id)

    assert (pause.since, pause.until) == (MONDAY + timedelta(days=2), None)
    assert ended.until == MONDAY + timedelta(days=8)


def test_a_goal_called_otherwise_while_it_rested_wakes_its_metrics(
    store: SqlStore, person: Profile, book: Goal, walk: Metric
) -> None:
    goal = goals.edit_goal(store, person, NOW, book, {"metric": walk.id})
    paused = goals.pause_goal(store, person, NOW, goal, [walk], Rest(since=MONDAY))
    later = now_on(MONDAY + timedelta(days=3))
    renamed = goals.edit_goal(store, person, later, paused, {"title": "Two hundred recipes"})

    goals.resume_goal(store, person, later, renamed)

    [ended] = store.all(Pause, person.id)
    assert ended.until == MONDAY + timedelta(days=2)


def test_a_rest_that_is_over_leaves_the_one_under_way(book: Goal) -> None:
    resting = book.rested(Rest(since=MONDAY))

    both = resting.rested(Rest(since=MONDAY - timedelta(days=9), until=MONDAY - timedelta(days=5)))

    assert (both.resting_since, both.state, len(both.rests)) == (MONDAY, GoalState.PAUSED, 2)


@pytest.mark.requirement("R152", "R154")
def test_a_goal_without_movement_is_named_after_a_fortnight(
    store: SqlStore, person: Profile, book: Goal
) -> None:
    assert not goals.way(store, person, NOW, book).stands_still

    later = now_on(MONDAY + timedelta(days=20))
    still = goals.way(store, person, later, book)
    assert (still.stands_still, still.has_action) == (True, False)

    new_step(store, person, "Bread", goal=book.id, planned_on=MONDAY + timedelta(days=22))
    assert goals.way(store, person, later, book).has_action


def test_a_goal_is_found_by_what_it_is_called(store: SqlStore, person: Profile, book: Goal) -> None:
    for said in ("Grandmother's kitchen book", "grandm", "kitchen", str(book.id)[-12:]):
        assert goals.goal_named(store, person, said).id == book.id
    with pytest.raises(Refusal, match=r"name\.unknown"):
        goals.goal_named(store, person, "Grandmothers kitchn")
    with pytest.raises(Refusal, match=r"name\.unheard-of"):
        goals.goal_named(store, person, "zzz")


def test_two_goals_of_like_names_are_asked_about(store: SqlStore, person: Profile, book: Goal) -> None:
    twin = Goal(id=NOW.new_id(), title="Kitchen shelf", values=book.values, created_at=NOW.at)
    goals.add_goal(store, person, NOW, twin)

    assert goals.goal_named(store, person, "kitchen").id == twin.id
    with pytest.raises(Refusal, match=r"name\.ambiguous"):
        goals.goal_named(store, person, "itchen")


@pytest.mark.requirement("R113")
def test_rehearsals_are_planned_back_from_the_event(store: SqlStore, person: Profile, book: Goal) -> None:
    with pytest.raises(Refusal, match=r"rehearsal\.no-date"):
        rehearsals.plan_rehearsals(store, person, NOW, book, "Reading aloud", 4)
    dated = goals.edit_goal(store, person, NOW, book, {"due": MONDAY + timedelta(days=30)})

    steps = rehearsals.plan_rehearsals(store, person, NOW, dated, "Reading aloud", 4)

    days = [(step.planned_on - MONDAY).days for step in steps if step.planned_on]
    assert days == [7, 14, 21, 28]
    assert steps[0].title == "Reading aloud 1"


def test_rehearsals_never_share_a_day_and_never_fall_on_the_event() -> None:
    for room in range(1, 40):
        for count in range(1, room + 1):
            event = MONDAY + timedelta(days=room)
            days = rehearsals.rehearsal_days(MONDAY, event, count)
            assert len(set(days)) == count
            assert MONDAY <= days[0] <= days[-1] < event
    with pytest.raises(Refusal, match=r"rehearsal\.no-room"):
        rehearsals.rehearsal_days(MONDAY, MONDAY + timedelta(days=3), 4)
