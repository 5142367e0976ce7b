"""A phone on the network: paired over https at this machine's own address, offline, locked, let go."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from smallwins.application import devices, metrics, profiles
from smallwins.composition import open_store
from smallwins.domain.device import Device
from smallwins.domain.levels import Levels
from smallwins.domain.metric import Kind
from smallwins.settings import Settings
from smallwins.web.serve import own_address
from tests.browser.away import keeps, waits
from tests.browser.conftest import Launch
from tests.conftest import MONDAY, now_on
from tests.store.test_history import a_metric
from tests.web.test_serve import wait_until

pytestmark = pytest.mark.browser
WORDS = "rain on the old roof"


class Machine:
    """A machine that serves its record on the network, with a certificate it made itself."""

    def __init__(self, folder: Path) -> None:
        self.settings = Settings(database=str(folder / "wins.db"))
        self.certificate, self.key = folder / "wins.pem", folder / "wins.key"
        names = f"subjectAltName=IP:{own_address()},DNS:localhost"
        made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=wins"]
        made += ["-addext", names, "-keyout", str(self.key), "-out", str(self.certificate)]
        subprocess.run(made, check=True, capture_output=True)
        self.address = self.code = ""
        with closing(open_store(self.settings)) as store, store.transaction():
            walk = replace(a_metric(), kind=Kind.BOOLEAN, unit="", levels=(Levels(since=MONDAY),))
            metrics.add_metric(store, profiles.welcome(store), now_on(), walk)

    @contextmanager
    def serving(self) -> Iterator[None]:
        """Serve until the end of the block, at the same port each time."""
        port = self.address.rstrip("/").rpartition(":")[2] or "0"
        command = [sys.executable, "-m", "smallwins", "serve", "--network", "--port", port]
        command += ["--certificate", str(self.certificate), "--key", str(self.key)]
        environment = os.environ | {
            "PYTHONPATH": os.pathsep.join(sys.path),
            "PYTHONUNBUFFERED": "1",
            "SMALLWINS_DATABASE": self.settings.database,
        }
        process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        said = "".join(process.stdout.readline() for _ in range(4))
        self.address = re.findall(r"https://\S+/", said)[0]
        self.code = re.findall(r"[2-9A-Z]{4}-[2-9A-Z]{4}", said)[0]
        try:
            assert wait_until(self.answers)
            yield
        finally:
            process.terminate()
            process.wait(20)
            process.stdout.close()

    def answers(self) -> bool:
        at = urlsplit(self.address)
        with socket.socket() as asking:
            return asking.connect_ex((at.hostname or "", at.port or 0)) == 0

    def paired(self) -> list[Device]:
        with closing(open_store(self.settings)) as store:
            user = store.the_person()
            assert user is not None
            return devices.devices(store, user)


@pytest.fixture
def trusting(launch: Launch) -> Iterator[Browser]:
    """Start a browser of its own that takes the certificate; a worker needs that of the whole browser."""
    browser = launch("--ignore-certificate-errors")
    yield browser
    browser.close()


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def pair(page: Page, machine: Machine) -> None:
    page.goto(machine.address)
    expect(page).to_have_url(f"{machine.address}pair")
    page.get_by_role("textbox", name="The code").fill(machine.code.lower())
    page.get_by_role("textbox", name="What to call this device").fill("Fairphone")
    page.get_by_role("button", name="Pair it").click()
    expect(page).not_to_have_url(re.compile("/pair"))


def test_a_stranger_before_the_door_is_offered_nothing_else(trusting: Browser, machine: Machine) -> None:
    page = trusting.new_context(locale="en").new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    with machine.serving():
        page.goto(machine.address)
        expect(page).to_have_url(f"{machine.address}pair")
        page.wait_for_load_state("networkidle")

        expect(page.locator("link[rel=manifest]")).to_have_count(0)
        assert complaints == []


def test_a_phone_is_paired_works_offline_is_locked_and_let_go(trusting: Browser, machine: Machine) -> None:
    page = trusting.new_context(viewport={"width": 390, "height": 844}, locale="en").new_page()
    page.set_default_timeout(20_000)
    with machine.serving():
        assert not machine.address.startswith("https://127.")
        pair(page, machine)
        assert [device.name for device in machine.paired()] == ["Fairphone"]
        page.goto(f"{machine.address}")
        for kept in ("/", "/offline", "/help"):
            keeps(page, kept)
    page.goto(f"{machine.address}help")
    expect(page.locator("h1")).to_have_text("Talking to someone helps.")
    page.goto(machine.address)
    page.get_by_role("button", name="Walk: done").click()
    waits(page, "1 thing waits on this device")

    with machine.serving():
        page.goto(machine.address)
        waits(page, "Sent: 1 thing that waited is in your record.")
        page.goto(f"{machine.address}settings/lock")
        page.locator("#passphrase").fill(WORDS)
        page.locator("#again").fill(WORDS)
        page.get_by_role("button", name="Lock the pages").click()
        page.get_by_role("button", name="Lock now").click()
        expect(page).to_have_url(re.compile("/unlock"))
        page.goto(f"{machine.address}notebook")
        expect(page.locator("h1")).to_have_text("Locked, as you asked")
        page.locator("#passphrase").fill(WORDS)
        page.get_by_role("button", name="Open").click()
        expect(page).to_have_url(f"{machine.address}notebook")

        page.goto(f"{machine.address}devices")
        page.get_by_role("button", name="Let it go").click()
        expect(page).to_have_url(f"{machine.address}pair")
        assert machine.paired() == []
        page.wait_for_function(
            "caches.keys().then((names) => !names.some((one) => one.startsWith('pages-')))"
        )
