"""How one is, in the pages: nothing is asked twice, nothing is a total, and kindness is kept."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from smallwins.application.looking import well_being
from smallwins.application.looking.scales import asked_here, find_questionnaire
from smallwins.application.ports import Now
from smallwins.catalogue.well_being import checks
from smallwins.domain.setback import Setback
from smallwins.settings import Settings
from tests.web.conftest import Browser, opened
from tests.web.test_signposts import SHOWN


def ago(browser: Browser, days: int) -> Now:
    now = browser.now
    return Now(now.at - timedelta(days=days), now.today - timedelta(days=days), "page")


def answered(browser: Browser, days: int, **ratings: float) -> None:
    with browser.store.transaction():
        well_being.check_in(browser.store, browser.person, ago(browser, days), ratings, checks())


@pytest.mark.requirement("R6", "R171")
def test_stress_anxiety_and_confidence_are_asked_and_drawn_over_time(browser: Browser) -> None:
    answered(browser, 10, anxiety=7, confidence=3, stress=8)

    page = browser.post("/well-being", anxiety="4", confidence="6").text

    assert "Anxiety: first 7 of 10, last 4." in page
    assert "Confidence: first 3 of 10, last 6." in page
    assert "Stress" in page
    assert "last 8 of 10" in page


def test_of_many_answers_it_is_said_where_most_lie_for_two_days_are_mostly_noise(browser: Browser) -> None:
    for days in range(20):
        answered(browser, days, mood=9 if days == 19 else 4 + days % 3)

    page = browser.get("/well-being").text

    assert "Mostly from 4 to 6 of 10; 20 answers." in page
    assert "First 9 of 10" not in page


def test_answering_again_today_replaces_the_answer_and_nothing_is_needed(browser: Browser) -> None:
    browser.post("/well-being", mood="3")
    browser.post("/well-being", mood="6")
    nothing = browser.post("/well-being")

    today = browser.now.today
    assert well_being.checks(browser.store, browser.person, "mood", today) == [(today, 6)]
    assert nothing.status_code == 422
    assert browser.post("/well-being", mood="11").status_code == 422


@pytest.mark.requirement("R196")
def test_life_satisfaction_is_an_optional_monthly_question(browser: Browser) -> None:
    asked = browser.get("/well-being/ons4").text
    kept = browser.post("/well-being/ons4", satisfied="7").text

    assert "Overall, how satisfied are you with your life nowadays?" in asked
    assert "Open Government Licence v3.0" in asked
    assert "<b>7, high</b>" in kept
    assert "Once a month is plenty." in kept


def test_a_questionnaire_is_not_asked_more_often_than_its_period(browser: Browser) -> None:
    ons4 = find_questionnaire("ons4")
    assert ons4 is not None
    with browser.store.transaction():
        well_being.answer(browser.store, browser.person, ago(browser, 10), ons4, {"happy": 7.0})

    soon = browser.post("/well-being/ons4", happy="6")

    assert soon.status_code == 422
    assert "That was answered not long ago." in soon.text
    assert browser.post("/well-being/ons4", happy="11").status_code == 422
    assert browser.get("/well-being/phq9").status_code == 404


@pytest.mark.requirement("R52", "R123")
def test_kindness_to_oneself_is_two_minutes_kept_beside_coming_back(browser: Browser) -> None:
    browser.post("/setbacks", what_happened="The bread stayed flat")
    before = browser.get("/well-being").text
    [setback] = browser.store.all(Setback, browser.person.id)
    browser.post(f"/setbacks/{setback.id}/back-on", recovered_on=browser.now.today.isoformat())

    page = browser.post("/well-being/kindness", line="It was one evening").text

    assert "Two minutes of kindness to yourself" in before
    assert "Others know this too." in before
    assert "You were kind to yourself on purpose once." in page
    assert "It was one evening" in page
    assert "Back on after" not in before
    assert "Back on after 1 of 1 setbacks so far." in page
    assert "one does not prove the other" in page


def own(questionnaire: dict[str, Any], folder: Path) -> None:
    made = {
        "id": "own-five", "name": "Five of mine", "licence": "my own", "source": "written by me",
        "scoring": "sum", "low": 0, "high": 5, "factor": 4, "every_days": 7,
        "items": [{"id": f"q{n}", "wording": {"en": f"Question {n}"}} for n in range(1, 6)],
    }  # fmt: skip
    (folder / "own.json").write_text(json.dumps(made | questionnaire), encoding="utf-8")


def sat(browser: Browser, folder: Path, days: int, each: float) -> None:
    [*_, asked] = asked_here(str(folder))
    given = {item.id: each for item in asked.items}
    with browser.store.transaction():
        well_being.answer(browser.store, browser.person, ago(browser, days), asked, given)


@pytest.mark.parametrize(
    ("noise", "said", "unsaid"),
    [
        ({"sem": 5}, "From 40 to 60 since", "no change"),
        ({"sem": 8}, "no change beyond how far such answers move", "From 40 to 60"),
        ({"noticeable": 10}, "From 40 to 60 since", "no change"),
        ({}, "so no change is named", "From 40 to 60"),
    ],
)
def test_a_change_is_named_only_beyond_noise(
    tmp_path: Path, noise: dict[str, float], said: str, unsaid: str
) -> None:
    folder = tmp_path / "questionnaires"
    folder.mkdir()
    own(noise, folder)
    with opened(Settings(database=str(tmp_path / "own.db"), questionnaires=str(folder))) as browser:
        sat(browser, folder, 20, 2)
        sat(browser, folder, 0, 3)

        page = browser.get("/well-being").text

        assert "<b>60</b>" in page
        assert "First 40 of 100, last 60." in page
        assert said in page
        assert unsaid not in page


def test_a_questionnaire_of_ones_own_folder_is_asked_beside_ours(tmp_path: Path) -> None:
    own({"bands": [[50, "low"], [100, "fine"]]}, tmp_path)
    with opened(Settings(database=str(tmp_path / "own.db"), questionnaires=str(tmp_path))) as browser:
        asked = browser.get("/well-being/own-five").text
        kept = browser.post("/well-being/own-five", q1="4", q2="4", q3="4", q4="4", q5="4").text

        assert "Five of mine" in asked
        assert "Question 5" in asked
        assert "written by me" in asked
        assert "<b>80, fine</b>" in kept
        assert "Find help now" in asked


def test_a_file_that_is_no_questionnaire_is_named_and_ours_is_still_asked(tmp_path: Path) -> None:
    (tmp_path / "broken.json").write_text("{}", encoding="utf-8")
    with opened(Settings(database=str(tmp_path / "own.db"), questionnaires=str(tmp_path))) as browser:
        page = browser.get("/well-being")

        assert page.status_code == 200
        assert "is not one" in page.text
        assert 'href="/well-being/ons4"' in page.text


def test_low_answers_show_the_way_to_help(browser: Browser) -> None:
    assert SHOWN not in browser.post("/well-being/ons4", happy="7").text

    for days in range(6, 0, -1):
        answered(browser, days, mood=2)

    assert SHOWN in browser.post("/well-being", mood="1").text
    assert SHOWN not in browser.get("/well-being").text


def test_questions_in_their_own_language_run_with_their_scale(browser: Browser) -> None:
    page = browser.get("/well-being/ons4", **{"accept-language": "ar"}).text

    assert page.count('<div lang="en" dir="ltr">') == 4
