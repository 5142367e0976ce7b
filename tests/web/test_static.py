import re

import pytest

from smallwins.web.static import FOLDER, address, named_in
from tests.web.conftest import Browser


def test_a_file_with_its_mark_is_kept_forever_and_comes_compressed(browser: Browser) -> None:
    answer = browser.get(address("look.css"))

    assert answer.status_code == 200
    assert "immutable" in answer.headers["cache-control"]
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.headers["content-type"].startswith("text/css")


def test_a_file_with_another_mark_is_asked_for_again(browser: Browser) -> None:
    answer = browser.get("/static/look.css?v=old")

    assert answer.headers["cache-control"] == "no-cache"
    assert browser.get("/static/look.css", **{"if-none-match": answer.headers["etag"]}).status_code == 304


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py",
        "/static/%2e%2e/app.py",
        "/static/",
        "/static/vendor",
        "/static/none.css",
        f"/static/{'x' * 300}.css",
    ],
)
def test_nothing_outside_the_folder_is_served(browser: Browser, path: str) -> None:
    assert browser.get(path).status_code == 404


def test_every_rule_of_the_stylesheet_is_closed_once(browser: Browser) -> None:
    depth = 0
    for letter in browser.get("/static/look.css").text:
        depth += (letter == "{") - (letter == "}")
        assert depth >= 0

    assert depth == 0


def test_a_style_names_others_with_their_marks_so_that_they_too_are_kept_forever(browser: Browser) -> None:
    named = named_in("look.css")

    assert named
    for name in named:
        assert address(name) in f"/static/{browser.get(address('look.css')).text}".replace(
            'url("', "/static/"
        )
        assert "immutable" in browser.get(address(name)).headers["cache-control"]


def test_the_modules_of_a_page_come_in_one_request(browser: Browser) -> None:
    imported = re.findall(r'^import "\./([\w.]+)"', (FOLDER / "page.js").read_text("utf-8"), re.MULTILINE)
    script = browser.get(address("page.js")).text

    assert len(imported) > 5
    assert not re.search("^(import|export) ", script, re.MULTILINE)
    for name in imported:
        assert script.count(f"const {name.removesuffix('.js')}Part = (") == 1
    assert "const { again, letGo, reachable } = outboxPart;" in script
    assert script.index("const outboxPart") < script.index("= outboxPart;")


def test_notes_to_the_reader_stay_behind(browser: Browser) -> None:
    for name, note in (("page.js", "// "), ("worker.js", "// "), ("look.css", "/*")):
        text = browser.get(f"/static/{name}").text
        assert not [line for line in text.splitlines() if line.startswith((note, "  "))], name
