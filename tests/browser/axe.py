"""axe-core in our pages: what would keep somebody out, in one theme and then in the other.

Two windows take turns: while one is looked at, the other is loading.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text("utf-8")

LOOK = """
const contrasts = ["color-contrast", "color-contrast-enhanced"];
const told = (found) => found.violations.map(
  (each) => `${each.id}: ${each.nodes.map((node) => node.html.slice(0, 120)).join(" | ")}`);

function sideways() {
  const more = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  return more > 0 ? [`scrolls sideways by ${more}`] : [];
}

window.look = async (theme) => {
  const page = document.documentElement;
  const closed = sideways();
  for (const folded of document.querySelectorAll("details")) folded.open = true;
  page.dataset.theme = theme;
  const rules = { "color-contrast-enhanced": { enabled: true }, "target-size": { enabled: true } };
  const all = await axe.run(document, { resultTypes: ["violations"], rules });
  page.dataset.theme = theme === "dark" ? "light" : "dark";
  const other = await axe.run(document, { resultTypes: ["violations"], runOnly: contrasts });
  return [...closed, ...sideways(), ...told(all), ...told(other)];
};
"""
"""All rules in one theme, those of contrast in the other too, with everything unfolded; and the width."""

SCRIPT = f"{AXE}\n{{{LOOK}}}"


class Looker:
    """Looks at pages with axe, in one language and size of window."""

    def __init__(self, browser: Browser, address: str, language: str, width: int) -> None:
        self.address = address
        self.context = browser.new_context(
            viewport={"width": width, "height": 800}, locale=language, reduced_motion="reduce"
        )
        self.context.add_init_script(SCRIPT)
        self.found: dict[str, list[str]] = {}
        self._windows = [self.context.new_page(), self.context.new_page()]
        self._looking: dict[Page, str] = {}

    def over(self, paths: Iterable[str], theme: str) -> dict[str, list[str]]:
        """Look at each page, its first theme being `theme`; return what was found, by its address."""
        for number, path in enumerate(paths):
            window = self._windows[number % 2]
            self._collect(window)
            window.goto(self.address + path)
            window.evaluate("(theme) => { window.looking = look(theme); }", theme)
            self._looking[window] = path
        for window in self._windows:
            self._collect(window)
        self.context.close()
        return self.found

    def _collect(self, window: Page) -> None:
        path = self._looking.pop(window, None)
        if path and (found := window.evaluate("window.looking")):
            self.found[path] = found


def found_on(page: Page, theme: str) -> Any:
    """Return what is found on a page as it stands, with its menus and dialogs."""
    page.evaluate(SCRIPT)
    return page.evaluate("(theme) => look(theme)", theme)
