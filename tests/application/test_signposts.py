from __future__ import annotations

from datetime import date, timedelta

import pytest

from smallwins.application.entries import log_entry, stamped
from smallwins.application.looking import well_being
from smallwins.application.looking.suggested import wish
from smallwins.application.metrics import add_metric
from smallwins.application.notes import add_note, delete_note
from smallwins.application.signposts import (
    answer_calls_for_help,
    calls_for_help,
    is_hard_day,
    mood_calls_for_help,
)
from smallwins.catalogue.helplines import crisis_phrases
from smallwins.domain.entry import Entry
from smallwins.domain.levels import Levels
from smallwins.domain.metric import Direction, Kind, Metric, Plan
from smallwins.domain.note import Note, NoteKind
from smallwins.domain.profile import Profile
from smallwins.domain.source import Source
from smallwins.store.store import SqlStore
from tests.application.conftest import NOW
from tests.conftest import MONDAY, now_on


@pytest.mark.parametrize(
    "text",
    [
        "Some nights I want to die.",
        "I don’t want to live like this",
        "J’ai ENVIE DE MOURIR",
        "préférerais   mourir",
        "أُرِيدُ أَنْ أَمُوت",
        "فكرت بالانتحار",
        "بغيت نموت",
        "self-harm again",
    ],
)
def test_a_phrase_in_any_language_calls_for_help(text: str) -> None:
    assert calls_for_help(["", text])


@pytest.mark.parametrize(
    "text", ["a cake to die for", "I cut myself on the bread knife", "je suis mort de rire", "", "مات القط"]
)
def test_everyday_words_do_not(text: str) -> None:
    assert not calls_for_help([text])


def test_every_phrase_finds_itself() -> None:
    assert [phrase for phrase in crisis_phrases() if not calls_for_help([f"… {phrase}, …"])] == []


def asked(store: SqlStore, person: Profile, questionnaire: str) -> Metric:
    metric = Metric(
        id=NOW.new_id(),
        name=questionnaire,
        kind=Kind.RATING,
        direction=Direction.OBSERVE,
        plans=(Plan(since=MONDAY),),
        levels=(Levels(since=MONDAY),),
        questionnaire=questionnaire,
        starts_on=MONDAY,
        created_at=NOW.at,
    )
    return add_metric(store, person, NOW, metric)


def answered(
    store: SqlStore, person: Profile, metric: Metric, day: int, value: float | None = None, **items: float
) -> Entry:
    on: date = MONDAY + timedelta(days=day)
    fields = {"metric": metric.id, "for_date": on, "value": value, "items": tuple(items.items())}
    return log_entry(store, person, now_on(on), stamped(now_on(on), fields))


def test_well_being_is_answered_once_very_low_or_twice_low(store: SqlStore, person: Profile) -> None:
    ons4 = asked(store, person, "ons4")
    seen = [
        answer_calls_for_help(store, person, answered(store, person, ons4, day, **items))
        for day, items in (
            (0, {"satisfied": 2.0, "anxious": 1.0}),
            (30, {"happy": 4.0}),
            (33, {"happy": 4.0}),
            (60, {"happy": 3.0}),
            (90, {"anxious": 9.0, "happy": 7.0}),
            (120, {"anxious": 10.0, "happy": 7.0}),
            (150, {"happy": 8.0, "anxious": 2.0}),
        )
    ]

    assert seen == [True, False, False, True, False, True, False]


def test_a_low_mood_on_seven_of_fourteen_days_calls_for_help(store: SqlStore, person: Profile) -> None:
    seen = []
    for day in (0, 1, 2, 3, 10, 11, 12, 13):
        now = now_on(MONDAY + timedelta(days=day))
        well_being.check_in(store, person, now, {"mood": 2.0}, {"mood": "Mood"})
        seen.append(mood_calls_for_help(store, person, now))

    assert seen == [False] * 6 + [True] * 2
    assert is_hard_day(store, person, now_on(MONDAY + timedelta(days=13)))


def test_an_own_who5_is_read_as_its_authors_say(store: SqlStore, person: Profile) -> None:
    who5 = asked(store, person, "who5")

    seen = [
        answer_calls_for_help(store, person, answered(store, person, who5, day, value))
        for day, value in ((0, 60.0), (14, 50.0), (28, 44.0), (42, 80.0), (56, 28.0))
    ]

    assert seen == [False, False, True, False, True]


def test_a_day_with_such_words_is_a_hard_day(store: SqlStore, person: Profile, walk: Metric) -> None:
    log_entry(store, person, NOW, stamped(NOW, {"metric": walk.id, "value": 3.0, "note": "slow"}))
    before = is_hard_day(store, person, NOW)
    fields = {"metric": walk.id, "value": 1.0, "note": "I want to die", "id": NOW.new_id()}
    log_entry(store, person, NOW, stamped(NOW, fields))

    assert (before, is_hard_day(store, person, NOW)) == (False, True)
    assert not is_hard_day(store, person, now_on(MONDAY + timedelta(days=1)))


def test_such_words_anywhere_make_the_day_hard_as_long_as_they_stand(
    store: SqlStore, person: Profile, walk: Metric
) -> None:
    note = add_note(store, person, NOW, Note(
        id=NOW.new_id(), kind=NoteKind.STORY, text="I want to die", on_date=MONDAY, created_at=NOW.at,
    ))  # fmt: skip
    tomorrow = now_on(MONDAY + timedelta(days=1))
    seen = [is_hard_day(store, person, NOW), is_hard_day(store, person, tomorrow)]
    wished = wish(store, person, NOW, walk, 5.0)
    delete_note(store, person, NOW, note)

    assert seen == [True, False]
    assert wished is None
    assert not is_hard_day(store, person, NOW)


def test_what_came_in_a_file_is_not_of_today(store: SqlStore, person: Profile) -> None:
    source = Source(kind="journal", id="1")
    add_note(store, person, NOW, Note(
        id=NOW.new_id(), kind=NoteKind.STORY, text="I want to die", on_date=MONDAY, source=source,
        created_at=NOW.at,
    ))  # fmt: skip

    assert not is_hard_day(store, person, NOW)
