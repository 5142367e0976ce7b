from __future__ import annotations

import pytest

from tests.cli.conftest import Terminal


def tried(terminal: Terminal, times: int = 10) -> None:
    terminal.wins("skill", "add", "Oud")
    for number in range(times):
        terminal.wins("skill", "try", "oud", "--what", f"song {number % 3}")


@pytest.mark.requirement("R68")
def test_tries_are_counted_with_confidence_before_and_after(terminal: Terminal) -> None:
    tried(terminal, 1)

    felt = ("--felt", "confidence-before=3", "--felt", "confidence-after=5")
    said = terminal.wins("skill", "try", "oud", "--what", "a duet", "--minutes", "12", *felt)
    as_json = terminal.run("skill", "try", "oud", "--json", *felt).json

    assert "Oud: 2 tries so far." in said
    assert (as_json["felt"]["confidence_before"], as_json["felt"]["confidence_after"]) == (3, 5)


@pytest.mark.requirement("R120", "R121")
def test_where_one_is_shows_its_evidence_and_the_next_stage_is_confirmed(terminal: Terminal) -> None:
    tried(terminal)
    terminal.wins("skill", "note", "oud", "--cue", "the string")
    terminal.wins("skill", "note", "oud", "--cue", "the room", "--seen", "5", "--automatic", "3")
    before = terminal.wins("skill", "show", "oud")

    confirmed = terminal.wins("skill", "confirm", "oud", "--evidence", "I hear it")
    soon = terminal.run("skill", "confirm", "oud")
    after = terminal.wins("skill", "show", "oud")
    corrected = terminal.wins("skill", "correct", "oud", "--evidence", "one good evening")

    assert "* 10 of 10 tries" in before
    assert "Does it fit? Then: wins skill confirm Oud" in before
    assert "Oud: advanced beginner." in confirmed
    assert soon.status == 1
    assert "28 days later" in soon.err
    assert "“I hear it”" in after
    assert "Oud: novice." in corrected
    assert terminal.run("skill", "show", "oud", "--json").json["stage"] == 1


@pytest.mark.requirement("R163")
def test_techniques_and_lines_are_kept_in_order(terminal: Terminal) -> None:
    terminal.wins("skill", "add", "Oud")
    for technique in ("Hold", "Slide"):
        terminal.wins("skill", "note", "oud", "--technique", technique)
    terminal.wins("skill", "note", "oud", "--taught", "Lina, to tune")

    shown = terminal.wins("skill", "show", "oud")

    assert shown.index("Hold") < shown.index("Slide") < shown.index("Lina, to tune")
    assert terminal.wins("skill", "order", "oud", "slide", "--up") == "Slide\nHold\n"
    assert terminal.wins("skill", "order", "oud", "slide") == "Hold\nSlide\n"


def test_a_skill_rests_goes_and_comes_back(terminal: Terminal) -> None:
    terminal.wins("skill", "add", "Oud", "--note", "by ear")
    assert "resting" in terminal.wins("skill", "rest", "oud")
    assert "taken up again" in terminal.wins("skill", "rest", "oud")
    terminal.wins("skill", "delete", "oud")
    assert "Nothing here yet" in terminal.wins("skill", "list")
    terminal.wins("undo")

    assert "Oud" in terminal.wins("skill", "list")
    assert terminal.run("skill", "list", "--json").json[0]["note"] == "by ear"
    assert terminal.run("skill", "note", "oud").status == 2
    assert terminal.run("skill", "note", "oud", "--seen", "9").status == 1
    assert terminal.run("skill", "correct", "oud").status == 1
