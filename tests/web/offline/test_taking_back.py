from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from smallwins.application import records
from smallwins.domain.entry import Entry
from smallwins.domain.metric import Metric
from smallwins.domain.step import Step, StepState
from tests.web.conftest import Browser
from tests.web.offline.test_outbox import waited
from tests.web.test_entries import kept
from tests.web.test_metrics import added

AHEAD = timedelta(days=3)


def rev_of(browser: Browser) -> int:
    return browser.store.rev(browser.person.id)


def step_of(browser: Browser, **said: Any) -> Step:
    browser.post("/steps", title="write the letter", **said)
    return browser.store.all(Step, browser.person.id)[-1]


def state_of(browser: Browser, step: Step) -> Step:
    return records.get(browser.store, Step, browser.person.id, step.id)


def acts(browser: Browser) -> list[str]:
    return [change.act for change in browser.store.changes(browser.person.id)]


@pytest.fixture
def walk(browser: Browser) -> Metric:
    return added(browser, "walk")


def test_a_tick_kept_before_is_taken_back_once_and_comes_back_for_good(
    browser: Browser, walk: Metric
) -> None:
    browser.post(f"/metrics/{walk.id}/tap/tick")
    path, id, rev, at = f"/metrics/{walk.id}/tap/untick", uuid4(), rev_of(browser), browser.now.at

    answers = [waited(browser, path, id=id, rev=rev, at=at) for _ in range(2)]

    assert [answer.json() for answer in answers] == [{"kept": True}] * 2
    assert kept(browser) == []
    browser.post("/undo", rev=str(rev_of(browser)))
    waited(browser, path, id=id, rev=rev, at=at)
    assert [entry.value for entry in kept(browser)] == [1]


def test_what_was_kept_elsewhere_since_is_not_taken_back(browser: Browser, walk: Metric) -> None:
    browser.post(f"/metrics/{walk.id}/tap/tick")
    (seen,) = kept(browser)
    rev = rev_of(browser)
    browser.post(f"/metrics/{walk.id}/log", value="1", note="again, by the sea")

    waited(browser, f"/metrics/{walk.id}/tap/untick", rev=rev)

    assert [entry.note for entry in kept(browser)] == ["again, by the sea"]
    assert browser.store.versions(browser.person.id, Entry, seen.id)[-1].before == seen


def test_one_less_is_taken_off_once_for_each_tap(browser: Browser) -> None:
    glasses = added(browser, "glasses", kind="count")
    for _ in range(3):
        browser.post(f"/metrics/{glasses.id}/tap/more")
    rev, at = rev_of(browser), browser.now.at - timedelta(minutes=3)

    for minute in (0, 1, 0, 1):
        path = f"/metrics/{glasses.id}/tap/less"
        assert waited(browser, path, rev=rev, at=at + timedelta(minutes=minute)).json() == {"kept": True}

    assert sum(entry.value or 0 for entry in kept(browser)) == 1


def test_by_a_clock_ahead_one_less_is_taken_off_once_however_often_it_comes(browser: Browser) -> None:
    glasses = added(browser, "glasses", kind="count")
    for _ in range(4):
        browser.post(f"/metrics/{glasses.id}/tap/more")
    rev, at, path = rev_of(browser), datetime.now(UTC) + AHEAD, f"/metrics/{glasses.id}/tap/less"

    for _ in range(3):
        assert waited(browser, path, rev=rev, at=at).json() == {"kept": True}
    waited(browser, path, rev=rev, at=at + timedelta(seconds=1))

    assert sum(entry.value or 0 for entry in kept(browser)) == 2


def test_by_a_clock_ahead_what_was_settled_since_stands_when_it_comes_again(browser: Browser) -> None:
    step, at = step_of(browser), datetime.now(UTC) + AHEAD
    rev = rev_of(browser)
    waited(browser, f"/steps/{step.id}/finish", rev=rev, at=at)
    done_at = state_of(browser, step).done_at
    browser.post(f"/steps/{step.id}/reopen")

    waited(browser, f"/steps/{step.id}/finish", rev=rev, at=at)

    assert done_at is not None
    assert done_at < at
    assert state_of(browser, step).is_open


@pytest.mark.parametrize("ahead", [timedelta(minutes=7), timedelta(days=400)])
def test_what_a_clock_ahead_deletes_is_forgotten_when_it_was_asked_to_be(
    browser: Browser, walk: Metric, ahead: timedelta
) -> None:
    browser.post(f"/metrics/{walk.id}/tap/more", note="past the bakery")
    entry, at, rev = kept(browser)[0], browser.now.at, rev_of(browser)

    for _ in range(2):
        waited(browser, f"/entries/{entry.id}/delete", rev=rev, at=at + ahead)

    assert acts(browser).count("entry.delete") == 1
    assert browser.store.changes(browser.person.id)[0].at <= at + timedelta(days=1, minutes=5)
    assert browser.store.forget_deleted(browser.person.id, at + timedelta(days=2)) > 0


