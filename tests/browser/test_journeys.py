"""Whole ways through the product, as people go them.

The others stand beside what they are about: the first minute in `test_today`, an import in
`test_importing`, offline and back in `test_offline`, a day by keyboard alone in `test_palette`.
"""

from __future__ import annotations

import re
from contextvars import copy_context
from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect

from smallwins.catalogue import language
from tests.browser.conftest import Open, Visitor
from tests.browser.test_pages import overflows

pytestmark = pytest.mark.browser

NEVER = re.compile(r"\b(fail\w*|missed|streak|lazy|worst|behind|broke)\b|%|!", re.IGNORECASE)
"""Words a bad week does not need (method D.1)."""


def in_arabic(message: str) -> str:
    """Return a message as the Arabic pages say it."""

    def say() -> str:
        language.use("ar")
        return language._(message)

    return copy_context().run(say)


def button(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def told(page: Page) -> str:
    return page.locator("#page").inner_text()


def followed(visitor: Visitor, name: str, weeks: range) -> None:
    """Follow something that was done on most days of some weeks, and not since."""
    today = date.today()
    since = (today - timedelta(weeks=weeks.start)).isoformat()
    visitor.follow(name, starts_on=since)
    page = visitor.go()
    href = page.get_by_role("link", name=name).get_attribute("href")
    for week in weeks:
        for day in (1, 2, 4, 6):
            on = today - timedelta(weeks=week) + timedelta(days=day)
            visitor.send(f"{href}/log", value="1", day=on.isoformat())


def test_a_day_by_thumb(visit: Open) -> None:
    """Open, tick, one amount, a thought, look at it, close the day."""
    visitor = visit(has_touch=True, is_mobile=True)
    visitor.follow("Walk")
    visitor.follow("Pages", kind="quantity", unit="pages")
    page = visitor.go()

    page.get_by_role("button", name="Walk: done").tap()
    expect(page.get_by_role("heading", name="Done today")).to_be_visible()
    page.get_by_label("Pages, pages").fill("12")
    page.keyboard.press("Enter")
    expect(page.locator("a.amount")).to_contain_text("12")

    page.get_by_role("link", name="Catch a thought").tap()
    page.get_by_label("Write it as you would say it").fill("pages 3 yesterday")
    expect(page.locator("#understood")).to_contain_text("yesterday")
    page.get_by_role("button", name="Keep").tap()
    expect(page.locator("#toast")).to_contain_text("Kept: Pages")

    visitor.go()
    page.get_by_role("link", name="Close the day").tap()
    expect(page.locator("main .ledger li")).to_have_count(2)
    page.get_by_label("Name one small step you took").fill("opened the book")
    page.locator("main").get_by_role("button", name="Close the day").tap()
    expect(page.locator("#toast")).to_contain_text("The day is closed")
    assert visitor.complaints == []


def test_a_bad_week(visit: Open) -> None:
    """Away for a week: no reproach, a small day, a bit, and a look at what got in the way."""
    visitor = visit()
    followed(visitor, "Walk", range(3, 1, -1))
    page = visitor.go()

    expect(page.get_by_role("button", name="Walk: done")).to_be_visible()
    assert not NEVER.search(told(page)), told(page)
    button(page, "This is too much today")
    expect(page.locator("#page")).to_contain_text("Today is small now")
    page.get_by_role("button", name="A bit").first.click()
    expect(page.locator("#toast")).to_contain_text("Kept: Walk")
    assert not NEVER.search(told(page)), told(page)

    visitor.go("/setbacks/new")
    page.get_by_label("What happened").fill("A week in bed, and then none of it")
    button(page, "Keep, and look at it")
    page.locator('textarea[name="goal"]').fill("Fresh air")
    button(page, "On to what happened")
    page.locator('textarea[name="reality"]').fill("A fever")
    button(page, "On to the options")
    page.locator('input[name="options"]').first.fill("To the corner and back")
    page.locator('input[name="options"]').nth(1).fill("Wait for Monday")
    button(page, "On to the way forward")
    page.get_by_label("To the corner and back").check()
    button(page, "Make it a step")
    expect(page.locator("#page")).to_contain_text("What can I learn when things go wrong?")
    assert not NEVER.search(told(page).replace("What can I learn when things go wrong?", "")), told(page)

    page = visitor.go("/path")
    expect(page.locator("#page")).to_contain_text("To the corner and back")
    page = visitor.go()
    expect(page.get_by_role("heading", name="Done today")).to_be_visible()
    assert visitor.complaints == []


def test_from_the_first_minute_to_the_close_of_the_day_right_to_left(visit: Open) -> None:
    visitor = visit(locale="ar")
    page = visitor.go()
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    page.locator("#value").fill("صحّتي")
    page.locator("#metric").fill("أمشي")
    page.locator("#tiny").fill("أن ألبس حذائي")
    button(page, in_arabic("Lay the first piece"))

    tick = page.locator("[id^=tick-]").first
    tick.click()
    expect(page.get_by_role("heading", name=in_arabic("Done today"))).to_be_visible()
    expect(tick).to_have_attribute("aria-pressed", "true")
    name, box = page.locator(".row .name").first.bounding_box(), tick.bounding_box()
    assert name is not None
    assert box is not None
    assert name["x"] > box["x"]  # it begins at the right, and what is tapped stands at the left

    page.get_by_role("link", name=in_arabic("Catch a thought")).first.click()
    page.locator("#line").fill("أمشي أمس")
    expect(page.locator("#understood")).to_contain_text("أمس")
    page.locator("main").get_by_role("button", name=in_arabic("Keep"), exact=True).click()
    expect(page.locator("#toast")).to_contain_text("أمشي")

    visitor.go()
    page.get_by_role("link", name=in_arabic("Close the day")).click()
    page.get_by_label(in_arabic("Name one small step you took")).fill("فتحت الكتاب")
    page.locator("main").get_by_role("button", name=in_arabic("Close the day")).click()
    expect(page.locator("#toast")).to_contain_text(in_arabic("The day is closed"))
    assert overflows(page) == 0
    assert visitor.complaints == []
