from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from smallwins.application import merging
from smallwins.application.day.check_ins import check_in_id
from smallwins.domain.entry import Entry
from smallwins.domain.metric import Metric
from smallwins.domain.note import Note
from smallwins.domain.review import Review
from tests.web.conftest import Browser
from tests.web.test_entries import kept
from tests.web.test_metrics import added

NOBODY = UUID(int=7)


def waited(
    browser: Browser, path: str, *, id: UUID | None = None, rev: int | None = None, **said: Any
) -> Any:
    """Send what waited on a device; `said` may hold its moment, `at`, and `fields`."""
    at: datetime = said.pop("at", browser.now.at - timedelta(minutes=5))
    sent = {
        "outbox-id": str(id or uuid4()),
        "outbox-at": at.isoformat(),
        "outbox-zone": said.pop("zone", ""),
        "outbox-rev": str(browser.store.rev(browser.person.id) if rev is None else rev),
        "outbox-path": path,
    }
    return browser.post("/outbox", **sent, **said.pop("fields", {}), **said)


@pytest.fixture
def walk(browser: Browser) -> Metric:
    return added(browser, "walk")


@pytest.mark.parametrize(
    ("kind", "path", "said", "value"),
    [
        ("boolean", "tap/tick", {}, 1),
        ("boolean", "tap/bit", {}, 0.5),
        ("count", "tap/more", {}, 1),
        ("duration", "log", {"value": "1h30", "note": "by the sea"}, 90),
        ("boolean", "skip", {"reason": "ill"}, None),
    ],
)
def test_what_waited_is_kept_once_however_often_it_comes(
    browser: Browser, kind: str, path: str, said: dict[str, Any], value: float | None
) -> None:
    metric, id = added(browser, "walk", kind=kind), uuid4()

    answers = [waited(browser, f"/metrics/{metric.id}/{path}", id=id, **said) for _ in range(3)]

    assert [answer.json() for answer in answers] == [{"kept": True}] * 3
    assert [(entry.id, entry.value) for entry in kept(browser)] == [(id, value)]


def test_two_devices_that_tick_one_day_leave_two_entries(browser: Browser, walk: Metric) -> None:
    for _ in range(2):
        waited(browser, f"/metrics/{walk.id}/tap/tick")

    assert [entry.value for entry in kept(browser)] == [1, 1]


def test_what_was_written_counts_on_the_day_it_was_where_it_was_written(
    browser: Browser, walk: Metric
) -> None:
    at = datetime.fromisoformat("2026-03-02T23:30:00-05:00")

    waited(browser, f"/metrics/{walk.id}/tap/tick", at=at, zone="America/New_York")

    (entry,) = browser.store.all(Entry, browser.person.id)
    assert (entry.for_date.isoformat(), entry.at, entry.offset_minutes) == ("2026-03-02", at, -300)


def test_a_clock_ahead_is_cut_to_ours(browser: Browser, walk: Metric) -> None:
    waited(browser, f"/metrics/{walk.id}/tap/tick", at=browser.now.at + timedelta(days=400))

    assert kept(browser)[0].created_at <= browser.now.at


def test_what_was_taken_and_then_deleted_is_not_made_again(browser: Browser, walk: Metric) -> None:
    id = uuid4()
    waited(browser, f"/metrics/{walk.id}/tap/tick", id=id)
    browser.post(f"/entries/{id}/delete")

    assert waited(browser, f"/metrics/{walk.id}/tap/tick", id=id).json() == {"kept": True}
    assert kept(browser) == []


def test_a_tap_whose_answer_was_lost_is_kept_once(browser: Browser, walk: Metric) -> None:
    id = uuid4()
    path = f"/metrics/{walk.id}/tap/tick"
    browser.post(path, id=str(id))

    browser.post(path, id=str(id))
    waited(browser, path, id=id)

    assert [entry.value for entry in kept(browser)] == [1]


def test_a_line_and_a_note_are_kept(browser: Browser, walk: Metric) -> None:
    waited(browser, "/catch", line="walk yesterday")
    waited(browser, "/notes", kind="idea", text="a bench by the river")

    assert len(kept(browser, browser.now.today - timedelta(days=1))) == 1
    assert [note.text for note in browser.store.all(Note, browser.person.id)] == ["a bench by the river"]