def test_where_nothing_is_left_one_less_changes_nothing(browser: Browser) -> None:
    glasses = added(browser, "glasses", kind="count")

    assert waited(browser, f"/metrics/{glasses.id}/tap/less").json() == {"kept": True}


def test_a_skip_is_taken_back(browser: Browser, walk: Metric) -> None:
    browser.post(f"/metrics/{walk.id}/skip", reason="rain")
    rev = rev_of(browser)

    for _ in range(2):
        waited(browser, f"/metrics/{walk.id}/tap/unskip", rev=rev)

    assert kept(browser) == []
    assert acts(browser).count("entry.unskip") == 1


def test_an_entry_is_deleted_once_unless_it_was_changed_elsewhere(browser: Browser, walk: Metric) -> None:
    browser.post(f"/metrics/{walk.id}/log", value="1", note="by the river")
    (entry,) = kept(browser)
    path, rev = f"/entries/{entry.id}/delete", rev_of(browser)
    browser.post(f"/entries/{entry.id}", value="1", note="by the sea")

    answer = waited(browser, path, rev=rev)
    assert answer.json()["code"] == "entry.changed-since"
    assert kept(browser)[0].note == "by the sea"

    for _ in range(2):
        assert waited(browser, path).json() == {"kept": True}
    assert kept(browser) == []
    assert waited(browser, f"/entries/{UUID(int=7)}/delete").json()["code"] == "record.unknown"


def test_an_act_is_undone_once_however_often_it_comes(browser: Browser, walk: Metric) -> None:
    browser.post(f"/metrics/{walk.id}/tap/tick")
    undone, at = rev_of(browser), browser.now.at

    for _ in range(2):
        assert waited(browser, "/undo", at=at, fields={"rev": str(undone)}).json() == {"kept": True}
    assert kept(browser) == []

    browser.post("/undo", rev=str(rev_of(browser)))
    waited(browser, "/undo", at=at, fields={"rev": str(undone)})
    assert [entry.value for entry in kept(browser)] == [1]


def test_a_step_is_closed_and_opened_again_once(browser: Browser) -> None:
    step = step_of(browser)
    rev, at = rev_of(browser), browser.now.at - timedelta(minutes=9)
    for _ in range(2):
        waited(browser, f"/steps/{step.id}/finish", rev=rev, at=at, went="7")
    assert (state_of(browser, step).state, state_of(browser, step).done_at) == (StepState.DONE, at)
    assert state_of(browser, step).went == 7

    rev, at = rev_of(browser), browser.now.at
    for _ in range(2):
        waited(browser, f"/steps/{step.id}/reopen", rev=rev, at=at)

    assert state_of(browser, step).is_open
    assert len(state_of(browser, step).reopened) == 1
    waited(browser, f"/steps/{step.id}/finish", rev=rev, at=browser.now.at - timedelta(minutes=9))
    assert state_of(browser, step).is_open


def test_of_two_devices_that_settled_a_step_the_later_stands_and_both_are_kept(browser: Browser) -> None:
    step = step_of(browser)
    rev, at = rev_of(browser), browser.now.at - timedelta(minutes=30)
    browser.post(f"/steps/{step.id}/park")

    for _ in range(2):
        waited(browser, f"/steps/{step.id}/finish", rev=rev, at=at)

    assert state_of(browser, step).state is StepState.PARKED
    assert state_of(browser, step).done_at is None
    assert acts(browser)[:2] == ["step.merge", "step.finish"]
    assert acts(browser).count("step.finish") == 1


def test_a_step_deleted_meanwhile_comes_back_done(browser: Browser) -> None:
    step = step_of(browser)
    rev = rev_of(browser)
    browser.post(f"/steps/{step.id}/delete")

    waited(browser, f"/steps/{step.id}/finish", rev=rev)

    assert state_of(browser, step).state is StepState.DONE


def test_a_line_is_ticked_by_its_words_wherever_it_stands_now(browser: Browser) -> None:
    step = step_of(browser)
    browser.post(f"/steps/{step.id}/criteria", lines="one page\nread aloud")
    rev, path = rev_of(browser), f"/steps/{step.id}/criteria/1/tick"
    browser.post(f"/steps/{step.id}/criteria", lines="a date\none page\nread aloud")

    at = browser.now.at
    for _ in range(2):
        assert waited(browser, path, rev=rev, at=at, line="read aloud", met="yes").json() == {"kept": True}
    assert [line.is_met for line in state_of(browser, step).done_when] == [False, False, True]
    assert acts(browser).count("step.criterion") == 1

    answer = waited(browser, path, rev=rev, line="something else", met="yes")
    assert answer.json()["code"] == "criterion.unknown"
