from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from smallwins.cli.main import Wins
from tests.cli.conftest import Terminal


def commands(group: click.Group, *path: str) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    ctx = click.Context(group)
    for name in group.list_commands(ctx):
        command = group.get_command(ctx, name)
        assert command is not None
        yield (*path, name), command
        if isinstance(command, click.Group):
            yield from commands(command, *path, name)


COMMANDS = dict(commands(Wins()))


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_every_command_has_a_help_with_an_example(terminal: Terminal, path: tuple[str, ...]) -> None:
    said = terminal.wins(*path, "--help")

    assert "Examples:" in said
    assert "wins" in said.split("Examples:")[1]


READING = [
    ("today",), ("entry", "list"), ("metric", "list"), ("metric", "show"), ("value", "list"),
    ("history",), ("profile", "show"), ("settings",),
]  # fmt: skip


@pytest.mark.parametrize("path", READING, ids=" ".join)
def test_every_command_that_reads_can_print_json(path: tuple[str, ...]) -> None:
    assert any(parameter.name == "as_json" for parameter in COMMANDS[path].params)


def test_wins_alone_is_wins_today(terminal: Terminal) -> None:
    terminal.wins("metric", "add", "Walk")

    assert terminal.wins() == terminal.wins("today")
    assert terminal.run("--json").json == terminal.run("today", "--json").json


def test_a_mistyped_command_suggests_the_nearest(terminal: Terminal) -> None:
    said = terminal.run("lgo")

    assert said.status == 2
    assert "'log'" in said.err


def whole(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `wins` as a process of its own."""
    own = {
        name: held for name, held in os.environ.items() if not name.startswith(("SMALLWINS_", "LC_", "LANG"))
    }
    own |= {"SMALLWINS_DATABASE": str(folder / "wins.db"), "LANG": "C.UTF-8"} | environment
    command = [sys.executable, "-c", "from smallwins.__main__ import wins; wins()", *arguments]
    return subprocess.run(command, env=own, capture_output=True, text=True, check=False, timeout=60)


def test_the_whole_program_logs_and_lists(tmp_path: Path) -> None:
    assert whole(tmp_path, "metric", "add", "Walk").returncode == 0
    assert whole(tmp_path, "log", "walk").returncode == 0
    assert "Walk" in whole(tmp_path, "entry", "list").stdout


def test_the_whole_program_ends_with_the_status_of_what_happened(tmp_path: Path) -> None:
    refused = whole(tmp_path, "log", "walk")
    wrong = whole(tmp_path, "log")
    misspelt = whole(tmp_path, "today", SMALLWINS_DATABSE="x")

    assert (refused.returncode, wrong.returncode, misspelt.returncode) == (1, 2, 2)
    assert "SMALLWINS_DATABSE" in misspelt.stderr


def test_asking_for_help_makes_no_database(tmp_path: Path) -> None:
    assert whole(tmp_path, "--help").returncode == 0
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_no_record_is_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "wins.db"
    file.write_bytes(b"a letter to a friend, longer than any header of a database " * 40)
    before = file.read_bytes()

    said = whole(tmp_path, "today")

    assert said.returncode == 1
    assert "not a Small Wins record" in said.stderr
    assert file.read_bytes() == before
    assert whole(tmp_path, "--help").returncode == 0


def test_what_nobody_expected_is_told_in_a_sentence_with_its_log(tmp_path: Path) -> None:
    whole(tmp_path, "metric", "add", "Walk")
    with sqlite3.connect(tmp_path / "wins.db") as db:
        db.execute("alter table entries rename to entries_away")

    said = whole(tmp_path, "log", "walk")

    assert said.returncode == 1
    assert "Traceback" not in said.stderr
    assert str(tmp_path / "wins.log") in said.stderr
    assert "no such table" in (tmp_path / "wins.log").read_text("utf-8")


@pytest.mark.parametrize(
    ("profile", "setting", "lc_all", "lang", "said"),
    [
        ("", "", "", "C.UTF-8", "Sunday"),
        ("", "", "", "fr_FR.UTF-8", "dimanche"),
        ("", "", "ar_MA.UTF-8", "fr_FR.UTF-8", "الأحد"),
        ("", "fr", "ar_MA.UTF-8", "", "dimanche"),
        ("ar", "fr", "en_GB.UTF-8", "", "الأحد"),
    ],
)
def test_the_language_is_the_profiles_then_the_settings_then_the_devices(
    tmp_path: Path, profile: str, setting: str, lc_all: str, lang: str, said: str
) -> None:
    whole(tmp_path, "profile", "edit", "--week-start", "sunday", "--language", profile or "device")

    shown = whole(tmp_path, "profile", "show", SMALLWINS_LANGUAGE=setting, LC_ALL=lc_all, LANG=lang)

    assert said in shown.stdout


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_has_its_completion_script(terminal: Terminal, shell: str) -> None:
    assert "_WINS_COMPLETE" in terminal.wins("completion", shell)


@pytest.mark.parametrize(("begun", "offered"), [("", "today"), ("lo", "log"), ("exp", "export")])
def test_the_shell_completes_the_commands(tmp_path: Path, begun: str, offered: str) -> None:
    told = whole(tmp_path, _WINS_COMPLETE="bash_complete", COMP_WORDS=f"wins {begun}", COMP_CWORD="1")

    assert f"plain,{offered}" in told.stdout.splitlines()


@pytest.mark.parametrize("group", [[], ["step"]])
def test_a_list_of_commands_cuts_no_sentence_short(terminal: Terminal, group: list[str]) -> None:
    listed = terminal.wins(*group, "--help").split("Commands:")[1]

    assert "..." not in listed
    assert "Examples:" in listed


def test_the_shell_completes_the_names_of_metrics(tmp_path: Path) -> None:
    whole(tmp_path, "metric", "add", "Morning walk")

    offered = whole(tmp_path, _WINS_COMPLETE="bash_complete", COMP_WORDS="wins log mo", COMP_CWORD="2")

    assert offered.stdout == "plain,Morning walk\n"
