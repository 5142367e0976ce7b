from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open

pytestmark = pytest.mark.browser


def toast(page: Page) -> str:
    return page.locator("#toast").inner_text()


def test_the_first_minute_ends_with_something_to_tap(visit: Open) -> None:
    page = visit().go()

    page.get_by_label("I want more room for").fill("ease in my body")
    page.locator("label", has_text="walk, even ten minutes").click()
    page.get_by_label("Today’s tiniest piece is").fill("to put my shoes on")
    page.get_by_role("button", name="Lay the first piece").click()

    expect(page.get_by_role("button", name="walk, even ten minutes: done")).to_be_visible()


def test_a_tap_shows_its_effect_at_once_and_undo_takes_it_back(visit: Open) -> None:
    visitor = visit()
    visitor.follow("Walk")
    page = visitor.go()
    page.evaluate("window.stayed = true")

    page.get_by_role("button", name="Walk: done").click()

    expect(page.get_by_role("heading", name="Done today")).to_be_visible()
    expect(page.locator("#toast")).to_contain_text("Kept: Walk")
    expect(page.locator(":focus")).to_have_attribute("aria-pressed", "true")

    page.get_by_role("button", name="Undo").click()

    expect(page.get_by_role("heading", name="Done today")).to_be_hidden()
    expect(page.get_by_role("button", name="Walk: done")).to_have_attribute("aria-pressed", "false")
    assert page.evaluate("window.stayed") is True
    assert visitor.complaints == []


def test_each_control_keeps_what_it_is_told(visit: Open) -> None:
    visitor = visit()
    visitor.follow("Glasses", kind="count")
    visitor.follow("Pages", kind="quantity", unit="pages")
    page = visitor.go()

    page.get_by_role("button", name="One more").click()
    expect(page.locator("output")).to_have_text("1")
    page.get_by_role("button", name="One more").click()
    expect(page.locator("output")).to_have_text("2")
    page.get_by_role("button", name="One less").click()
    expect(page.locator("output")).to_have_text("1")

    page.get_by_label("Pages, pages").fill("2,5")
    page.keyboard.press("Enter")
    expect(page.locator("a.amount")).to_contain_text("2.5")


def test_what_cannot_be_kept_is_said_and_what_was_typed_stays(visit: Open) -> None:
    visitor = visit()
    visitor.follow("Pages", kind="quantity")
    page = visitor.go()

    page.get_by_label("Pages").fill("lots")
    page.keyboard.press("Enter")

    expect(page.locator("#toast")).to_contain_text("“lots” is not a number")
    expect(page.get_by_label("Pages")).to_have_value("lots")


def test_a_skip_takes_a_reason_and_is_undone_from_its_row(visit: Open) -> None:
    visitor = visit()
    visitor.follow("Walk")
    page = visitor.go()

    page.get_by_text("Skip, with a reason").click()
    page.get_by_label("The reason, if you like").fill("travelling")
    page.get_by_role("button", name="Skip", exact=True).click()
    page.get_by_role("button", name="Undo skip").click()

    expect(page.get_by_role("button", name="Walk: done")).to_be_visible()


def test_a_timer_goes_on_when_the_page_is_closed(visit: Open) -> None:
    visitor = visit()
    visitor.follow("Oud", kind="duration", floor="10")
    page = visitor.go()
    page.get_by_role("button", name="Start the time for Oud").click()
    page.close()

    visitor.page = visitor.window()
    again = visitor.go()
    running = again.get_by_role("button", name="Stop and keep the time for Oud")
    expect(running).to_have_attribute("data-running", "")
    again.evaluate(
        "for (const key of Object.keys(localStorage)) localStorage[key] = Date.now() - 12.4 * 60000"
    )
    running.click()

    expect(again.locator("a.amount")).to_contain_text("12.4")
    again.wait_for_function("() => localStorage.length === 0")


def test_the_toast_leaves_after_eight_seconds_but_not_under_the_hand(visit: Open) -> None:
    visitor = visit()
    visitor.follow("Walk")
    visitor.page.clock.install()
    page = visitor.go()
    page.get_by_role("button", name="Walk: done").click()
    expect(page.locator("#toast")).to_contain_text("Kept")

    page.get_by_role("button", name="Undo").focus()
    page.clock.run_for(20_000)
    assert "Kept" in toast(page)

    page.locator("h1").click()
    page.clock.run_for(8_100)
    assert toast(page) == ""


def test_everything_works_without_script(visit: Open) -> None:
    visitor = visit(java_script_enabled=False)
    visitor.follow("Walk")
    visitor.follow("Oud", kind="duration")
    page = visitor.go()

    page.get_by_role("button", name="Walk: done").click()
    expect(page.get_by_role("heading", name="Done today")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("heading", name="Done today")).to_be_hidden()

    page.get_by_label("Oud, minutes").fill("1h30")
    page.keyboard.press("Enter")
    expect(page.locator("a.amount")).to_contain_text("1 h 30")

    page.get_by_role("link", name="Catch a thought").click()
    page.get_by_label("Write it as you would say it").fill("walk yesterday")
    page.get_by_role("button", name="Keep").click()
    expect(page.locator("#toast")).to_contain_text("Kept: Walk")


def test_a_caught_thought_is_understood_while_it_is_written(visit: Open) -> None:
    visitor = visit()
    visitor.follow("Oud", kind="duration")
    page = visitor.go("/catch")

    page.get_by_label("Write it as you would say it").type("oud 15 yesterday")

    expect(page.locator("#understood")).to_contain_text("15 min")
    expect(page.locator("#understood")).to_contain_text("yesterday")
    assert visitor.complaints == []


def test_two_windows_of_one_record_see_each_other(visit: Open) -> None:
    visitor = visit()
    visitor.follow("Glasses", kind="count")
    first, second = visitor.go(), visitor.window()
    second.goto(visitor.address)

    for page in (first, second):
        page.get_by_role("button", name="One more").click()
        expect(page.locator("#toast")).to_contain_text("Kept")

    expect(second.locator("output")).to_have_text("2")


def test_seventy_things_are_folded_by_their_groups_and_stay_unfolded(visit: Open) -> None:
    visitor = visit()
    for number in range(18):
        visitor.follow(f"Thing {number}", group_name="Kitchen" if number % 2 else "Garden")
    page = visitor.go()
    expect(page.locator("[id^=tick-]:visible")).to_have_count(5)

    page.get_by_text("Kitchen · seven").click()
    tick = page.get_by_role("button", name="Thing 17: done")
    tick.focus()
    page.keyboard.press("Space")

    expect(page.get_by_role("heading", name="Done today")).to_be_visible()
    expect(page.get_by_text("Kitchen · six")).to_be_visible()
    expect(page.get_by_role("button", name="Thing 15: done")).to_be_visible()
    expect(page.get_by_role("button", name="Thing 17: done")).to_be_focused()
