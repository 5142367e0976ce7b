from __future__ import annotations

import pytest

from tests.cli.conftest import Terminal


@pytest.mark.requirement("R151")
def test_the_way_so_far_is_told_drafted_and_kept(terminal: Terminal) -> None:
    terminal.wins("metric", "add", "Walk")
    terminal.wins("note", "add", "Called before I felt ready", "--win", "leap")

    shown, drafted = terminal.wins("story"), terminal.wins("story", "--draft")
    terminal.wins("story", "--keep")

    assert "a win" in shown
    assert "Called before I felt ready" in shown
    assert "I began “Walk”." in drafted
    assert "My story so far" in terminal.wins("note", "list", "--kind", "story")


@pytest.mark.requirement("R5")
def test_a_bad_day_is_told_in_a_few_lines(terminal: Terminal) -> None:
    terminal.wins("setback", "add", "The cakes ran into one big biscuit.")
    terminal.wins("setback", "edit", "cakes", "--funny", "We ate the map of Morocco")

    told = terminal.run("story", "--of", "cakes", "--json").json["text"]

    assert told == "The cakes ran into one big biscuit.\nWe ate the map of Morocco"


def test_an_empty_record_has_its_first_line_still_to_come(terminal: Terminal) -> None:
    assert "still to come" in terminal.wins("story")
