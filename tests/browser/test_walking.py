"""The path in a real browser: the doorway, a step's own done, and the clock of one task."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open, Visitor

pytestmark = pytest.mark.browser


def with_the_one(visitor: Visitor) -> None:
    """Name the one of today."""
    visitor.follow("Walk")
    visitor.send("/key-tasks", title="Write up the bread recipe")


def test_the_one_is_agreed_ticked_and_closed_from_the_doorway(visit: Open) -> None:
    visitor = visit()
    with_the_one(visitor)
    page = visitor.go()

    page.get_by_role("link", name="What would be good enough?").click()
    page.get_by_label("Done when, one line each").fill("Flour has an amount\nOthers can follow")
    page.get_by_role("button", name="Agree on it").click()
    expect(page.get_by_role("button", name="Flour has an amount")).to_be_visible()
    page.goto(visitor.address)
    for line in ("Flour has an amount", "Others can follow"):
        page.get_by_role("button", name=line).click()
        expect(page.get_by_role("button", name=line)).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="It is done. Close it").click()

    expect(page.locator(".doorway")).to_have_count(0)
    assert visitor.complaints == []


def test_the_clock_of_one_task_goes_on_when_the_page_is_left(visit: Open) -> None:
    visitor = visit()
    with_the_one(visitor)
    page = visitor.go()

    page.get_by_role("button", name="Start now, two minutes").click()
    expect(page.locator(".clock")).to_have_attribute("data-running", "")
    page.get_by_label("A stray thought").fill("ring Lina")
    page.get_by_role("button", name="Park it").click()
    expect(page.get_by_text("One thought parked")).to_be_visible()
    expect(page.locator(".clock")).to_have_attribute("data-running", "")
    page.reload()
    page.get_by_role("button", name="Pause").click()
    page.get_by_label("Spent").fill("12")
    page.get_by_role("button", name="Keep these minutes").click()

    expect(page.get_by_text("ring Lina")).to_be_visible()  # unfolded once the minutes are kept
    expect(page.locator(".clock")).to_have_text("2:00")
    page.goto(visitor.address + "/key-tasks")
    expect(page.get_by_text("12 min today")).to_be_visible()
    assert visitor.complaints == []


def test_everything_works_without_script(visit: Open) -> None:
    visitor = visit(java_script_enabled=False)
    with_the_one(visitor)
    page = visitor.go()

    page.get_by_role("button", name="Start now, two minutes").click()
    page.get_by_label("Spent").fill("5")
    page.get_by_role("button", name="Keep these minutes").click()
    page.get_by_role("button", name="It is done. Close it").click()

    expect(page.get_by_role("heading", name="It is done. If you like:")).to_be_visible()
