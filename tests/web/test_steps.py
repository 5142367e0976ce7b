"""A step in the pages: small, agreed, begun before ready, good enough, and done."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest

from smallwins.application import notes, steps
from smallwins.domain.note import Note, NoteKind, WinKind
from smallwins.domain.step import Care, Draft, Step, StepState
from tests.web.conftest import Browser
from tests.web.walked import ago, goal, kept_step, move_to_night, read, step

DONE = "Flour has an amount\nOthers can follow\nOne line about her hands"


def agreed(browser: Browser, lines: str = DONE, **fields: Any) -> tuple[UUID, str]:
    """Return a begun step whose "done" was agreed, and its address."""
    held = step(browser, **fields)
    browser.post(f"/steps/{held.id}/criteria", lines=lines, central="1")
    browser.post(f"/steps/{held.id}/start")
    return held.id, f"/steps/{held.id}"


def met(browser: Browser, at: str, *lines: int) -> str:
    for line in lines:
        answer = browser.post(f"{at}/criteria/{line}/tick", met="yes")
    return read(answer)


@pytest.mark.requirement("R47", "R73", "R94")
def test_a_step_begins_with_two_minutes_and_one_tap(browser: Browser) -> None:
    browser.post("/steps", title="Ring the publisher", first_step="find the number")
    [held] = steps.steps(browser.store, browser.person)
    shown = read(browser.get(f"/steps/{held.id}"))

    begun = read(browser.post(f"/steps/{held.id}/start"))

    assert "Start now, two minutes" in shown
    assert "First: find the number" in shown
    assert "2:00" in begun
    assert kept_step(browser, held.id).state is StepState.STARTED


@pytest.mark.requirement("R10", "R109")
def test_good_enough_is_asked_before_the_start_and_never_in_the_way_of_it(browser: Browser) -> None:
    held = step(browser)
    shown = read(browser.get(f"/steps/{held.id}"))

    begun = read(browser.post(f"/steps/{held.id}/start"))
    late = read(browser.post(f"/steps/{held.id}/criteria", lines="Flour has an amount"))

    assert shown.index("What would be good enough?") < shown.index("Start now, two minutes")
    assert "One thing, for a while" in begun
    assert "Flour has an amount" in late


@pytest.mark.requirement("R103")
def test_what_was_agreed_changes_with_a_reason_that_stays_visible(browser: Browser) -> None:
    _, at = agreed(browser)

    without = browser.post(f"{at}/criteria/0/amend", text="Flour has a rough amount", reason="")
    changed = read(
        browser.post(f"{at}/criteria/0/amend", text="A rough amount", reason="she never weighed it")
    )
    struck = read(browser.post(f"{at}/criteria/2/strike", reason="it is in the title"))

    assert without.status_code == 422
    assert "Write one; it stays visible." in without.text
    assert "<s>Flour has an amount</s> · she never weighed it" in changed
    assert "A rough amount" in changed
    assert "<s>One line about her hands</s>" in struck
    assert "it is in the title" in struck


@pytest.mark.requirement("R103")
def test_once_all_is_met_the_list_is_closed_and_more_is_a_step_of_its_own(browser: Browser) -> None:
    id, at = agreed(browser)
    shown = met(browser, at, 0, 1, 2)

    added = browser.post(f"{at}/criteria/add", text="A photograph too", reason="nicer")
    browser.post(f"{at}/criteria/0/tick", met="no")
    again = browser.post(f"{at}/criteria/add", text="A photograph too", reason="nicer")
    own = read(browser.post(f"{at}/extras", title="A photograph", lines="It is in focus"))

    assert "It is done. Close it" in shown
    assert (added.status_code, again.status_code) == (422, 422)
    assert "more work is a step of its own" in added.text
    assert "A photograph" in own
    [extra] = [held for held in steps.steps(browser.store, browser.person) if held.parent == id]
    assert (extra.state, extra.done_when[0].text) == (StepState.READY, "It is in focus")


@pytest.mark.requirement("R104")
def test_one_line_decides(browser: Browser) -> None:
    _, at = agreed(browser)
    first = read(browser.get(at))

    other = read(browser.post(f"{at}/criteria/1/decide"))

    assert first.index("Flour has an amount") < first.index("this one decides") < first.index("Others can")
    assert other.index("Others can follow") < other.index("this one decides")


@pytest.mark.requirement("R26")
def test_work_beyond_the_own_done_is_told_kindly_with_three_offers(browser: Browser) -> None:
    id, at = agreed(browser)
    met(browser, at, 0, 1, 2)
    browser.post(f"/focus/{id}", spent="45")

    shown = read(browser.get(at))

    assert "You met your own “done” today; 45 min have gone into it since." in shown
    for offer in ("Share it", "Park the extras", "Make them a step of their own"):
        assert offer in shown


def test_what_was_done_after_midnight_was_done_today(browser: Browser) -> None:
    move_to_night(browser)
    id, at = agreed(browser, goal=goal(browser).id)
    browser.post(f"{at}/drafts", note="Shown to Lina")
    met(browser, at, 0, 1, 2)
    browser.post(f"/focus/{id}", spent="45")

    pages = [read(browser.get(page)) for page in (at, "/path", "/history", "/key-tasks", "/")]

    assert "You met your own “done” today; 45 min have gone into it since." in pages[0]
    assert not any("tomorrow" in page for page in pages)


@pytest.mark.requirement("R106")
def test_extras_are_parked_for_later_maybe(browser: Browser) -> None:
    _, at = agreed(browser, goal=goal(browser).id)
    met(browser, at, 0, 1, 2)

    browser.post(f"{at}/extras", title="Draw the oven", park="1")
    later = read(browser.get("/later"))
    [parked] = [held for held in steps.steps(browser.store, browser.person) if held.title == "Draw the oven"]
    browser.post(f"/steps/{parked.id}/take-up")

    assert "Draw the oven" in later
    assert "Grandmother's kitchen book" in later
    assert "Nothing is parked." in read(browser.get("/later"))


@pytest.mark.requirement("R8", "R102")
def test_a_step_that_is_opened_again_and_again_is_noticed(browser: Browser) -> None:
    held = step(browser, revision_limit=3)
    at = f"/steps/{held.id}"
    browser.post(f"{at}/drafts", note="first")
    for _ in range(2):
        browser.post(f"{at}/finish")
        shown = read(browser.post(f"{at}/reopen"))

    assert "You meant to stop after three revisions, and they are made." in shown
    assert "Park the extras" in shown
    assert "opened again two times" in shown


@pytest.mark.requirement("R70")
def test_a_step_is_split_until_it_is_manageable(browser: Browser) -> None:
    held = step(browser, "Write the chapter")

    halves = read(browser.post(f"/steps/{held.id}/split", titles="Gather the notes\n\nOne recipe"))
    parts = [each for each in steps.steps(browser.store, browser.person) if each.parent == held.id]
    again = read(browser.post(f"/steps/{parts[0].id}/split", titles="Open the drawer"))
    [smallest] = [each for each in steps.steps(browser.store, browser.person) if each.parent == parts[0].id]
    asked = read(browser.get(f"/steps/{smallest.id}"))
    small = read(browser.post(f"/steps/{smallest.id}/manageable"))
    nothing = browser.post(f"/steps/{smallest.id}/split", titles=" \n ")

    assert "Gather the notes" in halves
    assert "Open the drawer" in again
    assert "Is it manageable?" in asked
    assert "You called this manageable." in small
    assert nothing.status_code == 422


def test_all_pieces_done_close_the_whole(browser: Browser) -> None:
    held = step(browser, "Write the chapter")
    browser.post(f"/steps/{held.id}/split", titles="Gather the notes")
    [part] = [each for each in steps.steps(browser.store, browser.person) if each.parent == held.id]

    browser.post(f"/steps/{part.id}/finish")
    shown = read(browser.get(f"/steps/{held.id}"))

    assert "All pieces are done. Close it" in shown


@pytest.mark.requirement("R166")
def test_a_false_start_is_an_attempt_and_starting_again_one_tap(browser: Browser) -> None:
    held = step(browser)
    browser.post(f"/steps/{held.id}/start")

    again = read(browser.post(f"/steps/{held.id}/start-again"))

    assert "One thing, for a while" in again
    assert "one attempt before this one" in read(browser.get(f"/steps/{held.id}"))


@pytest.mark.requirement("R29", "R105")
def test_closing_asks_for_effort_and_result_apart_and_needs_no_answer(browser: Browser) -> None:
    held = step(browser)

    shown = read(browser.post(f"/steps/{held.id}/finish"))
    answers: dict[str, Any] = {"went": "7", "effort_satisfaction": "9", "result_satisfaction": "6"}
    browser.post(f"/steps/{held.id}/closing", **answers, makes_room_for="the sweets")
    kept = kept_step(browser, held.id)

    assert "How do you feel about the effort you made?" in shown
    assert "And about the result?" in shown
    assert "What does finishing this make room for?" in shown
    assert (kept.state, kept.went, kept.effort_satisfaction, kept.result_satisfaction) == (
        StepState.DONE,
        7,
        9,
        6,
    )
    assert kept.makes_room_for == "the sweets"


@pytest.mark.requirement("R35", "R147")
def test_drafts_are_kept_with_who_saw_them_and_what_came_of_it(browser: Browser) -> None:
    held = step(browser)
    at = f"/steps/{held.id}"
    browser.post(f"{at}/drafts", note="On the napkin", shared_with="Lina")

    told = read(browser.post(f"{at}/drafts/0", came_of_it="she cooked it the same evening"))
    second = read(browser.post(f"{at}/drafts", note="Typed", better="the order is clear"))
    missing = browser.post(f"{at}/drafts/7", came_of_it="nothing")

    assert "seen by Lina" in told
    assert "she cooked it the same evening" in told
    assert "better: the order is clear" in second
    assert missing.status_code == 422


@pytest.mark.requirement("R67")
def test_first_drafts_are_asked_for_no_quality(browser: Browser) -> None:
    held = step(browser)
    at = f"/steps/{held.id}"

    first = read(browser.post(f"{at}/drafts", note="On the napkin"))
    third = read(browser.post(f"{at}/drafts", note="Typed"))

    assert "How good is it now" not in first
    assert "How good is it now" in third


@pytest.mark.requirement("R172", "R15")
def test_a_place_where_nobody_knows_the_way_takes_a_choice_for_now(browser: Browser) -> None:
    held = step(browser, "Which printer", unknown=True)
    shown = read(browser.get(f"/steps/{held.id}"))
    on = browser.now.today.isoformat()

    chosen = read(browser.post(f"/steps/{held.id}/choose", option="The one in the medina", look_again_on=on))

    assert "not known yet, and that is fine" in shown
    assert "Start now" not in shown
    assert "The one in the medina" in chosen
    assert "look again today" in chosen


@pytest.mark.requirement("R45", "R47")
def test_an_idea_needs_no_quality_and_becomes_a_step_in_one_tap(browser: Browser) -> None:
    browser.post("/steps", title="a film, half of one", state="idea", back="/ideas")
    [idea] = steps.steps(browser.store, browser.person)
    shown, beside = read(browser.get("/ideas")), read(browser.get("/later"))

    browser.post(f"/steps/{idea.id}/start")

    assert "Nothing here has to be good." in shown
    assert "a film, half of one" in shown
    assert "1 idea, as rough as it came." in beside
    assert "Start now, two minutes" in shown
    assert kept_step(browser, idea.id).state is StepState.STARTED


@pytest.mark.requirement("R83")
def test_an_earlier_lesson_comes_up_when_something_like_it_starts(browser: Browser) -> None:
    now = ago(browser, days=60)
    lesson = Note(
        id=now.new_id(), kind=NoteKind.LESSON, text="Bread wants a warm corner", on_date=now.today,
        created_at=now.at,
    )  # fmt: skip
    notes.add_note(browser.store, browser.person, now, lesson)
    held = step(browser, "Bake the bread for six")

    assert "Bread wants a warm corner" in read(browser.get(f"/steps/{held.id}"))
    assert "You once learned: Bread wants a warm corner" in read(browser.post(f"/steps/{held.id}/start"))


@pytest.mark.requirement("R30", "R2")
def test_a_step_is_kept_as_a_win_or_thanked_in_a_line(browser: Browser) -> None:
    held = step(browser)

    browser.post(f"/steps/{held.id}/keep", kind="win")
    shown = read(browser.post(f"/steps/{held.id}/keep", kind="appreciation", text="the smell of it"))

    [win] = notes.notes(browser.store, browser.person, kind=NoteKind.WIN)
    assert (win.win, win.text) == (WinKind.INCREMENTAL, "Write up the bread recipe")
    assert "the smell of it" in shown


@pytest.mark.requirement("R17", "R101")
def test_what_it_took_stands_beside_what_was_thought(browser: Browser) -> None:
    browser.post("/steps", title="Bread", estimate="1h30", care="rough")
    [held] = steps.steps(browser.store, browser.person)
    browser.post(f"/focus/{held.id}", spent="100")

    shown = read(browser.get(f"/steps/{held.id}"))
    form = read(browser.get(f"/steps/{held.id}/edit"))

    assert held.care is Care.ROUGH
    assert "rough is fine" in shown
    assert "thought to take 1 h 30 · 1 h 40 so far" in shown.replace("\N{NO-BREAK SPACE}", " ")
    assert 'value="rough" checked' in form
    assert 'value="90"' in form


def test_a_step_is_edited_and_what_cannot_be_read_is_said_beside_the_form(browser: Browser) -> None:
    held = step(browser)
    at = f"/steps/{held.id}"

    kept = read(browser.post(f"{at}/edit", title="Bread, short", cue="breakfast", waiting_for="right_time"))
    refused = browser.post(f"{at}/edit", title="", estimate="soon")
    nonsense = browser.post(f"{at}/edit", title="Bread", waiting_for="godot")

    assert "Bread, short" in kept
    assert "After breakfast" in kept
    assert "Waits for the right time" in kept
    assert (refused.status_code, nonsense.status_code) == (422, 422)
    assert browser.post("/steps", title="").status_code == 422


def test_a_step_is_parked_taken_up_moved_and_let_go(browser: Browser) -> None:
    first, second = step(browser, "Bread", position=1), step(browser, "Soup", position=2)

    browser.post(f"/steps/{second.id}/move", way="up")
    order = [held.title for held in steps.steps(browser.store, browser.person)]
    parked = read(browser.post(f"/steps/{first.id}/park"))
    browser.post(f"/steps/{first.id}/take-up")
    gone = read(browser.post(f"/steps/{first.id}/let-go", note="the photos do"))

    assert order == ["Soup", "Bread"]
    assert "later, maybe" in parked
    assert "let go" in gone
    assert browser.store.all(Step, browser.person.id)[0].closing_note == "the photos do"


def test_an_unknown_step_is_not_found(browser: Browser) -> None:
    unknown = browser.now.new_id()

    for address in (f"/steps/{unknown}", f"/steps/{unknown}/edit", f"/focus/{unknown}"):
        assert browser.get(address).status_code == 404
    assert browser.post(f"/steps/{unknown}/start").status_code == 404
    assert browser.get(f"/steps/{unknown}/start").status_code == 405


def test_a_deleted_step_leaves_its_pieces_where_it_was_and_comes_back(browser: Browser) -> None:
    held = goal(browser)
    whole = step(browser, "The chapter", goal=held.id)
    part = step(browser, "One recipe", goal=held.id, parent=whole.id)
    gone = read(browser.post(f"/steps/{whole.id}/delete"))

    assert "One recipe" in gone
    assert kept_step(browser, part.id).parent is None
    assert browser.get(f"/steps/{whole.id}").status_code == 404

    browser.post("/undo", rev=browser.store.changes(browser.person.id)[0].rev)
    assert "One recipe" in read(browser.get(f"/steps/{whole.id}"))


@pytest.mark.parametrize("at", [datetime(1, 1, 1, tzinfo=UTC), datetime(9999, 12, 31, 23, 59, tzinfo=UTC)])
@pytest.mark.parametrize("zone", ["America/Lima", "Asia/Tokyo"])
def test_a_draft_at_an_end_of_the_calendar_does_not_close_its_steps_page(
    browser: Browser, at: datetime, zone: str
) -> None:
    held = step(browser)
    with browser.store.transaction():
        steps.keep_draft(
            browser.store, browser.person, browser.now, held, Draft(at=at, note="found on a stone")
        )
    browser.client.cookies.set("zone", zone)

    answer = browser.get(f"/steps/{held.id}")

    assert (answer.status_code, "found on a stone" in answer.text) == (200, True)
