from __future__ import annotations

import pytest

from smallwins.application import doubts, notes, reviews, setbacks, skills, steps, supporters
from smallwins.application.entries import log_entry, stamped
from smallwins.domain.doubt import Doubt, DoubtState, Outcome
from smallwins.domain.errors import Refusal
from smallwins.domain.metric import Metric
from smallwins.domain.note import BringBack, Note, NoteKind
from smallwins.domain.profile import Profile
from smallwins.domain.review import Period
from smallwins.domain.setback import Setback, SetbackState
from smallwins.domain.skill import Skill
from smallwins.domain.step import Step
from smallwins.domain.supporter import Supporter
from smallwins.store.store import SqlStore
from tests.application.conftest import NOW, new_step
from tests.conftest import MONDAY, now_on


def a_setback(
    store: SqlStore, person: Profile, what: str = "The dough did not rise", **fields: object
) -> Setback:
    given = {"id": NOW.new_id(), "occurred_on": MONDAY, "what_happened": what, "created_at": NOW.at}
    return setbacks.add_setback(store, person, NOW, Setback(**(given | fields)))  # type: ignore[arg-type]


def test_a_way_forward_asks_for_two_options_and_becomes_a_real_step(store: SqlStore, person: Profile) -> None:
    setback = a_setback(store, person)

    with pytest.raises(Refusal, match=r"setback\.one-option"):
        setbacks.edit_setback(
            store, person, NOW, setback, {"options": ("wait",), "way_forward": "wait longer"}
        )
    setback = setbacks.edit_setback(
        store, person, NOW, setback, {"options": ("wait", "warm the milk"), "way_forward": "Warm the milk"}
    )

    step = store.find(Step, person.id, setback.step) if setback.step else None
    assert step is not None
    assert (step.title, step.setback) == ("Warm the milk", setback.id)


def test_a_lesson_joins_the_lesson_book_once_and_comes_up_when_a_similar_step_starts(
    store: SqlStore, person: Profile
) -> None:
    setback = a_setback(store, person)
    setback = setbacks.edit_setback(store, person, NOW, setback, {"lesson": "Yeast wants warm milk"})
    setbacks.edit_setback(store, person, NOW, setback, {"lesson": "Yeast wants warm milk and time"})

    similar = new_step(store, person, "Bake with yeast again")
    other = new_step(store, person, "Call the bank")

    assert [note.text for note in setbacks.lessons_for(store, person, similar)] == [
        "Yeast wants warm milk and time"
    ]
    assert setbacks.lessons_for(store, person, other) == []


def test_a_setback_goes_from_open_to_a_lesson_to_recovered(store: SqlStore, person: Profile) -> None:
    setback = a_setback(store, person)
    states = [setback.state]
    setback = setbacks.edit_setback(store, person, NOW, setback, {"lesson": "warm milk"})
    states.append(setback.state)
    states.append(setbacks.recover(store, person, now_on(), setback).state)

    assert states == [SetbackState.OPEN, SetbackState.LESSON_DRAWN, SetbackState.RECOVERED]


def test_themes_that_recur_are_shown(store: SqlStore, person: Profile) -> None:
    for _ in range(3):
        a_setback(store, person, themes=("time", "size"))
    a_setback(store, person, themes=("size",))

    assert setbacks.recurring_themes(store, person) == [("size", 4), ("time", 3)]


def test_doubts_are_answered_and_later_it_is_counted_how_often_they_came_true(
    store: SqlStore, person: Profile
) -> None:
    made = [
        doubts.add_doubt(store, person, NOW, Doubt(id=NOW.new_id(), claim=claim, created_at=NOW.at))
        for claim in ("They will laugh", "I cannot", "Nobody comes")
    ]
    answered = doubts.edit_doubt(store, person, NOW, made[0], {"reasons": ("Lina asked for it",)})
    doubts.edit_doubt(store, person, NOW, answered, {"outcome": Outcome.DID_NOT_HAPPEN})
    partly = doubts.edit_doubt(store, person, NOW, made[1], {"outcome": Outcome.PARTLY})
    doubts.edit_doubt(store, person, NOW, partly, {"outcome": Outcome.HAPPENED})

    record = doubts.came_true(store, person)
    kept = [item.before for item in store.items_of(person.id, "doubt", made[1].id)]

    assert answered.state is DoubtState.ANSWERED
    assert (record.known, record.did_not_happen, record.happened) == (2, 1, 1)
    assert len(kept) == 2


