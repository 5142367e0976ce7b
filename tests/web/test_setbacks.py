"""A setback in the pages: from what happened to a lesson, a step, and being back on."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from smallwins.application import metrics, setbacks, skills, values
from smallwins.application.entries import log_entry, stamped
from smallwins.domain.levels import Levels
from smallwins.domain.metric import Kind, Metric, Plan
from smallwins.domain.note import Note, NoteKind
from smallwins.domain.setback import Setback
from smallwins.domain.skill import Skill
from smallwins.domain.step import Step
from smallwins.domain.value import Value
from tests.web.conftest import Browser

BREAD = "The bread stayed flat"


def begun(browser: Browser, what: str = BREAD, **fields: Any) -> Setback:
    browser.post("/setbacks", what_happened=what, **fields)
    return setbacks.setbacks(browser.store, browser.person)[0]


def kept(browser: Browser, setback: Setback) -> Setback:
    found = browser.store.find(Setback, browser.person.id, setback.id)
    assert found is not None
    return found


def walked_to_the_options(browser: Browser) -> tuple[Setback, str]:
    setback = begun(browser)
    here = f"/setbacks/{setback.id}"
    browser.post(f"{here}/goal", goal="Warm bread for everyone")
    browser.post(f"{here}/reality", reality="A cold kitchen", themes=["skipped_ahead", "time"], size_then="8")
    return setback, here


@pytest.mark.requirement("R80", "R127")
def test_the_four_posts_open_one_after_the_other_and_any_of_them_can_wait(browser: Browser) -> None:
    setback = begun(browser)
    here = f"/setbacks/{setback.id}"
    first = browser.get(here).text
    second = browser.post(f"{here}/goal", goal="Warm bread for everyone").text
    waiting = browser.post(f"{here}/reality", reality="A cold kitchen", then="later").text

    assert "about three minutes" in first
    assert first.index("Goal: what did I want?") < first.index(">Reality") < first.index(">Options")
    assert first.count("Keep it for later") == 1
    assert "Warm bread for everyone" in second
    assert 'name="reality"' in second
    assert "open, for whenever you like" in waiting
    assert kept(browser, setback).reality == "A cold kitchen"


@pytest.mark.requirement("R77", "R78")
def test_skipping_ahead_and_an_unrealistic_plan_are_among_the_themes(browser: Browser) -> None:
    setback = begun(browser)

    page = browser.get(f"/setbacks/{setback.id}?at=reality").text

    assert "skipped ahead" in page
    assert "plan unrealistic" in page


@pytest.mark.requirement("R129")
def test_one_option_asks_quietly_for_a_second(browser: Browser) -> None:
    _, here = walked_to_the_options(browser)

    one = browser.post(f"{here}/options", options=["Start at breakfast", ""])
    early = browser.post(f"{here}/way-forward", other="Start at breakfast")
    two = browser.post(f"{here}/options", options=["Start at breakfast", "Buy it"]).text

    assert one.status_code == 200
    assert "One is there. Is there a second" in one.text
    assert early.status_code == 422
    assert "look for 2" in early.text
    assert "Way forward: which one, and when?" in two


@pytest.mark.requirement("R54", "R76", "R149", "R43")
def test_a_setback_becomes_a_step_a_lesson_and_a_kind_line(browser: Browser) -> None:
    _, here = walked_to_the_options(browser)
    browser.post(f"{here}/options", options=["Start at breakfast", "Buy it"])

    asked = browser.post(
        f"{here}/way-forward", way_forward="Start at breakfast", first_step="Set the bowl out"
    ).text
    kind = browser.post(f"{here}/lesson", lesson="Cold mornings need an hour more").text
    done = browser.post(f"{here}/kind-line", kind_line="It was one evening", funny="Lina's face").text

    [step] = browser.store.all(Step, browser.person.id)
    assert (step.title, step.first_step) == ("Start at breakfast", "Set the bowl out")
    assert "What can I learn when things go wrong?" in asked
    assert f"/steps/{step.id}" in asked
    assert "One kind line to myself" in kind
    assert "It was one evening" in done
    assert "Lina&#39;s face" in done
    lessons = [note for note in browser.store.all(Note, browser.person.id) if note.kind is NoteKind.LESSON]
    assert [note.text for note in lessons] == ["Cold mornings need an hour more"]


@pytest.mark.requirement("R54")
def test_the_chain_ends_in_being_back_on_and_says_how_long_it_took(browser: Browser) -> None:
    setback = begun(browser, occurred_on=(browser.now.today - timedelta(days=3)).isoformat())

    page = browser.post(f"/setbacks/{setback.id}/back-on", recovered_on=browser.now.today.isoformat()).text
    listed = browser.get("/setbacks").text

    assert "Back after three days" in page
    assert "You came back from one setback" in listed
    assert "back on after 3 days" in listed


@pytest.mark.requirement("R22")
def test_how_big_it_felt_stands_beside_how_big_it_feels(browser: Browser) -> None:
    setback = begun(browser, size_then="8")

    page = browser.post(f"/setbacks/{setback.id}/size", size_later="3").text

    assert "How big it felt: 8 of 10 then, 3 of 10 later." in page


@pytest.mark.requirement("R79")
def test_a_theme_that_recurs_is_counted_and_shown(browser: Browser) -> None:
    for what in ("one", "two", "three"):
        setback = begun(browser, what)
        browser.post(f"/setbacks/{setback.id}/reality", themes=["time"], own_themes="the oven")

    assert "What keeps having a part in it" in browser.get("/setbacks").text
    page = browser.get(f"/setbacks/{setback.id}").text
    assert "“too little time” had a part in 3 of your 3 setbacks" in page
    assert "“the oven” had a part in 3" in page


@pytest.mark.requirement("R81")
def test_it_is_seen_from_further_away(browser: Browser) -> None:
    setback = begun(browser)
    before = browser.get(f"/setbacks/{setback.id}").text
    after = browser.post(
        f"/setbacks/{setback.id}/perspective", friend_view="Everyone laughed", year_view="A story"
    ).text

    assert "if this had happened to a friend?" in before
    assert "a year from now" in before
    assert "Everyone laughed" in after
    assert "A story" in after


@pytest.mark.requirement("R82")
def test_a_setback_points_to_a_skill(browser: Browser) -> None:
    skill = Skill(id=browser.now.new_id(), name="Baking", created_at=browser.now.at)
    with browser.store.transaction():
        skills.add_skill(browser.store, browser.person, browser.now, skill)
    setback = begun(browser)

    page = browser.post(
        f"/setbacks/{setback.id}/lesson", lesson="warmth", skill=str(skill.id), corrected_myself="yes"
    ).text

    assert "It points to" in page
    assert "Baking" in page
    assert kept(browser, setback).corrected_myself


@pytest.mark.requirement("R78", "R157")
def test_the_plan_stands_beside_the_usual_range_with_the_own_why(browser: Browser) -> None:
    metric = a_walk(browser, days=40)

    page = browser.get(f"/setbacks/{begun(browser, metric=str(metric.id)).id}").text

    assert "The plan and what is usual" in page
    assert "30 min" in page
    assert "5 to 8 min" in page
    assert "Keep it as the dream" in page
    assert "to play with my children" in page


def test_a_young_metric_says_how_much_is_still_needed(browser: Browser) -> None:
    metric = a_walk(browser, days=5)

    page = browser.get(f"/setbacks/{begun(browser, metric=str(metric.id)).id}").text

    assert "Not enough of “Walk” yet to say what is usual: 5 of 28." in page


@pytest.mark.requirement("R11")
def test_hard_words_about_oneself_get_a_kind_prompt_and_no_correction(browser: Browser) -> None:
    hard = begun(browser, "I always ruin everything")
    plain = begun(browser, "The oven was off")

    assert "If a friend had written them, what would you say?" in browser.get(f"/setbacks/{hard.id}").text
    assert "If a friend had written them" not in browser.get(f"/setbacks/{plain.id}").text


@pytest.mark.requirement("R20")
def test_softer_words_are_offered_when_asked_and_nothing_changes(browser: Browser) -> None:
    setback = begun(browser, "I must never be late")
    here = f"/setbacks/{setback.id}"

    assert "could be" not in browser.get(here).text
    offered = browser.get(f"{here}?softer=true").text

    assert "“never”" in offered
    assert "could be" in offered
    assert kept(browser, setback).what_happened == "I must never be late"


def test_a_setback_is_changed_and_deleted_and_comes_back(browser: Browser) -> None:
    setback = begun(browser)
    page = browser.post(f"/setbacks/{setback.id}/edit", what_happened="The bread rose after all").text
    assert "The bread rose after all" in page

    browser.post(f"/setbacks/{setback.id}/delete")
    assert "Nothing here, and that is fine." in browser.get("/setbacks").text


def test_bad_input_is_answered_in_words_and_keeps_what_was_written(browser: Browser) -> None:
    empty = browser.post("/setbacks", what_happened="  ")
    tomorrow = (browser.now.today + timedelta(days=2)).isoformat()
    ahead = browser.post("/setbacks", what_happened=BREAD, occurred_on=tomorrow)
    setback = begun(browser)
    sized = browser.post(f"/setbacks/{setback.id}/reality", reality="cold", size_then="11")

    assert (empty.status_code, ahead.status_code, sized.status_code) == (422, 422, 422)
    assert "Write in a few words what happened." in empty.text
    assert "has not come yet" in ahead.text
    assert BREAD in ahead.text
    assert ">cold</textarea>" in sized.text
    assert browser.get(f"/setbacks/{setback.id}?at=nowhere").status_code == 404
    assert browser.post(f"/setbacks/{setback.id}/nowhere").status_code == 404
    assert browser.get("/setbacks/01890000-0000-7000-8000-000000000000").status_code == 404


def test_long_mixed_and_right_to_left_words_are_kept_as_they_are(browser: Browser) -> None:
    long = "\n".join(f"line {number} 🍞 الخبز" for number in range(3000))

    page = browser.get(f"/setbacks/{begun(browser, long).id}").text

    assert "line 0 🍞 الخبز" in page
    assert "All you wrote" in page


def a_walk(browser: Browser, *, days: int) -> Metric:
    now, person = browser.now, browser.person
    why = Value(id=now.new_id(), name="Health", why="to play with my children", created_at=now.at)
    start = now.today - timedelta(days=days)
    metric = Metric(
        id=now.new_id(),
        name="Walk",
        kind=Kind.DURATION,
        unit="min",
        plans=(Plan(since=start),),
        levels=(Levels(since=start, floor=10, target=30),),
        values=(why.id,),
        starts_on=start,
        created_at=now.at,
    )
    store = browser.store
    with store.transaction():
        values.add_value(store, person, now, why)
        metrics.add_metric(store, person, now, metric)
        for shift in range(days):
            fields = {
                "metric": metric.id,
                "value": 5.0 + shift % 4,
                "for_date": start + timedelta(days=shift),
            }
            log_entry(store, person, now, stamped(now, fields))
    return metric


@pytest.mark.requirement("R127")
def test_an_empty_day_offers_three_minutes_and_names_the_metric_and_the_day(browser: Browser) -> None:
    metric = a_walk(browser, days=3)
    day = browser.now.today - timedelta(days=4)

    offered = browser.get(f"/metrics/{metric.id}/days/{day}").text
    asked = browser.get(f"/setbacks/new?metric={metric.id}&on={day}").text

    assert f"/setbacks/new?metric={metric.id}&amp;on={day}" in offered
    assert f"/setbacks/new?metric={metric.id}" in browser.get(f"/metrics/{metric.id}").text
    assert f'value="{day}"' in asked
    assert f'<option value="{metric.id}" selected>' in asked
