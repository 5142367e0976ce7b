from __future__ import annotations

from datetime import timedelta

import pytest

from smallwins.application.walking import rehearsals
from tests.web.conftest import Browser
from tests.web.walked import ago, goal, read, step


@pytest.mark.requirement("R96")
def test_time_spent_planning_stands_beside_time_spent_doing(browser: Browser) -> None:
    held = step(browser, "Write the letter")

    browser.post(f"/focus/{held.id}", spent="40", planning="1")
    browser.post(f"/focus/{held.id}", spent="25")

    told = "In four weeks 40 min went into planning and 25 min into doing."
    assert told in read(browser.get("/key-tasks"))


@pytest.mark.requirement("R114")
def test_how_prepared_one_feels_is_asked_after_each_rehearsal_and_drawn(browser: Browser) -> None:
    today = browser.now.today
    reading = goal(browser, "Read aloud", due=today + timedelta(days=365))
    first = step(browser, "Rehearsal 1", goal=reading.id, planned_on=today)
    with browser.store.db.transaction():
        earlier = ago(browser, days=3)
        rehearsals.feel_prepared(browser.store, browser.person, earlier, first, 3, "How prepared")
    second = step(browser, "Rehearsal 2", goal=reading.id, planned_on=today)

    asked = browser.post(f"/steps/{second.id}/finish").text
    shown = read(browser.post(f"/steps/{second.id}/prepared", prepared="6"))
    again = read(browser.post(f"/steps/{second.id}/prepared", prepared="7"))

    assert "How prepared you feel for “Read aloud” now" in read(browser.get(f"/steps/{second.id}"))
    assert "prepared" in asked
    assert "First 3 of 10, last 6." in shown
    assert "First 3 of 10, last 7." in again


def test_a_step_that_is_no_practice_for_a_day_is_not_asked_about(browser: Browser) -> None:
    held = step(browser, "Sweep", goal=goal(browser).id)

    browser.post(f"/steps/{held.id}/finish")
    refused = browser.post(f"/steps/{held.id}/prepared", prepared="6")

    assert "How prepared" not in browser.get(f"/steps/{held.id}").text
    assert refused.status_code == 422


def test_an_answer_about_a_rehearsal_that_is_none_is_refused_in_words(browser: Browser) -> None:
    held = step(browser, "Sweep")

    refused = browser.post(f"/steps/{held.id}/prepared", prepared="6")

    assert refused.status_code == 422
    assert "“Sweep” is no rehearsal" in refused.text


def test_what_one_felt_after_a_rehearsal_is_nothing_done_today(browser: Browser) -> None:
    today = browser.now.today
    reading = goal(browser, "Read aloud", due=today.replace(year=today.year + 1))
    first = step(browser, "Rehearsal 1", goal=reading.id, planned_on=today)
    browser.post(f"/steps/{first.id}/prepared", prepared="6")

    assert "How prepared" not in read(browser.get("/"))
