from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime

import pytest

from smallwins.store.codec import instant
from tests.cli.conftest import Terminal


@pytest.mark.requirement("R63", "R65")
def test_a_week_is_shown_with_what_was_done_and_keeps_the_answers(terminal: Terminal) -> None:
    terminal.wins("metric", "add", "Walk")
    terminal.wins("log", "walk")

    before = terminal.wins("review", "show")
    terminal.wins("review", "keep", "--helped", "the early hour", "--change", "shoes by the door")
    terminal.wins("review", "keep", "week", "--pressure", "4")
    after = terminal.wins("review", "show")

    assert before.index("Walk") < before.index("What helped?")
    assert "What helped?\n  the early hour" in after
    assert "shoes by the door" in after
    assert "Pressure: 4 of 10" in after
    assert terminal.run("review", "show", "--json").json["review"]["done_list"] == ["Walk · 1 time"]


@pytest.mark.requirement("R25", "R154")
def test_the_weekly_review_asks_all_that_the_page_asks_and_names_a_goal_that_stands_still(
    terminal: Terminal,
) -> None:
    terminal.wins("value", "add", "Family")
    terminal.wins("goal", "add", "The kitchen book", "--value", "family")
    young = terminal.wins("review", "show")
    with closing(sqlite3.connect(terminal.settings.database)) as db, db:
        db.execute("update goals set created_at = ?", (instant(datetime(2026, 1, 5, 9, tzinfo=UTC)),))

    asked = terminal.wins("review", "show")
    terminal.wins(
        "review", "keep", "--thanks", "Lina, for the tasting", "--served", "family", "--pressure", "2"
    )
    kept = terminal.wins("review", "show")

    assert "The kitchen book" not in young
    assert "The kitchen book: Nothing has moved here yet. That is information, nothing more." in asked
    assert asked.index("What helped?") < asked.index("Whose effort can you thank?")
    assert "How much pressure did you put on yourself?" in asked
    assert "What had room? (Family)" in asked
    assert "What had room?\n  Family" in kept
    assert "Whose effort can you thank?\n  Lina, for the tasting" in kept
    assert "  * What helped?" in kept, "what is open is asked on"
    assert "  * Whose effort" not in kept


@pytest.mark.requirement("R7")
def test_more_pressure_than_usual_offers_to_ease_a_target(terminal: Terminal) -> None:
    for days in (7, 14):
        terminal.wins("review", "keep", "week", "--day", f"-{days}", "--pressure", "3")

    said = terminal.wins("review", "keep", "week", "--pressure", "8")

    assert "8 is more than your usual 3. A smaller target is still a target." in said


def test_a_month_a_year_and_one_that_passes(terminal: Terminal) -> None:
    terminal.wins("value", "add", "Family")
    terminal.wins("review", "keep", "month", "--proud", "I came back twice", "--served", "family")
    terminal.wins("review", "pass", "year")

    listed = terminal.wins("review", "list")

    assert "I came back twice" in listed
    assert len(listed.splitlines()) == 3
    assert "What helped?" in terminal.wins("review", "show", "day")


def test_what_has_not_begun_is_not_looked_back_on(terminal: Terminal) -> None:
    for command in ("show", "keep", "pass"):
        said = terminal.run("review", command, "week", "--day", "2999-01-01")
        assert said.status in {1, 2}
        assert said.err.strip()
    assert terminal.run("review", "show", "decade").status == 2


@pytest.mark.requirement("R42")
def test_then_and_now_is_against_oneself_alone(terminal: Terminal) -> None:
    assert "In a month there is something" in terminal.wins("review", "then-and-now")
    terminal.wins("metric", "add", "Pages", "--kind", "quantity", "--unit", "pages", "--starts", "2020-01-01")
    terminal.wins("log", "pages", "3")
    terminal.wins("log", "pages", "2", "--on", "-40")

    said = terminal.wins("review", "then-and-now")

    assert "Pages" in said
    assert "a month ago" in said
    assert terminal.run("review", "then-and-now", "--json").json[0]["now"]["total"] == 3


def test_what_was_most_fun_is_told(terminal: Terminal) -> None:
    assert "Nothing was said about joy or fun yet" in terminal.wins("review", "enjoyed")
    terminal.wins("metric", "add", "Oud")
    terminal.wins("log", "oud", "--what", "a song", "--felt", "fun=9")

    assert "9 of 10" in terminal.wins("review", "enjoyed")
    assert terminal.run("review", "enjoyed", "--json").json[0]["rating"] == 9


def test_rows_of_nothing_are_not_set_beside_each_other(terminal: Terminal) -> None:
    terminal.wins("metric", "add", "Pages", "--starts", "2020-01-01")

    said = terminal.wins("review", "then-and-now")

    assert said == "In a month there is something to look back on.\n"


def test_who_begins_is_told_of_nothing_built_before(terminal: Terminal) -> None:
    terminal.wins("metric", "add", "Walk")

    new = terminal.wins("review", "show")
    terminal.wins("log", "walk", "--on", "-20")

    assert "Here the small things add up" in new
    assert "What you built before" not in new
    assert "What you built before is still yours" in terminal.wins("review", "show")
