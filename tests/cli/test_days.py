from __future__ import annotations

import pytest

from tests.cli.conftest import Terminal


@pytest.mark.requirement("R168")
def test_the_first_minute_is_three_answers_and_then_the_day(terminal: Terminal) -> None:
    empty = terminal.wins("today")

    begun = terminal.run("begin", answer="ease in my body\nwalk\nput my shoes on\n")

    assert "Begin with: wins begin" in empty
    assert begun.err.index("I want more room for") < begun.err.index("Today’s tiniest piece is")
    assert begun.out.index("No target is set for you") < begun.out.index("walk")
    assert "put my shoes on" in terminal.wins("step", "list")
    assert terminal.run("value", "list", "--json").json[0]["name"] == "ease in my body"
    terminal.wins("undo")
    assert terminal.run("metric", "list", "--json").json == [], "it is one act"


def test_the_first_minute_says_which_blank_is_open(terminal: Terminal) -> None:
    begun = terminal.run("begin", "ease in my body")

    assert begun.status == 1
    assert terminal.run("value", "list", "--json").json == []
    assert terminal.run("begin", "ease", "walk", "--json").json["name"] == "walk"


@pytest.mark.requirement("R41")
def test_the_close_of_a_day_asks_for_one_small_step(terminal: Terminal) -> None:
    terminal.wins("metric", "add", "Walk")
    terminal.wins("log", "walk")

    said = terminal.run("close", answer="two minutes of oud\ntea on the step\n")

    assert "What you did\n  * Walk · 1 time" in said.out
    assert said.err.index("Name one small step you took") < said.err.index("How will you mark it?")
    assert "The day is closed. It is kept." in said.out
    assert "two minutes of oud" in terminal.wins("note", "list", "--kind", "win")
    assert terminal.run("close", "--json").json["review"]["celebration"] == "tea on the step"


def test_more_is_added_to_a_closed_day_and_nothing_is_lost(terminal: Terminal) -> None:
    terminal.wins("close", "--step", "two minutes of oud", "--mood", "6")
    terminal.wins("close", "--celebration", "tea", "--json")

    held = terminal.run("close", "--json").json["review"]
    assert (held["small_step"], held["celebration"]) == ("two minutes of oud", "tea")
    assert "6" in terminal.wins("entry", "list", "mood")


def test_a_day_may_go_as_it_is(terminal: Terminal) -> None:
    assert "The day may go as it is." in terminal.run("close", answer="\n\n").out
    assert terminal.run("close", "--mood", "11").status == 1
    assert terminal.run("close", "--json").json["review"] is None


def test_a_low_mood_week_after_week_shows_the_way_to_help(terminal: Terminal) -> None:
    terminal.wins("close", "--mood", "1")
    for days in range(1, 6):
        terminal.wins("log", "mood", "1", "--on", f"-{days}")

    assert "wins find-help" in terminal.run("log", "mood", "1", "--on", "-6").err
    said = terminal.run("close", "--mood", "1")

    assert "The day is closed." in said.out
    assert "wins find-help" in said.err


@pytest.mark.requirement("R128")
def test_a_small_piece_of_the_day_is_rescued(terminal: Terminal) -> None:
    assert "That one, then: one page on the balcony." in terminal.wins("rescue", "one page on the balcony")
    assert "one page on the balcony" in terminal.wins("step", "key")
    assert terminal.run("rescue", "").status == 1


def test_a_treat_is_for_the_effort_and_its_count_begins_anew(terminal: Terminal) -> None:
    assert "No treat is due." in terminal.wins("treat", "list")
    terminal.wins("metric", "add", "Walk", "--treat", "a long bath", "--treat-after", "1")
    terminal.wins("log", "walk", "--bit")

    assert "a long bath, for 1 day of Walk" in terminal.wins("treat", "list")
    assert "Enjoyed: a long bath" in terminal.wins("treat", "had", "walk")
    assert terminal.run("treat", "list", "--json").json == []


@pytest.mark.requirement("R69")
def test_a_day_that_is_too_much_asks_one_thing_at_most(terminal: Terminal) -> None:
    for name in ("Walk", "Read", "Oud"):
        terminal.wins("metric", "add", name)
    terminal.wins("too-much")

    told = terminal.wins("today")

    assert "Today is small now" in told
    assert told.index("If you like") < told.index("Walk") < told.index("Not asked today") < told.index("Oud")


@pytest.mark.requirement("R194")
def test_a_reminder_is_a_fact_for_a_timer_of_ones_own(terminal: Terminal) -> None:
    terminal.wins("metric", "add", "Walk", "--starts", "-9")
    terminal.wins("log", "walk", "--on", "yesterday")
    off = terminal.wins("remind")
    terminal.wins("remind", "--at", "18:00")
    on = terminal.wins("remind")
    terminal.wins("log", "walk")

    assert off == ""
    assert "“Walk”" in on.splitlines()[0]
    assert "wins remind --not-today" in on
    assert terminal.wins("remind") == ""
    assert terminal.wins("remind", "--stop") == "The reminder is as you said\n"


def test_a_small_day_asks_for_no_more_than_the_floor(terminal: Terminal) -> None:
    terminal.wins("metric", "add", "Walk", "--kind", "duration", "--floor", "10", "--target", "30")
    terminal.wins("too-much")

    small = terminal.wins("today")
    terminal.wins("too-much", "--usual")

    assert "floor 10" in small
    assert "target" not in small
    assert "target 30" in terminal.wins("today")
