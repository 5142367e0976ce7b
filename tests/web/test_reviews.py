from __future__ import annotations

from datetime import date, timedelta

import pytest

from smallwins.application import metrics, notes, reviews
from smallwins.application.day.check_ins import check_in_id
from smallwins.application.entries import log_entry, stamped
from smallwins.demo.record import fill
from smallwins.domain.levels import Levels
from smallwins.domain.metric import Direction, Kind, Metric, Plan
from smallwins.domain.note import BringBack, Note, NoteKind
from smallwins.domain.review import Period
from tests.web.conftest import Browser


@pytest.fixture
def salma(browser: Browser) -> Browser:
    """Open the pages on two years of an invented record."""
    with browser.store.db.transaction():
        fill(browser.store, browser.person, browser.now)
    return browser


@pytest.mark.requirement("R41", "R167")
def test_the_close_of_a_day_names_a_small_step_and_keeps_it_as_a_win(salma: Browser) -> None:
    asked = salma.get("/close").text
    page = salma.post(
        "/close", small_step="Opened the notebook", celebration="Mint tea", mood="6", done="Walk · 24 min"
    )

    assert "Name one small step you took" in asked
    assert "Walk" in asked
    assert "The day is closed. It is kept." in page.text
    assert "Opened the notebook" in [
        note.text for note in notes.notes(salma.store, salma.person, kind=NoteKind.WIN)
    ]
    [mood] = salma.store.last_entries(salma.person.id, check_in_id(salma.store, salma.person, "mood"), 1)
    assert (mood.for_date, mood.value) == (salma.now.today, 6)


def test_closing_twice_keeps_one_review_and_one_win_and_undo_takes_one_close_back(salma: Browser) -> None:
    for _ in range(2):
        salma.post("/close", small_step="Opened the notebook")
    held = reviews.reviews(salma.store, salma.person, period=Period.DAY)
    rev = salma.store.changes(salma.person.id)[0].rev

    salma.post("/undo", rev=rev)

    assert len(held) == 1
    assert (
        len([note for note in notes.notes(salma.store, salma.person) if note.text == "Opened the notebook"])
        == 1
    )


@pytest.mark.requirement("R63", "R64", "R65")
def test_the_weekly_review_shows_what_was_done_first_then_asks_in_a_box_of_ten_minutes(
    salma: Browser,
) -> None:
    page = salma.get("/reviews/period/week").text

    assert page.index("What you did") < page.index("What helped?") < page.index("What got in the way?")
    assert "Walk" in page
    assert "Ten minutes" in page
    kept = salma.post(
        "/reviews/period/week", helped="the early light", pressure="7", done=["Walk · 24 min"]
    ).text
    assert "the early light" in kept
    assert "Walk · 24 min" in kept


@pytest.mark.requirement("R7")
def test_more_pressure_than_usual_brings_an_offer_to_ease_a_target(salma: Browser) -> None:
    kept = salma.post("/reviews/period/week", pressure="9").text

    for page in (kept, salma.get("/reviews/period/week").text):
        assert "9 is more than your usual 4" in page
        assert "Ease Walk" in page


@pytest.mark.requirement("R7")
def test_a_first_week_of_much_pressure_is_answered_too(browser: Browser) -> None:
    heavy = browser.post("/reviews/period/week", pressure="8").text
    light = browser.post("/reviews/period/month", pressure="3").text

    assert "Pressure: 8 of 10" in heavy
    assert "8 of 10 is much to carry. A smaller target is still a target." in heavy
    assert "A smaller target" not in light


def test_a_review_of_a_week_to_come_is_refused_in_words(salma: Browser) -> None:
    later = (salma.now.today + timedelta(days=14)).isoformat()

    answer = salma.get(f"/reviews/period/week?day={later}")

    assert answer.status_code == 422
    assert salma.get("/reviews/period/decade").status_code == 404


@pytest.mark.requirement("R25")
def test_thanking_somebody_begins_a_letter(salma: Browser) -> None:
    page = salma.post("/reviews/period/week", thanks="Aunt Zahra", letter="1")

    assert "What would a kind friend write?" in page.text


@pytest.mark.requirement("R69")
def test_a_day_that_is_too_much_shrinks_to_the_floor_and_back(salma: Browser) -> None:
    small = salma.post("/day/small").text

    assert "Today is small" in small
    assert "nothing is also a day." in small
    assert "What is the one today?" not in small
    assert small.split('id="open"')[1].split("Everything else waits")[0].count('class="row') <= 1
    assert "Give today its usual size" in small
    assert "This is too much today" in salma.post("/day/small", small="no").text


