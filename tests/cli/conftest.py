"""The command line on a database of its own, as a person meets it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from smallwins.catalogue import language
from smallwins.cli.main import Wins
from smallwins.cli.program import Session
from smallwins.composition import program_of
from smallwins.settings import Settings


@dataclass(frozen=True)
class Said:
    """What a command printed, and the status it ended with."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@dataclass(frozen=True)
class Terminal:
    """A terminal in which `wins` is installed."""

    settings: Settings

    def run(self, *arguments: str, answer: str = "") -> Said:
        session = Session(program_of(self.settings))
        result = CliRunner().invoke(Wins(), list(arguments), input=answer, obj=session, prog_name="wins")
        session.close()
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Said(result.exit_code, result.stdout, result.stderr)

    def wins(self, *arguments: str) -> str:
        """Run a command that is expected to be done, and return what it printed."""
        said = self.run(*arguments)
        assert (said.status, said.err) == (0, "")
        return said.out


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    yield Terminal(Settings(database=str(tmp_path / "data" / "wins.db")))
    language.use("en")
