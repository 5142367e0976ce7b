from __future__ import annotations

import pytest

from tests.cli.conftest import Terminal


@pytest.mark.requirement("R6")
def test_how_it_is_today_is_kept_and_shown(terminal: Terminal) -> None:
    kept = terminal.wins("well-being", "check", "--anxiety", "6", "--confidence", "4")
    shown = terminal.wins("well-being", "show")
    told = terminal.run("well-being", "show", "--json").json

    assert "Anxiety and Confidence" in kept
    assert "Anxiety" in shown
    assert "not medical advice" in shown
    assert [each["value"] for each in told["checks"]["anxiety"]] == [6]


def test_without_an_answer_each_question_is_asked_and_may_stay_empty(terminal: Terminal) -> None:
    said = terminal.run("well-being", "check", answer="7\n\n\n\n\n")

    assert (said.status, "Mood" in said.out) == (0, True)
    assert terminal.run("well-being", "check", answer="\n\n\n\n\n").status == 2
    assert terminal.run("well-being", "check", "--mood", "eleven").status == 2


def test_a_questionnaire_is_answered_in_its_authors_words(terminal: Terminal) -> None:
    before = terminal.wins("well-being", "show")
    asked = terminal.run("well-being", "answer", "ons4", answer="7\n7\n7\n2\n")
    after = terminal.wins("well-being", "show")

    assert "wins well-being answer ons4" in before
    assert "satisfied" in asked.err
    assert (asked.status, "Answered on" in after) == (0, True)
    assert terminal.run("well-being", "answer", "mine").status == 2
    assert terminal.run("well-being", "answer", "ons4", "--item", "shoes=7").status == 2


def test_a_low_answer_shows_the_way_to_help_beside_it(terminal: Terminal) -> None:
    assert "find-help" in terminal.run("well-being", "answer", "ons4", "--item", "satisfied=1").err


@pytest.mark.requirement("R52")
def test_kindness_to_oneself_has_three_steps_and_keeps_the_line(terminal: Terminal) -> None:
    said = terminal.wins("well-being", "kind", "Anyone would be tired")

    assert "Others know this too" in said
    assert "on purpose once" in said
    assert terminal.run("well-being", "show", "--json").json["kindness"]["lines"] == ["Anyone would be tired"]
