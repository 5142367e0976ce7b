from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.cli.conftest import Terminal


@pytest.fixture
def walking(terminal: Terminal) -> Terminal:
    terminal.wins("metric", "add", "Walk", "--kind", "duration", "--floor", "10")
    terminal.wins("metric", "add", "Pages", "--kind", "count", "--unit", "pages")
    terminal.wins("metric", "add", "Stretch")
    terminal.wins("metric", "add", "Weight", "--kind", "quantity", "--unit", "kg")
    return terminal


def logged(terminal: Terminal) -> list[dict[str, object]]:
    entries = terminal.run("entry", "list", "--since", "1900-01-01", "--json").json
    return [
        {name: held for name, held in entry.items() if held not in (None, "", [], ())} for entry in entries
    ]


@pytest.mark.parametrize(
    ("arguments", "value"),
    [
        (("stretch",), 1),
        (("stretch", "--bit"), 0.5),
        (("stretch", "no"), 0),
        (("walk", "1h30"), 90),
        (("walk", "1", "h", "30"), 90),
        (("walk", "--minutes", "25"), 25),
        (("walk",), 1),
        (("pages", "12 pages"), 12),
        (("pages", "٣٠"), 30),
        (("weight", "72,4"), 72.4),
        (("weight", "-3"), -3),
        (("weight", "--", "-3.5"), -3.5),
    ],
)
def test_an_amount_is_kept_however_it_is_written(
    walking: Terminal, arguments: tuple[str, ...], value: float
) -> None:
    walking.wins("log", *arguments)

    assert [entry["value"] for entry in logged(walking)] == [value]


def test_the_effect_is_shown_at_once(walking: Terminal) -> None:
    assert walking.wins("log", "walk", "20").startswith("Walk, today: 20 min")


def test_everything_about_an_entry_is_kept_with_it(walking: Terminal) -> None:
    walking.wins(
        "log", "pages", "12", "--on", "yesterday", "--at", "7:30", "--minutes", "25", "--what", "A novel",
        "--note", "slow", "--tag", "quiet", "--tag", "home", "--learned", "mornings are calm",
        "--felt", "joy=7", "--felt", "went-well=8",
    )  # fmt: skip

    entry = logged(walking)[0]
    assert entry["minutes"] == 25
    assert (entry["what"], entry["note"], entry["learned"]) == ("A novel", "slow", "mornings are calm")
    assert entry["tags"] == ["quiet", "home"]
    assert str(entry["at"]).split("T")[0] == entry["for_date"]
    felt = entry["felt"]
    assert isinstance(felt, dict)
    assert (felt["joy"], felt["went_well"]) == (7, 8)


def test_an_entry_may_be_of_a_step_and_a_skill(walking: Terminal) -> None:
    walking.wins("step", "add", "Draft the letter")
    walking.wins("skill", "add", "Oud")

    walking.wins("log", "walk", "20", "--step", "draft", "--skill", "oud")

    entry = logged(walking)[0]
    assert entry["step"]
    assert entry["skill"]


def test_an_entry_of_another_day_claims_no_time_of_day(walking: Terminal) -> None:
    walking.wins("log", "stretch", "--on", "-3")

    assert "at" not in logged(walking)[0]


def test_a_skip_keeps_its_reason(walking: Terminal) -> None:
    said = walking.wins("log", "walk", "--skip", "--why", "ill")

    entry = logged(walking)[0]
    assert entry["skip_reason"] == "ill"
    assert "value" not in entry
    assert "skipped" in said


def test_a_skipped_day_may_hold_effort_too(walking: Terminal) -> None:
    walking.wins("log", "walk", "5", "--skip")

    entry = walking.run("entry", "list", "--json").json[0]
    assert (entry["value"], entry["skip_reason"]) == (5, "")


@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        (("wlk", "1"), 1, "The nearest is “Walk”"),
        (("juggling",), 1, "no metric “juggling” yet"),
        (("walk", "plenty"), 2, "“plenty” is not a number"),
        (("walk", "nan"), 2, "has to be an ordinary number"),
        (("walk", "inf"), 2, "has to be an ordinary number"),
        (("pages", "10,000"), 2, "write 10000"),
        (("pages", "--", "-3"), 1, "counts from zero up"),
        (("weight",), 2, "nothing to keep"),
        (("weight", "9" * 16), 1, "larger than"),
        (("stretch", "3"), 1, "is a yes or no"),
        (("walk", "1", "--on", "2026-02-30"), 2, "not a day of any calendar"),
        (("walk", "1", "--on", "2999-01-01"), 1, "has not come yet"),
        (("walk", "1", "--on", "1899-12-31"), 1, "before this record can begin"),
        (("walk", "1", "--on", "someday"), 2, "“someday”"),
        (("walk", "1", "--at", "25:00"), 2, "not a time of day"),
        (("walk", "1", "--felt", "joy"), 2, "joy=0..10"),
        (("walk", "1", "--felt", "joy=11"), 1, "goes from 0 to 10"),
        (("walk", "1", "--nope"), 2, "--nope"),
        ((), 2, "METRIC"),
    ],
)
def test_what_cannot_be_kept_is_said_in_a_sentence_and_nothing_is_kept(
    walking: Terminal, arguments: tuple[str, ...], status: int, sentence: str
) -> None:
    said = walking.run("log", *arguments)

    assert said.status == status
    assert sentence in said.err
    assert logged(walking) == []


def test_a_note_of_a_million_characters_is_refused_with_its_length(walking: Terminal) -> None:
    said = walking.run("log", "walk", "1", "--note", "x" * 1_000_000)

    assert said.status == 1
    assert "100" in said.err
    assert len(said.err) < 300
    assert logged(walking) == []


