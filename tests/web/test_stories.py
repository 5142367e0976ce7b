from __future__ import annotations

import re
from datetime import timedelta

import pytest

from smallwins.application import metrics, steps
from smallwins.application.looking import found_wins, stories
from smallwins.demo.record import fill
from smallwins.domain.step import Step
from smallwins.store.sqlite import Sqlite
from tests.web.conftest import Browser


@pytest.fixture
def salma(browser: Browser) -> Browser:
    """Open the pages on two years of an invented record."""
    with browser.store.db.transaction():
        fill(browser.store, browser.person, browser.now)
    return browser


@pytest.mark.requirement("R135")
def test_the_person_has_a_timeline_and_no_percentage(salma: Browser) -> None:
    page = salma.get("/story").text

    assert "A work in progress, like everyone" in page
    assert "Cold dough keeps its shape" in page
    assert "%" not in page.split("<main")[1].split("</main>")[0].replace("%2", "")


@pytest.mark.requirement("R188")
def test_a_story_is_drafted_from_the_record_and_kept_in_ones_own_words(salma: Browser) -> None:
    draft = salma.get("/story/draft").text

    assert "I began “Walk”." in draft
    page = salma.post("/notes", kind="story", title="My year", text="I began with ten minutes.")
    assert "My year" in page.text


def test_softer_words_are_offered_for_a_story_when_asked_and_never_applied(browser: Browser) -> None:
    kept = browser.post("/notes", kind="story", title="My year", text="I always give everything up.")
    (address,) = set(re.findall(r"/notes/[0-9a-f-]{36}", kept.text))

    plain, asked = browser.get(address).text, browser.get(f"{address}?softer=true").text

    assert "Softer words" in plain
    assert "often" not in plain
    assert "often" in asked
    assert "I always give everything up." in asked


@pytest.mark.requirement("R5", "R186")
def test_a_bad_day_becomes_a_story_short_enough_to_read_aloud(salma: Browser) -> None:
    cake = stories.tellable(salma.store, salma.person)[0]

    page = salma.get(f"/story/setbacks/{cake.id}").text

    assert "We ate the map of Morocco" in page
    assert len("\n".join(stories.bad_day(cake))) <= stories.ALOUD


@pytest.mark.requirement("R27")
def test_a_win_in_the_record_that_was_not_named_is_proposed(salma: Browser) -> None:
    step = Step(id=salma.now.new_id(), title="Rang the baker", created_at=salma.now.at)
    with salma.store.db.transaction():
        held = steps.add_step(salma.store, salma.person, salma.now, step)
        steps.finish_step(salma.store, salma.person, salma.now, held, {})

    page = salma.get("/story").text
    (proposed,) = [
        note.id
        for note in found_wins.found_wins(salma.store, salma.person, salma.now)
        if note.text == "Rang the baker"
    ]
    kept = salma.post("/story/wins", found=str(proposed)).text

    assert page.index("In your record, not named yet") < page.index("Rang the baker")
    assert "Rang the baker" in salma.get("/notebook?kind=win").text
    assert str(proposed) not in kept, "a win that was named is not proposed again"


@pytest.mark.requirement("R42", "R139")
def test_then_and_now_compares_a_person_with_their_own_past_alone(salma: Browser) -> None:
    page = salma.get("/then-and-now").text

    assert "against yourself alone" in page
    assert "a year ago" in page
    assert "Walk" in page


def test_a_card_shows_a_preview_of_exactly_what_is_shared(salma: Browser) -> None:
    preview = salma.get("/share?period=month").text
    drawing = salma.get("/share/month.svg")
    picture = salma.get("/share/month-dark.png")

    assert "Exactly this, and nothing else" in preview
    assert drawing.headers["content-type"].startswith("image/svg+xml")
    assert "days of Walk" in drawing.text
    assert "Letter to myself" not in drawing.text
    assert picture.content.startswith(b"\x89PNG")


@pytest.mark.parametrize("path", ["/story", "/story/draft", "/then-and-now", "/share", "/share/week.png"])
def test_each_page_answers_on_an_empty_record(browser: Browser, path: str) -> None:
    assert browser.get(path).status_code == 200


@pytest.mark.parametrize(
    "path", ["/story", "/story/draft", "/then-and-now", "/share", "/share/week.png", "/waiting"]
)
def test_what_looks_at_the_whole_record_keeps_no_other_page_waiting(salma: Browser, path: str) -> None:
    asked: list[str] = []
    assert isinstance(salma.store.db, Sqlite)
    salma.store.db.connection.set_trace_callback(asked.append)

    salma.get(path)

    salma.store.db.connection.set_trace_callback(None)
    assert asked, "the pages' own connection was looked at"
    assert not [sql for sql in asked if re.search(r"from (steps|entries)\b", sql)]


def test_of_a_record_without_a_line_no_story_is_drafted(browser: Browser) -> None:
    page = browser.get("/story").text

    assert "The first line of it is still to come." in page
    assert "/story/draft" not in page


@pytest.mark.parametrize(("days", "said"), [(3, "Here the small things add up"), (30, "A quiet stretch.")])
def test_the_card_of_a_record_that_has_only_begun_speaks_of_no_past(
    browser: Browser, days: int, said: str
) -> None:
    browser.post("/metrics/new", name="Walk")
    [walk] = metrics.metrics(browser.store, browser.person)
    on = browser.now.today - timedelta(days=days)
    browser.post(f"/metrics/{walk.id}/log", day=on.isoformat(), value="1")

    assert said in browser.get("/share?period=day").text
