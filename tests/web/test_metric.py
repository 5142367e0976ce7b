from __future__ import annotations

from datetime import timedelta

from smallwins.catalogue import show
from tests.web.conftest import Browser
from tests.web.test_metrics import added


def test_a_new_metric_has_its_page(browser: Browser) -> None:
    walk = added(browser, "walk")

    page = browser.get(f"/metrics/{walk.id}").text

    assert "starting" in page
    assert "The wall" in page
    assert "Coming back" not in page


def test_a_metric_that_is_only_looked_at_has_no_ring_and_no_line_of_momentum(browser: Browser) -> None:
    mood = added(browser, "mood", kind="rating")
    browser.post(f"/metrics/{mood.id}/log", value="7")

    page = browser.get(f"/metrics/{mood.id}").text

    assert 'class="ring-big"' not in page
    assert "mood" in page


def test_a_past_with_gaps_is_told_in_facts(browser: Browser) -> None:
    walk = added(browser, "walk", kind="duration", floor="10", starts_on="2026-01-01")
    for back in range(1, 80):
        if back % 4:
            day = str(browser.now.today - timedelta(days=back))
            browser.post(f"/metrics/{walk.id}/log", follow=False, value="20", day=day)

    page = browser.get(f"/metrics/{walk.id}").text

    for said in (
        "You are back at the very next chance about 10 times in 10 (",
        "Lately on about",
        "Best week",
        "returns",
    ):
        assert said in page
    assert "%" not in page.split("<h1>")[1].split("<svg")[0]


def test_a_tap_on_the_page_comes_back_to_it(browser: Browser) -> None:
    walk = added(browser, "walk")

    answer = browser.post(f"/metrics/{walk.id}/tap/tick", back=f"/metrics/{walk.id}")

    assert answer.url.path == f"/metrics/{walk.id}"
    assert 'aria-pressed="true"' in answer.text


def test_the_wall_goes_back_year_by_year(browser: Browser) -> None:
    walk = added(browser, "walk", starts_on="2020-05-01")

    assert "The year before" in browser.get(f"/metrics/{walk.id}").text
    assert "May 2020" in browser.get(f"/metrics/{walk.id}?back=9").text
    assert browser.get(f"/metrics/{walk.id}?back=-3").status_code == 200


def test_a_tender_metric_shows_no_bests(browser: Browser) -> None:
    weight = added(browser, "weight", kind="quantity", sensitive="yes", starts_on="2026-01-01")
    for back in range(1, 60):
        day = str(browser.now.today - timedelta(days=back))
        browser.post(f"/metrics/{weight.id}/log", follow=False, value="70", day=day)

    assert "Bests" not in browser.get(f"/metrics/{weight.id}").text


def test_a_young_wall_ends_with_this_month_and_a_return_is_told_as_one(browser: Browser) -> None:
    today = browser.now.today
    walk = added(browser, "walk", starts_on=(today - timedelta(days=8)).isoformat())
    for back in (8, 2):
        browser.post(
            f"/metrics/{walk.id}/log", follow=False, value="1", day=str(today - timedelta(days=back))
        )

    page = browser.get(f"/metrics/{walk.id}").text

    assert show.month(today + timedelta(days=40)) not in page[page.index("The wall") :]
    assert "You have come back after a gap once." in page
    assert "none lasted one chance" not in page