def test_entries_are_listed_with_their_words(walking: Terminal) -> None:
    walking.wins("log", "walk", "20", "--note", "past the bakery")
    walking.wins("log", "pages", "3", "--on", "yesterday")

    lines = walking.wins("entry", "list").splitlines()
    assert "past the bakery" in lines[-1]
    assert "3 pages" in lines[-2]
    assert "Pages" not in walking.wins("entry", "list", "walk")


def test_entries_are_listed_between_days(walking: Terminal) -> None:
    walking.wins("log", "walk", "20", "--on", "2026-03-01")
    walking.wins("log", "walk", "30", "--on", "2026-03-02")

    found = walking.run("entry", "list", "--since", "2026-03-01", "--until", "2026-03-01", "--json").json
    assert [entry["value"] for entry in found] == [20]
    assert "Nothing is written down" in walking.wins("entry", "list", "--until", "2020-01-01")


def test_the_last_entry_can_be_changed(walking: Terminal) -> None:
    walking.wins("log", "walk", "20", "--felt", "joy=5", "--felt", "fun=3")

    walking.wins("entry", "edit", "last", "--value", "1h", "--on", "2026-03-01", "--felt", "joy=8")

    entry = walking.run("entry", "list", "--since", "2026-03-01", "--json").json[0]
    assert (entry["value"], entry["for_date"]) == (60, "2026-03-01")
    assert (entry["felt"]["joy"], entry["felt"]["fun"]) == (8, 3)


def test_an_entry_can_move_to_another_metric_and_be_skipped_or_not(walking: Terminal) -> None:
    walking.wins("log", "walk", "20")
    walking.wins("entry", "edit", "last", "--metric", "pages", "--skip")
    assert walking.run("entry", "list", "pages", "--json").json[0]["skip_reason"] == ""

    walking.wins("entry", "edit", "last", "--no-skip")

    assert walking.run("entry", "list", "pages", "--json").json[0]["skip_reason"] is None


def test_an_entry_is_found_by_the_end_of_its_id(walking: Terminal) -> None:
    walking.wins("log", "walk", "20")
    walking.wins("log", "walk", "30")
    ids = [entry["id"] for entry in walking.run("entry", "list", "--json").json]

    walking.wins("entry", "delete", ids[0][-8:])

    assert [entry["id"] for entry in walking.run("entry", "list", "--json").json] == [ids[1]]


def test_an_entry_that_is_not_there_is_refused(walking: Terminal) -> None:
    said = walking.run("entry", "delete", "abcdef")

    assert said.status == 1
    assert "wins entry list" in said.err


def test_a_deleted_entry_comes_back_with_undo(walking: Terminal) -> None:
    walking.wins("log", "walk", "20")
    before = logged(walking)

    assert "wins undo" in walking.wins("entry", "delete", "last")
    assert logged(walking) == []
    walking.wins("undo")

    assert logged(walking) == before


def test_an_entry_deleted_for_good_does_not_come_back(terminal: Terminal) -> None:
    terminal.wins("metric", "add", "Walk")
    terminal.wins("log", "walk", "--note", "a secret")

    said = terminal.wins("entry", "delete", "last", "--for-good")

    assert said.startswith("Deleted for good: Walk")
    assert terminal.run("undo", str(terminal.run("history", "--json").json[0]["rev"])).status == 1
    assert terminal.run("entry", "list", "--json").json == []


def test_no_entry_of_minutes_is_longer_than_a_day(terminal: Terminal) -> None:
    terminal.wins("metric", "add", "Sit", "--kind", "duration")

    said = terminal.run("log", "sit", "99999999")

    assert said.status == 1
    assert "A day has 24 hours" in said.err
    assert terminal.run("entry", "list", "--json").json == []


def test_seconds_are_not_counted_in_hours(terminal: Terminal) -> None:
    terminal.wins("metric", "add", "Sit", "--kind", "duration")
    terminal.wins("log", "sit", "181,5")

    assert "3 h 02" in terminal.wins("today")


@pytest.mark.requirement("R21")
@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "walk 20 yesterday"),
        ("en", "walk yesterday 20"),
        ("fr", "marche 20 hier"),
        ("ar", "مشي 20 أمس"),
        ("ar", "مشي ٢٠ أمس"),
        ("en", "walk twenty minutes yesterday"),
        ("fr", "marche vingt minutes hier soir"),
        ("ar", "مشي عشرين دقيقة يوم أمس"),
    ],
)
def test_a_line_as_one_would_say_it_is_kept_on_its_day(terminal: Terminal, language: str, line: str) -> None:
    name = line.split(maxsplit=1)[0]
    terminal.wins("metric", "add", name, "--kind", "duration")
    terminal.wins("profile", "edit", "--language", language)

    kept = terminal.run("log", *line.split(), "--json").json
    today = terminal.run("log", name, "--json").json

    assert kept["value"] == 20
    assert date.fromisoformat(today["for_date"]) - date.fromisoformat(kept["for_date"]) == timedelta(days=1)


def test_a_word_that_is_no_amount_and_no_day_is_refused(walking: Terminal) -> None:
    said = walking.run("log", "walk", "20", "bananas")

    assert said.status != 0
    assert walking.run("log", "walk", "20", "yesterday", "--on", "friday").status != 0


def test_a_name_nobody_follows_yet_is_answered_with_how_to_begin(terminal: Terminal) -> None:
    refused = terminal.run("log", "Swim in the sea")

    assert (refused.status, terminal.run("log", "swim").status) == (1, 1)
    assert "Name it now: wins metric add 'Swim in the sea'" in refused.err
