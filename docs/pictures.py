"""Takes the pictures of docs/images from the real app, on the demo's record: `./run pictures`."""

from __future__ import annotations

import shutil
import sys
from dataclasses import replace
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from bench.server import serving
from smallwins.composition import demo_settings
from smallwins.settings import Settings

FOLDER = Path(__file__).parent / "images"
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
PAGES = {"today": "/", "week": "/reviews/period/week", "notebook": "/notebook", "path": "/path"}
LOOKS = ((1280, "light"), (1280, "dark"), (390, "light"))


def main() -> int:
    """Take each page in each look."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    settings = demo_settings(replace(Settings(), backups=""))
    with serving(Path(settings.database)) as served, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        for name, address in PAGES.items():
            for width, scheme in LOOKS:
                take(
                    browser, served.address + address, FOLDER / f"{name}-{width}-{scheme}.png", width, scheme
                )
        browser.close()
    return 0


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