@pytest.mark.parametrize(
    ("path", "said", "code"),
    [
        ("/catch", {"line": "something else"}, "catch.unclear"),
        (f"/metrics/{NOBODY}/tap/tick", {}, "record.unknown"),
        (f"/entries/{NOBODY}", {"value": "1"}, "record.unknown"),
        ("/settings/erase", {"sure": "yes"}, "outbox.unknown"),
        ("/notes", {"kind": "idea", "text": ""}, "text.empty"),
    ],
)
def test_what_cannot_be_kept_is_told_in_words(
    browser: Browser, path: str, said: dict[str, Any], code: str
) -> None:
    answer = waited(browser, path, **said)

    assert answer.status_code in (404, 422)
    assert answer.json()["code"] == code or code == "text.empty"
    assert len(answer.json()["sentence"]) > 20


def test_another_page_cannot_send(browser: Browser, walk: Metric) -> None:
    browser.headers["sec-fetch-site"] = "cross-site"

    assert waited(browser, f"/metrics/{walk.id}/tap/tick").status_code == 403
    assert kept(browser) == []


def test_two_devices_that_changed_an_entry_are_brought_together_and_shown(
    browser: Browser, walk: Metric
) -> None:
    browser.post(f"/metrics/{walk.id}/log", value="1", note="by the river")
    entry, rev = kept(browser)[0], browser.store.rev(browser.person.id)
    browser.post(f"/entries/{entry.id}", value="1", note="by the sea")

    at = browser.now.at - timedelta(hours=1)
    for _ in range(2):
        waited(browser, f"/entries/{entry.id}", rev=rev, at=at, value="0.5", note="past the mill")

    held = kept(browser)[0]
    assert (held.value, held.note) == (0.5, "by the sea")
    assert merging.also_entered(browser.store, browser.person, held) == [("note", "past the mill")]
    shown = browser.get(f"/entries/{entry.id}").text
    assert "Also entered on another device" in shown
    assert "past the mill" in shown


def test_a_day_closed_on_two_devices_is_one_review_with_both_in_it(browser: Browser) -> None:
    rev, id = browser.store.rev(browser.person.id), uuid4()
    browser.post("/close", small_step="opened the file", mood="6")

    at = browser.now.at - timedelta(seconds=30)
    for _ in range(2):
        waited(browser, "/close", id=id, rev=rev, at=at, small_step="a call", celebration="tea", mood="4")

    (review,) = browser.store.all(Review, browser.person.id)
    assert (review.small_step, review.celebration) == ("opened the file", "tea")
    assert "a call" in browser.get("/close").text
    mood = check_in_id(browser.store, browser.person, "mood")
    ratings = [entry.value for entry in browser.store.all(Entry, browser.person.id) if entry.metric == mood]
    assert sorted(value or 0 for value in ratings) == [4, 6]
    wins = [note.text for note in browser.store.all(Note, browser.person.id)]
    assert sorted(wins) == ["a call", "opened the file"]


def test_a_close_that_waited_alone_is_kept_once(browser: Browser) -> None:
    id = uuid4()

    for _ in range(2):
        waited(browser, "/close", id=id, small_step="a call", energy="5")

    assert [review.id for review in browser.store.all(Review, browser.person.id)] == [id]
    assert len(browser.store.all(Note, browser.person.id)) == 1


def test_a_note_changed_on_two_devices_keeps_both(browser: Browser) -> None:
    browser.post("/notes", kind="idea", text="a bench")
    (note,) = browser.store.all(Note, browser.person.id)
    rev = browser.store.rev(browser.person.id)
    browser.post(f"/notes/{note.id}", kind="idea", text="a bench by the river")

    at = browser.now.at - timedelta(minutes=9)
    waited(browser, f"/notes/{note.id}", rev=rev, at=at, kind="idea", text="two benches")

    assert browser.store.all(Note, browser.person.id)[0].text == "a bench by the river"
    assert "two benches" in browser.get(f"/notes/{note.id}").text
