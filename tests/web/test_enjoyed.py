"""How the doing was: asked where one likes to say it, kept as it is, and found again as what was most fun."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from smallwins.application import metrics
from tests.web.conftest import Browser
from tests.web.test_entries import kept
from tests.web.test_metrics import added


@pytest.mark.requirement("R44", "R144", "R32")
def test_a_session_keeps_joy_fun_and_how_heavy_it_felt(browser: Browser) -> None:
    oud = added(browser, "Oud", kind="duration")
    day = f"/metrics/{oud.id}/days/{browser.now.today}"

    asked = browser.get(day).text
    shown = browser.post(f"/metrics/{oud.id}/log", value="12", joy="8", fun="9", weight="3", back=day).text

    assert "How much did you enjoy the doing?" in asked
    assert "How heavy did it feel?" in asked
    assert "enjoyed 8 of 10 · fun 9 of 10 · weight 3 of 10" in shown


def test_what_is_not_asked_on_the_form_stays_as_it_was(browser: Browser) -> None:
    oud = added(browser, "Oud", kind="duration")
    browser.post(f"/metrics/{oud.id}/log", value="12", joy="8")
    entry = kept(browser)[0]

    browser.post(f"/entries/{entry.id}", value="15", joy="6")
    again = browser.post(f"/entries/{entry.id}", value="15", what="a song")
    far = browser.post(f"/entries/{entry.id}", value="15", joy="11")

    assert again.status_code == 200
    assert kept(browser)[0].felt is not None
    assert kept(browser)[0].felt.joy == 6  # type: ignore[union-attr]
    assert far.status_code == 422


@pytest.mark.requirement("R195")
def test_what_was_most_fun_stands_where_one_looks_back(browser: Browser) -> None:
    oud, bread = added(browser, "Oud", kind="duration"), added(browser, "Bread")
    before = browser.get("/reviews").text
    browser.post(f"/metrics/{oud.id}/log", value="12", what="a song with Lina", fun="9")
    browser.post(f"/metrics/{bread.id}/log", value="1", joy="4")

    shown = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", browser.get("/reviews").text))

    assert "Most fun of late" not in before
    assert shown.index("Oud · a song with Lina 9 of 10") < shown.index("Bread 4 of 10")


@pytest.mark.requirement("R67")
def test_a_messy_start_is_not_asked_how_well_it_went(browser: Browser) -> None:
    oud = added(browser, "Oud")
    with browser.store.transaction():
        metrics.edit_metric(browser.store, browser.person, browser.now, oud, {"messy_start": 2})
    day = f"/metrics/{oud.id}/days/{browser.now.today - timedelta(days=1)}"

    first = browser.get(day).text
    for _ in range(2):
        browser.post(f"/metrics/{oud.id}/log", value="1")

    assert "How well did it go?" not in first
    assert "How well did it go?" in browser.get(day).text
