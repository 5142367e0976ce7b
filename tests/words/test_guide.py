"""The guide names commands that are there, with options that they have."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from docs.commands_page import commands

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs" / "guide").glob("*.md"))]
FOUND = r"`(wins(?: [^`]*)?)`|^(wins .*?)(?: {2,}.*)?$"


def written(page: Path) -> Iterator[list[str]]:
    """Yield every command a page names, split into words."""
    for match in re.finditer(FOUND, page.read_text("utf-8"), re.MULTILINE):
        yield shlex.split(match[1] or match[2])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_of_a_page_is_there_with_its_options(page: Path) -> None:
    known = dict(commands())
    for words in written(page):
        if len(words) == 1:
            continue
        path = next((" ".join(words[:n]) for n in (3, 2) if " ".join(words[:n]) in known), "")
        assert path, f"{page.name}: no command “{' '.join(words)}”"
        command = known[path]
        named = {
            "--help",
            *(name for param in command.params for name in (*param.opts, *param.secondary_opts)),
        }
        assert {word for word in words if word.startswith("--")} <= named, " ".join(words)
        assert not isinstance(command, click.Group) or len(words) == len(path.split()), " ".join(words)


@pytest.mark.parametrize("number", range(1, 11))
def test_each_page_of_the_method_ends_in_something_to_do(number: int) -> None:
    (page,) = (ROOT / "docs" / "guide").glob(f"{number:02}-*.md")

    assert "> **Do this now.**" in page.read_text("utf-8")
