from __future__ import annotations

import pytest

from tests.cli.conftest import Terminal

CLAIM = "Nobody needs my book"


@pytest.mark.requirement("R89", "R91")
def test_a_doubt_is_written_on_one_page_and_answered_on_the_other(terminal: Terminal) -> None:
    terminal.wins("doubt", "add", CLAIM, "--fuel", "a glance", "--fear", "judgement", "--before", "80")
    terminal.wins("doubt", "answer", "book", "Lina cooked three", "It is for cousins")
    terminal.wins("doubt", "edit", "book", "--after", "45", "--situation", "first-time")

    shown = terminal.wins("doubt", "show", "book")

    assert (
        shown.index(CLAIM) < shown.index("What is fuelling it: a glance") < shown.index("Lina cooked three")
    )
    assert "It is for cousins" in shown
    assert "Believed: 80 of 100." in shown
    assert "Now: 45 of 100." in shown
    assert "It came up with: a first time" in shown


@pytest.mark.requirement("R90")
def test_a_note_is_shown_exactly_and_the_talk_is_kept(terminal: Terminal) -> None:
    terminal.wins("supporter", "add", "Lina")
    terminal.wins("doubt", "add", CLAIM)

    suggested = terminal.wins("doubt", "note", "book", "lina")
    own = terminal.wins("doubt", "note", "book", "lina", "--text", "Lina, on Sunday?")
    talked = terminal.wins("doubt", "talked", "book", "lina")

    assert suggested.startswith("Lina, there is a thought I keep coming back to: “Nobody needs my book”.")
    assert own == "Lina, on Sunday?\n"
    assert "Talked over with Lina." in talked
    assert "Lina, on Sunday?" in terminal.wins("doubt", "show", "book")


@pytest.mark.requirement("R92")
def test_what_really_happened_is_counted(terminal: Terminal) -> None:
    terminal.wins("doubt", "add", CLAIM)
    terminal.wins("doubt", "add", "They will laugh")

    terminal.wins("doubt", "outcome", "book", "partly")
    told = terminal.wins("doubt", "outcome", "book", "did-not-happen")

    assert "Of one doubt with a known outcome, one did not happen." in told
    assert "it did not happen" in terminal.wins("doubt", "list")
    assert {held["outcome"] for held in terminal.run("doubt", "list", "--json").json} == {
        "did_not_happen",
        "open",
    }


def test_a_deleted_doubt_comes_back_and_bad_input_is_refused(terminal: Terminal) -> None:
    assert "Nothing here yet" in terminal.wins("doubt", "list")
    terminal.wins("doubt", "add", CLAIM)
    terminal.wins("doubt", "delete", "last")
    terminal.wins("undo")

    assert terminal.run("doubt", "show", "last", "--json").json["claim"] == CLAIM
    assert terminal.run("doubt", "add", "").status == 1
    assert terminal.run("doubt", "edit", "book", "--before", "101").status == 1
    assert terminal.run("doubt", "outcome", "book", "never").status == 2
    assert terminal.run("doubt", "note", "book", "nobody").status == 1
