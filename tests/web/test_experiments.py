from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from smallwins.application import experiments
from smallwins.application.experiments import Setup
from smallwins.application.metrics import metric_named
from smallwins.demo.record import fill
from smallwins.domain.experiment import Experiment
from tests.web.conftest import Browser


@pytest.fixture
def salma(browser: Browser) -> Browser:
    """Open the pages on two years of an invented record."""
    with browser.store.db.transaction():
        fill(browser.store, browser.person, browser.now)
    return browser


def set_up(salma: Browser) -> str:
    walk = metric_named(salma.store, salma.person, "Walk")
    page: str = salma.post(
        "/experiments", question="Tea first?", a="as usual", b="tea first", outcome=str(walk.id),
        pairs="6", length="3", starts_on=salma.now.today.isoformat(),
    ).text  # fmt: skip
    return page


def begun(salma: Browser, days_ago: int, length: int = 3) -> Experiment:
    """Set an experiment up on the day on which it began."""
    walk, then = metric_named(salma.store, salma.person, "Walk"), salma.now.today - timedelta(days=days_ago)
    now = replace(salma.now, today=then)
    wanted = Setup(
        question="Tea first?", a="as usual", b="tea first", outcome=walk.id, length=length, starts_on=then
    )
    with salma.store.db.transaction():
        return experiments.set_up(salma.store, salma.person, now, wanted)


@pytest.mark.requirement("R46", "R24")
def test_a_finding_becomes_an_experiment_whose_next_day_is_shown_when_it_is_due(salma: Browser) -> None:
    asked = salma.get("/experiments/new?question=Tea+first%3F&b=tea").text
    page = set_up(salma)

    assert 'value="Tea first?"' in asked
    assert "Today: " in page
    assert "Pair 1 of 6." in page
    assert "Tea first?" in salma.get("/").text
    assert "Tea first?" in salma.get("/experiments").text
    assert "Tea first?" in salma.get("/insights").text


@pytest.mark.requirement("R24")
def test_what_came_out_is_said_with_its_pairs_and_kept(salma: Browser) -> None:
    held = begun(salma, days_ago=12, length=1)
    page = salma.get(f"/experiments/{held.id}").text

    assert "In your six pairs, days with the change had " in page
    assert " min " in page
    assert "(range " in page
    assert "hollow as usual" in page
    assert '<h2 id="over">What was seen' in salma.get("/experiments").text
    kept = salma.post(f"/experiments/{held.id}/close").text
    assert "Keep what it showed" not in kept
    assert "pairs" in salma.get("/experiments").text


def test_stopping_keeps_the_reason_and_undo_takes_it_back(salma: Browser) -> None:
    held = begun(salma, days_ago=4)

    page = salma.post(f"/experiments/{held.id}/stop", reason="a wedding").text

    assert "a wedding" in page
    assert "pairs of 6" in page
    assert "Tea first?" not in salma.get("/").text


def test_a_plan_for_days_that_were_lived_is_asked_again_in_words(salma: Browser) -> None:
    walk = metric_named(salma.store, salma.person, "Walk")
    past = salma.now.today - timedelta(days=1)

    answer = salma.post(
        "/experiments", question="Tea?", a="as usual", b="tea", outcome=str(walk.id), starts_on=str(past)
    )

    assert answer.status_code == 422
    assert "the order is drawn first" in answer.text
    assert 'value="Tea?"' in answer.text


def test_a_plan_of_too_few_pairs_is_asked_again_in_words(salma: Browser) -> None:
    walk = metric_named(salma.store, salma.person, "Walk")

    answer = salma.post(
        "/experiments", question="Tea?", a="as usual", b="tea", outcome=str(walk.id), pairs="2"
    )

    assert answer.status_code == 422
    assert "An answer takes 6 to 20 pairs" in answer.text
    assert 'value="Tea?"' in answer.text
