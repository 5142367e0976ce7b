from __future__ import annotations

import pytest

from tests.cli.conftest import Terminal


@pytest.mark.requirement("R90", "R116")
def test_a_circle_is_named_changed_and_left(terminal: Terminal) -> None:
    assert "Nothing here yet" in terminal.wins("supporter", "list")
    terminal.wins("supporter", "add", "Lina", "--note", "a laugh")
    terminal.wins("supporter", "edit", "lina", "--contact", "lina@example.org")

    shown = terminal.wins("supporter", "show", "lina")

    assert "lina@example.org" in terminal.wins("supporter", "list")
    assert "Nothing. It stays so until you show something." in shown
    assert terminal.run("supporter", "show", "lina", "--json").json["may_see"] == []
    terminal.wins("supporter", "remove", "lina")
    assert terminal.run("supporter", "show", "lina").status == 1


@pytest.mark.requirement("R134", "R189")
def test_words_praise_the_process_and_invite_a_story(terminal: Terminal) -> None:
    terminal.wins("supporter", "add", "Lina")

    words = terminal.wins("supporter", "words", "lina")

    assert "I noticed how you went back to it" in words
    assert "Dear Lina,\nI have been writing down small steps" in words


def test_a_nameless_person_is_asked_for_a_name(terminal: Terminal) -> None:
    assert "needs a name" in terminal.run("supporter", "add", " ").err


def test_who_left_the_circle_is_known_and_may_be_named_again(terminal: Terminal) -> None:
    terminal.wins("supporter", "add", "Lina")
    terminal.wins("supporter", "remove", "lina")

    refused = terminal.run("supporter", "show", "lina")
    terminal.wins("supporter", "add", "Lina")

    assert "Lina is no longer in your circle" in refused.err
    assert "Lina" in terminal.wins("supporter", "show", "lina")
