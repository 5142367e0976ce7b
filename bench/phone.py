"""Today on a slow phone: when it can be used, and whether anything moves; in a real Chromium."""

from __future__ import annotations

import shutil
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, sync_playwright

from bench import Row
from bench.records import make_record
from bench.server import serving
from bench.visit import FLAGS

TIMES = 5
SLOWER = 4
"""How much slower than this machine the phone computes."""

NETWORK = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 90_000}
"""Fast 3G: 150 ms each way and back, 1.6 Mbit/s down, 0.7 Mbit/s up."""

WATCH = """
window.moved = 0;
window.long = [];
new PerformanceObserver((list) => {
  for (const shift of list.getEntries()) {
    if (!shift.hadRecentInput) window.moved += shift.value;
  }
}).observe({ type: "layout-shift", buffered: true });
new PerformanceObserver((list) => {
  for (const task of list.getEntries()) window.long.push([task.startTime, task.duration]);
}).observe({ type: "longtask", buffered: true });
"""

READ = """() => {
  const [load] = performance.getEntriesByType("navigation");
  const painted = performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Infinity;
  const ready = Math.max(painted, load.domContentLoadedEventEnd);
  const busy = window.long.filter(([start]) => start < ready + 50).map(([start, took]) => start + took);
  const idle = Math.max(ready, ...busy);
  return [idle, painted, window.moved];
}"""
"""Interactive: painted, every script run, and no long task in the way."""


def measure() -> list[Row]:
    """Measure the first and the next visit to Today on a throttled phone."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        file = Path(folder) / "wins.db"
        make_record(file, metrics=7, days=400)
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        with serving(file) as served:
            seen = [visits(browser, served.address) for _ in range(TIMES)]
        browser.close()
    first, again = ([each[number] for each in seen] for number in (0, 1))
    moved = max(shift for visit in (*first, *again) for shift in visit[2:])
    profile = f"Fast 3G, processor {SLOWER} times slower, median of {TIMES}"
    return [
        _row("Today interactive on a slow phone, first visit, s", first, 2.0, "≤ 1 s", profile),
        _row("Today interactive on a slow phone, next visit, s", again, 1.0, "≤ 1 s", profile),
        Row(name="layout shift of Today", ratio=moved, gate=0.0, aim="0", shown="the most of all visits"),
    ]


def visits(browser: Browser, address: str) -> list[list[float]]:
    """Return what a first and a next visit took: seconds until interactive, until painted, and the shift."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, device_scale_factor=3)
    context.add_init_script(WATCH)
    page = context.new_page()
    phone = context.new_cdp_session(page)
    phone.send("Network.enable")
    phone.send("Network.emulateNetworkConditions", NETWORK)
    phone.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    taken = []
    for _ in range(2):
        page.goto(address + "/", wait_until="networkidle")
        idle, painted, moved = page.evaluate(READ)
        taken.append([idle / 1000, painted / 1000, moved])
    context.close()
    return taken


def _row(name: str, visits_: list[list[float]], gate: float, aim: str, profile: str) -> Row:
    painted = median(visit[1] for visit in visits_)
    shown = f"{profile}; painted after {painted:.2f} s"
    return Row(name=name, ratio=median(visit[0] for visit in visits_), gate=gate, aim=aim, shown=shown)
