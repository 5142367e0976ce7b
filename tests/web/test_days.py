import re
from datetime import timedelta

import pytest

from tests.web.conftest import Browser
from tests.web.test_metrics import added


def test_the_weeks_show_what_was_done_in_them(browser: Browser) -> None:
    walk = added(browser, "walk", kind="duration")
    day = browser.now.today - timedelta(days=9)
    browser.post(f"/metrics/{walk.id}/log", follow=False, value="24", day=str(day), note="by the river")

    page = browser.get("/days").text

    assert "by the river" in page
    assert "This week" in page


def test_beside_the_weeks_each_day_is_a_way_to_it_and_a_missed_one_is_empty(browser: Browser) -> None:
    walk = added(browser, "walk", kind="duration")
    today = browser.now.today
    day = today - timedelta(days=9)
    browser.post(f"/metrics/{walk.id}/log", follow=False, value="24", day=str(day))
    browser.post(f"/metrics/{walk.id}/edit", follow=False, name="walk", kind="duration", starts_on=str(day))

    aside = browser.get("/days").text.split('id="by-day"', 1)[1]
    marks = dict(re.findall(r'href="/days/([^"]+)".*?<i class="([^"]+)"', aside))

    assert marks[str(day)] == "done"
    assert marks[str(day + timedelta(days=1))] == "miss"
    assert marks[str(today)] == "open now"
    assert str(today + timedelta(days=1)) not in marks
    assert ": 1 piece" in aside


def test_a_day_shows_every_entry_and_what_may_be_added(browser: Browser) -> None:
    walk = added(browser, "walk")
    added(browser, "oud")
    browser.post(f"/metrics/{walk.id}/tap/tick")

    page = browser.get(f"/days/{browser.now.today}").text

    assert page.index("walk") < page.index("Add to this day") < page.index("oud")


def test_a_day_that_is_chosen_is_gone_to(browser: Browser) -> None:
    walk = added(browser, "walk")

    assert browser.get("/day?day=2026-01-05").url.path == "/days/2026-01-05"
    assert browser.get(f"/metrics/{walk.id}/day?day=2026-01-05").url.path.endswith("/days/2026-01-05")


@pytest.mark.parametrize(
    "path", ["/days/2026-02-30", "/days/9999-01-01", "/days/0001-01-01", "/days?before=soon", "/day"]
)
def test_a_day_that_cannot_be_is_told(browser: Browser, path: str) -> None:
    assert browser.get(path).status_code == 422
