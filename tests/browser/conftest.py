"""A real Chromium on a real server, each test with an empty record."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, sync_playwright

from smallwins.composition import demo_settings
from smallwins.settings import Settings
from tests.web.test_serve import SERVE, wait_for

FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
NAMES = ("chromium", "chromium-browser", "google-chrome")
PHONE = {"width": 390, "height": 844}


Launch = Callable[..., Browser]


@pytest.fixture(scope="session")
def launch() -> Iterator[Launch]:
    """Start the Chromium that is there, with more flags if need be; without one these tests cannot be run."""
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    assert found, "The browser tests need Chromium. Install it from your system's packages."
    with sync_playwright() as playwright:
        yield lambda *flags: playwright.chromium.launch(executable_path=found, args=[*FLAGS, *flags])


@pytest.fixture(scope="session")
def chromium(launch: Launch) -> Iterator[Browser]:
    """Start the browser that the tests share."""
    browser = launch()
    yield browser
    browser.close()


@contextmanager
def served(database: str | Path, port: str = "0") -> Iterator[str]:
    """Serve a record, on any free port unless one is named."""
    environment = os.environ | {
        "PYTHONPATH": os.pathsep.join(sys.path),
        "SMALLWINS_DATABASE": str(database),
        "SMALLWINS_PORT": port,
    }
    process = subprocess.Popen(
        [sys.executable, "-c", SERVE], env=environment, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    at = process.stdout.readline().strip().rstrip("/")
    assert wait_for(f"{at}/")
    yield at
    process.terminate()
    process.wait(20)
    process.stdout.close()


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a record of its own."""
    with served(tmp_path_factory.mktemp("record") / "wins.db") as at:
        yield at


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the demo's two years; what reads it leaves it as it was."""
    with served(demo_settings(Settings(), tmp_path_factory.mktemp("demo")).database) as at:
        yield at


class Visitor:
    """Somebody at a window of a browser; what went wrong in it is kept in `complaints`."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.context, self.address = context, address
        self.complaints: list[str] = []
        self.requests: list[Request] = []
        self.page = self.window()

    def window(self) -> Page:
        """Open another window of the same browser."""
        page = self.context.new_page()
        page.set_default_timeout(10_000)
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", self._asked)
        return page

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)

    def _asked(self, request: Request) -> None:
        self.requests.append(request)

    def go(self, path: str = "/") -> Page:
        """Open a page of ours."""
        self.page.goto(self.address + path)
        return self.page

    def send(self, path: str, **fields: str) -> None:
        """Send a form beside the browser, to set the scene."""
        send(self.address, path, **fields)

    def follow(self, name: str, **fields: str) -> None:
        """Begin to follow something."""
        self.send("/metrics/new", name=name, **fields)


def send(address: str, path: str, **fields: str) -> None:
    request = urllib.request.Request(
        address + path, urlencode(fields).encode(), {"sec-fetch-site": "same-origin"}, method="POST"
    )
    with urllib.request.urlopen(request) as answer:
        assert answer.status == 200


Open = Callable[..., Visitor]


@pytest.fixture
def visit(chromium: Browser, address: str, tmp_path: Path) -> Iterator[Open]:
    """Open a browser of one's own on an empty record."""
    send(address, "/settings/erase", sure="yes")
    contexts: list[BrowserContext] = []

    def opened(**options: object) -> Visitor:
        settings: dict[str, object] = {"viewport": PHONE, "locale": "en", "reduced_motion": "reduce"}
        contexts.append(chromium.new_context(**(settings | options)))  # type: ignore[arg-type]
        return Visitor(contexts[-1], address)

    yield opened
    for context in contexts:
        context.close()


class House:
    """A server that goes away and comes back at its own address."""

    def __init__(self, folder: Path) -> None:
        self._database, self._stack, self.address = folder / "wins.db", ExitStack(), ""
        self.back()

    def away(self) -> None:
        self._stack.close()

    def back(self) -> None:
        port = self.address.rpartition(":")[2] or "0"
        self.address = self._stack.enter_context(served(self._database, port))

    def held(self, path: str) -> Any:
        with urlopen(f"{self.address}/api/v1/{path}") as answer:
            return json.load(answer)


Enter = Callable[..., Visitor]


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """Serve an empty record of one's own, which may go away."""
    at_home = House(tmp_path)
    yield at_home
    at_home.away()


@pytest.fixture
def enter(chromium: Browser, house: House) -> Iterator[Enter]:
    """Open a browser of one's own in which the worker is at work."""
    contexts: list[BrowserContext] = []

    def entered(**options: Any) -> Visitor:
        settings = {"viewport": PHONE, "locale": "en", "reduced_motion": "reduce"}
        contexts.append(chromium.new_context(**(settings | options)))
        return Visitor(contexts[-1], house.address)

    yield entered
    for context in contexts:
        context.close()
