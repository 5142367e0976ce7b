from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Terminal


@pytest.mark.requirement("R187")
def test_a_card_is_told_before_it_is_drawn_and_shows_nothing_else(terminal: Terminal, tmp_path: Path) -> None:
    terminal.wins("metric", "add", "Walk")
    terminal.wins("log", "walk", "--note", "quite private")
    picture, drawing = tmp_path / "week.png", tmp_path / "week.svg"

    told = terminal.wins("share")
    terminal.wins("share", "week", "-o", str(picture), "--dark")
    drawn = terminal.wins("share", "week", "-o", str(drawing))

    assert "Walk once" in told
    assert "exactly this, and nothing else" in drawn
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert "day of Walk" in drawing.read_text("utf-8")
    assert "private" not in drawing.read_text("utf-8")
    assert terminal.run("share", "day", "--json").json["eyebrow"] == "Today"
    assert terminal.run("share", "decade").status == 2


def test_a_card_takes_no_file_s_place_and_is_a_picture(terminal: Terminal, tmp_path: Path) -> None:
    terminal.wins("metric", "add", "Walk")
    held = tmp_path / "week.svg"
    held.write_text("mine")

    drawn = terminal.wins("share", "-o", str(held))
    refused = terminal.run("share", "-o", str(tmp_path / "week.jpg"))

    assert held.read_text() == "mine"
    assert "week-2.svg" in drawn
    assert (tmp_path / "week-2.svg").exists()
    assert refused.status == 2
    assert "ends in .png or .svg" in refused.err
