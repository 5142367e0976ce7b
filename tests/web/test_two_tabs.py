"""A form open in two tabs: what the one kept is not written over by the other, and what was typed stays."""

from __future__ import annotations

import html
import re
from typing import Any

import pytest

from smallwins.store.tables import class_of
from tests.web.conftest import Browser
from tests.web.walked import goal

FORMS: dict[str, tuple[str, dict[str, Any], str, str]] = {
    "metric": ("/metrics/new", {"name": "Walk", "kind": "boolean"}, "/metrics/{id}/edit", "name"),
    "step": ("/steps", {"title": "Chapter one"}, "/steps/{id}/edit", "title"),
    "setback": ("/setbacks", {"what_happened": "It rained"}, "/setbacks/{id}/edit", "what_happened"),
    "doubt": ("/doubts", {"claim": "It is too late"}, "/doubts/{id}/edit", "claim"),
    "note": ("/notes", {"kind": "story", "text": "Day one"}, "/notes/{id}", "text"),
    "value": ("/values", {"name": "Rest"}, "/values/{id}", "name"),
    "skill": ("/skills", {"name": "Oud"}, "/skills/{id}", "name"),
}


@pytest.mark.parametrize("noun", FORMS)
def test_what_another_tab_changed_is_not_written_over_and_what_was_typed_stays(
    browser: Browser, noun: str
) -> None:
    making, first, changing, field = FORMS[noun]
    browser.post(making, **first)
    (made,) = browser.store.all(class_of(noun), browser.person.id)
    at = changing.format(id=made.id)
    post_to = f"{at}/edit" if noun == "skill" else at
    begun = base_of(browser.get(at).text)

    browser.post(post_to, **first | {field: "from one tab"}, base_rev=begun)
    late = browser.post(post_to, **first | {field: "from the other"}, base_rev=begun)

    assert (late.status_code, held(browser, made, field)) == (409, "from one tab")
    assert "changed elsewhere" in late.text
    assert "from the other" in html.unescape(late.text)
    browser.post(post_to, **first | {field: "from the other"}, base_rev=base_of(late.text))
    assert held(browser, made, field) == "from the other"


def test_a_goal_open_in_two_tabs_is_not_written_over(browser: Browser) -> None:
    book = goal(browser)
    sent: dict[str, Any] = {"title": "A smaller book", "values": [str(id) for id in book.values]}
    begun = base_of(browser.get(f"/goals/{book.id}/edit").text)

    browser.post(f"/goals/{book.id}/edit", **sent, base_rev=begun)
    late = browser.post(f"/goals/{book.id}/edit", **sent | {"title": "A zine"}, base_rev=begun)

    assert (late.status_code, held(browser, book, "title")) == (409, "A smaller book")
    assert "A zine" in late.text


def test_a_review_open_in_two_tabs_is_not_written_over(browser: Browser) -> None:
    at = "/reviews/period/week"
    browser.post(at, helped="an early night")
    begun = base_of(browser.get(at).text)

    browser.post(at, helped="from one tab", base_rev=begun)
    late = browser.post(at, helped="from the other", base_rev=begun)

    assert late.status_code == 409
    assert "from the other" in late.text


def test_a_form_that_is_sent_twice_by_one_tab_is_kept_each_time(browser: Browser) -> None:
    browser.post("/values", name="Rest")
    (value,) = browser.store.all(class_of("value"), browser.person.id)

    for name in ("Rest and sleep", "Rest"):
        begun = base_of(browser.get(f"/values/{value.id}").text)
        assert browser.post(f"/values/{value.id}", name=name, base_rev=begun).status_code == 200

    assert held(browser, value, "name") == "Rest"


def base_of(page: str) -> str:
    found = re.search(r'name="base_rev" value="(\d+)"', page)
    assert found, "the form does not say at which rev it shows its record"
    return found[1]


def held(browser: Browser, record: Any, field: str) -> object:
    found = browser.store.find(type(record), browser.person.id, record.id)
    return getattr(found, field)
