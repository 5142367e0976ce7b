from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from smallwins.application import metrics
from smallwins.application.looking.returns import ComingBack
from smallwins.demo.record import fill
from smallwins.domain.entry import Entry, Felt
from smallwins.domain.levels import Levels
from smallwins.domain.metric import Direction, Kind, Metric, Plan
from smallwins.statistics.bounce_back import bounce_back, bounce_back_trend, lapse_counts, lapses_in
from smallwins.web.views import insight_view
from tests.web.conftest import Browser


@pytest.fixture
def salma(browser: Browser) -> Browser:
    """Open the pages on two years of an invented record."""
    with browser.store.db.transaction():
        fill(browser.store, browser.person, browser.now)
    return browser


@pytest.mark.requirement("R99", "R100", "R131")
def test_the_page_shows_three_findings_with_evidence_and_what_showed_nothing(salma: Browser) -> None:
    page = salma.get("/insights").text

    assert "Three things your record suggests" in page
    assert page.count('<article class="finding">') == 3
    assert page.count("Try it as an experiment") == 3
    assert "It may also run the other way" in page
    assert "Coffee" in page[page.index("Looked at, nothing clear") :]
    assert page.count("<svg") >= 4
    assert "lasted one chance" in page
    assert "When you do it" in page
    assert "Walk: around 13:00 (" in page


def test_a_gap_that_is_still_open_is_told_apart_from_those_that_ended() -> None:
    lapses = lapses_in(hit == "H" for hit in "HMHMMHMM")
    found = ComingBack(
        lapses=lapses, counts=lapse_counts(lapses), estimate=bounce_back(lapses),
        trend=bounce_back_trend(lapses),
    )  # fmt: skip

    figure = insight_view.gaps(found)

    assert figure is not None
    assert figure.table is not None
    assert list(figure.table.rows) == [("1", "1"), ("2", "1"), ("still open", "1")]


def test_an_empty_record_is_told_that_pictures_appear_by_themselves(browser: Browser) -> None:
    page = browser.get("/insights").text

    assert "Nothing clear so far, and that is an answer" in page
    assert "The pictures appear by themselves" in page


def sessions(browser: Browser, name: str, count: int) -> None:
    """Keep a session every other day; those at nine went better than those at seven in the evening."""
    today, now = browser.now.today, browser.now
    begun = today - timedelta(days=3 * count)
    made = metrics.add_metric(
        browser.store, browser.person, now,
        Metric(
            id=now.new_id(), name=name, kind=Kind.COUNT, direction=Direction.OBSERVE,
            plans=(Plan(since=begun),), levels=(Levels(since=begun),), starts_on=begun, created_at=now.at,
        ),
    )  # fmt: skip
    kept = []
    for at in range(1, count + 1):
        day = today - timedelta(days=2 * at)
        hour = 9 if at % 2 else 19
        went = Felt(went_well=(8 if at % 2 else 4) + at % 3 / 2)
        kept.append(
            Entry(
                id=now.new_id(), metric=made.id, for_date=day, value=1, felt=went, created_at=now.at,
                at=datetime(day.year, day.month, day.day, hour, tzinfo=UTC), offset_minutes=0,
            )
        )  # fmt: skip
    browser.store.keep(browser.store.begin(browser.person.id, now, "test"), *kept)


def test_sessions_of_several_metrics_are_told_of_together(browser: Browser) -> None:
    with browser.store.db.transaction():
        sessions(browser, "Oud", 16)
        sessions(browser, "Drawing", 16)

    page = browser.get("/insights").text

    assert "Your sessions between 8 and 12 went best so far" in page
    assert "16 of 32 sessions on 16 days" in page
    assert page.count('<article class="finding">') == 1
    assert "Try it as an experiment" not in page
    assert "All sessions together and the weekday" in page
