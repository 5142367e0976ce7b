"""By keyboard alone: the palette, and a focus that no change of the page takes away."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import found_on
from tests.browser.conftest import Open

pytestmark = pytest.mark.browser
LINES = {"en": "walk 20 yesterday", "fr": "marche 20 hier", "ar": "مشي ٢٠ أمس"}
NAMES = {"en": "Walk", "fr": "Marche", "ar": "مشي"}


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def chosen(page: Page) -> Locator:
    """Return what the palette would do, once it is what a screen reader is told."""
    line = page.locator("#palette-line")
    expect(line).to_have_attribute("aria-activedescendant", re.compile("."))
    return page.locator("#palette [role=option][aria-selected=true]")


def is_at(page: Page, start: str) -> None:
    """Wait until the control in focus has an id that starts so: it comes back after a part was replaced."""
    expect(page.locator(":focus")).to_have_id(re.compile(f"^{start}"))


def test_a_page_is_reached_by_a_few_letters(visit: Open) -> None:
    visitor = visit()
    visitor.follow("Évening walk")
    page = visitor.go("/settings")

    press(page, "Control+k")
    expect(page.locator("#palette-line")).to_be_focused()
    page.keyboard.type("notebo")
    expect(chosen(page)).to_have_text("Notebook")
    press(page, "Enter")
    page.wait_for_url("**/notebook")

    press(page, "/")
    expect(page.locator("#palette-line")).to_be_focused()
    page.keyboard.type("evening")
    expect(chosen(page)).to_have_text("Évening walk")
    press(page, "Enter")
    page.wait_for_url("**/metrics/*")
    assert visitor.complaints == []


def test_the_arrows_move_along_and_escape_gives_the_place_back(visit: Open) -> None:
    visitor = visit()
    visitor.follow("Walk")
    page = visitor.go()
    page.locator("[id^=tick-]").focus()
    before = page.locator(":focus").get_attribute("id") or "nowhere"

    press(page, "?")
    expect(page.locator("#palette-line")).to_be_focused()
    first = chosen(page).inner_text()
    press(page, "ArrowDown")
    second = chosen(page).inner_text()
    press(page, "ArrowUp", "ArrowUp")
    last = chosen(page).inner_text()
    press(page, "Escape")

    expect(page.locator("#palette-line")).to_be_hidden()
    assert len({first, second, last}) == 3
    assert last == "Settings"
    is_at(page, before)


def test_single_letters_open_nothing_in_fields_or_when_they_are_switched_off(visit: Open) -> None:
    page = visit().go("/catch")
    page.locator("#line").press_sequentially("1/2?")
    assert page.locator("#palette").count() == 0

    press(page, "Control+k")
    page.get_by_label("It opens with these keys, too").press("Space")
    press(page, "Escape")
    page.locator("#page").focus()
    press(page, "/")
    expect(page.locator("#palette-line")).to_be_hidden()


@pytest.mark.requirement("R21")
@pytest.mark.parametrize("language", LINES)
def test_what_one_did_is_shown_as_understood_and_then_kept(visit: Open, language: str) -> None:
    visitor = visit(locale=language)
    visitor.follow(NAMES[language], kind="duration")
    page = visitor.go()

    press(page, "Control+k")
    expect(page.locator("#palette-line")).to_be_focused()
    page.keyboard.type(LINES[language])
    expect(page.locator("#palette-entry")).to_be_visible()
    expect(chosen(page)).to_contain_text(NAMES[language])
    assert found_on(page, "dark") == []
    press(page, "Enter")

    expect(page.locator("#toast")).to_contain_text(NAMES[language])
    expect(page.locator("#palette-line")).to_be_hidden()
    href = page.locator("a.name").first.get_attribute("href")
    history = visitor.go(f"{href}").locator("#page").inner_text()
    assert "20" in history or "٢٠" in history
    assert visitor.complaints == []


def test_what_is_not_understood_is_looked_for(visit: Open) -> None:
    page = visit().go()

    press(page, "Control+k")
    expect(page.locator("#palette-line")).to_be_focused()
    page.keyboard.type("the bread of the neighbour")
    expect(chosen(page)).to_contain_text("the bread of the neighbour")
    press(page, "Enter")

    page.wait_for_url("**/search?q=the%20bread*")


def at(page: Page) -> str:
    return str(page.evaluate("document.activeElement.id || document.activeElement.tagName"))


def tab_to(page: Page, start: str) -> None:
    for _ in range(60):
        page.keyboard.press("Tab")
        if at(page).startswith(start):
            return
    pytest.fail(f"no way to {start} by Tab")


def test_focus_stays_after_a_tick_its_undo_and_a_move(visit: Open) -> None:
    visitor = visit(viewport={"width": 1280, "height": 900})
    visitor.follow("Walk")
    visitor.follow("Sing")
    page = visitor.go()

    tab_to(page, "tick-")
    press(page, "Space")
    expect(page.locator("#toast")).to_contain_text("Kept")
    is_at(page, "tick-")

    tab_to(page, "toast-button")
    press(page, "Enter")
    expect(page.get_by_role("heading", name="Done today")).to_be_hidden()
    is_at(page, "toast-button$")

    page = visitor.go("/metrics")
    page.get_by_role("button", name="Move Walk down").focus()
    press(page, "Enter")
    expect(page.get_by_role("button", name="Move Walk up")).to_be_visible()
    expect(page.locator("#page button:focus")).to_be_visible()


NEWS = """addEventListener("DOMContentLoaded", () => {
  const toast = document.getElementById("toast");
  window.news = "";
  const heard = new MutationObserver(() => { window.news += toast.innerText; });
  heard.observe(toast, { childList: true, subtree: true });
});"""
"""What a screen reader hears of the live region: what changes in it once the page is there."""


def test_after_something_is_deleted_its_page_begins_at_the_heading_and_says_so(visit: Open) -> None:
    visitor = visit()
    visitor.context.add_init_script(NEWS)
    visitor.send("/notes", kind="idea", text="a bench by the river")
    page = visitor.go("/notebook")
    page.get_by_role("link", name="a bench by the river").first.click()
    page.get_by_role("button", name="Delete").click()

    expect(page.locator("h1:focus")).to_be_visible()
    expect(page.locator("#toast[role=status]")).to_contain_text("Taken out")
    page.wait_for_function("() => window.news.includes('Taken out')")
    press(page, "Tab")
    expect(page.locator("#page :focus")).to_be_visible()


def test_a_day_can_be_lived_by_keyboard_alone(visit: Open) -> None:
    """First thing named, ticked, a line kept, the day closed: no pointer at all."""
    visitor = visit(viewport={"width": 1280, "height": 900})
    page = visitor.go("/metrics/new")
    page.locator("#name").focus()
    page.keyboard.type("Walk")
    press(page, "Enter")
    page.wait_for_url(visitor.address + "/")

    tab_to(page, "tick-")
    press(page, "Space")
    expect(page.get_by_role("heading", name="Done today")).to_be_visible()

    press(page, "Control+k")
    expect(page.locator("#palette-line")).to_be_focused()
    page.keyboard.type("close")
    expect(chosen(page)).to_have_text("Close the day")
    press(page, "Enter")
    page.wait_for_url("**/close")
    press(page, "Tab", "Enter")
    is_at(page, "page$")
