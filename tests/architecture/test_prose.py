"""What the README and the guide name is there: files, commands, addresses."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from docs.commands_page import commands

ROOT = Path(__file__).parents[2]
PROSE = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])

LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#\s]+)")
COMMANDS = dict(commands())
COMMAND = re.compile(r"(?:`|^|\.venv/bin/)wins ([a-z-]+(?: [a-z-]+)?)", re.MULTILINE)


@pytest.mark.parametrize("page", PROSE, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_file_that_prose_links_to_is_there(page: Path) -> None:
    assert [link for link in LINK.findall(page.read_text()) if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", PROSE, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_command_that_prose_names_is_one(page: Path) -> None:
    named = [f"wins {words}" for words in COMMAND.findall(page.read_text())]

    assert [words for words in named if not is_command(words)] == []


def is_command(words: str) -> bool:
    """Whether these are a command, or one with the first thing it is told; groups take their own."""
    first = COMMANDS.get(words.rpartition(" ")[0])
    return words in COMMANDS or (first is not None and not isinstance(first, click.Group))
