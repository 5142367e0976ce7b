from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from playwright.sync_api import expect

from tests.browser.away import comes_back, keeps, settled, waits
from tests.browser.axe import found_on
from tests.browser.conftest import Enter, House

pytestmark = pytest.mark.browser


NOWHERE = """async (word) => {
  for (const name of (await caches.keys()).filter((one) => one.startsWith("pages-"))) {
    const cache = await caches.open(name);
    for (const kept of await cache.keys())
      if ((await (await cache.match(kept, { ignoreVary: true })).text()).includes(word)) return false;
  }
  return true;
}"""


def test_a_day_without_a_network_is_kept_shown_and_sent_once(house: House, enter: Enter) -> None:
    visitor = enter()
    visitor.follow("Walk")
    visitor.follow("Pages", kind="quantity", unit="pages")
    visitor.follow("Glasses", kind="count")
    page = settled(visitor)
    house.away()

    visitor.go()
    expect(page.locator("#stored")).to_contain_text("This page is as it was on")
    page.get_by_role("button", name="Walk: done").click()
    waits(page, "1 thing waits on this device")
    for number in (2, 3):
        page.get_by_role("button", name="One more").click()
        waits(page, f"{number} things wait")
    page.get_by_label("Pages, pages").fill("2,5")
    page.keyboard.press("Enter")
    waits(page, "4 things wait")
    expect(page.locator(".row", has_text="Pages")).to_contain_text("2,5 · kept, will count when back")
    assert found_on(page, "light") == []
    visitor.go("/close")  # never opened before: the page for that stands in its place
    expect(page.locator("h1")).to_have_text("Kept here until Small Wins is within reach")
    expect(page.locator("#waiting li")).to_have_count(4)
    page.get_by_label("What is it?").fill("the sea was calm")
    page.get_by_role("button", name="Keep").click()
    expect(page.locator("#waiting li")).to_have_count(5)
    assert found_on(page, "dark") == []
    visitor.go("/help")
    expect(page.locator("h1")).to_have_text("Talking to someone helps.")

    comes_back(house, visitor)
    waits(page, "Sent: 5 things that waited are in your record.")
    expect(page.locator("output")).to_have_text("2")
    expect(page.locator("#stored")).to_be_hidden()
    visitor.go()
    assert sorted(entry["value"] for entry in house.held("entries")) == [1, 1, 1, 2.5]
    assert [note["text"] for note in house.held("notes")] == ["the sea was calm"]


def test_a_second_tap_takes_back_what_waits(house: House, enter: Enter) -> None:
    visitor = enter()
    visitor.follow("Walk")
    page = settled(visitor)
    house.away()
    visitor.go()

    page.get_by_role("button", name="Walk: done").click()
    waits(page, "1 thing waits")
    page.get_by_role("button", name="Walk: done").click()

    expect(page.locator("#outbox")).to_be_hidden()
    expect(page.locator(".waits")).to_have_count(0)


A_DAY_AGO = """() => new Promise((done) => {
  const asked = indexedDB.open("smallwins", 1);
  asked.onsuccess = () => {
    const work = asked.result.transaction("outbox", "readwrite");
    const outbox = work.objectStore("outbox");
    outbox.getAll().onsuccess = ({ target }) => {
      for (const item of target.result) {
        const at = new Date(Date.parse(item.at.slice(0, 19) + "Z") - 86_400_000).toISOString().slice(0, 19);
        outbox.put({ ...item, at: at + item.at.slice(19) });
      }
    };
    work.oncomplete = () => { asked.result.close(); done(); };
  };
})"""


def test_a_tap_takes_back_nothing_of_the_day_before(house: House, enter: Enter) -> None:
    visitor = enter()
    visitor.follow("Walk")
    visitor.follow("Glasses", kind="count")
    page = settled(visitor)
    house.away()
    visitor.go()
    page.get_by_role("button", name="Walk: done").click()
    waits(page, "1 thing waits")
    page.get_by_role("button", name="One more").click()
    waits(page, "2 things wait")
    page.evaluate(A_DAY_AGO)

    visitor.go()
    waits(page, "2 things wait")
    expect(page.locator("#stored")).to_be_visible()
    expect(page.locator(".waits")).to_have_count(0)
    expect(page.get_by_role("button", name="One less")).to_be_disabled()
    page.get_by_role("button", name="Walk: done").click()
    waits(page, "3 things wait")
    page.get_by_role("button", name="One more").click()
    waits(page, "4 things wait")
    page.get_by_role("button", name="One less").click()
    waits(page, "3 things wait")

    comes_back(house, visitor)
    waits(page, "Sent: 3 things")
    kept = [(entry["metric"], entry["for_date"]) for entry in house.held("entries")]
    assert len(set(kept)) == 3


