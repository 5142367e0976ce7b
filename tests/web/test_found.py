"""What the record shows by itself: a slow change, what goes with a tag, and days of all or nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest

from smallwins.application import entries, metrics
from smallwins.domain.levels import Levels
from smallwins.domain.metric import Direction, Kind, Metric, Plan
from tests.web.conftest import Browser


def followed(browser: Browser, name: str, kind: Kind, **fields: Any) -> Metric:
    since = browser.now.today - timedelta(days=400)
    levels = Levels(since=since, floor=fields.pop("floor", None), target=fields.pop("target", None))
    metric = Metric(
        id=browser.now.new_id(), name=name, kind=kind, plans=(Plan(since=since),), levels=(levels,),
        starts_on=since, created_at=browser.now.at, **fields,
    )  # fmt: skip
    with browser.store.transaction():
        return metrics.add_metric(browser.store, browser.person, browser.now, metric)


def days_before(browser: Browser, count: int) -> Iterator[date]:
    return (browser.now.today - timedelta(days=back) for back in range(count, 0, -1))


def logged(browser: Browser, metric: Metric, day: date, value: float, **fields: Any) -> None:
    given = {"metric": metric.id, "for_date": day, "value": value} | fields
    entry = entries.stamped(browser.now, given)
    entries.log_entry(browser.store, browser.person, browser.now, entry)


def read(browser: Browser, path: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", browser.get(path).text))


@pytest.mark.requirement("R161")
def test_a_slow_change_becomes_visible_over_a_year(browser: Browser) -> None:
    calm, chance = followed(browser, "Calm", Kind.RATING, direction=Direction.OBSERVE), Random(7)
    with browser.store.transaction():
        for number, day in enumerate(days_before(browser, 360)):
            logged(browser, calm, day, round(min(10, max(0, 3 + number / 90 + chance.gauss(0, 1))), 1))

    assert "Calm has slowly gone up" in read(browser, "/insights")


@pytest.mark.requirement("R177")
def test_days_outdoors_are_set_beside_the_mood(browser: Browser) -> None:
    mood = followed(browser, "Mood", Kind.RATING, direction=Direction.OBSERVE)
    walk, chance = followed(browser, "Walk", Kind.DURATION), Random(3)
    with browser.store.transaction():
        for day in days_before(browser, 200):
            out = chance.random() < 0.5
            logged(browser, walk, day, 12, tags=("outdoors",) if out else ())
            logged(browser, mood, day, round(min(10, max(0, 4 + 2.5 * out + chance.gauss(0, 1))), 1))

    page = read(browser, "/insights")

    assert "outdoors" in page
    assert "Mood" in page
    assert "It may also run the other way" in page


@pytest.mark.requirement("R9")
def test_days_of_all_or_nothing_are_named_kindly_with_a_smaller_floor_as_an_offer(browser: Browser) -> None:
    pages, chance = followed(browser, "Pages", Kind.QUANTITY, unit="pages", target=10), Random(5)
    with browser.store.transaction():
        for day in days_before(browser, 398):
            if chance.random() < 0.5:
                logged(browser, pages, day, 10 + chance.randrange(3))

    page = read(browser, "/insights")

    assert "Pages" in page
    assert "A smaller floor might make the in-between days count." in page
