"""The few that count, in the pages: candidates with their reasons, the doorway, one task in view."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from smallwins.application import notes, steps
from smallwins.application.day.check_ins import rate
from smallwins.application.walking import focus, key_tasks
from smallwins.domain.note import NoteKind, WinKind
from smallwins.domain.step import StepState
from tests.web.conftest import Browser
from tests.web.walked import ago, goal, kept_step, read, step


@pytest.mark.requirement("R84")
def test_candidates_say_in_words_why_they_stand_where_they_stand(browser: Browser) -> None:
    book = goal(browser)
    due = browser.now.today + timedelta(days=4)
    step(browser, "Plan the chapter", goal=book.id, impact=5, estimate=2.0, due=due)
    step(browser, "Tidy the shelf", impact=1, estimate=0.25)

    shown = read(browser.get("/key-tasks"))

    assert shown.index("Plan the chapter") < shown.index("Tidy the shelf")
    said = "serves Family · moves “Grandmother's kitchen book” · makes a large difference · due in 4 days"
    assert f"{said} · about 2\N{NO-BREAK SPACE}h · important, not urgent" in shown
    assert "makes a small difference" in shown


@pytest.mark.requirement("R85")
def test_one_to_three_are_picked_with_four_questions_at_hand(browser: Browser) -> None:
    made = [step(browser, title) for title in ("Bread", "Call", "Shelf", "Letter")]
    asked = read(browser.get("/key-tasks"))
    browser.post(f"/key-tasks/{made[0].id}", the_one="1", before_hour="10")
    for held in made[1:3]:
        browser.post(f"/key-tasks/{held.id}")

    shown = read(browser.get("/key-tasks"))
    fourth = browser.post(f"/key-tasks/{made[3].id}")
    left = read(browser.post(f"/key-tasks/{made[1].id}/drop"))

    assert "Can I move it today, with what I have?" in asked
    assert "Three for today" in shown
    assert "the one, before 10" in shown
    assert fourth.status_code == 422
    assert "Take one of them off first" in fourth.text
    assert "Two for today" in left


@pytest.mark.requirement("R85")
def test_the_suggestion_fits_the_time_one_has(browser: Browser) -> None:
    book = goal(browser)
    step(browser, "A long one", goal=book.id, impact=5, estimate=3.0)
    step(browser, "A short one", goal=book.id, impact=2, estimate=0.5)

    shown = read(browser.get("/key-tasks?time=1h"))

    assert shown.index("A short one") < shown.index("A long one")
    assert browser.get("/key-tasks?time=soon").status_code == 422


@pytest.mark.requirement("R111", "R40")
def test_today_asks_for_the_one_and_then_holds_it_in_the_doorway(browser: Browser) -> None:
    book = goal(browser)
    bread = step(browser, "Bread", goal=book.id, first_step="open the notebook")
    browser.post(f"/steps/{bread.id}/criteria", lines="Flour has an amount\nOthers can follow", central="1")

    asked = read(browser.get("/"))
    chosen = read(browser.post(f"/key-tasks/{bread.id}", the_one="1", before_hour="12", back="/"))
    ticked = read(browser.post(f"/steps/{bread.id}/criteria/0/tick", met="yes", back="/"))
    good = read(browser.post(f"/steps/{bread.id}/criteria/1/tick", met="yes", back="/"))
    done = read(browser.post(f"/steps/{bread.id}/finish", back="/"))

    assert "What is the one today?" in asked
    assert "The one, before noon" in chosen
    assert "First: open the notebook" in chosen
    assert "this one decides" in chosen
    assert 'aria-pressed="true"' in ticked
    assert "It is done. Close it" in good
    assert "What is the one today?" not in done
    assert kept_step(browser, bread.id).state is StepState.DONE


@pytest.mark.requirement("R111")
def test_the_one_need_not_have_been_planned(browser: Browser) -> None:
    goal(browser)
    asked = read(browser.get("/"))

    shown = read(browser.post("/key-tasks", title="Ring Aunt Zahra"))

    assert "One small step" in asked
    assert "Ring Aunt Zahra" in shown
    assert "The one, before noon" in shown


@pytest.mark.requirement("R112")
def test_how_often_the_one_was_begun_in_time_is_a_plain_count(browser: Browser) -> None:
    past = ago(browser, days=2)
    then = replace(past, at=past.at.replace(hour=9))
    held = step(browser, now=then)
    key_tasks.pick_key(browser.store, browser.person, then, held, the_one=True, before_hour=12)

    before = read(browser.get("/key-tasks"))
    steps.start_step(browser.store, browser.person, then, kept_step(browser, held.id))

    assert "Before its hour" not in before
    assert "The one was begun in time on one of the one day you named an hour." in read(
        browser.get("/key-tasks")
    )


@pytest.mark.requirement("R87")
def test_where_the_minutes_went_is_told_in_tens(browser: Browser) -> None:
    bread, mail = step(browser, "Bread"), step(browser, "Mail")
    browser.post(f"/key-tasks/{bread.id}", the_one="1")
    browser.post(f"/focus/{bread.id}", spent="30")
    browser.post(f"/focus/{mail.id}", spent="20")

    shown = read(browser.get("/key-tasks"))

    assert "Of every ten minutes this week, about six went to the few that count." in shown


@pytest.mark.requirement("R13")
def test_logged_time_is_told_by_day_and_week_and_rest_when_it_fits(browser: Browser) -> None:
    held = step(browser, "Bread")
    browser.post(f"/focus/{held.id}", spent="25")
    early = read(browser.get("/key-tasks"))
    for back in reversed(range(43)):
        now = ago(browser, days=back)
        recent = back <= 14
        steps.log_session(browser.store, browser.person, now, held, 60 if recent else 20, "Focus")
        act = browser.store.begin(browser.person.id, now, "review.add")
        rate(browser.store, browser.person, act, "energy", 4 if recent else 6, "Energy")

    tired = read(browser.get("/key-tasks"))

    assert "25 min today · 25 min this week" in early
    assert "A lighter day counts too" not in early
    assert "Rest would fit now as well as any task." in tired


@pytest.mark.requirement("R86", "R108")
def test_one_task_in_view_keeps_its_minutes_and_the_stray_thoughts(browser: Browser) -> None:
    held = step(browser, "Bread")
    at = f"/focus/{held.id}"

    parked = read(browser.post(f"{at}/thoughts", text="ring Lina"))
    browser.post(f"{at}/thoughts", text="a film")
    browser.post(f"{at}/thoughts", text="")
    browser.post(at, spent="")
    kept = read(browser.post(at, spent="12"))
    thoughts = {note.text: note.id for note in focus.thoughts(browser.store, browser.person)}
    browser.post(f"/thoughts/{thoughts['ring Lina']}/step", back=at)
    browser.post(f"/thoughts/{thoughts['a film']}/idea", back=at)

    assert "One thought parked" in parked
    assert "ring Lina" in parked
    assert "Two thoughts parked" in kept
    assert [entry.minutes for entry in browser.store.entries_of_step(browser.person.id, held.id)] == [12]
    made = {each.title: each.state for each in steps.steps(browser.store, browser.person)}
    assert (made["ring Lina"], made["a film"]) == (StepState.READY, StepState.IDEA)


def test_a_thought_may_be_let_go(browser: Browser) -> None:
    held = step(browser)
    browser.post(f"/focus/{held.id}/thoughts", text="ring Lina")
    [thought] = focus.thoughts(browser.store, browser.person)

    browser.post(f"/thoughts/{thought.id}/drop")

    assert focus.thoughts(browser.store, browser.person) == []


@pytest.mark.requirement("R176")
def test_a_pause_is_offered_after_long_focus(browser: Browser) -> None:
    held = step(browser)
    short = read(browser.post(f"/focus/{held.id}", spent="25"))

    long = read(browser.post(f"/focus/{held.id}", spent="30"))

    assert "A pause would be fine now." not in short
    assert "55 min within two hours. A pause would be fine now." in long


@pytest.mark.requirement("R93", "R95")
def test_how_ready_it_felt_is_kept_and_little_readiness_is_a_leap(browser: Browser) -> None:
    held = step(browser, "Ring the publisher")
    asked = read(browser.post(f"/steps/{held.id}/start"))

    browser.post(f"/focus/{held.id}/ready", readiness="")
    shown = read(browser.post(f"/focus/{held.id}/ready", readiness="2"))
    [win] = notes.notes(browser.store, browser.person, kind=NoteKind.WIN)

    assert "How ready did it feel?" in asked
    assert "How ready did it feel?" not in shown
    assert win.win is WinKind.LEAP
    assert "began at 2 of 10 ready" in read(browser.get(f"/steps/{held.id}"))
