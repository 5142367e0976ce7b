from __future__ import annotations

from datetime import timedelta

import pytest

from smallwins.application import steps
from smallwins.application.ports import Now
from smallwins.application.walking import focus
from smallwins.domain.profile import Profile
from smallwins.domain.step import StepState
from smallwins.store.store import SqlStore
from tests.application.conftest import NOW, new_step


def in_minutes(minutes: int) -> Now:
    return Now(NOW.at + timedelta(minutes=minutes), NOW.today)


@pytest.mark.requirement("R86")
def test_a_stray_thought_is_parked_and_looked_at_afterwards(store: SqlStore, person: Profile) -> None:
    step = new_step(store, person, "Bread")
    first = focus.park_thought(store, person, NOW, step, "ring Lina")
    second = focus.park_thought(store, person, in_minutes(1), step, "a second volume\nwith sweets")
    third = focus.park_thought(store, person, in_minutes(2), step, "the drawer")
    assert focus.thoughts(store, person, step.id)[0] == third

    made = focus.thought_as_step(store, person, NOW, first, ready=True)
    idea = focus.thought_as_step(store, person, NOW, second, ready=False)
    focus.drop_thought(store, person, NOW, third)

    assert (made.title, made.state) == ("ring Lina", StepState.READY)
    assert (idea.title, idea.note, idea.state) == (
        "a second volume",
        "a second volume\nwith sweets",
        StepState.IDEA,
    )
    assert focus.thoughts(store, person) == []


def test_a_thought_that_was_let_go_can_come_back(store: SqlStore, person: Profile) -> None:
    thought = focus.park_thought(store, person, NOW, new_step(store, person, "Bread"), "ring Lina")

    focus.drop_thought(store, person, NOW, thought)
    assert focus.thoughts(store, person) == []
    rev = store.last_standing(person.id)
    assert rev is not None
    store.undo(person.id, NOW, rev)

    assert focus.thoughts(store, person) == [thought]


@pytest.mark.requirement("R176")
def test_a_pause_is_offered_after_long_focus_alone(store: SqlStore, person: Profile) -> None:
    step = new_step(store, person, "Bread")
    steps.log_session(store, person, NOW, step, 25, "Focus")
    assert not focus.offers_a_pause(store, person, NOW)

    steps.log_session(store, person, in_minutes(30), step, 25, "Focus")
    assert focus.offers_a_pause(store, person, in_minutes(31))
    assert not focus.offers_a_pause(store, person, in_minutes(130))
