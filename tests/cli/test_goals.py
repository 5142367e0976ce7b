"""`wins goal`, as one meets it in a terminal."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Terminal


@pytest.fixture
def cooking(terminal: Terminal) -> Terminal:
    terminal.wins("value", "add", "Family")
    terminal.wins("metric", "add", "Recipes", "--kind", "count", "--unit", "recipes")
    terminal.wins(
        "goal", "add", "Grandmother's kitchen book", "--value", "family", "--metric", "recipes",
        "--from", "0", "--to", "60", "--why", "her hands",
    )  # fmt: skip
    return terminal


@pytest.mark.requirement("R156")
def test_a_goal_serves_a_value(terminal: Terminal) -> None:
    refused = terminal.run("goal", "add", "The book")

    assert refused.status == 1
    assert "serves at least one of your values" in refused.err
    assert "Nothing here yet" in terminal.wins("goal", "list")


@pytest.mark.requirement("R33", "R66")
def test_the_way_so_far_comes_before_what_is_left(cooking: Terminal) -> None:
    cooking.wins("log", "recipes", "12")
    cooking.wins("goal", "milestone", "kitchen", "Ten recipes", "--at", "10")
    cooking.wins("goal", "milestone", "kitchen", "Half", "--at", "30")

    listed = cooking.wins("goal", "list")
    shown = cooking.wins("goal", "show", "kitchen")

    assert "12 recipes so far" in listed
    assert "12 recipes this week" in listed
    assert shown.index("12 recipes so far") < shown.index("■ Ten recipes") < shown.index("□ Half")
    assert "18 recipes more" in shown
    assert "Not enough weeks yet: 0 of 6." in shown
    way = cooking.run("goal", "show", "kitchen", "--json").json["way"]
    assert (way["current"], way["share"]) == (12, 0.2)


@pytest.mark.requirement("R118")
def test_a_milestone_is_crossed_and_celebrated(cooking: Terminal) -> None:
    said = cooking.wins("goal", "milestone", "kitchen", "One page", "--crossed")
    assert "how would you like to mark this one?" in cooking.wins("goal", "show", "kitchen")

    cooking.wins("goal", "milestone", "kitchen", "one page", "--celebrated", "tea on the roof")

    assert "on the way" in said
    assert "tea on the roof" in cooking.wins("goal", "show", "kitchen")


@pytest.mark.requirement("R49", "R75")
def test_a_goal_is_resized_paused_let_go_and_taken_up(cooking: Terminal) -> None:
    cooking.wins("goal", "resize", "kitchen", "--to", "40", "--note", "sixty was for everyone")
    held = cooking.run("goal", "list", "--json").json[0]
    assert (held["target"], held["resizes"][0]["target"]) == (40, 60)

    assert "resting" in cooking.wins(
        "goal", "pause", "kitchen", "--since", "yesterday", "--resting", "recipes"
    )
    assert "Resting since yesterday." in cooking.wins("goal", "show", "kitchen")
    assert "on the way" in cooking.wins("goal", "resume", "kitchen")
    cooking.wins("goal", "pause", "kitchen", "--since", "-9", "--until", "-5")
    assert len(cooking.run("goal", "list", "--json").json[0]["rests"]) == 2
    assert cooking.run("goal", "pause", "kitchen", "--until", "today").status == 1
    assert "let go" in cooking.wins("goal", "let-go", "kitchen", "--note", "the photos do")
    assert "Nothing here yet" in cooking.wins("goal", "list")
    assert "let go" in cooking.wins("goal", "list", "--all")
    cooking.wins("goal", "resume", "kitchen")
    assert "reached" in cooking.wins("goal", "reach", "kitchen", "--next", "the sweets")


@pytest.mark.requirement("R133")
def test_how_daunting_it_feels_is_told_then_and_now(cooking: Terminal) -> None:
    assert "and 4 now." in cooking.wins("goal", "feel", "kitchen", "4")
    assert cooking.run("goal", "feel", "kitchen", "11").status == 1


@pytest.mark.requirement("R113")
def test_rehearsals_are_planned_back_from_the_date(cooking: Terminal) -> None:
    refused = cooking.run("goal", "rehearse", "kitchen")
    cooking.wins("goal", "resize", "kitchen", "--by", "2099-01-31")

    said = cooking.wins("goal", "rehearse", "kitchen", "--count", "2", "--title", "Reading")

    assert "has no date yet" in refused.err
    assert "Reading 2" in said
    assert "Thursday 29 January 2099" in said


def test_a_goal_is_edited_and_found_by_a_part_of_its_name(cooking: Terminal) -> None:
    cooking.wins(
        "goal", "edit", "grandm", "--title", "Her kitchen book", "--done-when", "Lina cooked from it"
    )

    [held] = cooking.run("goal", "list", "--json").json
    assert (held["title"], held["done_when"]) == ("Her kitchen book", ["Lina cooked from it"])
    assert "nearest is “Her kitchen book”" in cooking.run("goal", "show", "Her kitchn bok").err
    added = cooking.run("goal", "add", "Her sweets", "--value", "family", "--json").json
    assert added["title"] == "Her sweets"
    assert cooking.run("goal", "show", "her").status == 1


def test_a_deleted_goal_leaves_its_steps_and_comes_back(cooking: Terminal) -> None:
    cooking.wins("step", "add", "Gather the notes", "--goal", "kitchen")
    said = cooking.wins("goal", "delete", "kitchen")

    assert said == "Deleted: Grandmother's kitchen book. Bring it back with: wins undo\n"
    assert "Nothing here yet" in cooking.wins("goal", "list")
    assert "On their own\n  □ Gather the notes" in cooking.wins("step", "list")
    cooking.wins("undo")
    assert "Grandmother's kitchen book\n  □ Gather the notes" in cooking.wins("step", "list")


def test_a_milestone_is_taken_off_the_way(terminal: Terminal) -> None:
    terminal.wins("value", "add", "Craft")
    terminal.wins("goal", "add", "The book", "--value", "craft")
    terminal.wins("goal", "milestone", "book", "Ten recipes")

    assert "milestone ahead" not in terminal.wins("goal", "milestone", "book", "Ten recipes", "--drop")
    assert terminal.run("goal", "milestone", "book", "Ten recipes", "--drop").status == 2


@pytest.mark.requirement("R114")
def test_how_prepared_one_feels_after_rehearsals_is_told(cooking: Terminal) -> None:
    cooking.wins("goal", "resize", "kitchen", "--by", "2099-01-31")
    cooking.wins("goal", "rehearse", "kitchen", "--count", "2", "--title", "Reading")

    cooking.wins("step", "prepared", "Reading 1", "3")
    said = cooking.wins("step", "prepared", "Reading 2", "6")

    assert "How prepared: first 3 of 10, last 6." in said
    assert "How prepared: first 3 of 10, last 6." in cooking.wins("goal", "show", "kitchen")
