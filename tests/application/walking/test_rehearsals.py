from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from smallwins.application import goals, skills
from smallwins.application.day.today import State, the_day
from smallwins.application.walking import rehearsals
from smallwins.domain.errors import Refusal
from smallwins.domain.goal import Goal, GoalState
from smallwins.domain.metric import Metric
from smallwins.domain.profile import Profile
from smallwins.domain.skill import Skill
from smallwins.domain.value import Value
from smallwins.store.store import SqlStore
from tests.application.conftest import NOW, new_step
from tests.conftest import MONDAY


def a_goal(store: SqlStore, person: Profile, value: Value, **fields: Any) -> Goal:
    made = Goal(id=NOW.new_id(), title="Read aloud", values=(value.id,), created_at=NOW.at, **fields)
    return goals.add_goal(store, person, NOW, made)


def test_what_is_asked_after_a_rehearsal_or_about_a_skill_is_not_asked_by_today(
    store: SqlStore, person: Profile, family: Value, walk: Metric
) -> None:
    reading = a_goal(store, person, family, due=MONDAY + timedelta(days=9))
    step = new_step(store, person, "Rehearsal 1", goal=reading.id, planned_on=MONDAY)
    oud = skills.add_skill(store, person, NOW, Skill(id=NOW.new_id(), name="Oud", created_at=NOW.at))
    rehearsals.feel_prepared(store, person, NOW, step, 6, "How prepared for Read aloud")
    skills.answer_automatic(store, person, NOW, oud, 3, "How automatic: Oud")

    tomorrow = replace(NOW, at=NOW.at + timedelta(days=1), today=MONDAY + timedelta(days=1))
    day, _found = the_day(store, person, tomorrow)

    assert [line.metric.name for line in day.of(State.OPEN)] == [walk.name]
    assert [felt for _day, felt in rehearsals.preparedness(store, person, reading)] == [6]


@pytest.mark.parametrize(
    ("goal", "planned", "code"),
    [
        ({"due": MONDAY - timedelta(days=1)}, True, "rehearsal.over"),
        ({"due": MONDAY + timedelta(days=9), "state": GoalState.REACHED}, True, "rehearsal.over"),
        ({"due": MONDAY + timedelta(days=9)}, False, "rehearsal.none"),
        ({}, True, "rehearsal.none"),
    ],
    ids=["passed", "closed", "no day of its own", "no date"],
)
def test_what_is_over_or_no_rehearsal_is_not_asked_about(
    store: SqlStore, person: Profile, family: Value, goal: dict[str, Any], planned: bool, code: str
) -> None:
    reading = a_goal(store, person, family, **goal)
    step = new_step(store, person, "Read", goal=reading.id, planned_on=MONDAY if planned else None)

    assert not rehearsals.asks_prepared(reading, step, MONDAY)
    with pytest.raises(Refusal) as refused:
        rehearsals.feel_prepared(store, person, NOW, step, 6, "How prepared")
    assert refused.value.code == code


def test_on_the_day_itself_it_is_still_asked(store: SqlStore, person: Profile, family: Value) -> None:
    reading = a_goal(store, person, family, due=MONDAY)

    assert rehearsals.asks_prepared(reading, new_step(store, person, "Read", planned_on=MONDAY), MONDAY)
