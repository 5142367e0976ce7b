"""The path and its goals in the pages: the way so far first, then what is left."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from smallwins.application import goals, metrics
from smallwins.application.entries import log_entry, stamped
from smallwins.domain.goal import GoalState, Rest
from smallwins.domain.levels import Levels
from smallwins.domain.metric import Kind, Metric, MetricState, Plan
from smallwins.domain.step import Step
from tests.web.conftest import Browser
from tests.web.walked import ago, goal, kept_goal, kept_step, read, step, value

WEEKS = (2, 5, 3, 0, 4, 6, 4, 3)


def recipes(browser: Browser, *counts: float, **fields: Any) -> Metric:
    """Follow recipes for as many closed weeks as there are counts."""
    begun = ago(browser, weeks=len(counts))
    held = Metric(
        id=begun.new_id(),
        name="Recipes",
        kind=Kind.COUNT,
        unit="recipes",
        plans=(Plan(since=begun.today),),
        levels=(Levels(since=begun.today),),
        starts_on=browser.person.week_of(begun.today),
        created_at=begun.at,
        **fields,
    )
    metrics.add_metric(browser.store, browser.person, begun, held)
    for week, count in enumerate(counts):
        now = browser.now
        day = browser.person.week_of(now.today) - timedelta(weeks=len(counts) - week)
        if count:
            entry = stamped(now, {"metric": held.id, "value": count, "for_date": day})
            log_entry(browser.store, browser.person, now, entry)
    return held


@pytest.mark.requirement("R107", "R57")
def test_a_wish_becomes_a_goal_and_the_goal_a_plan(browser: Browser) -> None:
    family = value(browser)
    asked = read(browser.get("/goals/new"))

    made = read(browser.post("/goals", title="The kitchen book", values=[str(family.id)], why="her hands"))
    [held] = goals.goals(browser.store, browser.person)
    planned = read(
        browser.post("/steps", title="Gather the notes", goal=str(held.id), back=f"/goals/{held.id}")
    )
    shown = read(browser.get("/path"))

    assert "A title and what it serves are enough" in asked
    assert "her hands" in made
    assert "Gather the notes" in planned
    assert shown.index("Family") < shown.index("The kitchen book") < shown.index("Gather the notes")


@pytest.mark.requirement("R156")
def test_a_goal_asks_what_it_serves_and_keeps_what_was_written(browser: Browser) -> None:
    value(browser)

    answer = browser.post("/goals", title="The kitchen book", why="her hands")

    assert answer.status_code == 422
    assert "serves at least one of your values" in answer.text
    assert 'value="The kitchen book"' in answer.text


@pytest.mark.requirement("R33", "R66", "R37")
def test_the_distance_covered_stands_before_what_is_left(browser: Browser) -> None:
    metric = recipes(browser, *WEEKS)
    book = goal(browser, metric=metric.id, baseline=0, target=60, now=ago(browser, weeks=9))
    browser.post(f"/goals/{book.id}/milestones", title="Ten recipes", threshold="10")
    browser.post(f"/goals/{book.id}/milestones", title="Half of it", threshold="30")

    shown = read(browser.get(f"/goals/{book.id}"))

    assert "27 recipes so far" in shown
    assert shown.index("27 recipes so far") < shown.index("60 recipes") < shown.index("3 recipes more")
    assert "Ten recipes</div>" not in shown
    assert shown.index("crossed") < shown.index("Half of it")
    assert "how would you like to mark this one?" in shown


@pytest.mark.requirement("R118", "R178", "R160", "R164")
def test_each_milestone_is_invited_to_be_celebrated_and_kept_as_a_win(browser: Browser) -> None:
    book = goal(browser)
    browser.post(f"/goals/{book.id}/milestones", title="One page")

    crossed = read(browser.post(f"/goals/{book.id}/milestones/0/cross"))
    marked = read(browser.post(f"/goals/{book.id}/milestones/0/cross", celebrated="mint tea with Lina"))

    assert "Celebrate" in crossed
    assert "mint tea with Lina" in marked
    assert "Proof that it moves" in marked
    assert marked.count("One page") >= 2


def test_a_milestone_ahead_may_be_taken_off(browser: Browser) -> None:
    book = goal(browser)
    browser.post(f"/goals/{book.id}/milestones", title="One page")

    browser.post(f"/goals/{book.id}/milestones/0/drop")
    gone = browser.post(f"/goals/{book.id}/milestones/0/cross")

    assert kept_goal(browser, book.id).milestones == ()
    assert gone.status_code == 422
    assert "no longer here" in gone.text


@pytest.mark.requirement("R49")
def test_a_goal_is_resized_and_let_go_with_a_note_and_no_penalty(browser: Browser) -> None:
    metric = recipes(browser)
    book = goal(browser, metric=metric.id, baseline=0, target=60)

    resized = read(browser.post(f"/goals/{book.id}/resize", target="40", note="sixty was for everyone"))
    left = read(browser.post(f"/goals/{book.id}/let-go", note="the photographs do it"))
    again = read(browser.post(f"/goals/{book.id}/resume"))

    assert "40 recipes" in resized
    assert "60 recipes" in resized
    assert "sixty was for everyone" in resized
    assert "Let go" in left
    assert "the photographs do it" in left
    assert "What you have built stays." in again
    assert kept_goal(browser, book.id).state is GoalState.ACTIVE


@pytest.mark.requirement("R75")
def test_a_goal_rests_after_the_fact_with_what_feeds_it(browser: Browser) -> None:
    metric = recipes(browser, 1, 1)
    book = goal(browser, metric=metric.id)
    since = (browser.now.today - timedelta(days=5)).isoformat()

    rests = read(browser.post(f"/goals/{book.id}/pause", since=since, resting=[str(metric.id)]))
    today = read(browser.get("/"))
    browser.post(f"/goals/{book.id}/resume")

    assert "Resting since" in rests
    assert "Everything is kept as it is." in rests
    assert "Resting" in today
    assert kept_goal(browser, book.id).state is GoalState.ACTIVE
    assert "It rested" in read(browser.get(f"/goals/{book.id}"))


@pytest.mark.requirement("R75")
def test_a_rest_that_is_over_is_written_down_and_the_goal_goes_on(browser: Browser) -> None:
    book = goal(browser)
    since, until = browser.now.today - timedelta(days=9), browser.now.today - timedelta(days=3)

    shown = read(browser.post(f"/goals/{book.id}/pause", since=since.isoformat(), until=until.isoformat()))
    ahead = browser.post(f"/goals/{book.id}/pause", until=(browser.now.today + timedelta(days=2)).isoformat())

    assert "It rested" in shown
    assert kept_goal(browser, book.id).state is GoalState.ACTIVE
    assert kept_goal(browser, book.id).rests == (Rest(since=since, until=until),)
    assert ahead.status_code == 422
    assert "A rest with a last day is one that is over." in ahead.text


@pytest.mark.requirement("R152", "R154")
def test_a_goal_that_stands_still_is_named_with_two_minutes_beside_it(browser: Browser) -> None:
    past = ago(browser, days=30)
    book = goal(browser, now=past)
    unfed = read(browser.get(f"/goals/{book.id}"))
    step(browser, "Gather the notes", goal=book.id, now=past)
    shown = read(browser.get(f"/goals/{book.id}"))

    assert "That is information, nothing more." in unfed
    assert "Name one small step" in unfed
    assert "Two minutes on “Gather the notes” would move it." in shown
    assert "Start now, two minutes" in shown


@pytest.mark.requirement("R152")
def test_a_young_goal_without_an_action_is_offered_one(browser: Browser) -> None:
    book = goal(browser)

    shown = read(browser.get(f"/goals/{book.id}"))

    assert "Nothing daily or weekly carries this goal yet." in shown


@pytest.mark.requirement("R154")
def test_this_week_is_told_per_goal(browser: Browser) -> None:
    metric = recipes(browser)
    book = goal(browser, metric=metric.id, target=60)
    now = browser.now
    log_entry(browser.store, browser.person, now, stamped(now, {"metric": metric.id, "value": 4}))

    assert "4 recipes this week" in read(browser.get(f"/goals/{book.id}"))
    assert "4 recipes this week" in read(browser.get("/path"))


@pytest.mark.requirement("R72")
def test_the_pace_leads_to_two_dates_with_their_chances(browser: Browser) -> None:
    metric = recipes(browser, *WEEKS)
    book = goal(browser, metric=metric.id, target=sum(WEEKS) + 20, now=ago(browser, weeks=9))

    shown = read(browser.get(f"/goals/{book.id}"))

    assert "About even chance by" in shown
    assert "roughly four in five by" in shown
    assert "As a table" in shown


@pytest.mark.requirement("R72")
def test_a_young_record_says_that_it_is_young(browser: Browser) -> None:
    metric = recipes(browser, 3, 4)
    book = goal(browser, metric=metric.id, target=40)

    assert "Not enough weeks yet: 2 of 6." in read(browser.get(f"/goals/{book.id}"))


@pytest.mark.requirement("R31", "R156")
def test_a_date_is_set_beside_the_own_weeks_without_a_verdict(browser: Browser) -> None:
    metric = recipes(browser, *WEEKS)
    due = browser.now.today + timedelta(weeks=2)
    book = goal(browser, metric=metric.id, target=sum(WEEKS) + 20, due=due, now=ago(browser, weeks=9))

    shown = read(browser.get(f"/goals/{book.id}"))

    assert "That date asks for about 10 recipes a week; none of your last eight held so much." in shown
    assert "Keep it as the dream, and pick a step." in shown


@pytest.mark.requirement("R133")
def test_how_daunting_it_feels_is_drawn_over_time(browser: Browser) -> None:
    book = goal(browser)
    then = ago(browser, days=40)
    goals.feel_goal(browser.store, browser.person, then, book, 9)

    shown = read(browser.post(f"/goals/{book.id}/daunting", daunting="4"))
    browser.post(f"/goals/{book.id}/daunting")

    assert "You said 9 on" in shown
    assert "and 4 now." in shown


@pytest.mark.requirement("R113")
def test_rehearsals_are_planned_back_from_the_date(browser: Browser) -> None:
    book = goal(browser, due=browser.now.today + timedelta(days=30))

    shown = read(browser.post(f"/goals/{book.id}/rehearsals", title="Reading aloud", count="4"))
    too_many = browser.post(f"/goals/{book.id}/rehearsals", title="Reading aloud", count="40")

    assert [shown.count(f"Reading aloud {number}") for number in (1, 4, 5)] == [1, 1, 0]
    assert too_many.status_code == 422
    assert "Plan fewer than 40" in too_many.text


@pytest.mark.requirement("R55")
def test_a_goal_may_be_about_learning_and_in_words(browser: Browser) -> None:
    family = value(browser)
    done_when = "I can bake it without looking\nLina liked it"

    browser.post("/goals", title="Her bread", values=[str(family.id)], kind="learning", done_when=done_when)
    [held] = goals.goals(browser.store, browser.person)
    shown = read(browser.get(f"/goals/{held.id}"))
    edited = read(browser.get(f"/goals/{held.id}/edit"))

    assert "Lina liked it" in shown
    assert 'value="learning" checked' in edited
    assert "I can bake it without looking\nLina liked it" in edited


@pytest.mark.requirement("R74")
def test_changing_the_size_in_the_form_keeps_what_it_was(browser: Browser) -> None:
    metric = recipes(browser)
    book = goal(browser, metric=metric.id, baseline=0, target=60)

    same: dict[str, Any] = {
        "title": book.title,
        "values": [str(id) for id in book.values],
        "metric": str(metric.id),
    }
    shown = read(browser.post(f"/goals/{book.id}/edit", **same, baseline="0", target="30"))
    nowhere = browser.post(f"/goals/{book.id}/edit", **same, baseline="5", target="5")

    assert "What it was" in shown
    assert "60 recipes" in shown
    assert nowhere.status_code == 422
    assert "no way to go" in nowhere.text


@pytest.mark.requirement("R182")
def test_a_reached_goal_offers_the_next_challenge(browser: Browser) -> None:
    book = goal(browser)

    shown = read(browser.post(f"/goals/{book.id}/reached", note="it lies on her table", next="the sweets"))

    assert "it lies on her table" in shown
    assert "Next, perhaps: the sweets" in shown
    assert "One goal ended" in read(browser.get("/path"))


def test_a_goal_of_somebody_else_is_not_found(browser: Browser) -> None:
    unknown = browser.now.new_id()

    assert browser.get(f"/goals/{unknown}").status_code == 404
    assert browser.post(f"/goals/{unknown}/let-go").status_code == 404


def test_an_archived_metric_still_says_how_far_a_goal_came(browser: Browser) -> None:
    metric = recipes(browser, *WEEKS)
    book = goal(browser, metric=metric.id, target=60, now=ago(browser, weeks=9))
    metrics.edit_metric(browser.store, browser.person, browser.now, metric, {"state": MetricState.ARCHIVED})

    assert "27 recipes so far" in read(browser.get(f"/goals/{book.id}"))
    assert browser.store.all(Step, browser.person.id) == []


def test_a_deleted_goal_leaves_its_steps_on_their_own_and_comes_back_whole(browser: Browser) -> None:
    held = goal(browser)
    small = step(browser, "Gather the notes", goal=held.id)
    gone = read(browser.post(f"/goals/{held.id}/delete"))

    assert "Gather the notes" in gone
    assert kept_step(browser, small.id).goal is None
    assert browser.get(f"/goals/{held.id}").status_code == 404

    browser.post("/undo", rev=browser.store.changes(browser.person.id)[0].rev)
    assert "Gather the notes" in read(browser.get(f"/goals/{held.id}"))
    assert kept_step(browser, small.id).goal == held.id


def test_a_goal_whose_value_is_deleted_can_still_be_changed(browser: Browser) -> None:
    held = goal(browser, "Her kitchen book")
    [served] = held.values
    browser.post(f"/values/{served}/delete")

    shown = read(browser.get("/path"))
    browser.post(f"/goals/{held.id}/edit", title="Grandmother's book")

    assert "What they serve is open" in shown
    assert "Her kitchen book" in shown
    assert kept_goal(browser, held.id).title == "Grandmother's book"
