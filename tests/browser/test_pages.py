from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open, Visitor

pytestmark = pytest.mark.browser

PATHS = (
    "/",
    "/path",
    "/goals/new",
    "/steps/new",
    "/waiting",
    "/ideas",
    "/later",
    "/key-tasks",
    "/metrics",
    "/metrics/new",
    "/values",
    "/settings",
    "/history",
    "/days",
    "/catch",
    "/search",
    "/help",
)
FIRST_VISIT = 100_000
"""Bytes over the wire on a first visit, at the most (architecture 6)."""


def filled(visitor: Visitor) -> str:
    """Fill a record a little; return the address of a metric."""
    visitor.send("/values", name="health", why="to climb the hill")
    visitor.follow("Walk", kind="duration", floor="10", target="20", stretch="40", starts_on="2026-01-05")
    visitor.follow("Speak with somebody I have not spoken with for a long while", kind="boolean")
    visitor.follow("Glasses", kind="count", unit="glasses")
    page = visitor.go()
    href = page.locator("a.name").first.get_attribute("href")
    assert href
    visitor.send(f"{href}/log", value="24", note="by the river")
    return href


def overflows(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("width", [320, 390, 820, 1280])
def test_no_page_scrolls_sideways_or_breaks_the_content_policy(
    visit: Open, width: int, language: str
) -> None:
    visitor = visit(viewport={"width": width, "height": 800}, locale=language)
    href = filled(visitor)
    wide = {}
    for path in (*PATHS, href, f"{href}/edit", f"{href}/days/2026-03-02"):
        page = visitor.go(path)
        if overflows(page) > 0:
            wide[path] = overflows(page)

    assert wide == {}
    assert visitor.complaints == []


def test_no_request_leaves_the_server_and_the_first_visit_is_light(visit: Open) -> None:
    visitor = visit()
    filled(visitor)
    visitor.page.close()
    visitor.page, visitor.requests = visitor.window(), []
    session = visitor.context.new_cdp_session(visitor.page)
    session.send("Network.enable")
    sizes: list[int] = []
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))

    visitor.go("/").wait_for_load_state("networkidle")

    assert {request.url.startswith(visitor.address) for request in visitor.requests} == {True}
    assert sum(sizes) < FIRST_VISIT


def test_the_day_is_the_one_of_the_device(visit: Open) -> None:
    for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago"):
        visitor = visit(timezone_id=zone)
        visitor.go("/help").wait_for_function("() => document.cookie.includes('zone')")
        page = visitor.go("/settings")
        cookie = next(kept for kept in visitor.context.cookies() if kept["name"].startswith("zone"))
        shown = page.locator(".masthead span").first.inner_text()
        day = page.evaluate(
            "new Date(Date.now() - 4 * 3600000).toLocaleDateString('en-GB', {day: 'numeric', month: 'long'})"
        )

        assert cookie["value"] == zone.replace("/", "%2F")
        assert shown.replace("\N{NO-BREAK SPACE}", " ").endswith(day)


def test_keyboard_alone_reaches_and_changes_what_is_open(visit: Open) -> None:
    visitor = visit(viewport={"width": 1280, "height": 900})
    visitor.follow("Walk")
    page = visitor.go()

    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip-link"
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id").startswith("tick-"):
            break
    page.keyboard.press("Space")
    page.get_by_role("heading", name="Done today").wait_for()

    expect(page.locator(":focus")).to_have_id(re.compile("^tick-"))
