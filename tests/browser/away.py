"""A page that waits until the worker has kept what opens without a network."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import House, Visitor

KEPT = """async ([path, rev]) => {
  for (const name of (await caches.keys()).filter((one) => one.startsWith("pages-"))) {
    const found = await (await caches.open(name)).match(path, { ignoreVary: true });
    if (found && Number(found.headers.get("x-rev")) >= Number(rev)) return true;
  }
  return false;
}"""


def keeps(page: Page, path: str, rev: str = "0") -> None:
    """Wait until the worker keeps a page as it was at a rev or later."""
    for _ in range(100):
        if page.evaluate(KEPT, [path, rev]):
            return
        page.wait_for_timeout(100)
    pytest.fail(f"{path} is not kept")


def settled(visitor: Visitor, path: str = "/") -> Page:
    """Open a page and wait until the worker has kept what opens without a network."""
    page = visitor.go(path)
    for kept in ("/", "/offline", "/help", "/catch", "/shared"):
        keeps(page, kept)
    return page


def waits(page: Page, text: str) -> None:
    expect(page.locator("#outbox")).to_contain_text(text)


def comes_back(house: House, visitor: Visitor, path: str = "/") -> None:
    """Bring the server back and open a page; an open one would send, and load itself again, in between."""
    visitor.page.goto("about:blank")
    house.back()
    visitor.go(path)
