from __future__ import annotations

from datetime import timedelta

import pytest

from smallwins.application import doubts, supporters
from smallwins.domain.doubt import Doubt, Outcome
from smallwins.domain.errors import Refusal
from smallwins.domain.note import Note
from smallwins.domain.profile import Profile
from smallwins.domain.supporter import Supporter
from smallwins.store.store import SqlStore
from tests.application.conftest import NOW
from tests.conftest import MONDAY, now_on


def a_doubt(store: SqlStore, person: Profile, claim: str = "Nobody needs my book") -> Doubt:
    return doubts.add_doubt(store, person, NOW, Doubt(id=NOW.new_id(), claim=claim, created_at=NOW.at))


def lina(store: SqlStore, person: Profile) -> Supporter:
    return supporters.add_supporter(
        store, person, NOW, Supporter(id=NOW.new_id(), name="Lina", created_at=NOW.at)
    )


def test_one_note_is_prepared_for_a_doubt_and_changed_as_often_as_one_likes(
    store: SqlStore, person: Profile
) -> None:
    doubt, friend = a_doubt(store, person), lina(store, person)

    doubts.prepare_note(store, person, NOW, doubt, friend, "Lina, can we talk?")
    doubts.prepare_note(store, person, NOW, doubt, friend, "Lina, can we talk on Sunday?")

    [note] = store.all(Note, person.id)
    assert note == doubts.prepared_note(store, person, doubt)
    assert (note.text, note.to) == ("Lina, can we talk on Sunday?", friend.id)


def test_no_note_is_prepared_for_somebody_who_was_removed(store: SqlStore, person: Profile) -> None:
    gone = supporters.remove_supporter(store, person, NOW, lina(store, person))

    with pytest.raises(Refusal, match=r"supporter\.removed"):
        doubts.prepare_note(store, person, NOW, a_doubt(store, person), gone, "hello")


def test_a_talk_has_its_day_and_none_that_is_to_come(store: SqlStore, person: Profile) -> None:
    doubt, friend = a_doubt(store, person), lina(store, person)

    talked = doubts.talked_over(store, person, NOW, doubt, friend, MONDAY - timedelta(days=2))

    assert (talked.talked_with, talked.talked_on) == (friend.id, MONDAY - timedelta(days=2))
    with pytest.raises(Refusal, match=r"date\.too-late"):
        doubts.talked_over(store, person, NOW, doubt, friend, MONDAY + timedelta(days=1))


def test_after_four_weeks_it_is_asked_what_became_of_a_doubt(store: SqlStore, person: Profile) -> None:
    doubt, known = a_doubt(store, person), a_doubt(store, person, "They will laugh")
    doubts.edit_doubt(store, person, NOW, known, {"outcome": Outcome.DID_NOT_HAPPEN})

    before = doubts.to_look_at(store, person, now_on(MONDAY + timedelta(days=27)))
    after = doubts.to_look_at(store, person, now_on(MONDAY + timedelta(days=28)))

    assert (before, after) == ([], [doubt])
