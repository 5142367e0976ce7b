from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from smallwins.application import metrics
from smallwins.domain.metric import Direction, Kind, Metric, MetricState
from smallwins.domain.schedule import Rhythm
from tests.web.conftest import Browser
from tests.web.shown import sent_as_shown


def added(browser: Browser, name: str, **fields: Any) -> Metric:
    answer = browser.post("/metrics/new", follow=False, name=name, **fields)
    assert answer.status_code == 303, answer.text
    return max(metrics.metrics(browser.store, browser.person), key=lambda metric: metric.position)


def test_only_a_name_is_needed(browser: Browser) -> None:
    metric = added(browser, "walk")

    assert (metric.name, metric.kind, metric.direction) == ("walk", Kind.BOOLEAN, Direction.AT_LEAST)
    assert metric.levels[0].floor is None
    assert "walk" in browser.get("/metrics").text


def test_every_field_of_the_form_is_kept(browser: Browser) -> None:
    browser.post("/values", name="health")
    value = browser.get("/metrics/new").text.split('name="values" value="')[1][:36]

    metric = added(
        browser, "walk", kind="duration", rhythm="week_total", floor="60", target="150", stretch="٣٠٠",
        cue="after lunch", group_name="body", tags="outdoors, easy", note="slow is fine", smallest_step="5",
        treat="tea", treat_after="7", values=value, starts_on="2026-01-08", sensitive="yes",
    )  # fmt: skip

    levels = metric.levels[0]
    assert (levels.floor, levels.target, levels.stretch) == (60, 150, 300)
    assert metric.plans[0].schedule.rhythm is Rhythm.WEEK_TOTAL
    assert metric.tags == ("outdoors", "easy")
    assert metric.treat is not None
    assert (metric.treat.after, metric.treat.what) == (7, "tea")
    assert str(metric.values[0]) == value
    assert metric.sensitive


@pytest.mark.parametrize(
    ("rhythm", "fields", "expected"),
    [
        ("weekdays", {"weekdays": ["0", "3"]}, {"weekdays": (0, 3)}),
        ("per_week", {"times_per_week": "3"}, {"times": 3}),
        ("per_days", {"times_per_days": "2", "length_per_days": "5"}, {"times": 2, "length": 5}),
        ("per_month", {"times_per_month": "4"}, {"times": 4}),
        ("month_days", {"month_days": "1, 15"}, {"month_days": (1, 15)}),
        ("days_total", {"length_days_total": "10"}, {"length": 10}),
    ],
)
def test_each_rhythm_is_read(
    browser: Browser, rhythm: str, fields: dict[str, Any], expected: dict[str, Any]
) -> None:
    schedule = added(browser, "walk", rhythm=rhythm, **fields).plans[0].schedule

    assert {name: getattr(schedule, name) for name in expected} == expected


def test_a_metric_of_at_most_needs_its_limit_and_says_so(browser: Browser) -> None:
    answer = browser.post("/metrics/new", name="screens", kind="duration", direction="at_most")

    assert answer.status_code == 422
    assert "needs its limit" in answer.text
    assert 'value="screens"' in answer.text


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"name": ""}, "needs a name"),
        ({"name": "x", "kind": "count", "floor": "lots"}, "“lots” is not a number"),
        ({"name": "x", "kind": "count", "floor": "9", "target": "3"}, "The floor comes first"),
        ({"name": "x", "rhythm": "weekdays"}, "at least one weekday"),
        ({"name": "x" * 300}, "300 characters"),
        ({"name": "x", "kind": "weather"}, "could not be read"),
        ({"name": "x", "starts_on": "2026-02-30"}, "2026-02-30"),
    ],
)
def test_what_cannot_be_kept_is_said_on_the_form(browser: Browser, fields: dict[str, Any], said: str) -> None:
    answer = browser.post("/metrics/new", **fields)

    assert answer.status_code == 422
    assert said in answer.text
    assert metrics.metrics(browser.store, browser.person) == []


