"""What effort is worth in the terminal: every bit counts, and nothing that was built is taken back."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from tests.cli.conftest import Terminal


def today(terminal: Terminal) -> date:
    return date.fromisoformat(terminal.run("today", "--json").json["day"])


def follow(terminal: Terminal, name: str, days: range, minutes: int = 20) -> None:
    """Follow a metric since the first of some days before today, and log on each of them."""
    terminal.wins(
        "metric", "add", name, "--kind", "duration", "--floor", "10", "--target", "30",
        "--starts", str(today(terminal) - timedelta(days=max(days))),
    )  # fmt: skip
    for back in days:
        terminal.wins("log", name, str(minutes), "--on", str(today(terminal) - timedelta(days=back)))


def line(terminal: Terminal, name: str) -> dict[str, Any]:
    held: list[dict[str, Any]] = terminal.run("today", "--json").json["lines"]
    return next(each for each in held if each["name"] == name)


@pytest.mark.requirement("R1", "R50", "R146", "R174")
def test_ten_minutes_show_as_much_as_an_hour_and_three_are_said_to_count(terminal: Terminal) -> None:
    follow(terminal, "Short", range(9, 0, -1), minutes=10)
    follow(terminal, "Long", range(9, 0, -1), minutes=60)

    assert line(terminal, "Short")["momentum"] == line(terminal, "Long")["momentum"]
    assert "9 days with effort" in terminal.wins("show", "short")
    assert "3 min, that counts" in terminal.wins("log", "short", "3")


@pytest.mark.requirement("R125")
def test_a_little_never_shows_less_than_nothing(terminal: Terminal) -> None:
    follow(terminal, "Nothing", range(9, 1, -1))
    follow(terminal, "Little", range(9, 1, -1))
    terminal.wins("log", "little", "2", "--on", "yesterday")
    before = line(terminal, "Little")["momentum"]
    terminal.wins("log", "little", "1")

    assert before > line(terminal, "Nothing")["momentum"]
    assert line(terminal, "Little")["momentum"] >= before


@pytest.mark.requirement("R39", "R140", "R141", "R185")
def test_a_gap_leaves_the_days_that_were_and_most_of_the_momentum(terminal: Terminal) -> None:
    follow(terminal, "Kept up", range(20, 0, -1))
    follow(terminal, "With a gap", range(23, 3, -1))

    whole, gap = line(terminal, "Kept up"), line(terminal, "With a gap")
    terminal.wins("log", "with a gap", "2")

    assert gap["momentum"] > 0.8 * whole["momentum"]
    assert whole["days"] == gap["days"] == 20
    assert "21 days with effort" in terminal.wins("show", "with a gap")


@pytest.mark.requirement("R53")
def test_a_skip_and_a_rest_cost_nothing(terminal: Terminal) -> None:
    follow(terminal, "Logged", range(9, 0, -1))
    follow(terminal, "Skipped", range(10, 1, -1))
    follow(terminal, "Rested", range(10, 1, -1))
    yesterday = str(today(terminal) - timedelta(days=1))
    terminal.wins("log", "skipped", "--skip", "--why", "a cold", "--on", yesterday)
    terminal.wins("pause", "rested", "--since", yesterday, "--until", yesterday)

    shown = {line(terminal, name)["momentum"] for name in ("Logged", "Skipped", "Rested")}
    assert len(shown) == 1


@pytest.mark.requirement("R34")
def test_an_empty_day_is_answered_with_what_stays_and_two_minutes(terminal: Terminal) -> None:
    follow(terminal, "Walk", range(9, 1, -1))

    said = terminal.wins("today")

    assert "Your eight days of “Walk” are still yours. Two minutes today?" in said
