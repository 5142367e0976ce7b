from __future__ import annotations

from tests.cli.conftest import Terminal


def test_every_act_is_listed_with_the_newest_last(terminal: Terminal) -> None:
    terminal.wins("metric", "add", "Walk")
    terminal.wins("log", "walk")

    acts = terminal.run("history", "--json").json
    assert [act["act"] for act in acts][:2] == ["entry.add", "metric.add"]
    assert "Walk" in terminal.wins("history").splitlines()[-1]
    assert len(terminal.run("history", "--limit", "1", "--json").json) == 1


def test_undo_says_what_it_took_back_and_how_to_do_it_again(terminal: Terminal) -> None:
    terminal.wins("metric", "add", "Walk")
    terminal.wins("log", "walk")

    said = terminal.wins("undo")
    assert terminal.run("entry", "list", "--json").json == []
    again = said.splitlines()[-1].split("wins ")[-1].split()
    back = terminal.wins(*again)

    assert "Brought back: Walk." in back
    assert "Taken back" not in terminal.wins("history").splitlines()[-1]
    assert len(terminal.run("entry", "list", "--json").json) == 1


def test_an_act_that_is_not_there_is_refused(terminal: Terminal) -> None:
    said = terminal.run("undo", "99")

    assert said.status == 1
    assert "not in the history" in said.err
    assert terminal.run("undo", "last").status == 2
