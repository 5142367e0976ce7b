from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from smallwins.application.metrics import metric_named
from smallwins.demo.record import fill
from smallwins.domain.entry import Entry
from smallwins.domain.levels import Levels
from smallwins.domain.metric import Kind, Metric, Plan
from tests.web.conftest import Browser


@pytest.fixture
def salma(browser: Browser) -> Browser:
    """Open the pages on two years of an invented record."""
    with browser.store.db.transaction():
        fill(browser.store, browser.person, browser.now)
    return browser


def named(browser: Browser, name: str) -> Metric:
    return metric_named(browser.store, browser.person, name)


@pytest.mark.requirement("R36", "R155", "R179", "R139")
def test_levels_from_the_own_days_stand_with_their_chance_and_are_used_from_a_day_on(salma: Browser) -> None:
    walk = named(salma, "Walk")
    page = salma.get(f"/metrics/{walk.id}").text

    assert "Levels that fit your days" in page
    assert "days in 10" in page
    assert "Bests, against yourself" in page
    salma.post(f"/metrics/{walk.id}/levels")
    tomorrow = salma.now.today + timedelta(days=1)
    changed = named(salma, "Walk")
    assert changed.levels_on(salma.now.today) == walk.levels_on(salma.now.today)
    held = changed.levels_on(tomorrow)
    assert held.since == tomorrow
    rising = [held.floor, held.target, held.stretch]
    assert None not in rising
    assert rising == sorted(level for level in rising if level)


def test_a_best_of_the_last_months_stands_beside_that_of_all_time(browser: Browser) -> None:
    today = browser.now.today
    begun = today - timedelta(days=200)
    swim = Metric(
        id=browser.now.new_id(), name="Swim", kind=Kind.DURATION, unit="min", plans=(Plan(since=begun),),
        levels=(Levels(since=begun, floor=10),), starts_on=begun, created_at=browser.now.at,
    )  # fmt: skip
    minutes = {ago: 20 + ago % 5 for ago in range(1, 80, 3)} | {190: 90, 180: 90}
    swum = [
        Entry(
            id=browser.now.new_id(), metric=swim.id, for_date=today - timedelta(days=ago), value=value,
            created_at=browser.now.at,
        )
        for ago, value in minutes.items()
    ]  # fmt: skip
    with browser.store.db.transaction():
        browser.store.keep(browser.store.begin(browser.person.id, browser.now, "import"), swim, *swum)

    page = browser.get(f"/metrics/{swim.id}").text.replace("\u00a0", " ").replace("\u202f", " ")

    ever, lately = page.split("Of the last three months")
    assert "1 h 30" in ever
    assert ", equalled " in ever
    assert "24 min" in lately
    assert "1 h 30" not in lately.split("</dl>")[0]


def test_whether_a_rhythm_fits_is_asked_after_many_skips_and_not_before(browser: Browser) -> None:
    begun = browser.now.today - timedelta(days=40)
    swim = Metric(
        id=browser.now.new_id(), name="Swim", kind=Kind.BOOLEAN, plans=(Plan(since=begun),),
        levels=(Levels(since=begun),), starts_on=begun, created_at=browser.now.at,
    )  # fmt: skip

    def skip(ago: int) -> Entry:
        return Entry(
            id=browser.now.new_id(), metric=swim.id, for_date=browser.now.today - timedelta(days=ago),
            skip_reason="travel", created_at=browser.now.at,
        )  # fmt: skip

    with browser.store.db.transaction():
        act = browser.store.begin(browser.person.id, browser.now, "metric.edit")
        browser.store.keep(act, swim, *(skip(ago) for ago in range(1, 15)))
    few = browser.get(f"/metrics/{swim.id}").text
    with browser.store.db.transaction():
        act = browser.store.begin(browser.person.id, browser.now, "entry.add")
        browser.store.keep(act, skip(15))
    many = browser.get(f"/metrics/{swim.id}").text

    assert "Does this rhythm still fit?" not in few
    assert "Does this rhythm still fit?" in many


@pytest.mark.requirement("R36")
def test_what_is_counted_in_days_is_suggested_in_days_a_week(salma: Browser) -> None:
    oud = named(salma, "Oud")
    page = salma.get(f"/metrics/{oud.id}").text

    assert "Days, target" in page
    assert "Floor of a day" in page
    salma.post(f"/metrics/{oud.id}/levels")
    changed = named(salma, "Oud")
    next_week = salma.person.week_of(salma.now.today) + timedelta(weeks=1)
    assert changed.schedule_on(salma.now.today) == oud.schedule_on(salma.now.today)
    assert changed.levels_on(next_week).since == next_week


@pytest.mark.requirement("R31")
def test_a_wish_is_set_beside_the_own_record_without_a_verdict(salma: Browser) -> None:
    walk = named(salma, "Walk")

    dream = salma.get(f"/metrics/{walk.id}?wish=400").text
    easy = salma.get(f"/metrics/{walk.id}?wish=1").text

    assert "Keep it as the dream, and pick a step?" in dream
    assert "Of your last 56" in easy
    assert "not an amount yet" in salma.get(f"/metrics/{walk.id}?wish=many").text


def test_a_young_metric_says_how_far_it_is_and_a_sensitive_one_is_left_alone(browser: Browser) -> None:
    browser.post("/metrics/new", name="Walk", kind="duration", direction="at_least", rhythm="daily")
    walk = named(browser, "Walk")

    page = browser.get(f"/metrics/{walk.id}").text

    assert "Shown after 28 days." in page
    refused = browser.post(f"/metrics/{walk.id}/levels")
    assert "no levels to suggest" in refused.text


@pytest.mark.requirement("R132", "R159", "R169")
def test_a_bit_more_than_usual_is_offered_and_asked_from_a_day_on(salma: Browser) -> None:
    book = named(salma, "Grandmother's book")
    tomorrow = salma.now.today + timedelta(days=1)
    low = replace(book.levels_on(tomorrow), since=tomorrow, floor=0.5, target=1.0, stretch=None)
    today = replace(book, levels=(replace(low, since=book.starts_on),))
    salma.store.keep(salma.store.begin(salma.person.id, salma.now, "test"), today)

    page = salma.get(f"/metrics/{book.id}").text
    salma.post(f"/metrics/{book.id}/bit-more")

    assert "Your usual lately is about" in page
    assert "Ask this from" in page
    changed = named(salma, "Grandmother's book").levels_on(tomorrow)
    assert changed.target is not None
    assert 1 < changed.target <= 3


def test_where_the_pace_leads_stands_on_the_page_of_what_is_followed(salma: Browser) -> None:
    book = named(salma, "Grandmother's book")
    page = salma.get(f"/metrics/{book.id}").text

    assert "Where the pace leads" in page
    assert "About even chance by" in page
    assert "Where the pace leads" not in salma.get(f"/metrics/{named(salma, 'Coffee').id}").text
