"""`wins step`, as one meets it in a terminal."""

from __future__ import annotations

import shlex

import pytest

from tests.cli.conftest import Terminal


@pytest.fixture
def bread(terminal: Terminal) -> Terminal:
    terminal.wins("value", "add", "Family")
    terminal.wins("goal", "add", "Kitchen book", "--value", "family")
    terminal.wins(
        "step", "add", "Write up the bread", "--goal", "kitchen", "--first", "open the notebook",
        "--takes", "1h30", "--impact", "4",
        "--done-when", "Flour has an amount", "--done-when", "Others can follow",
    )  # fmt: skip
    return terminal


def test_how_ready_one_was_stands_beside_how_it_went(terminal: Terminal) -> None:
    for number, ready in enumerate((2, 3, 2, 6, 9)):
        terminal.wins("step", "add", f"Call {number}")
        terminal.wins("step", "start", f"Call {number}", "--ready", str(ready))
        early = terminal.wins("step", "list", "--waiting")
        terminal.wins("step", "done", f"Call {number}", "--went", "7")

    told = terminal.wins("step", "list", "--waiting")

    assert (
        early
        == "Of ten steps, about ten begin within a week of being named.\n\nEverything you named has begun.\n"
    )
    assert "How ready, and how it went" in told
    assert "began at 0 to 4 of 10 ready" in told
    assert "3 times" in told
    assert "went fine or better: 3" in told


@pytest.mark.requirement("R47", "R94")
def test_a_step_begins_with_its_first_two_minutes(bread: Terminal) -> None:
    listed = bread.wins("step", "list")
    waiting = bread.wins("step", "list", "--waiting")

    begun = bread.wins("step", "start", "bread", "--ready", "2")

    assert listed.index("Kitchen book") < listed.index("□ Write up the bread")
    assert "new today" in waiting
    assert "Two minutes now: wins step start" in waiting
    assert "First: open the notebook" in begun
    assert "(under way)" in begun
    assert bread.run("step", "show", "bread", "--json").json["readiness"] == 2
    assert bread.wins("step", "list", "--waiting") == "Everything you named has begun.\n"


@pytest.mark.requirement("R103", "R104", "R10")
def test_what_was_agreed_holds(bread: Terminal) -> None:
    bread.wins("step", "start", "bread")

    without = bread.run("step", "amend", "bread", "1", "A rough amount")
    changed = bread.wins("step", "amend", "bread", "flour", "A rough amount", "--because", "never weighed")
    bread.wins("step", "amend", "bread", "new", "Her hands", "--because", "Lina asked")
    struck = bread.wins("step", "strike", "bread", "3", "--because", "it is in the title")
    bread.wins("step", "tick", "bread", "1")
    good = bread.wins("step", "tick", "bread", "others")
    closed = bread.run("step", "amend", "bread", "new", "A photograph", "--because", "nicer")

    assert without.status == 1
    assert "Write one; it stays visible." in without.err
    assert "was: Flour has an amount · never weighed" in changed
    assert "it is in the title" in struck
    assert "It is done. Close it with: wins step done" in good
    assert "more work is a step of its own" in closed.err
    assert bread.run("step", "agree", "bread", "Anew").status == 1
    assert bread.run("step", "tick", "bread", "nonsense").status == 2
    assert bread.run("step", "tick", "bread", "9").status == 1


@pytest.mark.requirement("R26", "R106")
def test_work_beyond_done_is_told_with_three_ways_on(bread: Terminal) -> None:
    for line in ("1", "2"):
        bread.wins("step", "tick", "bread", line)

    said = bread.wins("step", "focus", "bread", "45")
    parked = bread.wins("step", "extra", "bread", "Draw the oven", "--park")
    own = bread.wins("step", "extra", "bread", "A photograph", "--done-when", "It is in focus")

    assert "You met your own “done” today; 45 min have gone into it since." in said
    for offer in ("Share it", "Park the extras", "Make them a step of their own"):
        assert offer in said
    assert parked.startswith("– Draw the oven")
    assert own.startswith("□ A photograph")
    assert "Draw the oven" in bread.wins("step", "list", "--later")


