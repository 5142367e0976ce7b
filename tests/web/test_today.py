from __future__ import annotations

from datetime import timedelta
from typing import Any

from smallwins.domain.step import Step
from tests.web.conftest import Browser
from tests.web.test_metrics import added


def test_a_new_person_is_asked_one_sentence(browser: Browser) -> None:
    answer = browser.get("/")

    assert answer.url.path == "/welcome"
    assert "I want more room for" in answer.text


def test_the_first_minute_ends_on_today(browser: Browser) -> None:
    answer = browser.post("/welcome", value="ease in my body", metric="walk", tiny="to put my shoes on")

    assert answer.url.path == "/"
    assert "walk" in answer.text
    assert "ease in my body" in browser.get("/values").text


def test_a_suggestion_fills_a_blank(browser: Browser) -> None:
    answer = browser.post("/welcome", value="", value_of="people I love", metric="call someone")

    assert answer.url.path == "/"
    assert "people I love" in browser.get("/values").text


def test_an_open_sentence_is_said_beside_its_blank(browser: Browser) -> None:
    answer = browser.post("/welcome", value="ease", metric="", tiny="to begin")

    assert answer.status_code == 422
    assert 'value="ease"' in answer.text
    assert 'aria-describedby="problem"' in answer.text


def test_the_first_minute_is_undone_as_one(browser: Browser) -> None:
    browser.post("/welcome", value="ease", metric="walk", tiny="shoes")

    browser.post("/undo", rev=str(browser.store.rev(browser.person.id)))

    assert browser.get("/").url.path == "/welcome"


def test_done_stands_above_what_is_left(browser: Browser) -> None:
    first, second = added(browser, "first"), added(browser, "second")
    browser.post(f"/metrics/{second.id}/tap/tick")

    page = browser.get("/").text

    assert page.index("second") < page.index("Open, if you like") < page.index(f'href="/metrics/{first.id}"')


def test_each_kind_has_its_control(browser: Browser) -> None:
    for kind in ("boolean", "count", "duration", "quantity", "rating"):
        added(browser, kind, kind=kind)

    page = browser.get("/").text

    for control in ('class="tickbox"', 'class="count"', "data-timer=", "of 10"):
        assert control in page


def test_standings_are_kept_for_the_next_visit(browser: Browser) -> None:
    added(browser, "walk", starts_on="2026-01-01")

    browser.get("/")

    assert len(browser.store.standings(browser.person.id)) == 1


def test_no_number_of_a_person_is_shown_in_percent(browser: Browser) -> None:
    walk = added(browser, "walk", kind="duration", floor="10", target="20")
    browser.post(f"/metrics/{walk.id}/log", value="24")

    words = browser.get("/").text.split("<main")[1].split("aria-label")[0]

    assert "120" not in words


def test_after_a_long_absence_there_is_a_welcome_and_one_question(browser: Browser) -> None:
    walk = added(browser, "walk", starts_on="2026-01-01")
    day = browser.now.today - timedelta(days=30)
    browser.post(f"/metrics/{walk.id}/tap/tick", day=str(day))

    page = browser.get("/").text
    assert "Good to have you back." in page
    assert "Mark that time as a pause" in page

    since, until = day + timedelta(days=1), browser.now.today - timedelta(days=1)
    told: dict[str, Any] = {"since": str(since), "until": str(until), "as": "pause"}
    answer = browser.post("/absence", **told)
    assert "Mark that time as a pause" not in answer.text
    assert "Undo" in answer.text


def test_an_absence_without_its_days_cannot_be_answered(browser: Browser) -> None:
    assert browser.post("/absence").status_code == 422


def test_a_finished_step_stands_with_what_was_done(browser: Browser) -> None:
    browser.post("/welcome", value="people", metric="call someone", tiny="open the phone book")
    [step] = browser.store.all(Step, browser.person.id)
    browser.post(f"/steps/{step.id}/finish")

    page = browser.get("/").text

    assert "“open the phone book” is finished, and it stays yours." in page
    assert page.index("Done today") < page.index("a step, finished") < page.index("Open, if you like")


def test_the_first_minute_says_everything_once(browser: Browser) -> None:
    page = browser.post("/welcome", value="ease", metric="walk", tiny="to put my shoes on").text

    assert "about 2" in page
    assert "The first piece of" in page
    assert "0 pieces" not in page
    assert "First: to put my shoes on" not in page


def test_a_heavy_day_is_met_by_the_letter_and_by_no_question(browser: Browser) -> None:
    added(browser, "walk")
    browser.post("/notes", kind="letter", text="It passed in March too.", bring_back="hard_day")
    browser.post("/close", mood="1", stress="9")

    page = browser.get("/").text

    assert "A heavy day." in page
    assert page.index("It passed in March too.") < page.index("</main>")
    assert "What is the one today?" not in page
    assert ">Stress<" not in page[: page.index("Open, if you like")]


def test_a_day_with_a_skip_alone_is_told_without_a_nought(browser: Browser) -> None:
    walk = added(browser, "walk")
    browser.post(f"/metrics/{walk.id}/skip", reason="rain")

    page = browser.get("/").text

    assert "Skipped today" in page
    assert "none so far" not in page
