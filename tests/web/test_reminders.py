"""A reminder states a fact, once a day, and only for somebody who asked."""

from __future__ import annotations

from datetime import timedelta

import pytest

from smallwins.application import entries
from tests.web.conftest import Browser
from tests.web.test_metrics import added


def rung(browser: Browser) -> str:
    answer = browser.get("/reminder.ics")
    assert answer.headers["content-type"].startswith("text/calendar")
    assert all(len(line) <= 75 for line in answer.content.split(b"\r\n"))
    return str(answer.text.replace("\r\n ", ""))


@pytest.fixture
def walked(browser: Browser) -> Browser:
    """Three days of walks, yesterday among them, and today still open."""
    browser.post("/values", name="Ease")
    walk = added(browser, "Walk")
    with browser.store.transaction():
        for back in (1, 2, 3):
            given = {"metric": walk.id, "for_date": browser.now.today - timedelta(days=back), "value": 1.0}
            entry = entries.stamped(browser.now, given)
            entries.log_entry(browser.store, browser.person, browser.now, entry)
    return browser


@pytest.mark.requirement("R194")
def test_it_is_off_and_rings_with_a_fact_once_an_hour_is_given(walked: Browser) -> None:
    off = rung(walked)
    page = walked.post("/settings/reminder", at="18:00").text
    on = rung(walked)

    assert "BEGIN:VEVENT" not in off
    assert 'value="18:00"' in page
    assert "/reminder.ics" in page
    assert on.count("BEGIN:VEVENT") == 1
    assert "SUMMARY:“Walk” has happened on three days so far." in on
    assert "BEGIN:VALARM" in on
    assert "Not today\\, or stop these:" in on


@pytest.mark.requirement("R194")
def test_it_is_silent_when_something_is_done_on_a_hard_day_and_when_one_says_so(walked: Browser) -> None:
    walked.post("/settings/reminder", at="18:00")
    walked.post("/settings/reminder", not_today="1")
    left_out = rung(walked)
    walked.post("/undo", rev=str(walked.store.rev(walked.person.id)))
    walked.post("/day/small")
    hard = rung(walked)
    walked.post("/day/small", small="no")
    again = rung(walked)
    stopped = walked.post("/settings/reminder", at="18:00", stop="1").text

    assert "BEGIN:VEVENT" not in left_out + hard
    assert "BEGIN:VEVENT" in again
    assert "Stop these" not in stopped
    assert "BEGIN:VEVENT" not in rung(walked)
    assert walked.post("/settings/reminder", at="25:00").status_code == 422
