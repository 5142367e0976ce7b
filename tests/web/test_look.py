"""The page of all parts, for development."""

from __future__ import annotations

from pathlib import Path

from smallwins.settings import Settings
from smallwins.web import look
from tests.web.conftest import Browser, opened

DOCUMENT = Path(__file__).parents[2] / "docs" / "design" / "look.md"


def test_every_part_is_shown_to_those_who_work_on_the_look(tmp_path: Path) -> None:
    with opened(Settings(database=str(tmp_path / "wins.db"), development="1")) as browser:
        text = browser.get("/-/look").text

    assert text.count('<li class="row') == 11
    for name in ("Frieze", "Way", "Coming back", "Forecast"):
        assert f"<h2>{name}</h2>" in text


def test_nobody_else_is_served_it(browser: Browser) -> None:
    assert browser.client.get("/-/look").status_code == 404


def test_each_colour_shown_stands_in_the_document_of_the_look() -> None:
    told = DOCUMENT.read_text()

    assert [token for token in look.TOKENS if f"`--{token}`" not in told] == []
