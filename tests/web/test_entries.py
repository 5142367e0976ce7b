from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from smallwins.domain.entry import Entry
from tests.web.conftest import Browser
from tests.web.test_metrics import added

NOWHERE = "01890000-0000-7000-8000-000000000000"


def kept(browser: Browser, day: date | None = None) -> list[Entry]:
    day = day or browser.now.today
    return browser.store.entries_between(browser.person.id, day, day + timedelta(days=1))


def test_a_tap_shows_its_effect_and_can_be_undone(browser: Browser) -> None:
    walk = added(browser, "walk")

    shown = browser.post(f"/metrics/{walk.id}/tap/tick").text
    assert 'aria-pressed="true"' in shown
    assert "Done today" in shown
    assert "Kept: walk" in shown

    browser.post("/undo", rev=str(browser.store.rev(browser.person.id)))
    assert kept(browser) == []


def test_with_script_the_same_tap_answers_with_the_page_alone(browser: Browser) -> None:
    walk = added(browser, "walk")

    answer = browser.post(f"/metrics/{walk.id}/tap/tick", headers={"hx-request": "true"})

    assert 'aria-pressed="true"' in answer.text
    assert "<html" not in answer.text
    assert 'class="dock"' not in answer.text


def test_a_number_is_kept_in_any_script(browser: Browser) -> None:
    read = added(browser, "read", kind="quantity", unit="pages")

    browser.post(f"/metrics/{read.id}/log", value="٢٫٥")

    assert kept(browser)[0].value == 2.5


def test_minutes_are_read_as_people_write_them(browser: Browser) -> None:
    oud = added(browser, "oud", kind="duration")

    browser.post(f"/metrics/{oud.id}/log", value="1h30")

    assert kept(browser)[0].value == 90


@pytest.mark.parametrize(
    ("kind", "value", "said"),
    [
        ("quantity", "lots", "“lots” is not a number"),
        ("quantity", "nan", "ordinary number"),
        ("quantity", "1e400", "ordinary number"),
        ("rating", "11", "from 0 to 10"),
        ("count", "-1", "counts from zero up"),
        ("quantity", "", "nothing to keep yet"),
    ],
)
def test_what_is_not_an_amount_is_refused_in_words(
    browser: Browser, kind: str, value: str, said: str
) -> None:
    metric = added(browser, "thing", kind=kind)

    answer = browser.post(f"/metrics/{metric.id}/log", value=value)

    assert answer.status_code == 422
    assert said in answer.text
    assert kept(browser) == []


def test_a_million_letters_are_refused(browser: Browser) -> None:
    walk = added(browser, "walk")

    answer = browser.post(f"/metrics/{walk.id}/log", value="1", note="x" * 1_000_000)

    assert answer.status_code == 422
    assert "1,000,000 characters" in answer.text


@pytest.mark.parametrize("day", ["2026-02-30", "tomorrow", "9999-12-31", "0001-01-01"])
def test_a_day_that_cannot_be_is_refused(browser: Browser, day: str) -> None:
    walk = added(browser, "walk")

    assert browser.post(f"/metrics/{walk.id}/tap/tick", day=day).status_code == 422


def test_a_skip_with_a_reason_costs_nothing_and_goes_again(browser: Browser) -> None:
    walk = added(browser, "walk")

    assert "Undo skip" in browser.post(f"/metrics/{walk.id}/skip", reason="travelling").text
    assert kept(browser)[0].skip_reason == "travelling"

    browser.post(f"/metrics/{walk.id}/tap/unskip")
    assert kept(browser) == []


def test_any_past_day_can_be_written_and_mended(browser: Browser) -> None:
    walk = added(browser, "walk", kind="duration", starts_on="2026-01-01")
    day = date(2026, 1, 5)
    at = f"/metrics/{walk.id}/days/{day}"
    assert "Late entries are as welcome" in browser.get(at).text

    shown = browser.post(
        f"/metrics/{walk.id}/log",
        day=str(day),
        back=at,
        value="20",
        note="slow",
        learned="mornings",
        what="river",
    ).text
    for said in ("20 min", "slow", "mornings", "river"):
        assert said in shown

    (entry,) = kept(browser, day)
    assert 'value="20"' in browser.get(f"/entries/{entry.id}").text
    browser.post(f"/entries/{entry.id}", day="2026-01-06", value="25", tags="outdoors, wet", note="")
    (moved,) = kept(browser, date(2026, 1, 6))
    assert (moved.value, moved.tags, moved.note) == (25, ("outdoors", "wet"), "")

    browser.post(f"/entries/{entry.id}/delete")
    assert kept(browser, date(2026, 1, 6)) == []


