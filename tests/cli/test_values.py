from __future__ import annotations

from tests.cli.conftest import Terminal


def test_a_value_is_named_and_listed(terminal: Terminal) -> None:
    terminal.wins("value", "add", "Health", "--why", "to play with my children")

    assert "to play with my children" in terminal.wins("value", "list")
    assert terminal.run("value", "list", "--json").json[0]["name"] == "Health"


def test_a_value_can_change_and_be_put_away(terminal: Terminal) -> None:
    terminal.wins("value", "add", "Health")

    terminal.wins("value", "edit", "hea", "--why", "breath", "--weight", "0,5", "--archive")

    held = terminal.run("value", "list", "--json").json[0]
    assert (held["why"], held["weight"], held["archived"]) == ("breath", 0.5, True)


def test_a_deleted_value_comes_back(terminal: Terminal) -> None:
    terminal.wins("value", "add", "Health")

    terminal.wins("value", "delete", "health")
    assert "Nothing here yet" in terminal.wins("value", "list")
    terminal.wins("undo")

    assert "Health" in terminal.wins("value", "list")


def test_an_unknown_value_names_the_nearest(terminal: Terminal) -> None:
    terminal.wins("value", "add", "Health")

    assert "The nearest is “Health”" in terminal.run("value", "delete", "helth").err
    assert terminal.run("value", "edit", "health", "--weight", "2").status == 1
