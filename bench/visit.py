"""A first visit on a phone: bytes over the wire, and no request to elsewhere; in a real Chromium."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Request, sync_playwright

from bench import Row
from bench.records import make_record
from bench.server import serving

GATE = 100.0
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip


def measure() -> list[Row]:
    """Measure the kilobytes of the first visit to Today."""
    browser_path = (
        shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    )
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        file = Path(folder) / "wins.db"
        make_record(file, metrics=7, days=400)
        browser = playwright.chromium.launch(executable_path=browser_path, args=FLAGS)
        with serving(file) as served:
            page = browser.new_page(viewport={"width": 390, "height": 844})
            asked: list[Request] = []
            page.on("requestfinished", lambda request: asked.append(request))  # noqa: PLW0108 - a bound method takes no mark
            page.goto(served.address + "/", wait_until="networkidle")
            sizes = [request.sizes() for request in asked]
            foreign = [request.url for request in asked if not request.url.startswith(served.address)]
        browser.close()
    bytes_ = sum(size["responseBodySize"] + size["responseHeadersSize"] for size in sizes)
    shown = f"{len(asked)} requests, {len(foreign)} of them to elsewhere"
    gate = GATE if not foreign else 0.0
    return [
        Row(name="first visit, kB over the wire", ratio=bytes_ / 1000, gate=gate, aim="≤ 60 kB", shown=shown)
    ]
