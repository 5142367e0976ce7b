from __future__ import annotations

import re

from smallwins.application import values
from tests.web.conftest import Browser


def test_every_place_of_the_palette_is_there(browser: Browser) -> None:
    browser.post("/metrics/new", name="Walk")
    browser.post("/values", name="family")
    [family] = values.values(browser.store, browser.person)
    browser.post("/goals", title="A book", values=[str(family.id)])
    browser.post("/steps", title="Sharpen the pencil")

    shown = browser.get("/palette").text
    places = re.findall(r'data-href="([^"]+)">([^<]+)<', shown)

    assert {"Walk", "A book", "Sharpen the pencil", "Today", "Close the day"} <= {word for _, word in places}
    assert {browser.get(href).status_code for href, _ in places} == {200}


def test_the_palette_leads_back_to_the_page_it_was_opened_on_and_to_no_other_site(browser: Browser) -> None:
    assert 'name="back" value="/path?x=1"' in browser.get("/palette", **{"x-on-page": "/path?x=1"}).text
    assert 'name="back" value="/"' in browser.get("/palette", **{"x-on-page": "//elsewhere.example"}).text


def test_what_was_just_done_is_still_said_on_the_next_page(browser: Browser) -> None:
    browser.post("/metrics/new", name="Walk", follow=False)
    browser.get("/palette")

    assert "Walk" in browser.get("/").text.split('id="toast"')[1]
