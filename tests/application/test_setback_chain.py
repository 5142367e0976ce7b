"""From a setback to a lesson, a next step, and back on: the chain as a whole, and what is shown beside it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from smallwins.application import notes, records, setbacks, steps
from smallwins.application.entries import log_entry, stamped
from smallwins.application.looking.usual import Usual, usual_range
from smallwins.domain.errors import Refusal
from smallwins.domain.goal import Goal
from smallwins.domain.metric import Metric
from smallwins.domain.note import NoteKind, WinKind
from smallwins.domain.profile import Profile
from smallwins.domain.setback import Post, Setback
from smallwins.domain.step import Step
from smallwins.domain.value import Value
from smallwins.statistics.enough import NotEnough
from smallwins.store.store import SqlStore
from tests.application.conftest import NOW
from tests.application.test_setbacks import a_setback
from tests.conftest import MONDAY, now_on

MUCH_LATER = now_on(MONDAY + timedelta(days=200))
TWO_WAYS = {"options": ("wait", "warm the milk"), "way_forward": "Warm the milk"}


def fell(store: SqlStore, person: Profile, day: int, back: int | None) -> Setback:
    """Keep a setback of some day, over after `back` days or still open."""
    on = MONDAY + timedelta(days=day)
    setback = Setback(
        id=NOW.new_id(),
        occurred_on=on,
        what_happened=f"day {day}",
        recovered_on=None if back is None else on + timedelta(days=back),
        created_at=NOW.at,
    )
    return setbacks.add_setback(store, person, MUCH_LATER, setback)


def test_the_places_of_a_setback_open_in_order() -> None:
    setback = Setback(id=NOW.new_id(), occurred_on=MONDAY, what_happened="x", created_at=NOW.at)
    seen = []
    for changes in (
        {"goal": "bread"}, {"reality": "a cold kitchen"}, {"options": ("one",)}, {"options": ("one", "two")},
        {"way_forward": "two"}, {"lesson": "warmth"}, {"kind_line": "it was one evening"},
    ):  # fmt: skip
        seen.append(setback.post)
        setback = records.changed(setback, changes)

    assert seen == [
        Post.GOAL, Post.REALITY, Post.OPTIONS, Post.OPTIONS, Post.WAY_FORWARD, Post.LESSON, Post.KIND_LINE,
    ]  # fmt: skip
    assert setback.post is None


def test_a_way_forward_that_changes_renames_its_step_until_it_has_begun(
    store: SqlStore, person: Profile
) -> None:
    setback = setbacks.edit_setback(store, person, NOW, a_setback(store, person), TWO_WAYS, "Set out a pan")
    setback = setbacks.edit_setback(store, person, NOW, setback, {"way_forward": "Warm it slowly"})
    [step] = store.all(Step, person.id)
    steps.start_step(store, person, NOW, step)
    setback = setbacks.edit_setback(store, person, NOW, setback, {"way_forward": "Ask Lina"})

    titles = {held.title for held in store.all(Step, person.id)}

    assert (step.title, step.first_step) == ("Warm it slowly", "Set out a pan")
    assert titles == {"Warm it slowly", "Ask Lina"}
    found = setbacks.next_step(store, person, setback)
    assert found is not None
    assert found.title == "Ask Lina"


def test_being_back_on_is_kept_once_as_a_win(store: SqlStore, person: Profile) -> None:
    setback = setbacks.recover(store, person, NOW, a_setback(store, person))
    again = setbacks.recover(store, person, NOW, setback, MONDAY)

    [win] = notes.notes(store, person, kind=NoteKind.WIN)
    assert again == setback
    assert (win.win, win.text) == (WinKind.RETURN, "The dough did not rise")


def test_what_has_not_come_yet_cannot_have_happened(store: SqlStore, person: Profile) -> None:
    with pytest.raises(Refusal, match=r"date\.too-late"):
        a_setback(store, person, occurred_on=MONDAY + timedelta(days=1))
    with pytest.raises(Refusal, match=r"date\.too-late"):
        setbacks.recover(store, person, NOW, a_setback(store, person), MONDAY + timedelta(days=1))
    with pytest.raises(Refusal, match=r"record\.unknown"):
        a_setback(store, person, skill=NOW.new_id())


def test_few_setbacks_are_counted_and_five_are_estimated(store: SqlStore, person: Profile) -> None:
    for day, back in ((0, 1), (10, 0), (20, 4)):
        fell(store, person, day, back)
    few = setbacks.returns(store, person, MUCH_LATER)
    fell(store, person, 30, 1)
    fell(store, person, 199, None)
    five = setbacks.returns(store, person, MUCH_LATER)

    assert (few.setbacks, few.back, few.within_a_day, few.estimate) == (3, 3, 2, None)
    assert five.estimate is not None
    assert (five.setbacks, five.back, five.estimate.median) == (5, 4, 1)


def test_coming_back_sooner_is_said_and_the_opposite_never(store: SqlStore, person: Profile) -> None:
    for number, back in enumerate((9, 8, 9, 7, 1, 0, 1, 0)):
        fell(store, person, number * 15, back)

    assert setbacks.returns(store, person, MUCH_LATER).faster


def test_the_own_why_comes_from_the_goal_and_the_metric(
    store: SqlStore, person: Profile, walk: Metric, book: Goal, family: Value
) -> None:
    setback = a_setback(store, person, metric=walk.id, goal_id=book.id)

    assert [value.why for value in setbacks.whys(store, person, setback)] == [family.why]


def test_a_lesson_of_the_same_theme_comes_up(store: SqlStore, person: Profile) -> None:
    first = a_setback(store, person, "once", themes=("size",), lesson="cut it in two")
    a_setback(store, person, "other", themes=("place",), lesson="go outside")

    second = a_setback(store, person, "again", themes=("size", "time"))

    assert setbacks.earlier_lesson(store, person, second) == first


def test_the_plan_stands_beside_the_usual_range_once_there_is_one(
    store: SqlStore, person: Profile, walk: Metric
) -> None:
    day = MONDAY + timedelta(days=40)
    now = now_on(day)
    early = usual_range(store, person, walk, MONDAY + timedelta(days=5))
    for shift in range(40):
        fields = {"metric": walk.id, "value": 5.0 + shift % 4, "for_date": MONDAY + timedelta(days=shift)}
        log_entry(store, person, now, stamped(now, fields | {"id": now.new_id()}))

    found = usual_range(store, person, walk, day)

    assert early == NotEnough(5, 28, "days")
    assert isinstance(found, Usual)
    assert (found.planned, found.low, found.middle, found.high) == (20, 5, 6.5, 8)
    assert found.chance < 0.05