@pytest.mark.requirement("R70")
def test_a_step_is_split_again_and_again(bread: Terminal) -> None:
    bread.wins("step", "split", "bread", "Gather the notes", "One page")
    bread.wins("step", "split", "gather", "Open the drawer")
    bread.wins("step", "edit", "open the drawer", "--manageable")

    shown = bread.wins("step", "list")

    assert "  □ Write up the bread\n    □ Gather the notes\n      □ Open the drawer" in shown


@pytest.mark.requirement("R166", "R35", "R147", "R29", "R105")
def test_a_step_lives_through_false_starts_drafts_and_its_end(bread: Terminal) -> None:
    bread.wins("step", "start", "bread")
    bread.wins("step", "start", "bread", "--again")
    draft = bread.wins(
        "step", "draft", "bread", "--note", "on the napkin", "--shared", "Lina", "--quality", "4"
    )
    done = bread.wins(
        "step", "done", "bread", "--went", "7", "--effort", "9", "--result", "6", "--makes-room", "the sweets"
    )
    held = bread.run("step", "show", "bread", "--json").json

    assert "Draft 1 of “Write up the bread” is kept." in draft
    assert "■ Write up the bread" in done
    assert (len(held["false_starts"]), held["drafts"][0]["shared_with"]) == (1, "Lina")
    assert (held["effort_satisfaction"], held["result_satisfaction"]) == (9, 6)
    assert "Write up the bread" in bread.wins("step", "list", "--done")
    assert "under way" in bread.wins("step", "reopen", "bread")
    assert "later, maybe" in bread.wins("step", "park", "bread")
    bread.wins("step", "take-up", "bread")
    assert "let go" in bread.wins("step", "let-go", "bread", "--note", "the photos do")


@pytest.mark.requirement("R84", "R85", "R111", "R112")
def test_the_few_are_chosen_from_candidates_with_reasons(bread: Terminal) -> None:
    bread.wins("step", "add", "Tidy the shelf", "--impact", "1", "--takes", "15")
    listed = bread.wins("step", "key")

    chosen = bread.wins("step", "key", "bread", "--one", "--before", "12")
    fits = bread.run("step", "key", "--time", "30", "--json").json

    assert "serves Family · moves “Kitchen book” · makes a large difference" in listed
    assert "the one" in chosen.splitlines()[0]
    assert [each["step"]["title"] for each in fits["suggested"]] == ["Tidy the shelf"]
    bread.wins("step", "key", "bread", "--drop")
    assert bread.run("step", "key", "--json").json["picked"] == []


@pytest.mark.requirement("R86", "R176")
def test_focus_parks_thoughts_and_offers_a_pause(bread: Terminal) -> None:
    said = bread.wins("step", "focus", "bread", "55", "--thought", "ring Lina", "--learned", "dough first")

    assert "55 min so far" in said
    assert "Parked for later: ring Lina" in said
    assert "A pause would be fine now." in said


@pytest.mark.requirement("R45")
def test_ideas_and_unknown_places_need_no_gate(terminal: Terminal) -> None:
    terminal.wins("step", "add", "a film, half of one", "--idea")
    terminal.wins("step", "add", "Which printer", "--unknown")
    terminal.wins("step", "wait", "printer", "--for", "need-information", "--if-then", "when it rings, I ask")

    assert "a film" in terminal.wins("step", "list", "--ideas")
    assert "? Which printer" in terminal.wins("step", "list")
    assert terminal.run("step", "show", "printer", "--json").json["waiting_for"] == "need_information"


def test_an_empty_list_invites(terminal: Terminal) -> None:
    assert "Begin with: wins step add" in terminal.wins("step", "list")
    assert "Begin with: wins step add" in terminal.wins("step", "key")
    assert "no step “bread” yet" in terminal.run("step", "show", "bread").err
    assert terminal.run("step", "list", "--json").json == []
    made = terminal.run("step", "add", "Bread", "--json").json
    assert made["title"] == "Bread"
    shown = terminal.wins("step", "show", "bread")
    assert "What would be good enough? wins step agree" in shown
    terminal.wins("step", "agree", "bread", "Flour has an amount", "--decides", "1")
    assert "this one decides" in terminal.wins("step", "show", "bread")


