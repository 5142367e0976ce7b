from __future__ import annotations

from tests.cli.conftest import Terminal


def test_a_metric_rests_until_a_day(terminal: Terminal) -> None:
    terminal.wins("metric", "add", "Walk")

    said = terminal.wins(
        "pause", "walk", "--since", "2026-03-01", "--until", "2026-03-10", "--note", "a cold"
    )

    assert said.startswith("Walk rests from")
    assert "until" in said


def test_everything_rests_until_it_is_resumed(terminal: Terminal) -> None:
    assert "Everything rests" in terminal.wins("pause")

    assert "Good to have you back" in terminal.wins("resume")


def test_a_group_rests(terminal: Terminal) -> None:
    terminal.wins("metric", "add", "Walk", "--group", "Outdoors")

    assert terminal.wins("pause", "--group", "Outdoors").startswith("Outdoors rests")
    assert "Good to have you back" in terminal.wins("resume", "walk")


def test_a_pause_is_of_one_thing(terminal: Terminal) -> None:
    terminal.wins("metric", "add", "Walk")

    assert terminal.run("pause", "walk", "--group", "Outdoors").status == 2


def test_a_pause_does_not_end_before_it_begins(terminal: Terminal) -> None:
    said = terminal.run("pause", "--since", "2026-03-10", "--until", "2026-03-01")

    assert (said.status, said.out) == (1, "")


def test_nothing_to_resume_is_said(terminal: Terminal) -> None:
    said = terminal.run("resume")

    assert said.status == 1
    assert "Nothing is resting" in said.err
