"""What was picked, begun and done on a step without a network is kept once, beside what came since."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

from smallwins.application.walking import key_tasks
from smallwins.domain.entry import Entry
from smallwins.domain.note import Note
from smallwins.domain.step import Step, StepState
from tests.web.conftest import Browser
from tests.web.offline.test_outbox import waited
from tests.web.offline.test_taking_back import acts, rev_of, state_of
from tests.web.walked import step

EARLIER = timedelta(minutes=9)


def picked(browser: Browser) -> list[tuple[str, bool]]:
    today = browser.now.today
    held = key_tasks.key_tasks(browser.store, browser.person, browser.now)
    return [(one.title, key.the_one) for one in held if (key := one.key_on(today))]


def test_a_pick_is_kept_once_and_stays_dropped(browser: Browser) -> None:
    bread = step(browser, "Bread")
    path, id, rev, at = f"/key-tasks/{bread.id}", uuid4(), rev_of(browser), browser.now.at - EARLIER

    for _ in range(2):
        assert waited(browser, path, id=id, rev=rev, at=at, the_one="1", before_hour="10").json() == {
            "kept": True
        }
    assert picked(browser) == [("Bread", True)]
    assert acts(browser).count("step.key") == 1

    browser.post(f"{path}/drop")
    waited(browser, path, id=id, rev=rev, at=at, the_one="1", before_hour="10")
    assert picked(browser) == []


def test_a_pick_gives_way_to_the_one_that_was_picked_later(browser: Browser) -> None:
    bread, call = step(browser, "Bread"), step(browser, "Call")
    rev = rev_of(browser)
    browser.post(f"/key-tasks/{call.id}", the_one="1")

    waited(browser, f"/key-tasks/{bread.id}", rev=rev, at=browser.now.at - EARLIER, the_one="1")
    waited(browser, "/key-tasks", rev=rev, at=browser.now.at - EARLIER, title="Shelf")

    assert sorted(picked(browser)) == [("Bread", False), ("Call", True), ("Shelf", False)]


def test_a_fourth_pick_is_told_in_words(browser: Browser) -> None:
    made = [step(browser, title) for title in ("Bread", "Call", "Shelf", "Letter")]
    for one in made[:3]:
        browser.post(f"/key-tasks/{one.id}")

    answer = waited(browser, f"/key-tasks/{made[3].id}")

    assert (answer.status_code, answer.json()["code"]) == (422, "key.too-many")


def test_a_drop_is_kept_once_and_not_against_a_later_pick(browser: Browser) -> None:
    bread = step(browser, "Bread")
    browser.post(f"/key-tasks/{bread.id}", the_one="1")
    rev, at = rev_of(browser), browser.now.at - EARLIER

    for _ in range(2):
        waited(browser, f"/key-tasks/{bread.id}/drop", rev=rev, at=at)
    assert picked(browser) == []

    browser.post(f"/key-tasks/{bread.id}", the_one="1")
    waited(browser, f"/key-tasks/{bread.id}/drop", rev=rev, at=at)
    assert picked(browser) == [("Bread", True)]


def test_the_one_is_named_once(browser: Browser) -> None:
    id = uuid4()
    browser.post("/key-tasks", id=str(id), title="Open the box", before_hour="12")

    waited(browser, "/key-tasks", id=id, title="Open the box", before_hour="12")

    assert picked(browser) == [("Open the box", True)]
    assert [one.id for one in browser.store.all(Step, browser.person.id)] == [id]


def test_a_step_is_begun_once_at_the_moment_of_the_device(browser: Browser) -> None:
    bread = step(browser, "Bread")
    rev, at = rev_of(browser), browser.now.at - EARLIER

    for _ in range(2):
        waited(browser, f"/steps/{bread.id}/start", rev=rev, at=at)
    assert (state_of(browser, bread).state, state_of(browser, bread).started_at) == (StepState.STARTED, at)

    browser.post("/undo", rev=str(rev_of(browser)))
    waited(browser, f"/steps/{bread.id}/start", rev=rev, at=at)
    assert state_of(browser, bread).state is StepState.READY


def test_a_step_that_was_closed_elsewhere_stays_closed(browser: Browser) -> None:
    bread = step(browser, "Bread")
    rev = rev_of(browser)
    browser.post(f"/steps/{bread.id}/finish")

    assert waited(browser, f"/steps/{bread.id}/start", rev=rev).json() == {"kept": True}

    assert state_of(browser, bread).state is StepState.DONE


def test_minutes_and_stray_thoughts_are_kept_once(browser: Browser) -> None:
    bread, first, second = step(browser, "Bread"), uuid4(), uuid4()
    browser.post(f"/focus/{bread.id}", id=str(first), spent="4")

    for _ in range(2):
        waited(browser, f"/focus/{bread.id}", id=first, spent="4")
        waited(browser, f"/focus/{bread.id}/thoughts", id=second, text="ring Lina")

    assert [(entry.id, entry.minutes) for entry in browser.store.all(Entry, browser.person.id)] == [
        (first, 4)
    ]
    assert [note.text for note in browser.store.all(Note, browser.person.id)] == ["ring Lina"]