def test_a_page_of_the_day_before_shows_nothing_as_done(house: House, enter: Enter) -> None:
    visitor = enter()
    visitor.follow("Walk")
    visitor.follow("Glasses", kind="count")
    visitor.follow("Swim")
    held = {metric["name"]: metric["id"] for metric in house.held("metrics")}
    visitor.send(f"/metrics/{held['Walk']}/tap/tick")
    visitor.send(f"/metrics/{held['Glasses']}/tap/more")
    visitor.send(f"/metrics/{held['Swim']}/skip", reason="rain")
    page = settled(visitor)
    expect(page.locator("output")).to_have_text("1")
    house.away()
    page.clock.install(time=datetime.now() + timedelta(days=1))

    visitor.go()

    expect(page.locator("output")).to_have_text("0")
    expect(page.get_by_role("button", name="One less")).to_be_disabled()
    expect(page.get_by_role("button", name="Undo skip")).to_be_hidden()
    expect(page.get_by_role("button", name="Walk: done", exact=True)).to_have_attribute(
        "aria-pressed", "false"
    )


def test_an_entry_that_was_changed_and_then_deleted_without_a_network_goes(
    house: House, enter: Enter
) -> None:
    visitor = enter()
    visitor.follow("Walk")
    metric = house.held("metrics")[0]["id"]
    visitor.send(f"/metrics/{metric}/log", value="1", note="by the river")
    entry = house.held("entries")[0]["id"]
    page = settled(visitor, f"/entries/{entry}")
    house.away()

    page.get_by_label("A line beside it").fill("past the mill")
    page.get_by_role("button", name="Keep").click()
    waits(page, "1 thing waits")
    page.get_by_role("button", name="Delete").click()
    expect(page.locator("p.plaque")).to_have_count(2)
    waits(page, "1 thing waits")

    comes_back(house, visitor)
    waits(page, "Sent: 1 thing")
    assert house.held("entries") == []


def test_what_was_kept_before_is_taken_back_and_a_step_closed_without_a_network(
    house: House, enter: Enter
) -> None:
    visitor = enter()
    visitor.follow("Walk")
    visitor.follow("Glasses", kind="count")
    walk, glasses = (
        next(held["id"] for held in house.held("metrics") if held["name"] == name)
        for name in ("Walk", "Glasses")
    )
    visitor.send(f"/metrics/{walk}/tap/tick")
    for _ in range(3):
        visitor.send(f"/metrics/{glasses}/tap/more")
    visitor.send("/key-tasks", title="Write the letter")
    step = house.held("steps")[0]["id"]
    visitor.send(f"/steps/{step}/criteria", lines="one page")
    page = settled(visitor)
    house.away()

    visitor.go()
    page.get_by_role("button", name="done. Tap to take back").click()
    waits(page, "1 thing waits")
    expect(page.locator(".row", has_text="Walk")).to_contain_text("Taken back · kept, will count when back")
    for number in (2, 3):
        page.get_by_role("button", name="One less").click()
        waits(page, f"{number} things wait")
    page.get_by_role("button", name="one page").click()
    expect(page.get_by_role("button", name="one page")).to_have_attribute("aria-pressed", "true")
    waits(page, "4 things wait")
    page.get_by_role("button", name="one page").click()
    expect(page.get_by_role("button", name="one page")).to_have_attribute("aria-pressed", "false")
    waits(page, "3 things wait")
    page.get_by_role("button", name="one page").click()
    waits(page, "4 things wait")
    assert found_on(page, "light") == []

    comes_back(house, visitor)
    waits(page, "Sent: 4 things that waited are in your record.")
    expect(page.locator("output")).to_have_text("1")
    expect(page.get_by_role("button", name="Walk: done")).to_have_attribute("aria-pressed", "false")
    house.away()
    page.get_by_role("button", name="It is done. Close it").click()
    expect(page.locator("p.plaque")).to_contain_text("Kept on this device")
    waits(page, "1 thing waits")

    comes_back(house, visitor)
    waits(page, "Sent: 1 thing")
    expect(page.get_by_text("a step, finished")).to_be_visible()


def test_what_cannot_wait_says_so(house: House, enter: Enter) -> None:
    visitor = enter()
    visitor.send("/key-tasks", title="Write the letter")
    step = house.held("steps")[0]["id"]
    visitor.follow("Walk")
    settled(visitor)
    page = visitor.go(f"/steps/{step}/edit")
    keeps(page, f"/steps/{step}/edit")
    house.away()
    visitor.go(f"/steps/{step}/edit")

    page.get_by_role("button", name="Keep").click()

    expect(page.locator("[data-lost]").first).to_be_visible()
    expect(page.locator("p.plaque")).to_contain_text("this cannot wait here. Nothing was changed.")
    expect(page.locator("#page")).to_contain_text("Everything else needs Small Wins within reach")


def test_what_waits_is_sent_when_the_network_is_back_and_nobody_looks(house: House, enter: Enter) -> None:
    visitor = enter()
    visitor.follow("Walk")
    page = settled(visitor)
    browser = visitor.context.new_cdp_session(page)
    registered: list[str] = []
    browser.on(
        "ServiceWorker.workerRegistrationUpdated",
        lambda told: registered.extend(one["registrationId"] for one in told["registrations"]),
    )
    browser.send("ServiceWorker.enable")
    for _ in range(100):
        if registered:
            break
        page.wait_for_timeout(100)
    house.away()
    visitor.go()
    page.get_by_role("button", name="Walk: done").click()
    waits(page, "1 thing waits on this device")
    page.goto("about:blank")
    house.back()

    sync = {"registrationId": registered[0], "tag": "outbox", "lastChance": False}
    browser.send("ServiceWorker.dispatchSyncEvent", {"origin": house.address, **sync})
    for _ in range(100):
        if house.held("entries"):
            break
        page.wait_for_timeout(100)

    assert [entry["value"] for entry in house.held("entries")] == [1]


