"""What waits, in the pages: how long, for what, and two minutes beside it."""

from __future__ import annotations

import pytest

from smallwins.application import steps
from smallwins.domain.step import Waiting
from tests.web.conftest import Browser
from tests.web.walked import ago, kept_step, read, step


@pytest.mark.requirement("R14", "R94", "R124")
def test_what_waits_is_listed_with_its_age_its_reason_and_two_minutes(browser: Browser) -> None:
    held = step(browser, "Ring the publisher", now=ago(browser, days=12), first_step="find the number")
    step(browser, "A shelf")

    told = read(
        browser.post(
            f"/steps/{held.id}/waiting", waiting_for="afraid_of_a_misstep", if_then="after tea, I dial"
        )
    )

    assert "One step waits for its beginning" in told
    assert "12 days here, waiting for the fear of a misstep" in told
    assert "after tea, I dial" in told
    assert told.count("Start now, two minutes") == 2
    assert told.index("Ring the publisher") < told.index("A shelf")
    assert kept_step(browser, held.id).waiting_for is Waiting.AFRAID_OF_A_MISSTEP


def test_with_nothing_named_the_page_says_what_it_is_for(browser: Browser) -> None:
    before = read(browser.get("/waiting"))
    held = step(browser, "A shelf")
    browser.post(f"/steps/{held.id}/start")

    assert "What you name and do not begin yet is kept here" in before
    assert "Everything you named has begun." in read(browser.get("/waiting"))


@pytest.mark.requirement("R23")
def test_waiting_for_someone_else_is_left_alone(browser: Browser) -> None:
    step(browser, "The answer", now=ago(browser, days=40), waiting_for=Waiting.SOMEONE_ELSE)

    shown = read(browser.get("/waiting"))

    assert "Nothing waits longer than usual" in shown
    assert "40 days here, waiting for someone else" in shown


def test_a_reason_is_taken_back_by_choosing_none(browser: Browser) -> None:
    held = step(browser, waiting_for=Waiting.RIGHT_TIME)

    browser.post(f"/steps/{held.id}/waiting", waiting_for="", if_then="", back="/path")

    assert kept_step(browser, held.id).waiting_for is None
    assert "new today" in read(browser.get("/waiting"))


@pytest.mark.requirement("R93")
def test_how_ready_and_how_it_went_is_a_plain_table(browser: Browser) -> None:
    young = read(browser.get("/waiting"))
    for number, (ready, went) in enumerate(((1, 8), (2, 3), (3, 6), (4, 7), (9, 9))):
        held = step(browser, f"Step {number}")
        begun = steps.start_step(browser.store, browser.person, browser.now, held, readiness=ready)
        steps.finish_step(browser.store, browser.person, browser.now, begun, {"went": float(went)})

    shown = read(browser.get("/waiting"))

    assert "Not enough starts yet: 0 of 5." in young
    assert "began at 0 to 4 of 10 ready" in shown
    assert "4 times" in shown
    assert "went fine or better: 3" in shown


@pytest.mark.requirement("R190")
def test_the_path_counts_what_is_done_and_names_a_crowd_kindly(browser: Browser) -> None:
    for number in range(7):
        held = step(browser, f"Step {number}")
        browser.post(f"/steps/{held.id}/{'finish' if number == 0 else 'start'}")

    shown = read(browser.get("/path"))

    assert "One step taken and done" in shown
    assert "Six are under way." in shown
    assert "finishing one, or parking one, makes room" in shown


def test_an_empty_path_invites(browser: Browser) -> None:
    assert "What matters to you comes first" in read(browser.get("/path"))
    assert "What you name and do not begin yet is kept here" in read(browser.get("/waiting"))
    assert "No step is ready yet." in read(browser.get("/key-tasks"))
    assert [step.state for step in steps.steps(browser.store, browser.person)] == []
