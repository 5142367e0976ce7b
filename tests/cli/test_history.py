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


def test_what_was_taken_out_is_forgotten_when_one_says_so(terminal: Terminal) -> None:
    terminal.wins("metric", "add", "Walk")
    terminal.wins("metric", "delete", "walk")
    rev = str(terminal.run("history", "--json").json[0]["rev"])

    kept = terminal.run("forget", rev, answer="n\n")
    assert (kept.status, "Stopped" in kept.err or "Aborted" in kept.err) == (1, True)
    said = terminal.wins("forget", rev, "--yes")

    assert said == "Forgotten for good: 1 metric.\n"
    assert "Walk" not in terminal.wins("history")
    assert "cannot be brought back" in terminal.run("undo", rev).err


def test_an_act_that_took_nothing_out_has_nothing_to_forget(terminal: Terminal) -> None:
    terminal.wins("metric", "add", "Walk")

    said = terminal.run("forget", "2")

    assert said.status == 1
    assert "took nothing out" in said.err
