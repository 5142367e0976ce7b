from __future__ import annotations

from datetime import timedelta

import pytest

from smallwins.application import steps
from smallwins.application.walking import criteria, waiting
from smallwins.domain.criterion import Criterion
from smallwins.domain.profile import Profile
from smallwins.domain.step import Step, StepState, Waiting
from smallwins.statistics.enough import NotEnough
from smallwins.statistics.waiting import TimeToStart
from smallwins.store.store import SqlStore
from tests.application.conftest import NOW, new_step
from tests.conftest import MONDAY, now_on

LATER = now_on(MONDAY + timedelta(days=9))


@pytest.mark.requirement("R14", "R124")
def test_what_waits_comes_first_with_its_age_and_its_reason(store: SqlStore, person: Profile) -> None:
    call = new_step(store, person, "Ring the publisher")
    waiting.wait_for(store, person, NOW, call, Waiting.AFRAID_OF_A_MISSTEP, "when the tea is made, I dial")
    steps.start_step(store, person, NOW, new_step(store, person, "Bread"))
    new_step(store, person, "Answer from the printer", waiting_for=Waiting.SOMEONE_ELSE)
    young = Step(id=LATER.new_id(), title="A shelf", created_at=LATER.at)
    steps.add_step(store, person, LATER, young)

    found = waiting.what_waits(store, person, LATER).steps

    assert [(each.step.title, each.days, each.waits) for each in found] == [
        ("Ring the publisher", 9, True),
        ("Answer from the printer", 9, False),
        ("A shelf", 0, False),
    ]
    assert found[0].step.if_then == "when the tea is made, I dial"


def test_a_planned_start_that_passed_waits_sooner(store: SqlStore, person: Profile) -> None:
    new_step(store, person, "Bread", planned_on=MONDAY)

    assert not waiting.what_waits(store, person, now_on(MONDAY + timedelta(days=3))).steps[0].waits
    assert waiting.what_waits(store, person, now_on(MONDAY + timedelta(days=4))).steps[0].waits


def test_a_step_that_was_split_waits_in_its_parts(store: SqlStore, person: Profile) -> None:
    whole = new_step(store, person, "Write the chapter")
    steps.split_step(store, person, NOW, whole, ["Gather the notes"])

    assert [each.step.title for each in waiting.what_waits(store, person, LATER).steps] == [
        "Gather the notes"
    ]


def test_a_tick_or_a_session_is_a_beginning(store: SqlStore, person: Profile) -> None:
    ticked = new_step(store, person, "Bread", done_when=(Criterion(text="Flour has an amount"),))
    criteria.meet_criterion(store, person, NOW, ticked, 0, met=True)
    new_step(store, person, "An idea", state=StepState.IDEA)

    assert waiting.what_waits(store, person, LATER).steps == []


@pytest.mark.requirement("R23")
def test_a_part_that_begins_begins_the_whole(store: SqlStore, person: Profile) -> None:
    whole = new_step(store, person, "Write the chapter")
    [part] = steps.split_step(store, person, NOW, whole, ["Gather the notes"])
    for title in ("Call", "Shelf", "Letter"):
        new_step(store, person, title)
    assert isinstance(waiting.what_waits(store, person, NOW).took, TimeToStart)

    steps.start_step(store, person, now_on(MONDAY + timedelta(days=2)), part)
    took = waiting.what_waits(store, person, LATER).took

    assert isinstance(took, TimeToStart)
    assert (took.steps, took.within[3]) == (5, 0.4)
    started = [start.started for start in waiting.starts(LATER, store.all(Step, person.id))]
    assert sorted(started) == [False] * 3 + [True] * 2


@pytest.mark.requirement("R93")
def test_how_ready_one_felt_is_set_beside_how_it_went(store: SqlStore, person: Profile) -> None:
    assert isinstance(waiting.what_waits(store, person, NOW).readiness, NotEnough)
    for title, ready, went in zip("abcdef", (1, 2, 3, 4, 9, 6), (8, 3, 6, 7, 9, 5), strict=True):
        step = steps.start_step(store, person, NOW, new_step(store, person, title), readiness=ready)
        steps.finish_step(store, person, NOW, step, {"went": float(went)})

    table = waiting.what_waits(store, person, NOW).readiness

    assert not isinstance(table, NotEnough)
    assert [(row.low, row.high, row.started, row.fine) for row in table] == [
        (0, 4, 4, 3),
        (5, 7, 1, 1),
        (8, 10, 1, 1),
    ]
