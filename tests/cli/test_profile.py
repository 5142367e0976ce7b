from __future__ import annotations

import pytest

from tests.cli.conftest import Terminal


def test_ones_own_choices_are_kept(terminal: Terminal) -> None:
    terminal.wins(
        "profile", "edit", "--name", "Amal", "--zone", "Africa/Casablanca", "--theme", "dark",
        "--day-end", "3", "--week-start", "sunday", "--forget-after", "10", "--help-lines", "Nadia",
    )  # fmt: skip

    held = terminal.run("profile", "show", "--json").json
    assert (held["name"], held["zone"], held["theme"]) == ("Amal", "Africa/Casablanca", "dark")
    assert held["day_ends"][0]["hour"] == 3
    assert held["week_starts"][0]["weekday"] == 6
    assert "Sunday" in terminal.wins("profile", "show")


def test_a_choice_can_follow_the_device_again(terminal: Terminal) -> None:
    terminal.wins("profile", "edit", "--zone", "Africa/Casablanca", "--language", "fr")
    terminal.wins("profile", "edit", "--zone", "device", "--language", "device")

    held = terminal.run("profile", "show", "--json").json
    assert (held["zone"], held["language"]) == ("", "")


@pytest.mark.parametrize(
    "arguments",
    [
        ("--language", "tlh"),
        ("--zone", "Mars/Olympus"),
        ("--day-end", "13"),
        ("--week-start", "someday"),
        ("--theme", "loud"),
    ],
)
def test_a_choice_that_is_none_is_wrong_usage(terminal: Terminal, arguments: tuple[str, ...]) -> None:
    assert terminal.run("profile", "edit", *arguments).status == 2
