from __future__ import annotations

from typing import Any

import pytest

from tests.cli.conftest import Terminal


def the_metric(terminal: Terminal, name: str) -> dict[str, Any]:
    found: dict[str, Any] = terminal.run("metric", "show", name, "--json").json
    return found


def test_a_name_is_enough_for_a_metric(terminal: Terminal) -> None:
    said = terminal.wins("metric", "add", "Morning walk")

    held = the_metric(terminal, "morning")
    assert (held["kind"], held["direction"]) == ("boolean", "at_least")
    assert held["plans"][0]["schedule"]["rhythm"] == "daily"
    assert "wins log 'Morning walk'" in said


def test_everything_about_a_metric_can_be_said_in_one_line(terminal: Terminal) -> None:
    terminal.wins("value", "add", "Health")
    terminal.wins(
        "metric", "add", "Pages", "--kind", "count", "--unit", "pages", "--direction", "at-least",
        "--aggregation", "sum", "--schedule", "mon,wed,fri",
        "--floor", "2", "--target", "10", "--stretch", "20",
        "--step", "½", "--cue", "after tea", "--note", "novels", "--value", "health", "--group", "Evening",
        "--tag", "quiet", "--tag", "home", "--starts", "2026-03-01", "--ends", "2026-12-31",
        "--zero-when-empty",
        "--treat", "a bath", "--treat-after", "7", "--messy-start", "3", "--sensitive", "--position", "4",
    )  # fmt: skip

    held = the_metric(terminal, "pages")
    assert held["plans"] == [
        {
            "since": "2026-03-01",
            "schedule": {
                "rhythm": "weekdays",
                "times": 1,
                "length": 7,
                "weekdays": [0, 2, 4],
                "month_days": [],
            },
        }
    ]
    levels = held["levels"][0]
    assert (levels["floor"], levels["target"], levels["stretch"]) == (2, 10, 20)
    assert (held["smallest_step"], held["cue"], held["group_name"]) == (0.5, "after tea", "Evening")
    assert (held["starts_on"], held["ends_on"]) == ("2026-03-01", "2026-12-31")
    assert (held["empty_means_zero"], held["sensitive"], held["messy_start"]) == (True, True, 3)
    assert held["treat"] == {"after": 7, "what": "a bath"}
    assert (held["tags"], held["position"], len(held["values"])) == (["quiet", "home"], 4, 1)


def test_a_total_brings_its_target(terminal: Terminal) -> None:
    terminal.wins("metric", "add", "Movement", "--kind", "duration", "--schedule", "150/week total")

    held = the_metric(terminal, "movement")
    assert held["plans"][0]["schedule"]["rhythm"] == "week_total"
    assert held["levels"][0]["target"] == 150


def test_a_limit_makes_it_at_most(terminal: Terminal) -> None:
    terminal.wins("metric", "add", "Screens", "--kind", "duration", "--limit", "1h", "--ceiling", "3h")

    held = the_metric(terminal, "screens")
    assert held["direction"] == "at_most"
    assert (held["levels"][0]["limit"], held["levels"][0]["ceiling"]) == (60, 180)


def test_a_rating_is_observed(terminal: Terminal) -> None:
    terminal.wins("metric", "add", "Mood", "--kind", "rating")

    assert the_metric(terminal, "mood")["direction"] == "observe"


def test_a_new_floor_leaves_earlier_days_theirs(terminal: Terminal) -> None:
    terminal.wins("metric", "add", "Walk", "--kind", "duration", "--floor", "10", "--starts", "2026-03-01")

    terminal.wins("metric", "edit", "walk", "--floor", "15", "--schedule", "3/week", "--since", "2026-04-01")

    held = the_metric(terminal, "walk")
    assert [(levels["since"], levels["floor"]) for levels in held["levels"]] == [
        ("2026-03-01", 10),
        ("2026-04-01", 15),
    ]
    assert [plan["schedule"]["rhythm"] for plan in held["plans"]] == ["daily", "per_week"]
    assert "3 times a week" in terminal.wins("metric", "show", "walk")


def test_one_edit_is_one_act(terminal: Terminal) -> None:
    terminal.wins("metric", "add", "Walk", "--kind", "duration", "--floor", "10")
    before = the_metric(terminal, "walk")

    terminal.wins("metric", "edit", "walk", "--name", "Stroll", "--floor", "none", "--schedule", "weekends")
    assert the_metric(terminal, "stroll")["levels"][0]["floor"] is None
    terminal.wins("undo")

    assert the_metric(terminal, "walk") == before


