"""The way to help, shown once and calmly after words or answers that sound heavy (method D.3)."""

from __future__ import annotations

from smallwins.application import metrics
from smallwins.domain.levels import Levels
from smallwins.domain.metric import Kind, Metric, Plan
from smallwins.domain.step import Step
from tests.web.conftest import Browser

SHOWN = "That sounds heavy. Talking to someone helps, today too."


def test_heavy_words_in_any_form_show_the_way_to_help_once(browser: Browser) -> None:
    first = browser.post("/setbacks", what_happened="I want to die")
    again = browser.get(first.url.path)

    assert SHOWN in first.text
    assert 'href="/help"' in first.text.split(SHOWN)[1].split("</aside>")[0]
    assert SHOWN not in again.text
    assert "I want to die" in again.text


def test_it_is_shown_in_each_language_and_never_in_the_way(browser: Browser) -> None:
    for words in ("J’ai envie de mourir", "أريد أن أموت"):
        answer = browser.post("/values", name="x", why=words)
        assert answer.status_code == 200
        assert SHOWN in answer.text


def test_it_is_shown_beside_a_refusal_too(browser: Browser) -> None:
    answer = browser.post("/doubts", claim="", fuel="I want to die")

    assert answer.status_code == 422
    assert SHOWN in answer.text


def test_everyday_words_show_nothing_and_nothing_is_kept(browser: Browser) -> None:
    plain = browser.post("/setbacks", what_happened="A cake to die for stayed flat")
    browser.post("/setbacks", what_happened="I want to die")

    assert SHOWN not in plain.text
    assert [change.act for change in browser.store.changes(browser.person.id)] == [
        "setback.add",
        "setback.add",
        "profile.add",
    ]


def test_heavy_words_on_a_note_of_an_entry_show_it_too(browser: Browser) -> None:
    now = browser.now
    metric = Metric(
        id=now.new_id(),
        name="Walk",
        kind=Kind.DURATION,
        plans=(Plan(since=now.today),),
        levels=(Levels(since=now.today),),
        starts_on=now.today,
        created_at=now.at,
    )
    with browser.store.transaction():
        metrics.add_metric(browser.store, browser.person, now, metric)

    answer = browser.post(f"/metrics/{metric.id}/log", value="5", note="better off without me")

    assert SHOWN in answer.text
    assert not browser.store.all(Step, browser.person.id)


def test_nothing_is_compared_on_such_a_day(browser: Browser) -> None:
    browser.post("/metrics/new", name="Walk")
    usual = browser.get("/then-and-now").text
    browser.post("/notes", kind="letter", text="I want to die")

    assert "In a month there is something to look back on." in usual
    assert "Nothing is compared today." in browser.get("/then-and-now").text
