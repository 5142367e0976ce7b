from __future__ import annotations

import stat
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment

from smallwins.web.page import ENVIRONMENT, Compiled


def environment(folder: Path) -> Environment:
    return ENVIRONMENT.overlay(bytecode_cache=Compiled(folder), cache_size=0)


def test_a_template_is_compiled_once_and_then_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "cache" / "pages"
    environment(folder).get_template("offline/offline.html")

    def compiled(*_: Any, **__: Any) -> None:
        pytest.fail("it was compiled again")

    monkeypatch.setattr(Environment, "compile", compiled)
    environment(folder).get_template("offline/offline.html")

    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_folder_that_cannot_be_written_to_is_done_without(tmp_path: Path) -> None:
    taken = tmp_path / "pages"
    taken.write_text("a file stands here")

    assert environment(taken).get_template("offline/offline.html").name == "offline/offline.html"
    assert taken.read_text() == "a file stands here"


def test_a_compiled_template_that_is_damaged_is_compiled_anew(tmp_path: Path) -> None:
    environment(tmp_path).get_template("offline/offline.html")
    for file in tmp_path.iterdir():
        file.write_bytes(file.read_bytes()[:40])

    assert environment(tmp_path).get_template("offline/offline.html")
