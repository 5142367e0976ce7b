"""Every page, as it is sent: what the content policy, the look and the direction of reading ask of all."""

from __future__ import annotations

import re
from datetime import timedelta
from html.parser import HTMLParser
from typing import Any

import pytest

from smallwins.catalogue import language
from smallwins.web.app import PAGES
from tests.web.conftest import Browser
from tests.web.test_entries import kept
from tests.web.test_metrics import added

FORBIDDEN = re.compile(
    r"\b(fail\w*|lazy|should|must|perfect|worst|broke|streak|behind|only \d+)\b", re.IGNORECASE
)
RANKS = re.compile(r"\b(leaderboards?|rank(ing|ed)?|percentiles?|badges?|coins?)\b", re.IGNORECASE)
CROSSES = re.compile("[✗✘❌✖💔⛓]")


@pytest.fixture
def full(browser: Browser) -> Browser:
    """Fill a record with one of each kind, a rest, a skip, and days back."""
    browser.post("/values", name="health", why="to climb the hill")
    for kind in ("boolean", "count", "duration", "quantity", "rating"):
        metric = added(browser, kind, kind=kind, floor="1", target="2", stretch="4", starts_on="2026-01-01")
        for back in (0, 1, 2, 5, 6, 9, 30):
            day = browser.now.today - timedelta(days=back)
            browser.post(f"/metrics/{metric.id}/log", follow=False, value="1", day=str(day), note="a note")
    added(browser, "screens", kind="duration", direction="at_most", limit="30")
    resting, skipped = added(browser, "resting"), added(browser, "skipped")
    browser.post("/pause", follow=False, metric=str(resting.id))
    browser.post(f"/metrics/{skipped.id}/skip", follow=False, reason="ill")
    return browser


def addresses(browser: Browser) -> list[str]:
    """Return an address of every page, but those of single records that this record does not hold."""
    entry = kept(browser)[0]
    value = browser.get("/metrics/new").text.split('name="values" value="')[1][:36]
    known = {
        "{metric_id:uuid}": str(entry.metric),
        "{entry_id:uuid}": str(entry.id),
        "{value_id:uuid}": value,
        "{day:str}": str(browser.now.today),
    }
    shown = [handler for handler in PAGES if "GET" in getattr(handler, "http_methods", ())]
    paths = [path for handler in shown for path in getattr(handler, "paths", ())]
    whole = [
        filled(path, known)
        for path in paths
        if not path.endswith(("/day", "/understood", "/palette", ".ics"))
    ]
    found = [path for path in whole if "{" not in path]
    extra = [
        "/reviews/period/week",
        "/catch?line=walk 20",
        "/metrics?archived=true",
        "/search?q=note",
        "/days?before=2026-02-01",
    ]
    return [*found, *extra, f"/metrics/{entry.metric}?span=all", f"/metrics/{entry.metric}?back=1"]


def filled(path: str, known: dict[str, str]) -> str:
    for name, value in known.items():
        path = path.replace(name, value)
    return path


class Reader(HTMLParser):
    """What a page is made of, and what breaks the rules."""

    def __init__(self) -> None:
        super().__init__()
        self.breaches: list[str] = []
        self.headings = self.filled = 0
        self.direction: str | None = None
        self.words: list[str] = []
        self.ids: list[str] = []
        self.labels: set[str | None] = set()
        self.unnamed: list[tuple[str | None, int]] = []
        self.inside_label = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = dict(attrs)
        self.breaches += [f"{tag} {name}" for name in held if name == "style" or name.startswith("on")]
        if tag == "script" and not held.get("src"):
            self.breaches.append("inline script")
        self._count(tag, held)
        if held.get("id"):
            self.ids.append(str(held["id"]))
        if tag == "input" and held.get("type") not in ("hidden", "radio", "checkbox"):
            named = self.inside_label or held.get("aria-label")
            self.unnamed += [] if named else [(held.get("id"), 0)]

    def _count(self, tag: str, held: dict[str, str | None]) -> None:
        self.headings += tag == "h1"
        self.filled += (held.get("class") or "").split()[:2] in (["button"], ["button", "full"])
        if tag == "html":
            self.direction = held.get("dir")
        if tag == "label":
            self.inside_label += 1
            self.labels.add(held.get("for"))

    def handle_endtag(self, tag: str) -> None:
        self.inside_label -= tag == "label"

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def read(text: str) -> Reader:
    reader = Reader()
    reader.feed(text)
    return reader


@pytest.mark.requirement("R18", "R136", "R192")
def test_every_page_keeps_the_rules_of_all_pages(full: Browser) -> None:
    wrong: dict[str, Any] = {}
    for path in addresses(full):
        answer = full.get(path)
        page = read(answer.text)
        unlabelled = [id for id, _ in page.unnamed if id not in page.labels]
        problems = {
            "status": answer.status_code != 200 and answer.status_code,
            "inline": page.breaches,
            "headings": page.headings != 1 and page.headings,
            "filled buttons": page.filled > 1 and page.filled,
            "unlabelled": unlabelled,
            "twice the same id": {id for id in page.ids if page.ids.count(id) > 1},
            "scolding": [word for word in page.words if FORBIDDEN.search(word)],
            "ranking": [word for word in page.words if RANKS.search(word)],
            "crossing out": CROSSES.findall(answer.text),
        }
        found = {name: problem for name, problem in problems.items() if problem}
        wrong |= {path: found} if found else {}

    assert wrong == {}


def test_every_page_is_written_from_the_right_where_the_language_is(full: Browser) -> None:
    paths = addresses(full)
    full.post("/settings/language", follow=False, language="ar")

    directions = {path: read(full.get(path).text).direction for path in paths}

    assert set(directions.values()) == {"rtl"}
    assert language.is_right_to_left() is False  # the request's language ended with the request


@pytest.mark.parametrize(
    "path", ["/metrics", "/values", "/settings", "/history", "/days", "/search", "/help", "/catch"]
)
def test_every_page_is_there_for_a_new_person(browser: Browser, path: str) -> None:
    assert browser.get(path).status_code == 200


def test_every_page_is_whole_with_script_too(full: Browser) -> None:
    for path in addresses(full):
        text = full.get(path, **{"hx-request": "true"}).text
        assert 'id="page"' in text, path
        assert 'id="toast"' in text, path
