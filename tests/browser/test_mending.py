"""Setbacks, doubts, skills and how one is, in a real browser: walked through, changed in place, printed."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.browser.test_pages import overflows

pytestmark = pytest.mark.browser


def test_a_setback_is_walked_through_and_its_margin_changes_in_place(visit: Open) -> None:
    visitor = visit(viewport={"width": 1280, "height": 900})
    page = visitor.go("/setbacks/new")
    page.get_by_label("What happened").fill("The bread stayed flat")
    page.get_by_label("8", exact=True).check()
    page.get_by_role("button", name="Keep, and look at it").click()
    page.locator('textarea[name="goal"]').fill("Warm bread")
    page.get_by_role("button", name="On to what happened").click()
    page.locator('textarea[name="reality"]').fill("A cold kitchen")
    page.get_by_label("skipped ahead").check()
    page.get_by_role("button", name="On to the options").click()
    for place, option in enumerate(("Start early", "Buy it")):
        page.locator('input[name="options"]').nth(place).fill(option)
    page.get_by_role("button", name="On to the way forward").click()
    page.get_by_label("Start early").check()
    page.get_by_role("button", name="Make it a step").click()
    page.get_by_role("heading", name="What can I learn when things go wrong?").wait_for()

    page.get_by_text("How big is it now?").first.click()
    page.locator(".aside").get_by_label("3", exact=True).check()
    page.locator('form[action$="/size"] button').click()
    page.get_by_role("img", name="How big it felt: 8 of 10 then, 3 of 10 later.").wait_for()

    assert page.locator('textarea[name="lesson"]').is_visible()
    assert visitor.complaints == []


def test_a_note_is_copied_as_it_is_shown_and_a_doubt_prints_as_two_pages(visit: Open) -> None:
    visitor = visit(viewport={"width": 820, "height": 900}, permissions=["clipboard-read", "clipboard-write"])
    visitor.send("/doubts", claim="Nobody needs my book", reasons="Lina asked for three")
    visitor.go("/doubts")
    page = visitor.page
    page.get_by_role("link", name="Nobody needs my book").first.click()
    page.get_by_label("Their name").fill("Lina")
    page.get_by_role("button", name="Prepare a note").click()
    page.get_by_role("button", name="Copy the note").click()
    page.get_by_role("button", name="Copied").wait_for()
    shown = page.locator("#prepared").inner_text()

    assert page.evaluate("navigator.clipboard.readText()") == shown
    page.emulate_media(media="print")
    assert (
        page.locator(".book").evaluate("book => getComputedStyle(book).gridTemplateColumns.split(' ').length")
        == 2
    )
    assert not page.locator(".dock").is_visible()
    assert visitor.complaints == []


def test_a_printed_review_says_of_when_it_is(visit: Open) -> None:
    page = visit().go("/reviews/period/year")
    page.emulate_media(media="print")

    expect(page.locator(".masthead a").first).to_be_visible()
    expect(page.locator(".masthead .icon").first).to_be_hidden()
    expect(page.get_by_role("link", name="Find help").first).to_be_hidden()


@pytest.mark.parametrize("language", ["en", "ar"])
def test_nothing_scrolls_sideways_with_long_and_mixed_words(visit: Open, language: str) -> None:
    visitor = visit(viewport={"width": 320, "height": 800}, locale=language)
    long = "Donaudampfschifffahrtsgesellschaftskapitänsmütze " * 3 + "الخبز بقي مسطحا 🍞"
    visitor.send("/setbacks", what_happened=long, size_then="8")
    visitor.send("/doubts", claim=long, fear="judgement", reasons=long, belief_before="80")
    visitor.send("/skills", name=long[:150])
    visitor.send("/supporters", name=long[:150], note=long[:190])
    wide = {}
    for path in ("/setbacks", "/doubts", "/skills", "/supporters"):
        page = visitor.go(path)
        href = page.locator("main a.name").first.get_attribute("href")
        assert href
        for shown in (path, href):
            if overflows(visitor.go(shown)) > 0:
                wide[shown] = overflows(visitor.page)
    for path in ("/setbacks/new", "/doubts/new", "/well-being", "/well-being/ons4"):
        if overflows(visitor.go(path)) > 0:
            wide[path] = overflows(visitor.page)

    assert wide == {}
    assert visitor.complaints == []
