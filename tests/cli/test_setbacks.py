from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.cli.conftest import Terminal

BREAD = "The bread stayed flat"


def listed(terminal: Terminal) -> list[dict[str, object]]:
    found: list[dict[str, object]] = terminal.run("setback", "list", "--json").json
    return found


@pytest.mark.requirement("R80")
def test_a_setback_is_walked_through_in_order_and_may_stay_half_finished(terminal: Terminal) -> None:
    terminal.wins("setback", "add", BREAD)

    first = terminal.run("setback", "walk", "last", answer="warm bread\n\n")
    second = terminal.run(
        "setback", "walk", "last",
        answer="a cold kitchen\nstart early\n\nbuy it\nstart early\nwarmth takes time\nit was one evening\n",
    )  # fmt: skip

    assert first.err.index("Goal: what did I want?") < first.err.index("Reality: what happened")
    assert "Kept for later." in first.out
    assert "One is there. Is there a second" in second.out
    assert "What can I learn when things go wrong?" in second.err
    assert "Walked through." in second.out
    [held] = listed(terminal)
    assert (held["goal"], held["reality"], held["lesson"]) == (
        "warm bread", "a cold kitchen", "warmth takes time",
    )  # fmt: skip


@pytest.mark.requirement("R129")
def test_a_way_forward_asks_for_two_options(terminal: Terminal) -> None:
    terminal.wins("setback", "add", BREAD)

    early = terminal.run("setback", "edit", "bread", "--option", "wait", "--way", "wait")
    terminal.wins("setback", "edit", "bread", "--option", "wait", "--option", "warm it", "--way", "warm it")

    assert early.status == 1
    assert "look for 2" in early.err
    assert listed(terminal)[0]["step"] is not None


def test_a_setback_shows_everything_it_became(terminal: Terminal) -> None:
    terminal.wins("setback", "add", BREAD, "--size", "8", "--theme", "time")
    terminal.wins(
        "setback", "edit", "bread", "--goal", "warm bread", "--theme", "skipped ahead", "--theme", "the oven",
        "--size-later", "3", "--funny", "Lina's face", "--kind-line", "one evening", "--option", "wait",
    )  # fmt: skip

    shown = terminal.wins("setback", "show", "flat")

    for said in (
        "Goal: what did I want?", "warm bread", "too little time, skipped ahead and the oven",
        "It felt like 8 of 10.", "Now it feels like 3 of 10.", "Lina's face", "one evening", "* wait",
    ):  # fmt: skip
        assert said in shown


@pytest.mark.requirement("R79")
def test_being_back_on_is_said_and_what_recurs_is_counted(terminal: Terminal) -> None:
    day = (date.today() - timedelta(days=5)).isoformat()
    for what in ("one", "two", "three"):
        terminal.wins("setback", "add", what, "--on", day, "--theme", "time")

    back = terminal.wins("setback", "back", "two", "--on", (date.today() - timedelta(days=3)).isoformat())
    again = terminal.wins("setback", "back", "one", "--on", day)
    told = terminal.wins("setback", "list")

    assert "Back on, after 2 days." in back
    assert "Back on the same day." in again
    assert "Back on from 2 of 3 so far." in told
    assert "What keeps having a part in it: too little time (3)" in told


def test_a_deleted_setback_comes_back_and_bad_input_is_refused(terminal: Terminal) -> None:
    terminal.wins("setback", "add", BREAD)
    terminal.wins("setback", "delete", "bread")
    assert "Nothing here yet" in terminal.wins("setback", "list")
    terminal.wins("undo")

    assert BREAD in terminal.wins("setback", "list")
    assert terminal.run("setback", "add", " ").status == 1
    assert terminal.run("setback", "show", "xyzzy").status == 1
    assert terminal.run("setback", "edit", "bread", "--size", "11").status == 1
    assert terminal.run("setback", "edit", "bread", "--pressure", "nobody").status == 2


def test_heavy_words_show_the_way_to_help_beside_what_was_kept(terminal: Terminal) -> None:
    said = terminal.run("setback", "add", "I want to die")
    plain = terminal.run("setback", "add", BREAD)

    assert said.status == 0
    assert "Talking to someone helps, today too: wins find-help" in said.err
    assert plain.err == ""
    assert "112" in terminal.wins("find-help")
    assert terminal.run("find-help", "--json").json["emergency"] == "112"


def test_before_the_first_return_nothing_is_counted(terminal: Terminal) -> None:
    terminal.wins("setback", "add", "Five days without a walk")

    assert "Back on from" not in terminal.wins("setback", "list")


@pytest.mark.requirement("R11")
def test_hard_words_get_a_kind_question_and_nothing_is_corrected(terminal: Terminal) -> None:
    added = terminal.wins("setback", "add", "No page all week, I am never good enough")
    shown = terminal.wins("setback", "show", "last")
    answered = terminal.wins("setback", "edit", "last", "--kind-line", "it was one week")

    assert "If a friend had written them, what would you say?" in added
    assert "If a friend had written them" in shown
    assert "If a friend had written them" not in answered
    assert "If a friend" not in terminal.wins("setback", "add", "The bread stayed flat")
    assert "If a friend had written it" in terminal.wins("doubt", "add", "I will never be a baker")


@pytest.mark.requirement("R78", "R83", "R157")
def test_beside_a_setback_stand_its_plan_its_why_and_an_earlier_lesson(terminal: Terminal) -> None:
    terminal.wins("value", "add", "Family", "--why", "the table is where we meet")
    terminal.wins("metric", "add", "Pages", "--value", "family", "--kind", "count", "--target", "3")
    terminal.wins("setback", "add", "The first week", "--theme", "skipped-ahead")
    terminal.wins("setback", "edit", "last", "--lesson", "one page is a page")
    terminal.wins("setback", "add", "No page", "--metric", "pages", "--theme", "skipped ahead")
    terminal.wins("setback", "edit", "no page", "--option", "a line", "--option", "a word", "--way", "a line")

    told = terminal.wins("setback", "show", "no page")

    assert "a next step: a line" in told
    assert "What it is for: Family · the table is where we meet" in told
    assert "one page is a page" in told
    assert "Not enough of “Pages” yet to say what is usual: 0 of 28." in told
