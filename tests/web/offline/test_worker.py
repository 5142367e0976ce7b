from __future__ import annotations

import re

from smallwins.web.offline.worker import kept_files, script
from smallwins.web.static import FOLDER, static
from tests.web.conftest import Browser


def test_every_file_the_worker_keeps_is_served(browser: Browser) -> None:
    for address in kept_files():
        assert browser.get(address).status_code == 200, address


def test_every_page_the_worker_keeps_is_served(browser: Browser) -> None:
    text = script()[0].decode()
    (named,) = re.findall(r"ALWAYS = \[([^]]*)\]", text)
    browser.post("/metrics/new", name="walk")

    for path in [*re.findall(r'"([^"]+)"', named), "/shared"]:
        answer = browser.get(path)
        assert answer.status_code == 200, path
        assert answer.headers["x-record"], path


def test_what_pages_name_is_what_the_worker_keeps(browser: Browser) -> None:
    browser.post("/metrics/new", name="walk")
    named = re.findall(r'(?:href|src)="(/static/[^"]+)"', browser.get("/").text)

    assert {address for address in named if "maskable" not in address} <= set(kept_files())


def test_every_module_is_kept_by_itself_or_in_another() -> None:
    modules = {file.name for file in FOLDER.iterdir() if file.name.endswith(".js")} - {"worker.js"}
    kept = {address.partition("?")[0].removeprefix("/static/") for address in kept_files()}

    joined = "".join(static(name).plain.decode() for name in kept if name.endswith(".js"))
    assert {name for name in modules - kept if f"const {name[:-3]}Part = (" not in joined} == set()


def test_the_worker_governs_every_page_and_is_asked_for_each_time(browser: Browser) -> None:
    answer = browser.get("/service-worker.js")

    assert answer.headers["content-type"].startswith("text/javascript")
    assert answer.headers["cache-control"] == "no-cache"
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.text.startswith("const RELEASE = ")


def test_nothing_a_person_reads_stands_in_a_script() -> None:
    for name in ("worker.js", "outbox.js", "offline.js"):
        text = re.sub(r"//[^\n]*", "", (FOLDER / name).read_text("utf-8"))
        prose = [
            said for said in re.findall(r'"([^"\n]*)"', text) if re.search(r"[A-Za-z]+ [a-z]+ [a-z]+", said)
        ]
        assert [said for said in prose if said != "word small"] == [], name


def test_a_page_says_whose_record_it_shows_and_at_which_rev(browser: Browser) -> None:
    first = browser.get("/help")
    browser.post("/settings/erase", sure="yes")
    second = browser.get("/help")

    assert first.headers["x-record"] != second.headers["x-record"]
    assert str(browser.person.id) not in first.headers["x-record"]
    assert second.headers["x-rev"] == str(browser.store.rev(browser.person.id))


def test_a_page_asked_for_to_be_kept_takes_no_word_that_is_said_once(browser: Browser) -> None:
    browser.post("/metrics/new", name="walk", follow=False)

    assert "data-toast" not in browser.get("/", **{"x-keep": "1"}).text
    assert "data-toast" in browser.get("/").text


def test_with_a_lock_nothing_personal_stays_on_the_device(browser: Browser) -> None:
    browser.post("/settings", help_lines="Samira, 0600")
    assert "Samira" in browser.get("/help", **{"x-keep": "1"}).text

    word = "two quiet rivers"
    browser.post("/settings/lock", passphrase=word, again=word, minutes="15")

    for path in ("/", "/metrics", "/notebook"):
        answer = browser.get(path, **{"x-keep": "1"})
        assert "no-store" in answer.headers["cache-control"]
        assert "x-stay" not in answer.headers
    kept = browser.get("/help", **{"x-keep": "1"})
    assert "x-stay" in kept.headers
    assert "Samira" not in kept.text
    assert "x-stay" not in browser.get("/help").headers