def test_nothing_goes_to_somebody_who_was_removed(store: SqlStore, person: Profile) -> None:
    lina = Supporter(id=NOW.new_id(), name="Lina", created_at=NOW.at)
    lina = supporters.add_supporter(store, person, NOW, lina)
    doubt = doubts.add_doubt(store, person, NOW, Doubt(id=NOW.new_id(), claim="x", created_at=NOW.at))
    lina = supporters.share(store, person, NOW, lina, doubt)
    assert len(lina.may_see) == 1

    gone = supporters.remove_supporter(store, person, NOW, lina)
    letter = Note(
        id=NOW.new_id(), kind=NoteKind.LETTER, text="Dear Lina", on_date=MONDAY, to=gone.id, created_at=NOW.at
    )

    assert gone.may_see == ()
    for refused in (
        lambda: notes.add_note(store, person, NOW, letter),
        lambda: doubts.talked_over(store, person, NOW, doubt, gone),
        lambda: supporters.share(store, person, NOW, gone, doubt),
    ):
        with pytest.raises(Refusal, match=r"supporter\.removed"):
            refused()


def test_a_letter_comes_back_on_its_date_or_on_a_hard_day(store: SqlStore, person: Profile) -> None:
    letters = (
        ("date", BringBack.ON_DATE, MONDAY),
        ("hard", BringBack.HARD_DAY, None),
        ("return", BringBack.RETURN, None),
    )
    for text, when, on in letters:
        letter = Note(
            id=NOW.new_id(),
            kind=NoteKind.LETTER,
            text=text,
            on_date=MONDAY,
            bring_back=when,
            bring_back_on=on,
            created_at=NOW.at,
        )
        notes.add_note(store, person, NOW, letter)

    def due(*, hard_day: bool, returning: bool) -> set[str]:
        found = notes.letters_due(store, person, NOW, hard_day=hard_day, returning=returning)
        return {note.text for note in found}

    assert due(hard_day=False, returning=False) == {"date"}
    assert due(hard_day=True, returning=True) == {"date", "hard", "return"}


def test_search_goes_over_everything_one_wrote(store: SqlStore, person: Profile) -> None:
    a_setback(store, person, "The dough did not rise")
    new_step(store, person, "Knead the dough")

    assert {record.noun for record in notes.search(store, person, "DOUGH")} == {"setback", "step"}


def test_a_review_of_a_future_week_is_refused_and_a_kept_one_can_be_added_to(
    store: SqlStore, person: Profile, walk: Metric
) -> None:
    log_entry(store, person, NOW, stamped(NOW, {"metric": walk.id, "value": 12.0}))
    log_entry(store, person, NOW, stamped(NOW, {"metric": walk.id, "value": 8.0}))

    with pytest.raises(Refusal, match=r"review\.future"):
        reviews.keep_review(store, person, NOW, Period.WEEK, MONDAY.replace(day=20), {})
    first = reviews.keep_review(store, person, NOW, Period.WEEK, MONDAY, {"helped": "the early light"})
    second = reviews.keep_review(store, person, NOW, Period.WEEK, MONDAY, {"hindered": "rain"})
    [line] = reviews.done_between(store, person, NOW, *reviews.span(person, Period.WEEK, MONDAY))

    assert (second.id, second.helped, second.hindered) == (first.id, "the early light", "rain")
    assert (line.label, line.times, line.days, line.total, line.unit) == ("Walk", 2, 1, 20, "min")


def test_a_skill_gathers_its_evidence_from_the_record(store: SqlStore, person: Profile, walk: Metric) -> None:
    oud = skills.add_skill(store, person, NOW, Skill(id=NOW.new_id(), name="Oud", created_at=NOW.at))
    for what in ("scales", "a song", "Scales"):
        entry = stamped(
            NOW, {"id": NOW.new_id(), "metric": walk.id, "value": 10.0, "what": what, "skill": oud.id}
        )
        log_entry(store, person, NOW, entry)
    oud = skills.note_cue(store, person, NOW, oud, "it depends on the string")
    a_setback(store, person, "lost the rhythm", skill=oud.id, corrected_myself=True)
    step = new_step(store, person, "Learn the prelude", skill=oud.id)
    steps.finish_step(store, person, NOW, step, {})

    seen = skills.practice(store, person, oud)

    assert (seen.sessions, seen.situations, seen.cues, seen.corrected, seen.self_planned) == (3, 2, 1, 1, 0)