def test_a_change_of_amounts_holds_from_its_day_on(browser: Browser) -> None:
    metric = added(browser, "read", kind="count", floor="1", starts_on="2026-01-01")
    later = browser.now.today - timedelta(days=3)

    browser.post(
        f"/metrics/{metric.id}/edit",
        follow=False,
        name="read",
        kind="count",
        floor="2",
        since=later.isoformat(),
    )

    (changed,) = metrics.metrics(browser.store, browser.person)
    assert changed.levels_on(later - timedelta(days=1)).floor == 1
    assert changed.levels_on(later).floor == 2
    assert len(changed.plans) == 1  # the same rhythm is no change


def test_the_form_shown_and_sent_back_changes_nothing(browser: Browser) -> None:
    metric = added(
        browser, "walk", kind="quantity", unit="km", rhythm="per_days", times_per_days="2",
        length_per_days="9", target="2,5", tags="a, b", cue="after lunch",
    )  # fmt: skip
    rev = browser.store.rev(browser.person.id)
    page = browser.get(f"/metrics/{metric.id}/edit").text

    browser.post(
        f"/metrics/{metric.id}/edit", follow=False, **dict[str, Any](sent_as_shown(page, "metric-form"))
    )

    assert browser.store.rev(browser.person.id) == rev


def test_a_metric_is_put_away_and_taken_out_again(browser: Browser) -> None:
    metric = added(browser, "walk")

    browser.post(f"/metrics/{metric.id}/archive")
    assert metrics.metrics(browser.store, browser.person) == []
    assert "walk" in browser.get("/metrics?archived=true").text

    browser.post(f"/metrics/{metric.id}/archive")
    assert metrics.metrics(browser.store, browser.person)[0].state is MetricState.ACTIVE


def test_a_metric_is_deleted_with_its_entries_and_all_of_it_comes_back(browser: Browser) -> None:
    metric = added(browser, "walk")
    browser.post(f"/metrics/{metric.id}/tap/tick")

    browser.post(f"/metrics/{metric.id}/delete")
    assert metrics.metrics(browser.store, browser.person, archived=True) == []

    browser.post("/undo", rev=str(browser.store.rev(browser.person.id)))
    day = browser.now.today
    assert browser.store.entries_between(browser.person.id, day, day + timedelta(days=1))


def test_metrics_change_places(browser: Browser) -> None:
    for name in ("one", "two", "three"):
        last = added(browser, name)

    browser.post(f"/metrics/{last.id}/move", way="up")
    browser.post(f"/metrics/{last.id}/move", way="up")
    browser.post(f"/metrics/{last.id}/move", way="up")

    assert [metric.name for metric in metrics.metrics(browser.store, browser.person)] == [
        "three",
        "one",
        "two",
    ]


def test_metrics_are_found_by_name_group_and_tag(browser: Browser) -> None:
    added(browser, "Café écrit", group_name="Maison", tags="calm")
    added(browser, "walk", tags="outdoors")
    browser.get("/help")  # which takes the toast

    assert "walk" not in browser.get("/metrics?q=cafe maison").text
    assert "Café" not in browser.get("/metrics?tag=outdoors").text
    assert "Nothing goes by that name" in browser.get("/metrics?q=zebra").text


def test_a_metric_rests_and_wakes(browser: Browser) -> None:
    metric = added(browser, "walk")

    browser.post("/pause", metric=str(metric.id), back="/metrics")
    assert "resting" in browser.get("/metrics").text

    answer = browser.post("/resume", metric=str(metric.id), back="/metrics")
    assert "Awake again: walk" in answer.text
    assert browser.post("/resume", metric=str(metric.id)).status_code == 422


def test_everything_rests_for_a_while(browser: Browser) -> None:
    added(browser, "walk")

    browser.post("/pause", since="2026-01-01", back="/metrics")

    assert "Everything rests since" in browser.get("/metrics").text


def test_beside_what_one_follows_stands_what_matters(browser: Browser) -> None:
    browser.post("/metrics/new", name="Walk")
    before = browser.get("/metrics").text
    browser.post("/values", name="ease in my body", why="I was stiff")

    aside = browser.get("/metrics").text.split('id="aside"')[1]

    assert 'href="/values"' in before
    assert "I was stiff" in aside
    assert "<title>What you follow" in before
