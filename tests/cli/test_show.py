from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.cli.conftest import Terminal


@pytest.fixture
def walked(terminal: Terminal) -> Terminal:
    terminal.wins("metric", "add", "Walk", "--kind", "duration", "--floor", "10", "--starts", "-30")
    for days in range(1, 15):
        terminal.wins("log", "walk", str(10 + days), "--on", f"-{days}")
    return terminal


def test_a_metric_is_shown_whole(walked: Terminal) -> None:
    said = walked.wins("show", "walk")

    assert "Momentum: steady" in said
    assert "14 days with effort" in said
    assert "of 10 chances lately" in said
    assert "Best day: 24 min" in said
    assert said.count("■") >= 14


def test_the_calendar_is_of_the_days_asked_for(walked: Terminal) -> None:
    yesterday = date.today() - timedelta(days=1)

    days = walked.run("show", "walk", "--since", "-3", "--until", "yesterday", "--json").json["days"]
    assert [day["amount"] for day in days] == [13, 12, 11]
    assert {day["mark"] for day in days} == {"done"}
    assert days[-1]["day"] <= str(yesterday + timedelta(days=1))


def test_the_numbers_are_there_for_scripts(walked: Terminal) -> None:
    seen = walked.run("show", "walk", "--json").json

    assert 0 < seen["momentum"]["closed"] < 1
    assert seen["totals"]["days"] == 14
    assert seen["consistency"]["low"] < seen["consistency"]["share"] < seen["consistency"]["high"]
    assert seen["bounce_back"]["counts"]["lapses"] == 0
    assert seen["bests"][0]["value"] == 24
    assert seen["line"][-1]["momentum"] == pytest.approx(seen["momentum"]["closed"])


def test_what_is_observed_is_averaged_and_never_judged(terminal: Terminal) -> None:
    terminal.wins("metric", "add", "Mood", "--kind", "rating")
    terminal.wins("log", "mood", "6")

    said = terminal.wins("show", "mood")

    assert "Momentum" not in said
    assert "6 on average" in said
    assert terminal.run("show", "mood", "--json").json["momentum"] is None


def test_a_new_metric_says_what_it_waits_for(terminal: Terminal) -> None:
    terminal.wins("metric", "add", "Stretch")

    said = terminal.wins("show", "stretch")

    assert "0 days with effort" in said
    assert "said from 10 chances on; 0 so far" in said


def test_yes_is_counted_in_times(terminal: Terminal) -> None:
    terminal.wins("metric", "add", "Stretch", "--starts", "-10")
    terminal.wins("log", "stretch")
    terminal.wins("log", "stretch", "--on", "yesterday")

    assert "time" in terminal.wins("show", "stretch")


def test_logging_shows_momentum_and_what_counts(walked: Terminal) -> None:
    lines = walked.wins("log", "walk", "12").splitlines()

    assert lines[0] == "Walk, today: 12 min"
    assert "Momentum:" in lines[1]
    assert "the floor of 10 is laid" in lines[1]
    assert "15 days with effort" in lines[1]


@pytest.mark.requirement("R36", "R132")
def test_levels_that_fit_and_a_bit_more_are_said_with_the_numbers(terminal: Terminal) -> None:
    terminal.wins("metric", "add", "Walk", "--kind", "duration", "--floor", "10", "--starts", "-40")
    for days in range(1, 41):
        terminal.wins("log", "walk", str(18 + days % 3), "--on", f"-{days}")

    said = terminal.wins("show", "walk")
    seen = terminal.run("show", "walk", "--json").json

    assert "Levels that fit: Floor 18 min (about" in said
    assert "Asking 19 min a day would be asking what you do already." in said
    assert seen["fitting"]["levels"]["target"]["value"] == 19
    assert seen["ramp"]["bit_more"] == 19
