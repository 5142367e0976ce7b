from __future__ import annotations

from tests.cli.conftest import Terminal


def test_insights_of_a_young_record_say_how_far_it_is(terminal: Terminal) -> None:
    terminal.wins("metric", "add", "Walk", "--kind", "duration")
    terminal.wins("metric", "add", "Mood", "--kind", "rating")
    for back in range(1, 6):
        terminal.wins("log", "walk", "20", "--on", f"-{back}")
        terminal.wins("log", "mood", "6", "--on", f"-{back}")

    said = terminal.wins("insights")

    assert "Nothing clear so far" in said
    assert "Walk and Mood: 5 days of 28" in said or "Mood and Walk: 5 days of 28" in said


def test_insights_as_json_have_their_five_parts(terminal: Terminal) -> None:
    said = terminal.run("insights", "--json")

    assert set(said.json) == {"findings", "unclear", "not_yet", "coming_back", "habits"}
