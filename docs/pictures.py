"""Takes the pictures of docs/images from the real app, on the demo's record: `./run pictures`.

A few pages in several looks for the README, and one page of each kind as a phone shows it, with the page
docs/guide/pages.md on which all of them stand.
"""

from __future__ import annotations

import re
import shutil
import sys
from contextlib import AbstractContextManager
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, sync_playwright

from bench.server import Served, serving
from smallwins.composition import demo_settings
from smallwins.settings import Settings
from tests.crawl import crawl, shape

FOLDER = Path(__file__).parent / "images"
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
PAGES = {"today": "/", "week": "/reviews/period/week", "notebook": "/notebook", "path": "/path"}
GALLERY = Path(__file__).parent / "guide" / "pages.md"
NAMES_FOLDERS = "/backups"
LOOKS = ((1280, "light"), (1280, "dark"), (390, "light"))


def main() -> int:
    """Take each page in each look."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    with TemporaryDirectory() as folder, _demo(folder) as served, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        for name, address in PAGES.items():
            for width, scheme in LOOKS:
                take(
                    browser, served.address + address, FOLDER / f"{name}-{width}-{scheme}.png", width, scheme
                )
        gallery(browser, served)
        browser.close()
    return 0


def _demo(folder: str) -> AbstractContextManager[Served]:
    return serving(Path(demo_settings(Settings(), Path(folder)).database))


def gallery(browser: Browser, served: Served) -> None:
    """Take one page of each kind at the width of a phone, and write the page that shows them."""

    told = ["# The pages", "", "One of each kind, on an invented record, as a phone shows them.", ""]
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    for path, text in crawl(
        lambda path: served.get(path).decode(errors="replace"), ["/", "/welcome"]
    ).items():
        if "<!doctype html>" in text and path != NAMES_FOLDERS:
            name = re.sub(r"[^a-z]+", "-", shape(path).lower()).strip("-") or "today"
            page.goto(served.address + path, wait_until="networkidle")
            page.screenshot(path=FOLDER / "pages" / f"{name}.jpg", type="jpeg", quality=75)
            told += [
                f"## {page.title().partition(' · ')[0]}",
                "",
                f"![{shape(path)}](../images/pages/{name}.jpg)",
                "",
            ]
    context.close()
    GALLERY.write_text("\n".join(told[:-1]) + "\n", encoding="utf-8")


def take(browser: Browser, address: str, file: Path, width: int, scheme: str) -> None:
    """Take one picture of the first screen of a page."""
    dark = "dark" if scheme == "dark" else "light"
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=dark)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(address, wait_until="networkidle")
    page.screenshot(path=file, full_page=width < 800)
    context.close()


if __name__ == "__main__":
    sys.exit(main())
