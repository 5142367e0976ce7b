"""Every page and every help text in a made-up locale: a string that stays as it was is not translated."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields, replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from smallwins.application.ports import Record
from smallwins.catalogue import language
from smallwins.demo.record import fill
from smallwins.store.tables import NOUNS, class_of
from tests.crawl import crawl
from tests.web.conftest import Browser, browser
from tests.words.made_up import MadeUp, left_over, told

MONTHS = "January February March April May June July August September October November December"
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
SAID_BY_BABEL = {word[:length] for word in f"{MONTHS} {DAYS}".split() for length in (2, 3, 4, len(word))} | {
    "and"
}
AS_IT_IS = {
    "Small", "Wins", "English", "Français", "Fran", "ais", "Ctrl", "CSV", "JSON", "Markdown", "API",
    "SQLite", "PostgreSQL", "smallwins", "db", "com", "org", "findahelpline", "befrienders",
    "ThroughLine", "page", "api", "cli", "laptop",
    "Loop", "Habit", "Tracker", "HabitBull",
}  # fmt: skip
"""Names, and words that are the same in every language."""

ROOT = Path(__file__).parent.parent.parent
__all__ = ["browser"]

PERSONAL = "Ωμέγα"


@pytest.fixture
def made_up(browser: Browser) -> Iterator[Browser]:
    """Open a full record in which nobody wrote a Latin letter, in the made-up locale."""
    with browser.store.db.transaction():
        fill(browser.store, browser.person, browser.now)
        act = browser.store.begin(browser.person.id, browser.now, "import", PERSONAL)
        for noun in NOUNS:
            for record in browser.store.all(class_of(noun), browser.person.id):
                browser.store.keep(act, _in_greek(record))
        browser.store.db.run("update changes set summary = ''")
    language.install("qps", MadeUp())
    browser.headers["accept-language"] = "qps"
    yield browser
    language.use("en")


def test_the_made_up_locale_marks_what_it_says() -> None:
    assert left_over(told("Kept: %(name)s") % {"name": "Walk"}) == []
    assert left_over("Kept " + told("now")) == ["Kept"]


def test_every_page_speaks_the_language_of_the_person_and_none_is_broken(made_up: Browser) -> None:
    def read(path: str) -> str:
        answer = made_up.get(path)
        assert answer.status_code in (200, 303), f"{path} answered {answer.status_code}"
        return str(answer.text)

    seen = crawl(read, ["/", "/welcome"])

    untold = {path: found for path, text in seen.items() if (found := _untold(text) - _cited(path))}
    assert len(seen) > 25
    assert not untold, "\n".join(f"{path}: {sorted(found)}" for path, found in untold.items())
    assert all('dir="rtl"' in text for path, text in seen.items() if "<html" in text)
    assert not [
        path for path, text in seen.items() if re.search(r"\sstyle=|<style|<script(?![^>]*src=)", text)
    ]


def test_every_help_text_speaks_the_language_of_the_person(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "tests.words.every_help"],
        env={
            "PATH": "",
            "PYTHONPATH": ":".join(sys.path),
            "SMALLWINS_DATABASE": str(tmp_path / "wins.db"),
            "HOME": str(tmp_path),
        },
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )

    assert ran.returncode == 0, ran.stderr[-2000:]
    assert ran.stdout.count("⟦") > 100
    assert not ran.stderr


def _cited(path: str) -> set[str]:
    """Return the words of questionnaires, which are used in the wording their licence is for."""
    held = (ROOT / "src/smallwins/catalogue/questionnaires").glob("*.json")
    is_asked = path.startswith(("/well-being", "/skills"))
    return {word for file in held for word in left_over(file.read_text("utf-8"))} if is_asked else set()


def _untold(text: str) -> set[str]:
    reader = _Words()
    reader.feed(text)
    words = {word for part in reader.words for word in left_over(part)}
    return {
        word for word in words if word not in SAID_BY_BABEL | AS_IT_IS and not word.startswith("SMALLWINS")
    }


class _Words(HTMLParser):
    """What a person reads or hears on a page: its text, and the labels of its parts."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._quiet = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._quiet += tag in ("script", "style", "code", "kbd")
        named = dict(attrs)
        for name in ("aria-label", "placeholder", "alt", "title"):
            if named.get(name):
                self.words.append(str(named[name]))

    def handle_endtag(self, tag: str) -> None:
        self._quiet -= tag in ("script", "style", "code", "kbd")

    def handle_data(self, data: str) -> None:
        if not self._quiet:
            self.words.append(data)


def _in_greek(record: Record) -> Any:
    changes = {
        field.name: PERSONAL
        for field in fields(record)  # type: ignore[arg-type]
        if isinstance(getattr(record, field.name), str)
        and type(getattr(record, field.name)) is str
        and getattr(record, field.name)
        and field.name not in ("language", "zone", "theme", "questionnaire")
    }
    for name in ("options", "reasons", "done_list", "done_when", "themes", "techniques"):
        held = getattr(record, name, None)
        if held and all(isinstance(part, str) for part in held):
            changes[name] = tuple(f"{PERSONAL}{number}" for number, _ in enumerate(held))  # type: ignore[assignment]
        elif held and name == "done_when":
            changes[name] = tuple(replace(part, text=PERSONAL) for part in held)  # type: ignore[assignment]
    for name, inner in (
        ("milestones", "title"),
        ("cues", "text"),
        ("stages", "evidence"),
        ("resizes", "note"),
    ):
        held = getattr(record, name, None)
        if held:
            changes[name] = tuple(replace(part, **_greek_parts(part, inner)) for part in held)  # type: ignore[assignment]
    return replace(record, **changes)  # type: ignore[type-var]


def _greek_parts(part: Any, inner: str) -> dict[str, str]:
    return {name: PERSONAL for name in (inner, "celebrated") if getattr(part, name, "")}
