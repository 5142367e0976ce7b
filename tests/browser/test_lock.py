"""The lock in a real browser: what is on the screen goes, and what was being written comes back."""

from __future__ import annotations

import re
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import PHONE, Enter, House, Visitor, served

pytestmark = pytest.mark.browser

WORDS = "two quiet rivers"
STORED = "() => JSON.stringify([Object.entries(sessionStorage), Object.entries(localStorage)])"


@pytest.fixture
def locked(chromium: Browser, tmp_path: Path) -> Iterator[Visitor]:
    """Open a browser on a record that locks after a minute."""
    with served(tmp_path / "wins.db") as address:
        context = chromium.new_context(viewport=PHONE, locale="en", reduced_motion="reduce")  # type: ignore[arg-type]
        visitor = Visitor(context, address)
        lock(visitor)
        yield visitor
        context.close()


def lock(visitor: Visitor) -> None:
    """Lock the pages after a minute."""
    page = visitor.go("/settings/lock")
    page.get_by_label("Passphrase").fill(WORDS)
    page.get_by_label("Once more").fill(WORDS)
    page.get_by_label("After so long without use").select_option("1")
    page.get_by_role("button", name="Lock the pages").click()
    expect(page.get_by_role("button", name="Lock now")).to_be_visible()


def opened(page: Page) -> None:
    page.get_by_label("Passphrase").fill(WORDS)
    page.get_by_role("button", name="Open").click()


def test_what_was_being_written_is_sealed_behind_the_lock_and_there_again_after_it(locked: Visitor) -> None:
    page = locked.page
    page.clock.install()
    locked.go("/notes/new?kind=idea")
    page.locator("textarea[name=text]").fill("a bench by the river")
    page.clock.run_for(70_000)

    expect(page.get_by_role("heading", name="Locked, as you asked")).to_be_visible()
    assert "bench" not in page.content()
    assert "draft:" in page.evaluate(STORED)
    assert "bench" not in page.evaluate(STORED)
    assert page.locator("[data-seal]").count() == 0

    opened(page)
    expect(page.locator("textarea[name=text]")).to_have_value("a bench by the river")
    expect(page.get_by_text("What you were writing when the lock came is here again.")).to_be_visible()
    assert "draft:" not in page.evaluate(STORED)
    page.get_by_role("button", name="Keep").click()
    expect(page.locator("#toast")).to_contain_text("Kept")
    assert [text for text in locked.complaints if "423" not in text] == []


def test_what_was_sealed_is_there_again_after_the_server_was_begun_anew(house: House, enter: Enter) -> None:
    visitor = enter()
    lock(visitor)
    page = visitor.page
    page.clock.install()
    visitor.go("/notes/new?kind=idea")
    page.locator("textarea[name=text]").fill("a bench by the river")
    house.away()
    house.back()
    page.clock.run_for(70_000)
    expect(page.get_by_role("heading", name="Locked, as you asked")).to_be_visible()

    opened(page)

    expect(page.locator("textarea[name=text]")).to_have_value("a bench by the river")
    assert "draft:" not in page.evaluate(STORED)


def test_a_form_that_was_refused_is_there_again_on_its_own_page(locked: Visitor) -> None:
    page = locked.page
    page.clock.install()
    locked.go("/notes/new?kind=idea")
    page.get_by_role("button", name="Keep").click()
    expect(page).to_have_url(re.compile("/notes$"))
    page.locator("textarea[name=text]").fill("a bench")
    page.clock.run_for(70_000)
    expect(page.get_by_role("heading", name="Locked, as you asked")).to_be_visible()

    opened(page)

    expect(page).to_have_url(re.compile(r"/notes/new\?kind=idea$"))
    expect(page.locator("textarea[name=text]")).to_have_value("a bench")


def test_the_door_itself_complains_of_nothing(locked: Visitor) -> None:
    locked.go("/settings/lock").get_by_role("button", name="Lock now").click()
    expect(locked.page.get_by_role("heading", name="Locked, as you asked")).to_be_visible()

    locked.page.keyboard.press("Control+k")

    expect(locked.page).to_have_url(re.compile("/unlock"))
    expect(locked.page.get_by_label("Passphrase")).to_be_visible()
    assert [text for text in locked.complaints if "423" not in text] == []


def a_device(page: Page) -> str:
    """Give the browser a lock of its own that recognises its person."""
    browser = page.context.new_cdp_session(page)
    browser.send("WebAuthn.enable")
    told = browser.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )
    return str(told["authenticatorId"])


def again(visitor: Visitor) -> int:
    """Send once more what a device answered, as somebody who overheard it would."""
    posts = [sent for sent in visitor.requests if sent.method == "POST" and sent.url.endswith("/unlock")]
    heard = next(sent for sent in posts if "answer=%7B" in (sent.post_data or ""))
    request = urllib.request.Request(
        heard.url, (heard.post_data or "").encode(), {"sec-fetch-site": "same-origin"}, method="POST"
    )
    try:
        with urllib.request.urlopen(request) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code


def test_the_device_s_own_lock_opens_the_pages_beside_the_passphrase(locked: Visitor) -> None:
    page = locked.page
    expect(page.get_by_text("At an address that is a number")).to_be_visible()
    a_device(page)
    page.goto(locked.address.replace("127.0.0.1", "localhost") + "/settings/lock")
    opened(page)
    page.get_by_label("What do you call this device?").fill("The laptop")
    page.locator("[data-own-lock]").get_by_label("Passphrase").fill(WORDS)
    page.get_by_role("button", name="Let it open the pages").click()
    expect(page.locator("#page .written")).to_contain_text("The laptop")

    page.get_by_role("button", name="Lock now").click()
    page.get_by_role("button", name="Open with this device’s own lock").click()
    expect(page).to_have_url(re.compile("/welcome"))  # the record is new
    page.goto(locked.address.replace("127.0.0.1", "localhost") + "/settings/lock")
    expect(page.get_by_role("button", name="Lock now")).to_be_visible()

    assert again(locked) == 422

    page.get_by_role("button", name="Take The laptop away").click()
    expect(page.locator("#page .written")).to_have_count(0)
    page.get_by_role("button", name="Lock now").click()
    expect(page.get_by_label("Passphrase")).to_be_visible()
    expect(page.get_by_role("button", name="Open with this device’s own lock")).to_have_count(0)
