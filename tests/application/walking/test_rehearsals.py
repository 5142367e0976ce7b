from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from smallwins.application import goals, metrics, skills
from smallwins.application.day.elsewhere import preparedness_of
from smallwins.application.day.today import State, the_day
from smallwins.application.looking import tries
from smallwins.application.walking import rehearsals
from smallwins.domain.errors import Refusal
from smallwins.domain.goal import Goal, GoalState
from smallwins.domain.metric import Direction, Kind, Metric, observed
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


def test_tries_and_answers_of_before_are_not_asked_by_today(
    store: SqlStore, person: Profile, family: Value, walk: Metric
) -> None:
    reading = a_goal(store, person, family, due=MONDAY + timedelta(days=9))
    step = new_step(store, person, "Rehearsal 1", goal=reading.id, planned_on=MONDAY)
    before = observed(preparedness_of(reading.id), "Prepared", Kind.RATING, MONDAY, NOW.at)
    metrics.add_metric(store, person, NOW, before)
    oud = skills.add_skill(store, person, NOW, Skill(id=NOW.new_id(), name="Oud", created_at=NOW.at))
    tries.log_try(store, person, NOW, oud, {"what": "alone"}, None)
    own = observed(NOW.new_id(), "Weight", Kind.QUANTITY, MONDAY, NOW.at)
    metrics.add_metric(store, person, NOW, own)

    tomorrow = replace(NOW, at=NOW.at + timedelta(days=1), today=MONDAY + timedelta(days=1))
    day, _found = the_day(store, person, tomorrow)
    rehearsals.feel_prepared(store, person, NOW, step, 6, "Prepared")

    assert {line.metric.name for line in day.of(State.OPEN)} == {walk.name, own.name}
    mended = store.find(Metric, person.id, before.id)
    assert mended is not None
    assert mended.questionnaire == rehearsals.PREPARED


def test_a_count_of_tries_made_a_habit_is_asked_for(store: SqlStore, person: Profile) -> None:
    oud = skills.add_skill(store, person, NOW, Skill(id=NOW.new_id(), name="Oud", created_at=NOW.at))
    counted = store.find(Metric, person.id, tries.log_try(store, person, NOW, oud, {}, None).metric)
    assert counted is not None
    metrics.edit_metric(store, person, NOW, counted, {"direction": Direction.AT_LEAST})

    tomorrow = replace(NOW, at=NOW.at + timedelta(days=1), today=MONDAY + timedelta(days=1))
    day, _found = the_day(store, person, tomorrow)

    assert [line.metric.name for line in day.of(State.OPEN)] == ["Oud"]


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
