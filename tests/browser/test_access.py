"""Open to everyone: axe finds nothing and nothing is cut off, on any page, in any theme and direction."""

from __future__ import annotations

import urllib.request

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.axe import Looker, found_on
from tests.browser.conftest import Open
from tests.crawl import crawl

pytestmark = pytest.mark.browser

BEYOND = """() => {
  for (const folded of document.querySelectorAll("details")) folded.open = true;
  const width = document.documentElement.clientWidth;
  const rolls = (one) =>
    one && (/auto|scroll/.test(getComputedStyle(one).overflowX) || rolls(one.parentElement));
  const isOut = (one) => {
    const at = one.getBoundingClientRect();
    return at.width && (at.right > width + 1 || at.left < -1);
  };
  const out = [...document.querySelectorAll("body *")].filter(
    (one) => isOut(one) && !one.closest(".sr, svg, .skip-link") && !rolls(one.parentElement));
  return out.slice(0, 4).map((one) => one.outerHTML.slice(0, 120));
}"""
"""What stands outside the window and cannot be rolled into it."""

TORN = r"""() => {
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const piece = document.createRange();
  const torn = [];
  while (words.nextNode()) {
    if (words.currentNode.parentElement.closest(".sr, svg, script, .more")) continue;
    for (const word of words.currentNode.data.matchAll(/\p{L}{1,14}/gu)) {
      piece.setStart(words.currentNode, word.index);
      piece.setEnd(words.currentNode, word.index + word[0].length);
      const lines = new Set([...piece.getClientRects()].map((at) => Math.round(at.top)));
      if (lines.size > 2) torn.push(word[0]);
    }
  }
  return torn.slice(0, 4);
}"""
"""Words that stand on more than two lines, a few letters on each."""


def pages(address: str) -> list[str]:
    """Return one page of each kind that the record has."""

    def read(path: str) -> str:
        with urllib.request.urlopen(address + path) as answer:
            return str(answer.read().decode(errors="replace"))

    found = crawl(read, ["/", "/welcome"])
    return [path for path, text in found.items() if "<!doctype html>" in text]


@pytest.mark.parametrize(("language", "width", "theme"), [("en", 1280, "light"), ("ar", 320, "dark")])
def test_axe_finds_nothing_on_two_years(
    chromium: Browser, demo: str, language: str, width: int, theme: str
) -> None:
    paths = pages(demo)

    assert len(paths) > 50
    assert Looker(chromium, demo, language, width).over(paths, theme) == {}


@pytest.mark.parametrize(("language", "width", "theme"), [("en", 320, "dark"), ("ar", 1280, "light")])
def test_axe_finds_nothing_on_an_empty_record(
    visit: Open, chromium: Browser, address: str, language: str, width: int, theme: str
) -> None:
    paths = pages(address)

    assert len(paths) > 25
    assert Looker(chromium, address, language, width).over(paths, theme) == {}


@pytest.mark.parametrize("language", ["en", "ar"])
def test_nothing_is_cut_off_when_text_is_twice_as_large(chromium: Browser, demo: str, language: str) -> None:
    context = chromium.new_context(viewport={"width": 390, "height": 800}, locale=language)
    page = context.new_page()
    large = context.new_cdp_session(page)
    large.send("Page.enable")
    large.send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 32}})
    beyond = {}
    for path in pages(demo):
        page.goto(demo + path)
        if found := page.evaluate(BEYOND) + page.evaluate(TORN):
            beyond[path] = found

    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"
    assert beyond == {}
    context.close()


@pytest.mark.parametrize(("language", "theme"), [("en", "light"), ("ar", "dark")])
def test_axe_finds_nothing_after_a_change_and_while_one_writes(
    visit: Open, language: str, theme: str
) -> None:
    visitor = visit(locale=language)
    visitor.follow("Walk")
    visitor.follow("Pages", kind="quantity")
    page = visitor.go()
    page.locator("[id^=tick-]").first.click()
    expect(page.locator("#toast button")).to_be_visible()

    assert found_on(page, theme) == []

    page.locator("input[inputmode=decimal]").first.fill("?")
    page.keyboard.press("Enter")
    expect(page.locator("#toast")).to_contain_text("?")

    assert found_on(page, theme) == []

    page = visitor.go("/catch")
    page.locator("#line").fill("walk")
    expect(page.locator("#understood")).not_to_be_empty()

    assert found_on(page, theme) == []
