from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from smallwins.domain.criterion import Criterion
from smallwins.domain.errors import Refusal
from smallwins.domain.ids import id_from
from smallwins.domain.step import Step, StepState, check_parent

MORNING = datetime(2026, 3, 2, 9, tzinfo=UTC)
LATER = MORNING + timedelta(hours=3)


def a_step(*criteria: str, **fields: object) -> Step:
    agreed = tuple(Criterion(text=wording) for wording in criteria)
    given = {"id": id_from("step", "bread"), "title": "Write up the bread recipe", "created_at": MORNING}
    return Step(**(given | {"done_when": agreed} | fields))  # type: ignore[arg-type]


def test_before_the_start_criteria_change_freely_and_leave_no_amendment() -> None:
    step = a_step("Flour has an amount").with_criterion("One line about her hands", "", MORNING)
    step = step.with_criterion_changed(0, "Flour and water have amounts", "", MORNING)
    step = step.with_criterion_struck(1, "", MORNING)

    assert [criterion.text for criterion in step.done_when] == ["Flour and water have amounts"]
    assert step.amendments == ()


@pytest.mark.requirement("R103")
def test_after_the_start_a_change_needs_a_reason_and_stays_visible() -> None:
    step = a_step("Flour has an amount", "Others can follow").started(MORNING)

    with pytest.raises(Refusal, match=r"criterion\.no-reason"):
        step.with_criterion_changed(0, "Flour has a rough amount", " ", LATER)
    changed = step.with_criterion_changed(0, "Flour has a rough amount", "she never weighed it", LATER)

    assert changed.done_when[0].text == "Flour has a rough amount"
    [amendment] = changed.amendments
    assert (amendment.before, amendment.reason) == ("Flour has an amount", "she never weighed it")


@pytest.mark.requirement("R103")
def test_once_all_are_met_the_list_is_closed_but_a_criterion_may_be_struck() -> None:
    step = a_step("Flour has an amount", "Others can follow").started(MORNING)
    step = step.with_criterion_met(0, MORNING).with_criterion_met(1, LATER)

    assert step.is_good_enough
    assert step.good_at == LATER
    with pytest.raises(Refusal, match=r"criterion\.closed"):
        step.with_criterion("A picture too", "nicer", LATER)
    with pytest.raises(Refusal, match=r"criterion\.closed"):
        step.with_criterion_changed(0, "To the gram", "better", LATER)
    assert step.with_criterion_struck(1, "nobody asked for it", LATER).is_good_enough


def test_a_struck_criterion_no_longer_stands_in_the_way() -> None:
    step = a_step("Flour has an amount", "A photo").started(MORNING).with_criterion_met(0, MORNING)

    assert not step.is_good_enough
    assert step.with_criterion_struck(1, "no camera here", LATER).is_good_enough


def test_at_most_one_criterion_is_central() -> None:
    with pytest.raises(Refusal, match=r"criterion\.two-central"):
        a_step(done_when=(Criterion(text="a", central=True), Criterion(text="b", central=True)))


@pytest.mark.requirement("R93")
def test_readiness_is_kept_as_it_was_at_the_start() -> None:
    step = a_step().started(MORNING, readiness=3)

    assert step.readiness == 3
    assert step.started(LATER, readiness=9) == step


@pytest.mark.requirement("R166")
def test_a_false_start_is_an_attempt_and_starting_again_is_open() -> None:
    step = a_step().started(MORNING).false_start_at(LATER)

    assert step.state is StepState.READY
    assert step.false_starts == (LATER,)
    assert step.started(LATER).started_at == MORNING


def test_reopening_is_counted() -> None:
    step = a_step().started(MORNING).finished(LATER, {"went": 7.0}).reopened_at(LATER)

    assert step.is_open
    assert len(step.reopened) == 1


def test_a_step_is_never_its_own_ancestor() -> None:
    child, parent = id_from("child"), id_from("parent")
    step = a_step(id=parent, parent=child)

    with pytest.raises(Refusal, match=r"step\.own-ancestor"):
        check_parent(step, {child: parent, parent: None})
    with pytest.raises(Refusal, match=r"step\.own-ancestor"):
        a_step(id=parent, parent=parent)
    check_parent(a_step(id=child, parent=parent), {parent: None})


@pytest.mark.parametrize("place", [-1, 1])
def test_before_the_start_a_criterion_that_is_not_there_cannot_be_struck(place: int) -> None:
    with pytest.raises(Refusal, match=r"criterion\.unknown"):
        a_step("two pages").with_criterion_struck(place, "", MORNING)
