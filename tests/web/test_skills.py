"""A skill in the pages: where one is, what was tried, and the same person earlier."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from smallwins.application import skills
from smallwins.application.looking import tries
from smallwins.application.ports import Now
from smallwins.domain.entry import Felt
from smallwins.domain.skill import Skill, StageReached
from tests.web.conftest import Browser
from tests.web.test_metrics import added


def named(browser: Browser, name: str = "Oud") -> str:
    """Name a skill and return its address."""
    browser.post("/skills", name=name)
    return f"/skills/{held(browser).id}"


def held(browser: Browser) -> Skill:
    return skills.skills(browser.store, browser.person)[0]


def well_tried(browser: Browser, days: int = 0) -> str:
    """Name a skill in which the record shows what the second stage asks for."""
    here, now = named(browser), browser.now
    on = now.today - timedelta(days=days)
    with browser.store.transaction():
        for number in range(10):
            fields = {"id": now.new_id(), "what": f"song {number % 3}", "for_date": on}
            tries.log_try(browser.store, browser.person, now, held(browser), fields, None)
        for cue in ("the string", "the room"):
            skills.note_cue(browser.store, browser.person, now, held(browser), cue)
    return here


@pytest.mark.requirement("R120")
def test_a_skill_stands_on_one_of_five_stages_with_its_functions_and_evidence(browser: Browser) -> None:
    here = well_tried(browser)
    page = browser.get(here).text
    confirmed = browser.post(f"{here}/stage", stage="2", evidence="I hear when a string is off").text

    for stage in ("Novice", "Advanced beginner", "Competent", "Proficient", "Expert"):
        assert stage in page
    for function in ("What comes to mind", "What is seen", "How it is decided", "Where the attention is"):
        assert function in page
    assert "10 of 10 tries" in page
    assert "That looks like “advanced beginner”. Does it fit?" in page
    assert "“I hear when a string is off”" in confirmed
    assert "earlier situations like this one" in confirmed


@pytest.mark.requirement("R121")
def test_stages_come_one_at_a_time_four_weeks_apart_and_never_go_down_by_themselves(browser: Browser) -> None:
    here = well_tried(browser)
    two_up = browser.post(f"{here}/stage", stage="3")
    browser.post(f"{here}/stage", stage="2")
    waiting = browser.get(here).text
    soon = browser.post(f"{here}/stage", stage="3")
    corrected = browser.post(f"{here}/correct", evidence="one good evening").text

    assert "A skill moves one stage at a time." in two_up.text
    assert "The next stage can be confirmed in 28 days" in waiting
    assert "the next can come 28 days later" in soon.text
    assert (two_up.status_code, soon.status_code) == (422, 422)
    assert "corrected" in corrected
    assert "one good evening" in corrected
    assert held(browser).stage == 1


@pytest.mark.requirement("R68")
def test_tries_are_counted_and_confidence_is_asked_before_and_after(browser: Browser) -> None:
    here = named(browser)
    for before, after in (("2", "4"), ("3", "6"), ("5", "6")):
        page = browser.post(
            f"{here}/tries", what="a song", minutes="12", confidence_before=before, confidence_after=after
        ).text

    assert "3 tries" in page
    assert "confidence 5 → 6" in page
    assert "A try has usually lifted it by 2 of 10." in page
    assert "Three tries so far." in browser.get("/skills").text


@pytest.mark.requirement("R122")
def test_fear_may_be_kept_before_and_after_a_try(browser: Browser) -> None:
    here = named(browser)
    assert "How much fear before?" in browser.get(here).text

    browser.post(f"{here}/tries", what="a song", fear_before="7", fear_after="3")

    [entry] = tries.of_skill(browser.store, browser.person, held(browser))
    assert entry.felt == Felt(fear_before=7, fear_after=3)


@pytest.mark.requirement("R163")
def test_techniques_stand_in_their_order(browser: Browser) -> None:
    here = named(browser)
    for title in ("Hold the risha", "Slide"):
        browser.post(f"{here}/techniques", technique=title)
    [_, slide] = held(browser).techniques

    page = browser.post(f"{here}/techniques/{slide}/up").text

    assert page.index("Slide</a>") < page.index("Hold the risha</a>")
    assert f"/steps/{slide}" in page


@pytest.mark.requirement("R42")
def test_then_and_now_sets_the_same_person_side_by_side(browser: Browser) -> None:
    here = well_tried(browser, days=100)
    browser.post(f"{here}/tries", what="a duet")

    page = browser.get(here).text
    then, now = page.split("three months ago")[1].split("a month ago")[0], page.split("<dt>now</dt>")[1]

    assert "10 tries · in 3 situations" in then
    assert "11 tries · in 4 situations" in now


@pytest.mark.requirement("R143")
def test_how_automatic_it_feels_is_asked_in_the_words_of_its_authors(browser: Browser) -> None:
    here = named(browser)
    page = browser.get(here).text
    browser.post(f"{here}/automatic", automatic="5")
    out = browser.post(f"{here}/automatic", automatic="8")

    assert "Oud is something … I do automatically" in page
    assert skills.practice(browser.store, browser.person, held(browser)).automaticity == 5
    assert out.status_code == 422


def test_cues_help_given_and_seeing_quickly_are_kept_as_lines(browser: Browser) -> None:
    here = named(browser)
    browser.post(f"{here}/cues", cue="It depends on the string")
    browser.post(f"{here}/taught", taught="I showed Lina how to tune")
    page = browser.post(f"{here}/seen", seen="5").text

    assert "It depends on the string" in page
    assert "I showed Lina how to tune" in page
    assert "Last answer: 5 of 7, today." in page


def test_a_skill_is_changed_rests_and_comes_back(browser: Browser) -> None:
    here = named(browser)
    assert "Ney" in browser.post(f"{here}/edit", name="Ney", note="by ear").text
    assert "resting; nothing of it is lost" in browser.post(f"{here}/rest").text
    assert "resting" not in browser.post(f"{here}/rest").text.split("</header>")[0]

    browser.post(f"{here}/delete")
    assert "What would you like to get better at?" in browser.get("/skills").text


def test_an_expert_has_no_next_gate(browser: Browser) -> None:
    here, now = named(browser), browser.now
    stages = tuple(
        StageReached(on=now.today - timedelta(days=400 - 30 * number), stage=number) for number in range(1, 6)
    )
    with browser.store.transaction():
        act = browser.store.begin(browser.person.id, now, "skill.edit")
        browser.store.keep(act, replace(held(browser), stages=stages))

    page = browser.get(here).text

    assert "What your record shows for" not in page
    assert "Does what works" in page


def test_bad_input_is_answered_in_words(browser: Browser) -> None:
    nameless = browser.post("/skills", name=" ")
    here = named(browser)

    assert "It needs a name" in nameless.text
    assert "A note needs a few words." in browser.post(f"{here}/cues", cue=" ").text
    assert browser.post(f"{here}/cues", cue="x" * 201).status_code == 422
    assert browser.post(f"{here}/seen").status_code == 422
    assert browser.post(f"{here}/stage", stage="6").status_code == 422
    assert browser.post(f"{here}/tries", minutes="soon").status_code == 422
    assert browser.get("/skills/01890000-0000-7000-8000-000000000000").status_code == 404


@pytest.mark.requirement("R181")
def test_what_goes_by_itself_is_called_second_nature_and_no_longer_asked_for(browser: Browser) -> None:
    here, now = named(browser), browser.now
    walk = added(browser, "walk", kind="boolean")
    tries.log_try(browser.store, browser.person, days_ago(now, 1), held(browser), {}, walk)
    for back, answer in ((14, 6), (1, 7)):
        skills.answer_automatic(
            browser.store, browser.person, days_ago(now, back), held(browser), answer, "How automatic: Oud"
        )

    offered = browser.get(here).text
    page = browser.post(f"/metrics/{walk.id}/second-nature").text
    day = browser.get("/").text

    assert "walk is second nature" in offered
    assert "no longer asked for" in page
    assert "walk is second nature" not in browser.get(here).text
    assert day.index("more, not planned for today") < day.index(f'href="/metrics/{walk.id}"')
    browser.post(f"/metrics/{walk.id}/second-nature")
    assert "no longer asked for" not in browser.get(f"/metrics/{walk.id}").text


def test_one_answer_makes_nothing_second_nature(browser: Browser) -> None:
    here, now = named(browser), browser.now
    walk = added(browser, "walk", kind="boolean")
    tries.log_try(browser.store, browser.person, now, held(browser), {}, walk)
    skills.answer_automatic(browser.store, browser.person, now, held(browser), 7, "How automatic: Oud")

    assert "is second nature" not in browser.get(here).text


def days_ago(now: Now, days: int) -> Now:
    return replace(now, at=now.at - timedelta(days=days), today=now.today - timedelta(days=days))
