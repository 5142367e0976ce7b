from typing import Any

from smallwins.domain.profile import DayEnd, WeekStart
from tests.web.conftest import Browser


def chosen(**fields: Any) -> dict[str, Any]:
    return {"hour": "4", "weekday": "0", "forget_after_days": "30"} | fields


def test_choices_are_kept_and_shown_again(browser: Browser) -> None:
    answer = browser.post(
        "/settings", **chosen(name="Salma", theme="dark", zone="Africa/Casablanca", help_lines="Zahra 06")
    )

    assert 'data-theme="dark"' in answer.text
    assert browser.person.zone == "Africa/Casablanca"
    assert "Zahra 06" in browser.get("/help").text


def test_day_end_and_week_start_hold_from_today_on(browser: Browser) -> None:
    today = browser.now.today

    browser.post("/settings", **chosen(hour="0", weekday="6"))

    assert browser.person.day_ends == (DayEnd(since=today, hour=0),)
    assert browser.person.week_starts == (WeekStart(since=today, weekday=6),)


def test_a_zone_that_does_not_exist_is_told_beside_what_was_typed(browser: Browser) -> None:
    answer = browser.post("/settings", **chosen(name="Salma", zone="Africa/Atlantis"))

    assert answer.status_code == 422
    assert "no time zone “Africa/Atlantis”" in answer.text
    assert 'value="Salma"' in answer.text
    assert browser.person.name == ""


def test_the_page_speaks_the_language_that_was_chosen(browser: Browser) -> None:
    answer = browser.post("/settings", **chosen(language="ar"))

    assert '<html lang="ar" dir="rtl"' in answer.text


def test_the_browsers_language_is_followed_unless_one_is_chosen(browser: Browser) -> None:
    assert (
        '<html lang="fr"' in browser.get("/", **{"accept-language": "de;q=0.9, fr-MA;q=0.8, en;q=0.1"}).text
    )

    browser.post("/settings/language", language="en")

    assert '<html lang="en"' in browser.get("/", **{"accept-language": "fr"}).text


def test_a_language_that_is_not_spoken_is_refused(browser: Browser) -> None:
    assert browser.post("/settings/language", language="tlh").status_code == 422


def test_everything_is_deleted_in_two_actions(browser: Browser) -> None:
    browser.post("/values", name="ease")
    before = browser.person.id

    assert "for good" in browser.post("/settings/erase").text
    assert browser.person.id == before

    browser.post("/settings/erase", sure="yes")
    assert browser.person.id != before
    assert "ease" not in browser.get("/values").text