@pytest.mark.requirement("R117")
def test_a_letter_for_a_hard_day_comes_back_on_one(salma: Browser) -> None:
    letter = Note(
        id=salma.now.new_id(),
        kind=NoteKind.LETTER,
        text="You came back in March too.",
        on_date=salma.now.today,
        bring_back=BringBack.HARD_DAY,
        created_at=salma.now.at,
    )
    with salma.store.db.transaction():
        notes.add_note(salma.store, salma.person, salma.now, letter)

    before = salma.get("/close").text
    salma.post("/close", mood="2")

    assert "You came back in March too." not in before
    assert "You came back in March too." in salma.get("/close").text


@pytest.mark.requirement("R128")
def test_the_midday_reset_keeps_a_small_piece_as_a_step_of_today(salma: Browser) -> None:
    asked = salma.get("/day/reset").text
    salma.post("/day/reset", follow=False, rescue="One line about the lemons")

    assert "What would rescue a small piece of today?" in asked
    assert salma.store.changes(salma.person.id)[0].summary == "One line about the lemons"


def test_looking_back_begins_with_what_was_done(salma: Browser) -> None:
    page = salma.get("/reviews").text

    assert "Adds up to" in page
    assert '<dd class="num">0</dd>' not in page
    assert page.index("What you did") < page.index("Look back on")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_mood_that_is_followed_already_takes_the_answer_of_the_close(
    browser: Browser, language: str
) -> None:
    now = browser.now
    own = Metric(
        id=now.new_id(),
        name="Mood",
        kind=Kind.RATING,
        direction=Direction.OBSERVE,
        plans=(Plan(since=now.today),),
        levels=(Levels(since=now.today),),
        starts_on=now.today,
        created_at=now.at,
    )
    metrics.add_metric(browser.store, browser.person, now, own)
    log_entry(
        browser.store, browser.person, browser.now, stamped(browser.now, {"metric": own.id, "value": 4})
    )
    browser.post("/settings/language", language=language)

    for mood in ("7", "8"):
        browser.post("/close", mood=mood)

    held = browser.store.entries_between(browser.person.id, date.min, date.max, own.id)
    assert {entry.value for entry in held} == {4, 8}  # what was logged by hand stays
    assert len(browser.store.all(Metric, browser.person.id)) == 1


def test_what_was_kept_of_a_period_is_told_by_its_days(browser: Browser) -> None:
    kept = browser.post("/reviews/period/week", helped="tea").text
    since = browser.person.week_of(browser.now.today)

    assert since.isoformat() not in kept.split('id="toast"')[1]
    assert "Kept: " in kept


def test_the_week_stands_day_by_day_beside_its_review(salma: Browser) -> None:
    page = salma.get("/reviews/period/week").text

    aside = page[page.index('id="aside"') :]
    assert "Day by day" in aside
    assert aside.index("Walk") < aside.index("Adds up to")


@pytest.mark.parametrize("path", ["/reviews", "/days", "/days/2026-01-05"])
def test_with_nothing_to_look_back_on_the_pages_invite_and_count_no_nothing(
    browser: Browser, path: str
) -> None:
    page = browser.get(path).text

    assert "Follow one thing" in page
    assert "What you built before" not in page
    assert "0 pieces" not in page


def test_of_many_lines_a_review_shows_the_first_and_folds_the_rest(browser: Browser) -> None:
    with browser.store.db.transaction():
        for number in range(14):
            since = browser.now.today
            metric = Metric(
                id=browser.now.new_id(), name=f"Small {number}", kind=Kind.BOOLEAN,
                plans=(Plan(since=since),), levels=(Levels(since=since),),
                starts_on=since, created_at=browser.now.at,
            )  # fmt: skip
            metrics.add_metric(browser.store, browser.person, browser.now, metric)
            entry = stamped(browser.now, {"metric": metric.id, "value": 1.0})
            log_entry(browser.store, browser.person, browser.now, entry)

    page = browser.get("/reviews/period/week").text

    assert "Two more" in page
    assert page.count('name="done"') == 14


def test_a_closed_day_is_shown_and_asks_nothing_more(salma: Browser) -> None:
    page = salma.post("/close", small_step="Opened the notebook", celebration="Mint tea").text

    assert "And now: Mint tea" in page
    assert page.index("Add to it") < page.index('name="small_step"')


def test_beside_a_kept_review_stand_the_others(salma: Browser) -> None:
    [first, second, *_] = reviews.reviews(salma.store, salma.person)

    aside = salma.get(f"/reviews/{first.id}").text.split('id="aside"')[1]

    assert f"/reviews/{second.id}" in aside
    assert f"/reviews/{first.id}" not in aside
