from __future__ import annotations

import pytest

from tests.cli.conftest import Terminal


@pytest.mark.requirement("R86")
def test_a_stray_thought_is_looked_at_afterwards(terminal: Terminal) -> None:
    terminal.wins("step", "add", "Write the letter")
    thoughts = ("--thought", "ring Lina", "--thought", "a shelf for jars", "--thought", "nothing")
    terminal.wins("step", "focus", "letter", "10", *thoughts)

    assert "ring Lina" in terminal.wins("thought", "list")
    assert "ring Lina" in terminal.wins("thought", "step", "lina")
    assert "a shelf for jars" in terminal.wins("thought", "idea", "shelf")
    terminal.wins("thought", "drop", "nothing")

    assert terminal.run("thought", "list", "--json").json == []
    assert "a shelf for jars" in terminal.wins("step", "list", "--ideas")
    assert "Nothing was put aside" in terminal.wins("thought", "list")


@pytest.mark.requirement("R96")
def test_minutes_of_planning_are_told_beside_those_of_doing(terminal: Terminal) -> None:
    terminal.wins("step", "add", "Write the letter")
    terminal.wins("step", "focus", "letter", "40", "--planning")
    terminal.wins("step", "focus", "letter", "25")

    assert "40 min went into planning and 25 min into doing" in terminal.wins("step", "key")
    assert terminal.run("step", "key", "--json").json["minutes"] == {"planning": 40, "doing": 25}
