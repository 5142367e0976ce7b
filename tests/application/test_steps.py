from __future__ import annotations

from dataclasses import replace

import pytest

from smallwins.application import notes, steps
from smallwins.application.walking import criteria, key_tasks
from smallwins.domain.criterion import Criterion
from smallwins.domain.errors import Refusal
from smallwins.domain.goal import Goal
from smallwins.domain.note import NoteKind, WinKind
from smallwins.domain.profile import Profile
from smallwins.domain.step import Draft, Step, StepState
from smallwins.store.store import SqlStore
from tests.application.conftest import NOW, new_step
from tests.conftest import MONDAY


def test_a_step_is_split_again_and_again(store: SqlStore, person: Profile, book: Goal) -> None:
    whole = new_step(store, person, "Write the chapter on bread", goal=book.id)

    first, second = steps.split_step(
        store, person, NOW, whole, ["Gather the notes", "Write one recipe", "  "]
    )
    [smallest] = steps.split_step(store, person, NOW, first, ["Open the drawer"])

    assert (first.parent, second.parent, smallest.parent) == (whole.id, whole.id, first.id)
    assert smallest.goal == book.id


def test_a_step_cannot_move_below_its_own_part(store: SqlStore, person: Profile) -> None:
    whole = new_step(store, person, "Write the chapter")
    [part] = steps.split_step(store, person, NOW, whole, ["Gather the notes"])

    with pytest.raises(Refusal, match=r"step\.own-ancestor"):
        steps.edit_step(store, person, NOW, whole, {"parent": part.id})


def test_beginning_before_ready_is_kept_as_a_leap(store: SqlStore, person: Profile) -> None:
    timid = new_step(store, person, "Ring the publisher")
    calm = new_step(store, person, "Water the plants")

    steps.start_step(store, person, NOW, timid, readiness=2)
    steps.start_step(store, person, NOW, calm, readiness=9)

    [win] = notes.notes(store, person, kind=NoteKind.WIN)
    assert (win.win, win.text) == (WinKind.LEAP, "Ring the publisher")


def test_criteria_hold_once_the_work_has_begun(store: SqlStore, person: Profile) -> None:
    agreed = (Criterion(text="Flour has an amount"), Criterion(text="Others can follow", central=True))
    step = steps.start_step(store, person, NOW, new_step(store, person, "Bread", done_when=agreed))

    with pytest.raises(Refusal, match=r"criterion\.locked"):
        steps.edit_step(store, person, NOW, step, {"done_when": ()})
    for index in (0, 1):
        step = criteria.meet_criterion(store, person, NOW, step, index, met=True)
    with pytest.raises(Refusal, match=r"criterion\.closed"):
        criteria.add_criterion(store, person, NOW, step, "A photograph too", "nicer")
    extra = steps.extras_as_step(store, person, NOW, step, "A photograph", ["It is in focus"], parked=True)

    assert (extra.parent, extra.state) == (step.id, StepState.PARKED)


def test_letting_go_joins_the_list_of_things_let_go(store: SqlStore, person: Profile) -> None:
    step = new_step(store, person, "Draw every vegetable")

    steps.let_go_step(store, person, NOW, step, "the photos do")

    assert [note.text for note in notes.notes(store, person, kind=NoteKind.LET_GO)] == ["the photos do"]


def test_a_session_starts_the_step_and_is_kept_without_any_metric(store: SqlStore, person: Profile) -> None:
    step = new_step(store, person, "Bread")

    steps.log_session(store, person, NOW, step, 2, "Focus")
    steps.log_session(store, person, NOW, step, 25, "Focus")

    assert sorted(entry.minutes or 0 for entry in store.entries_of_step(person.id, step.id)) == [2, 25]
    held = store.find(Step, person.id, step.id)
    assert held is not None
    assert held.state is StepState.STARTED


def test_drafts_and_who_saw_them_are_kept(store: SqlStore, person: Profile) -> None:
    step = new_step(store, person, "Bread")

    step = steps.keep_draft(store, person, NOW, step, Draft(at=NOW.at, shared_with="Lina", better="shorter"))

    assert step.drafts[0].shared_with == "Lina"


def test_one_of_the_key_tasks_is_the_one_and_a_fourth_is_refused(store: SqlStore, person: Profile) -> None:
    made = [new_step(store, person, title) for title in ("Bread", "Call", "Shelf", "Letter")]
    for step in made[:2]:
        key_tasks.pick_key(store, person, NOW, step, the_one=False)

    key_tasks.pick_key(store, person, NOW, made[2], the_one=True, before_hour=12)
    picked = key_tasks.key_tasks(store, person, NOW)
    with pytest.raises(Refusal, match=r"key\.too-many"):
        key_tasks.pick_key(store, person, NOW, made[3], the_one=False)

    assert picked[0].title == "Shelf"
    assert {step.title for step in picked[1:]} == {"Bread", "Call"}
    key = picked[0].key_on(MONDAY)
    assert key is not None
    assert key.before_hour == 12


def test_candidates_come_by_their_score_with_their_reasons(
    store: SqlStore, person: Profile, book: Goal
) -> None:
    new_step(store, person, "Tidy the shelf", impact=1, estimate=4)
    new_step(store, person, "Bread", goal=book.id, impact=4, estimate=1.5)
    new_step(store, person, "Nobody knows", unknown=True)

    found = key_tasks.candidates(store, person, NOW)

    assert [candidate.step.title for candidate in found] == ["Bread", "Tidy the shelf"]
    assert found[0].task.value_fit == 1


def test_everything_a_person_does_to_a_step_can_be_undone(store: SqlStore, person: Profile) -> None:
    step = new_step(store, person, "Bread")
    started = steps.start_step(store, person, NOW, step, readiness=2)
    steps.finish_step(store, person, NOW, started, {"went": 7.0})

    while (last := store.last_standing(person.id)) is not None and last > 2:
        store.undo(person.id, NOW, last)

    assert store.find(Step, person.id, step.id) == replace(step)
    assert notes.notes(store, person) == []


def test_everything_one_wrote_on_a_step_is_found(store: SqlStore, person: Profile) -> None:
    agreed = (Criterion(text="Flour has an amount"),)
    step = steps.start_step(store, person, NOW, new_step(store, person, "Bread", done_when=agreed))
    step = criteria.add_criterion(store, person, NOW, step, "Her hands", "Lina wished for it")
    steps.keep_draft(store, person, NOW, step, Draft(at=NOW.at, note="on the napkin"))

    for query in ("flour", "wished", "napkin", "hands"):
        assert [found.id for found in notes.search(store, person, query)] == [step.id]
