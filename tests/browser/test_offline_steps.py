"""The one of the day without a network: picked, begun, worked on, and kept once when the network is back."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.away import comes_back, keeps, settled, waits
from tests.browser.axe import found_on
from tests.browser.conftest import Enter, House

pytestmark = pytest.mark.browser


def test_the_one_is_begun_and_worked_on_without_a_network(house: House, enter: Enter) -> None:
    visitor = enter()
    visitor.follow("Walk")
    visitor.send("/key-tasks", title="Write the letter")
    step = house.held("steps")[0]["id"]
    page = settled(visitor)
    keeps(page, f"/focus/{step}?minutes=2&go=true")
    house.away()
    visitor.go()

    page.get_by_role("button", name="Start now, two minutes").click()

    expect(page.locator(".clock[data-running]")).to_be_visible()
    waits(page, "1 thing waits on this device")
    page.get_by_label("A stray thought").fill("ring Lina")
    page.get_by_role("button", name="Park it").click()
    waits(page, "2 things wait")
    page.get_by_label("Spent").fill("4")
    page.get_by_role("button", name="Keep these minutes").click()
    waits(page, "3 things wait")
    assert found_on(page, "light") == []

    comes_back(house, visitor)
    waits(page, "Sent: 3 things that waited are in your record.")
    expect(page.get_by_role("button", name="Go on, two minutes")).to_be_visible()
    assert [entry["minutes"] for entry in house.held("entries")] == [4]
    assert [note["text"] for note in house.held("notes")] == ["ring Lina"]
    assert house.held("steps")[0]["state"] == "started"


def test_the_one_is_picked_and_named_without_a_network(house: House, enter: Enter) -> None:
    visitor = enter()
    visitor.follow("Walk")
    visitor.send("/steps", title="Plan the chapter")
    page = settled(visitor)
    house.away()
    visitor.go()

    page.get_by_role("button", name="Plan the chapter").click()

    waits(page, "1 thing waits on this device")
    expect(page.locator(".doorway .waits")).to_be_focused()
    assert found_on(page, "dark") == []
    comes_back(house, visitor)
    waits(page, "Sent: 1 thing")
    expect(page.locator(".doorway h2")).to_have_text("Plan the chapter")


def test_a_pick_says_beneath_its_name_that_it_waits(house: House, enter: Enter) -> None:
    visitor = enter()
    visitor.follow("Walk")
    visitor.send("/steps", title="Plan the chapter")
    settled(visitor)
    page = visitor.go("/key-tasks")
    keeps(page, "/key-tasks")
    house.away()
    visitor.go("/key-tasks")

    page.get_by_role("button", name="The one").click()

    expect(page.locator("#page li", has_text="Plan the chapter")).to_contain_text(
        "The one · kept, will count when back"
    )
    expect(page.locator("li .waits")).to_be_focused()


def test_a_first_step_is_named_without_a_network(house: House, enter: Enter) -> None:
    visitor = enter()
    visitor.follow("Walk")
    page = settled(visitor)
    house.away()
    visitor.go()

    page.get_by_label("One small step").fill("Open the box")
    page.keyboard.press("Enter")

    waits(page, "1 thing waits on this device")
    comes_back(house, visitor)
    waits(page, "Sent: 1 thing")
    expect(page.locator(".doorway h2")).to_have_text("Open the box")
