"""`wins device` and `wins serve --network`: let in, listed, renamed, let go."""

from __future__ import annotations

import json
import re

import pytest

from smallwins.application import devices
from smallwins.cli import serve
from smallwins.composition import open_store
from tests.cli.conftest import Terminal


def token(terminal: Terminal, name: str = "nightly script") -> str:
    return terminal.run("device", "token", name).out.strip()


def test_a_token_is_told_once_and_lets_its_script_in(terminal: Terminal) -> None:
    told = token(terminal)
    store = open_store(terminal.settings)
    device = devices.recognise(store, store.the_person(), told)
    store.close()

    assert device is not None
    assert device.name == "nightly script"
    assert told.rpartition(".")[2] not in terminal.wins("device", "list", "--json")


def test_devices_are_listed_renamed_and_let_go(terminal: Terminal) -> None:
    assert "No device is paired yet." in terminal.wins("device", "list")
    token(terminal)
    assert "nightly script" in terminal.wins("device", "list")
    terminal.wins("device", "rename", "Nightly Script", "backup script")
    assert [held["name"] for held in json.loads(terminal.wins("device", "list", "--json"))] == [
        "backup script"
    ]
    terminal.wins("device", "revoke", "backup script")
    assert json.loads(terminal.wins("device", "list", "--json")) == []


def test_a_device_nobody_knows_is_refused_and_one_of_two_is_asked_for(terminal: Terminal) -> None:
    assert terminal.run("device", "revoke", "ghost").status == 1
    token(terminal)
    token(terminal)

    assert "Write a little more" in terminal.run("device", "revoke", "nightly script").err
    first = json.loads(terminal.wins("device", "list", "--json"))[0]["id"]
    assert "no longer let in" in terminal.wins("device", "revoke", first)


def test_a_code_is_shown_in_two_halves(terminal: Terminal) -> None:
    assert re.search(r"\b[2-9A-Z]{4}-[2-9A-Z]{4}\b", terminal.wins("device", "code"))


def test_the_network_is_refused_without_https(terminal: Terminal) -> None:
    said = terminal.run("serve", "--network")

    assert said.status == 1
    assert "https" in said.err


def test_what_is_said_at_the_start_has_the_address_and_the_code(capsys: pytest.CaptureFixture[str]) -> None:
    serve._say("https://192.0.2.7:8040/pair?code=K7QM2XWP")
    said = capsys.readouterr().out

    assert "https://192.0.2.7:8040/\n" in said
    assert "K7QM-2XWP" in said