def test_two_devices_that_change_one_entry_lose_nothing(house: House, enter: Enter) -> None:
    phone, laptop = enter(), enter(viewport={"width": 1280, "height": 900})
    phone.follow("Walk")
    metric = house.held("metrics")[0]["id"]
    phone.send(f"/metrics/{metric}/log", value="1", note="by the river")
    entry = house.held("entries")[0]["id"]
    page = settled(phone, f"/entries/{entry}")
    phone.context.set_offline(True)

    page.get_by_label("A line beside it").fill("past the mill")
    page.get_by_role("button", name="Keep").click()
    expect(page.locator("p.plaque")).to_contain_text("Kept on this device")
    other = laptop.go(f"/entries/{entry}")
    other.get_by_label("A line beside it").fill("by the sea")
    other.get_by_label("What it was").fill("a walk")
    other.get_by_role("button", name="Keep").click()
    expect(other.locator("#toast")).to_contain_text("Changed")
    phone.context.set_offline(False)

    waits(page, "Sent: 1 thing")
    other = laptop.go(f"/entries/{entry}")
    expect(other.locator(".also")).to_contain_text("past the mill")
    expect(other.get_by_label("A line beside it")).to_have_value("by the sea")
    expect(other.get_by_label("What it was")).to_have_value("a walk")


def test_what_is_not_taken_stays_with_its_reason(house: House, enter: Enter) -> None:
    visitor = enter()
    visitor.follow("Walk")
    page = settled(visitor)
    house.away()
    visitor.go("/catch")
    page.get_by_label("Write it as you would say it").fill("something else entirely")
    page.get_by_role("button", name="Keep").click()
    waits(page, "1 thing waits")

    comes_back(house, visitor, "/offline")

    waits(page, "1 thing was not taken")
    expect(page.locator("#waiting li")).to_contain_text("could be several of the things you follow, or none")
    expect(page.get_by_role("link", name="Say which")).to_be_visible()
    page.get_by_role("button", name="Let it go").click()
    expect(page.locator("#waiting li")).to_have_count(0)


def test_today_is_never_older_than_the_last_change(house: House, enter: Enter) -> None:
    visitor = enter()
    visitor.follow("Walk")
    page = settled(visitor)

    page.get_by_role("button", name="Walk: done").click()
    expect(page.get_by_role("heading", name="Done today")).to_be_visible()
    visitor.go()
    expect(page.get_by_role("heading", name="Done today")).to_be_visible()
    page.get_by_role("button", name="done. Tap to take back").click()
    expect(page.get_by_role("heading", name="Done today")).to_be_hidden()
    keeps(page, "/", page.locator("#page").get_attribute("data-rev") or "")
    house.away()
    visitor.go()

    expect(page.get_by_role("heading", name="Done today")).to_be_hidden()
    expect(page.locator("#toast .toast")).to_be_hidden()


def test_another_record_s_pages_are_forgotten(house: House, enter: Enter) -> None:
    visitor = enter()
    visitor.follow("Secret")
    page = settled(visitor)
    visitor.send("/settings/erase", sure="yes")
    visitor.go("/help")
    page.wait_for_function(NOWHERE, arg="Secret")
    keeps(page, "/offline")
    house.away()

    visitor.go()

    expect(page.locator("body")).not_to_contain_text("Secret")


def test_a_shortcut_keeps_by_itself_and_text_is_shared_into_a_note(house: House, enter: Enter) -> None:
    visitor = enter()
    visitor.follow("Walk")
    metric = house.held("metrics")[0]["id"]
    page = visitor.go(f"/tap/{metric}")
    expect(page.locator("#toast")).to_contain_text("Kept: Walk")

    visitor.go("/shared?title=A+poem&text=of+rain")
    expect(page.get_by_label("What was shared")).to_have_value("A poem\nof rain")
    assert found_on(page, "light") == []
    assert house.held("notes") == []
    page.get_by_role("button", name="Keep").click()
    expect(page.locator("#toast")).to_contain_text("Kept")

    assert len(house.held("entries")) == 1
    assert house.held("notes")[0]["text"] == "A poem\nof rain"
    assert visitor.complaints == []


def test_a_first_visit_is_light(house: House, enter: Enter) -> None:
    visitor = enter()
    visitor.follow("Walk")
    wire = {"bytes": 0}
    session = visitor.context.new_cdp_session(visitor.page)
    session.send("Network.enable")
    session.on(
        "Network.loadingFinished", lambda told: wire.update(bytes=wire["bytes"] + told["encodedDataLength"])
    )

    settled(visitor)

    assert 0 < wire["bytes"] <= 100_000
