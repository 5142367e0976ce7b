from __future__ import annotations

from datetime import timedelta

import pytest

from smallwins.application import goals
from smallwins.application.looking.found_wins import found_wins, keep_proposed, proposed_as
from smallwins.domain.errors import Refusal
from smallwins.domain.goal import Goal, Milestone
from smallwins.domain.metric import Kind
from smallwins.domain.note import Note, NoteKind, WinKind
from smallwins.domain.value import Value
from tests.application.record import NOW, Record


def found(record: Record) -> list[tuple[WinKind | None, str]]:
    return [(note.win, note.text) for note in found_wins(record.store, record.person, NOW)]


@pytest.mark.requirement("R27", "R142")
def test_a_return_after_a_gap_is_proposed_until_it_is_named(record: Record) -> None:
    walk = record.metric("Walk")
    for back in (20, 19, 18, 2, 1):
        record.log(walk, back)

    (proposed,) = found_wins(record.store, record.person, NOW)
    keep_proposed(record.store, record.person, NOW, proposed)
    keep_proposed(record.store, record.person, NOW, proposed)

    assert (proposed.win, proposed.text) == (WinKind.RETURN, "Back to Walk after 15 days")
    assert proposed.on_date == NOW.today - timedelta(days=2)
    assert found(record) == []
    assert len(record.store.notes_of(record.person.id, NoteKind.WIN)) == 1


def test_one_missed_day_is_no_gap_and_an_old_return_is_left_alone(record: Record) -> None:
    walk, read = record.metric("Walk"), record.metric("Read")
    for back in (4, 3, 1, 0):
        record.log(walk, back)
    for back in (*range(20, 30), 40, *range(16)):
        record.log(read, back)

    assert all(win is not WinKind.RETURN for win, text in found(record) if "Walk" in text)
    assert all(
        note.on_date >= NOW.today - timedelta(days=14)
        for note in found_wins(record.store, record.person, NOW)
    )


@pytest.mark.requirement("R27", "R179")
def test_the_best_of_late_is_proposed_the_longest_alone_and_not_of_what_is_sensitive(record: Record) -> None:
    pages = record.metric("Pages", kind=Kind.COUNT, unit="pages")
    weight = record.metric("Food", kind=Kind.COUNT, sensitive=True)
    for back in range(1, 57):
        record.log(pages, back, 9 if back < 9 else 2)
        record.log(weight, back, 9 if back < 9 else 2)

    assert [(win, text.split(",")[0]) for win, text in found(record)] == [
        (WinKind.BEST, "Pages: the best week so far")
    ]


def test_a_win_named_in_other_words_is_not_proposed_again(record: Record) -> None:
    walk = record.metric("Walk")
    for back in (20, 2):
        record.log(walk, back)
    (proposed,) = found_wins(record.store, record.person, NOW)

    own = Note(
        id=NOW.new_id(), kind=NoteKind.WIN, win=WinKind.RETURN, text="Out again", links=proposed.links,
        on_date=proposed.on_date, created_at=NOW.at,
    )  # fmt: skip
    record.keep(own)

    assert found(record) == []


def test_a_milestone_that_was_crossed_is_proposed(record: Record) -> None:
    health = Value(id=NOW.new_id(), name="Health", created_at=NOW.at)
    walk = record.metric("Walk")
    record.keep(health)
    goal = Goal(
        id=NOW.new_id(), title="Thirty walks", values=(health.id,), metric=walk.id, baseline=0, target=30,
        milestones=(Milestone(title="The first three", threshold=3),), created_at=NOW.at - timedelta(days=30),
    )  # fmt: skip
    goals.add_goal(record.store, record.person, NOW, goal)
    for back in (3, 2, 1):
        record.log(walk, back)

    proposed = found_wins(record.store, record.person, NOW)

    assert [(note.win, note.title) for note in proposed if note.win is WinKind.MILESTONE] == [
        (WinKind.MILESTONE, "The first three")
    ]


def test_nothing_else_is_kept_under_an_id_that_is_not_proposed(record: Record) -> None:
    with pytest.raises(Refusal) as refused:
        proposed_as([], NOW.new_id())

    assert refused.value.code == "record.unknown"
