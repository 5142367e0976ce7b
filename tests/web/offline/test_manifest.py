from __future__ import annotations

import struct

import pytest

from docs.icons import ICONS, drawn
from smallwins.web.static import FOLDER
from tests.web.conftest import Browser
from tests.web.test_metrics import added


def test_the_manifest_names_what_is_there(browser: Browser) -> None:
    walk = added(browser, "walk")

    answer = browser.get("/manifest.webmanifest")

    told = answer.json()
    assert answer.headers["content-type"].startswith("application/manifest+json")
    assert told["scope"] == "/"
    assert told["display"] == "standalone"
    assert browser.get(told["start_url"]).status_code == 200
    assert [shortcut["url"] for shortcut in told["shortcuts"]] == [f"/tap/{walk.id}", "/catch"]
    for shortcut in told["shortcuts"]:
        assert browser.get(shortcut["url"]).status_code == 200


def test_each_icon_has_the_size_it_says(browser: Browser) -> None:
    icons = browser.get("/manifest.webmanifest").json()["icons"]

    assert {icon["purpose"] for icon in icons} == {"any", "maskable"}
    for icon in icons:
        width, height = struct.unpack(">II", browser.get(icon["src"]).content[16:24])
        assert icon["sizes"] == f"{width}x{height}"


@pytest.mark.parametrize("name", ICONS)
def test_an_icon_is_the_mark_as_it_is_drawn(name: str) -> None:
    assert (FOLDER / name).read_bytes() == drawn(name), "run python -m docs.icons"


@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("fr", "ltr"), ("ar", "rtl")])
def test_the_manifest_speaks_the_language_of_the_person(
    browser: Browser, language: str, direction: str
) -> None:
    told = browser.get("/manifest.webmanifest", **{"accept-language": language}).json()

    assert (told["lang"], told["dir"]) == (language, direction)
    assert (told["description"] == "Small steps, kept and counted, on your own machine.") == (
        language == "en"
    )


def test_text_is_shared_to_a_page_that_keeps_nothing_by_itself(browser: Browser) -> None:
    target = browser.get("/manifest.webmanifest").json()["share_target"]
    rev = browser.store.rev(browser.person.id)

    shown = browser.get(
        f"{target['action']}?title=A+poem&text=of+<b>rain</b>", **{"sec-fetch-site": "none"}
    ).text

    assert target["method"] == "GET"
    assert "of &lt;b&gt;rain&lt;/b&gt;" in shown
    assert browser.store.rev(browser.person.id) == rev


def test_a_shortcut_sends_itself_when_nobody_led_there(browser: Browser) -> None:
    walk = added(browser, "walk")

    assert "data-go" in browser.get(f"/tap/{walk.id}", **{"sec-fetch-site": "none"}).text
    assert "data-go" not in browser.get(f"/tap/{walk.id}", **{"sec-fetch-site": "cross-site"}).text
    assert "data-go" not in browser.get(f"/tap/{walk.id}").text


def test_a_shortcut_of_what_is_done_asks_nothing(browser: Browser) -> None:
    walk = added(browser, "walk")
    browser.post(f"/metrics/{walk.id}/tap/tick")

    shown = browser.get(f"/tap/{walk.id}", **{"sec-fetch-site": "none"}).text

    assert "data-go" not in shown
    assert "kept for today already" in shown


def test_a_shortcut_of_an_amount_asks_for_it(browser: Browser) -> None:
    pages = added(browser, "pages", kind="quantity", unit="pages")

    shown = browser.get(f"/tap/{pages.id}", **{"sec-fetch-site": "none"}).text

    assert 'name="value"' in shown
    assert "data-go" not in shown
