from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cli.conftest import Terminal


@pytest.fixture
def two(terminal: Terminal) -> Terminal:
    terminal.wins("metric", "add", "Walk", "--kind", "duration", "--floor", "10")
    terminal.wins("metric", "add", "Stretch")
    return terminal


def test_what_was_done_stands_above_what_is_left(two: Terminal) -> None:
    two.wins("log", "walk", "12")

    said = two.wins("today")

    assert said.index("Done") < said.index("12 min") < said.index("If you like") < said.index("Stretch")


def test_a_new_person_is_shown_how_to_begin(terminal: Terminal) -> None:
    assert "wins begin" in terminal.wins("today")


def test_a_skip_stands_with_what_was_done_and_a_rest_apart(two: Terminal) -> None:
    two.wins("log", "walk", "--skip", "--why", "ill")
    two.wins("pause", "stretch")

    said = two.wins()

    assert said.index("Done") < said.index("Walk") < said.index("Resting") < said.index("Stretch")
    assert "If you like" not in said


def test_scripts_get_the_day_as_json(two: Terminal) -> None:
    two.wins("log", "walk", "12")

    day = two.run("today", "--json").json
    lines = {line["name"]: line for line in day["lines"]}
    assert (lines["Walk"]["state"], lines["Walk"]["amount"]) == ("done", 12)
    assert lines["Stretch"]["state"] == "open"
    assert 0 < lines["Walk"]["momentum"] < 0.06
    assert lines["Walk"]["band"] == "starting"
    assert lines["Walk"]["last_seven_days"][-1] == "done"


def test_a_day_that_closed_is_kept_for_the_next_look(two: Terminal) -> None:
    two.wins("log", "walk", "12", "--on", "-10")
    two.wins("metric", "edit", "walk", "--starts", "-20")

    assert two.wins("today") == two.wins("today")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_record_that_cannot_be_written_can_still_be_read(two: Terminal) -> None:
    Path(two.settings.database).chmod(0o400)

    assert "Walk" in two.wins("today")


def test_a_step_finished_today_and_the_one_are_said_too(two: Terminal) -> None:
    two.wins("step", "add", "Call her")
    two.wins("step", "done", "Call her", "--went", "7")
    two.wins("rescue", "two lines to her")

    said = two.wins("today")

    assert said.index("a step, finished") < said.index("two lines to her") < said.index("If you like")
    assert "wins step start 'two lines to her'" in said


def test_how_one_is_is_told_and_not_done(two: Terminal) -> None:
    two.wins("close", "--mood", "6")

    assert "Mood" not in two.wins("today")


@pytest.mark.requirement("R111")
def test_the_morning_asks_for_the_one_until_it_is_named(terminal: Terminal) -> None:
    terminal.wins("step", "add", "Ring the baker", "--impact", "5")
    terminal.wins("step", "add", "A shelf")

    asked, plain = terminal.wins(), terminal.run("today", "--json").json
    terminal.wins("step", "key", "shelf", "--one")
    told, chosen = terminal.wins(), terminal.run("today", "--json").json

    assert asked.index("What is the one today?") < asked.index("Ring the baker")
    assert "This one: wins step key 'Ring the baker' --one" in asked
    assert (plain["the_one"], len(plain["could_be_the_one"])) == (None, 2)
    assert "What is the one today?" not in told
    assert told.index("The one") < told.index("A shelf")
    assert (chosen["the_one"], chosen["could_be_the_one"]) == (plain["could_be_the_one"][1], [])


def test_a_day_made_small_asks_for_no_one(terminal: Terminal) -> None:
    terminal.wins("step", "add", "Ring the baker")
    terminal.wins("too-much")

    assert "What is the one today?" not in terminal.wins()