def test_a_last_day_can_be_taken_away_and_a_metric_become_second_nature(terminal: Terminal) -> None:
    terminal.wins("metric", "add", "Walk", "--starts", "2026-03-01", "--ends", "2026-06-30")

    terminal.wins("metric", "edit", "walk", "--open-ended", "--state", "maintenance")

    held = the_metric(terminal, "walk")
    assert (held["ends_on"], held["state"]) == (None, "maintenance")


def test_a_metric_put_away_is_listed_when_asked(terminal: Terminal) -> None:
    terminal.wins("metric", "add", "Walk")
    terminal.wins("metric", "archive", "walk")

    assert "Walk" not in terminal.wins("metric", "list")
    assert "put away" in terminal.wins("metric", "list", "--all")


def test_a_metric_is_deleted_with_its_entries_and_comes_back_whole(terminal: Terminal) -> None:
    terminal.wins("metric", "add", "Walk")
    terminal.wins("log", "walk")

    assert "with 1 entry" in terminal.wins("metric", "delete", "walk")
    assert terminal.run("metric", "list", "--json").json == []
    terminal.wins("undo")

    assert len(terminal.run("entry", "list", "walk", "--json").json) == 1


@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        (("Walk", "--schedule", "sometimes"), 2, "“sometimes” is not a schedule"),
        (("Walk", "--schedule", "9/week"), 1, "goes from 1 to 7"),
        (("Walk", "--floor", "10", "--target", "5"), 1, "floor comes first"),
        (("Walk", "--direction", "at-most"), 1, "needs its limit"),
        (("Walk", "--limit", "0"), 1, "limit of zero"),
        (("Walk", "--kind", "minutes"), 2, "boolean, count, duration"),
        (("Walk", "--value", "health"), 1, "no value “health”"),
        (("Walk", "--starts", "2026-03-01", "--ends", "2026-02-01"), 1, "before it starts"),
        (("", "--kind", "count"), 1, "needs a name"),
        (("x" * 300,), 1, "300"),
    ],
)
def test_a_metric_that_cannot_be_is_refused(
    terminal: Terminal, arguments: tuple[str, ...], status: int, sentence: str
) -> None:
    said = terminal.run("metric", "add", *arguments)

    assert said.status == status
    assert sentence in said.err
    assert terminal.run("metric", "list", "--json").json == []


def test_a_name_that_could_be_two_asks_for_more(terminal: Terminal) -> None:
    terminal.wins("metric", "add", "Walk home")
    terminal.wins("metric", "add", "Walk out")

    said = terminal.run("log", "walk")

    assert said.status == 1
    assert "Walk home and Walk out" in said.err


def test_metrics_called_alike_are_told_apart_by_their_ids(terminal: Terminal) -> None:
    terminal.wins("metric", "add", "Vegan")
    terminal.wins("metric", "add", "Vegan")

    said = terminal.run("log", "vegan")
    letters = said.err.split("[")[2].split("]")[0]
    terminal.wins("log", letters)

    assert said.status == 1
    assert "letters in the brackets" in said.err
    assert len(terminal.run("entry", "list", "--json").json) == 1


def test_metrics_are_put_in_an_order_of_ones_own(terminal: Terminal) -> None:
    for name in ("Walk", "Read", "Oud"):
        terminal.wins("metric", "add", name)

    told = terminal.wins("metric", "order", "oud", "--up")
    terminal.wins("metric", "order", "oud", "--up")
    terminal.wins("metric", "order", "walk")

    assert told.split() == ["Walk", "Oud", "Read"]
    assert [each["name"] for each in terminal.run("metric", "list", "--json").json] == ["Oud", "Read", "Walk"]


@pytest.mark.requirement("R60")
def test_a_metric_tied_to_nothing_that_matters_is_pointed_out(terminal: Terminal) -> None:
    terminal.wins("value", "add", "Health")
    terminal.wins("metric", "add", "Walk", "--value", "health")
    terminal.wins("metric", "add", "Scrolling")
    terminal.wins("close", "--mood", "6")
    terminal.wins("skill", "add", "Oud")
    terminal.wins("skill", "try", "oud")

    listed, shown = terminal.wins("metric", "list"), terminal.wins("metric", "show", "scrolling")
    terminal.wins("value", "delete", "health")

    assert listed.count("not tied to what matters yet") == 1
    assert "not tied to what matters yet: wins metric edit Scrolling --value VALUE" in shown
    assert terminal.wins("metric", "list").count("not tied to what matters yet") == 2


def test_many_that_are_tied_to_nothing_are_told_once(terminal: Terminal) -> None:
    for name in ("Walk", "Pages", "Oud", "Coffee"):
        terminal.wins("metric", "add", name)

    listed = terminal.wins("metric", "list")

    assert "not tied to what matters yet" not in listed
    assert "Not tied to what matters yet: 4 of these." in listed
