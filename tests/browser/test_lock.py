"""The lock in a real browser: what is on the screen goes, and what was being written comes back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import PHONE, Visitor, served

pytestmark = pytest.mark.browser

WORDS = "two quiet rivers"
STORED = "() => JSON.stringify([Object.entries(sessionStorage), Object.entries(localStorage)])"


@pytest.fixture
def locked(chromium: Browser, tmp_path: Path) -> Iterator[Visitor]:
    """Open a browser on a record that locks after a minute."""
    with served(tmp_path / "wins.db") as address:
        context = chromium.new_context(viewport=PHONE, locale="en", reduced_motion="reduce")  # type: ignore[arg-type]
        visitor = Visitor(context, address)
        page = visitor.go("/settings/lock")
        page.get_by_label("Passphrase").fill(WORDS)
        page.get_by_label("Once more").fill(WORDS)
        page.get_by_label("After so long without use").select_option("1")
        page.get_by_role("button", name="Lock the pages").click()
        expect(page.get_by_role("button", name="Lock now")).to_be_visible()
        yield visitor
        context.close()


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


def test_the_door_itself_complains_of_nothing(locked: Visitor) -> None:
    locked.go("/settings/lock").get_by_role("button", name="Lock now").click()
    expect(locked.page.get_by_role("heading", name="Locked, as you asked")).to_be_visible()

    locked.page.keyboard.press("Control+k")

    expect(locked.page).to_have_url(re.compile("/unlock"))
    expect(locked.page.get_by_label("Passphrase")).to_be_visible()
    assert [text for text in locked.complaints if "423" not in text] == []