def test_a_change_that_cannot_be_is_said_beside_what_was_typed(browser: Browser) -> None:
    walk = added(browser, "walk", kind="duration")
    browser.post(f"/metrics/{walk.id}/log", value="20")
    (entry,) = kept(browser)

    answer = browser.post(f"/entries/{entry.id}", value="soon", note="kept words")

    assert answer.status_code == 422
    assert "“soon”" in answer.text
    assert "kept words" in answer.text


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("post", f"/metrics/{NOWHERE}/tap/tick"),
        ("post", f"/metrics/{NOWHERE}/log"),
        ("post", f"/metrics/{NOWHERE}/skip"),
        ("get", f"/metrics/{NOWHERE}/days/2026-01-01"),
        ("get", f"/metrics/{NOWHERE}/edit"),
        ("get", f"/entries/{NOWHERE}"),
        ("post", f"/entries/{NOWHERE}"),
        ("post", f"/entries/{NOWHERE}/delete"),
    ],
)
def test_what_is_not_there_is_not_found(browser: Browser, method: str, path: str) -> None:
    assert getattr(browser, method)(path).status_code == 404


def test_an_unknown_tap_is_not_found(browser: Browser) -> None:
    walk = added(browser, "walk")

    assert browser.post(f"/metrics/{walk.id}/tap/dance").status_code == 404


def test_the_same_entry_open_in_two_tabs_is_changed_twice_and_both_stay_in_the_history(
    browser: Browser,
) -> None:
    walk = added(browser, "walk", kind="duration")
    browser.post(f"/metrics/{walk.id}/log", value="20")
    (entry,) = kept(browser)

    for value in ("25", "30"):
        browser.post(f"/entries/{entry.id}", value=value)

    before = [item.before for item in browser.store.items_of(browser.person.id, "entry", entry.id)]
    assert any('"value":20' in (text or "") for text in before)
    assert kept(browser)[0].value == 30


def a_day(browser: Browser, **fields: Any) -> str:
    walk = added(browser, "walk", **fields)
    return str(browser.get(f"/metrics/{walk.id}/days/{browser.now.today}").text)


def test_a_day_of_today_has_no_tomorrow_to_go_to(browser: Browser) -> None:
    tomorrow = browser.now.today + timedelta(days=1)

    assert str(tomorrow) not in a_day(browser)


def test_an_entry_open_in_two_tabs_is_not_written_over_unseen(browser: Browser) -> None:
    read = added(browser, "read", kind="count")
    browser.post(f"/metrics/{read.id}/log", value="7")
    [entry] = kept(browser)
    base = str(browser.store.rev(browser.person.id))

    browser.post(f"/entries/{entry.id}", value="8", base_rev=base)
    late = browser.post(f"/entries/{entry.id}", value="9", note="mine", base_rev=base)

    assert late.status_code == 409
    assert "changed elsewhere" in late.text
    assert "Kept now: read, today: 8" in late.text
    assert "mine" in late.text
    assert kept(browser)[0].value == 8
    browser.post(f"/entries/{entry.id}", value="9", base_rev=str(browser.store.rev(browser.person.id)))
    assert kept(browser)[0].value == 9


@pytest.mark.parametrize("value", ["nan", "much", "-3"])
def test_a_refused_amount_leaves_what_was_written_in_its_place(browser: Browser, value: str) -> None:
    read = added(browser, "read", kind="count")

    shown = browser.post(f"/metrics/{read.id}/log", value=value, note="a long thought")

    assert shown.status_code == 422
    assert "a long thought" in shown.text
    assert 'role="alert"' in shown.text or 'aria-invalid="true"' in shown.text
    assert f'value="{value}"' in shown.text
    assert kept(browser) == []
