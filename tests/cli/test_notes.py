from __future__ import annotations

import pytest

from tests.cli.conftest import Terminal


@pytest.mark.requirement("R2", "R3")
def test_a_win_of_any_kind_is_kept_in_one_command(terminal: Terminal) -> None:
    kept = terminal.wins("note", "add", "Ten minutes on the stairs")
    terminal.wins("note", "add", "Rice instead of bread", "--win", "pivot", "--on", "yesterday")

    listed = terminal.wins("note", "list", "--kind", "win")

    assert "Kept. Win: Ten minutes on the stairs" in kept
    assert listed.index("Ten minutes on the stairs") < listed.index("Rice instead of bread")
    assert "a change of course" in listed
    assert [held["win"] for held in terminal.run("note", "list", "--json").json] == ["incremental", "pivot"]


@pytest.mark.requirement("R151")
def test_an_opportunity_is_tied_to_the_step_that_led_to_it(terminal: Terminal) -> None:
    terminal.wins("step", "add", "First talk")
    terminal.wins("note", "add", "A class asked me to teach", "--kind", "opportunity", "--step", "first talk")

    assert terminal.wins("note", "show", "last").splitlines()[-2:] == [
        "A class asked me to teach",
        "step: First talk",
    ]
    assert "A class asked me" in terminal.wins("note", "list", "--step", "first talk")


@pytest.mark.requirement("R117")
def test_a_letter_for_a_hard_day_comes_back_when_the_day_is_too_much(terminal: Terminal) -> None:
    terminal.wins("note", "add", "Dear me, it was one evening.", "--kind", "letter", "--back", "hard-day")

    assert "Dear me" not in terminal.wins("close", "--step", "tea")
    told = terminal.wins("too-much")

    assert "Today is small now" in told
    assert "A letter you wrote for a day like this\nDear me, it was one evening." in told
    assert "usual size" in terminal.wins("too-much", "--usual")


@pytest.mark.requirement("R45")
def test_a_note_changes_goes_and_comes_back(terminal: Terminal) -> None:
    assert "Nothing here yet" in terminal.wins("note", "list", "--kind", "let-go")
    terminal.wins("note", "add", "Half an idea", "--kind", "idea")
    terminal.wins("note", "edit", "half", "--text", "A whole idea", "--title", "Soup")
    terminal.wins("note", "delete", "soup")
    terminal.wins("undo")

    assert terminal.run("note", "show", "soup", "--json").json["text"] == "A whole idea"
    assert "Soup" in terminal.wins("note", "list", "--all")


def test_what_one_wrote_is_found_with_and_without_accents(terminal: Terminal) -> None:
    terminal.wins("note", "add", "Un café crème", "--kind", "story")
    terminal.wins("setback", "add", "خبزت اليوم")

    assert "Un café crème" in terminal.wins("search", "CAFE")
    assert "خبزت اليوم" in terminal.wins("search", "خبزت")
    assert "Nothing you wrote holds these words." in terminal.wins("search", "walnut")
    assert terminal.run("search", "cafe", "--json").json[0]["noun"] == "note"


def test_a_letter_to_somebody_who_left_the_circle_says_so(terminal: Terminal) -> None:
    terminal.wins("supporter", "add", "Lina")
    terminal.wins("note", "add", "Dear Lina", "--kind", "letter", "--to", "lina", "--back-on", "2030-01-01")
    terminal.wins("supporter", "remove", "lina")

    said = terminal.run("note", "add", "Dear Lina", "--kind", "letter", "--to", "lina")

    assert said.status == 1
    assert said.err.strip()
    assert terminal.run("note", "add", "", "--kind", "idea").status == 1
    assert terminal.run("note", "show", "nothing").err.startswith("There is no note “nothing” yet.")
    assert terminal.run("note", "add", "x", "--kind", "nonsense").status == 2
    assert terminal.run("note", "add", "x", "--kind", "letter", "--back", "on-date").status == 1


def test_a_new_letter_to_somebody_who_left_the_circle_is_refused_by_name(terminal: Terminal) -> None:
    terminal.wins("supporter", "add", "Zora")
    terminal.wins("supporter", "remove", "zora")

    said = terminal.run("note", "add", "Dear Zora", "--kind", "letter", "--to", "zora")

    assert said.status == 1
    assert "Zora is no longer in your circle" in said.err


def test_a_long_text_comes_through_a_pipe_whole(terminal: Terminal) -> None:
    long = "\n".join(f"سطر {number} 🙂" for number in range(9_000))

    terminal.run("note", "add", "-", "--kind", "story", answer=long)
    too_long = terminal.run("note", "add", "-", "--kind", "story", answer=long * 2)

    (kept,) = terminal.run("note", "list", "--json").json
    assert kept["text"] == long
    assert (too_long.status, "100,000 fit" in too_long.err) == (1, True)
