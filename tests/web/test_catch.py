import re
from datetime import timedelta
from urllib.parse import unquote

import pytest

from tests.web.conftest import Browser
from tests.web.test_entries import kept
from tests.web.test_metrics import added


def test_what_was_understood_is_shown_before_it_is_kept(browser: Browser) -> None:
    added(browser, "Oud", kind="duration")

    page = browser.get("/catch?line=oud 15 yesterday").text

    assert "<b>15 min</b>" in page
    assert "<b>yesterday</b>" in page
    assert kept(browser) == []


def test_a_line_is_kept_on_its_day_with_the_rest_as_a_note(browser: Browser) -> None:
    added(browser, "Oud", kind="duration")

    browser.post("/catch", line="oud 15 yesterday the slow piece")

    (entry,) = kept(browser, browser.now.today - timedelta(days=1))
    assert (entry.value, entry.note) == (15, "the slow piece")


def test_a_line_of_nothing_known_is_asked_about(browser: Browser) -> None:
    walk = added(browser, "walk")

    page = browser.post("/catch", line="shopping")
    assert "Which of these was it?" in page.text
    assert kept(browser) == []

    browser.post("/catch", line="shopping", metric=str(walk.id))
    assert kept(browser)[0].note == "shopping"


def test_while_writing_only_the_line_beneath_is_sent(browser: Browser) -> None:
    added(browser, "walk")

    text = browser.get("/catch/understood?line=wal").text

    assert "<b>walk</b>" in text
    assert "<html" not in text
    assert browser.get("/catch/understood?line=").text.strip() == ""


@pytest.mark.parametrize("spoken", ["en", "fr", "ar"])
def test_each_way_to_say_it_is_understood_as_it_says(browser: Browser, spoken: str) -> None:
    walk = added(browser, "Walk", kind="duration")
    browser.post("/settings", language=spoken)

    page = browser.get("/catch").text
    ways = [unquote(line) for line in re.findall(r'href="/catch\?line=([^"]+)"', page)]
    for line in ways:
        browser.post("/catch", line=line)

    today = browser.now.today
    (yesterday,) = kept(browser, today - timedelta(days=1))
    assert [(entry.metric, entry.value) for entry in (yesterday, *kept(browser))] == [(walk.id, 20)] * 3
    assert {bool(entry.note) for entry in kept(browser)} == {True, False}


def test_a_line_that_is_written_needs_no_examples(browser: Browser) -> None:
    added(browser, "Walk", kind="duration")

    assert 'id="ways"' in browser.get("/catch").text
    assert 'id="ways"' not in browser.get("/catch?line=walk").text


def test_of_a_name_that_comes_close_the_nearest_is_asked_first(browser: Browser) -> None:
    added(browser, "Oud", kind="duration")
    walk = added(browser, "Walk", kind="duration")

    assert "Perhaps Walk? It is asked next." in browser.get("/catch/understood?line=wlak 20 yesterday").text
    page = browser.post("/catch", line="wlak 20 yesterday").text
    assert f'value="{walk.id}" checked' in page
    assert page.index(f'value="{walk.id}"') < page.index("<span>Oud</span>")
    assert kept(browser) == []

    browser.post("/catch", line="wlak 20 yesterday", metric=str(walk.id))
    (entry,) = kept(browser, browser.now.today - timedelta(days=1))
    assert (entry.value, entry.note) == (20, "")


def test_an_amount_that_could_be_two_is_asked_and_not_made_one(browser: Browser) -> None:
    added(browser, "Steps", kind="count", unit="steps")

    answer = browser.post("/catch", line="steps 10,000")

    assert answer.status_code == 422
    assert "10000" in answer.text
    assert kept(browser) == []