def test_a_deleted_step_leaves_its_pieces_and_comes_back(terminal: Terminal) -> None:
    terminal.wins("step", "add", "The chapter")
    terminal.wins("step", "split", "chapter", "one recipe")

    assert "Bring it back with: wins undo" in terminal.wins("step", "delete", "chapter")
    assert "\n  □ one recipe" in terminal.wins("step", "list")
    terminal.wins("undo")
    assert "□ The chapter\n    □ one recipe" in terminal.wins("step", "list")


def test_the_one_of_today_is_named_in_one_line(terminal: Terminal) -> None:
    terminal.wins("step", "add", "Ring the baker", "--the-one")

    assert "the one" in terminal.wins("step", "key")
    told = terminal.run("step", "key", "--json").json
    assert (told["picked"][0]["title"], told["early"]) == ("Ring the baker", {"kept": 0, "named": 0})


def test_readiness_may_be_said_after_the_start(terminal: Terminal) -> None:
    terminal.wins("step", "add", "Ring the baker")
    terminal.wins("step", "start", "baker")
    terminal.wins("step", "start", "baker", "--ready", "2")

    assert terminal.run("step", "show", "baker", "--json").json["readiness"] == 2
    assert "leap" in terminal.run("note", "list", "--json").out


def test_steps_are_put_in_order_and_a_choice_is_made_for_now(terminal: Terminal) -> None:
    terminal.wins("step", "add", "Photos")
    terminal.wins("step", "add", "Venue")

    moved = terminal.wins("step", "move", "venue", "--up")
    terminal.wins("step", "choose", "venue", "the small hall", "--look-again", "2030-05-01")

    assert moved.index("Venue") < moved.index("Photos")
    venue = terminal.run("step", "show", "venue", "--json").json
    assert (venue["note"], venue["look_again_on"]) == ("the small hall", "2030-05-01")


def test_the_line_that_decides_is_named_and_what_came_of_a_draft_said(terminal: Terminal) -> None:
    terminal.wins("step", "add", "Bread", "--done-when", "flour", "--done-when", "others can follow")

    assert "others can follow  (this one decides)" in terminal.wins("step", "decide", "bread", "2")
    terminal.wins("step", "draft", "bread", "--note", "napkin", "--shared", "Lina")
    terminal.wins("step", "draft", "bread", "--of", "1", "--came-of-it", "she asked for more")

    (draft,) = terminal.run("step", "show", "bread", "--json").json["drafts"]
    assert (draft["shared_with"], draft["came_of_it"]) == ("Lina", "she asked for more")
    assert terminal.run("step", "draft", "bread", "--of", "4", "--came-of-it", "?").status == 1


@pytest.mark.requirement("R27")
def test_a_win_in_the_record_is_proposed_and_named(terminal: Terminal) -> None:
    terminal.wins("step", "add", "Sweep")
    terminal.wins("step", "done", "sweep")

    assert "wins step win Sweep" in terminal.wins("story", "--found")
    assert "Sweep" in terminal.wins("step", "win", "sweep")
    assert "has its name" in terminal.wins("story", "--found")


@pytest.mark.requirement("R27", "R142")
def test_coming_back_is_proposed_as_a_win_with_the_command_that_names_it(terminal: Terminal) -> None:
    terminal.wins("metric", "add", "Walk", "--starts", "-20")
    for days in (12, 11, 3):
        terminal.wins("log", "walk", "--on", f"-{days}")

    found = terminal.wins("story", "--found").splitlines()
    terminal.wins(*shlex.split(found[1])[1:])

    assert found[0] == "Back to Walk after 7 days"
    assert "has its name" in terminal.wins("story", "--found")
