"""What `wins log` loads: start-up is felt, and most of it is loading. A clock would lie on a busy machine."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

LOADED = """
import sys
from smallwins.__main__ import wins
try:
    wins()
finally:
    print(*sorted(sys.modules), sep="\\n")
"""

HEAVY = {
    "babel", "numpy", "litestar", "granian", "jinja2", "msgspec", "psycopg", "platformdirs", "zoneinfo",
    "asyncio", "logging", "tempfile", "shutil", "secrets", "hashlib", "random", "difflib", "locale",
    "calendar", "traceback", "importlib.resources", "importlib.metadata", "click.shell_completion",
}  # fmt: skip
"""Libraries that would be felt, and that logging does without."""

NEEDED = {
    "entry",
    "metric",
    "schedule",
    "levels",
    "pause",
    "profile",
    "source",
    "day",
    "errors",
    "ids",
    "number",
    "text",
}
"""The files of the domain that logging needs; every other noun would add its classes to the start."""


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    database = tmp_path_factory.mktemp("start") / "wins.db"
    wins(database, "metric", "add", "Morning walk", "--kind", "duration", "--floor", "10")
    wins(database, "log", "morning", "12")  # the first write of a day does the day's chores as well
    return set(wins(database, "log", "Morning walk", "12", "--note", "past the bakery").splitlines())


def wins(database: Path, *arguments: str) -> str:
    environment = {
        name: held for name, held in os.environ.items() if not name.startswith(("SMALLWINS_", "COV"))
    }
    environment |= {"SMALLWINS_DATABASE": str(database), "LANG": "C.UTF-8"}
    command = [sys.executable, "-c", LOADED, *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout


def test_logging_loads_no_library_it_does_not_need(loaded: set[str]) -> None:
    assert loaded & HEAVY == set()


def test_logging_loads_no_noun_it_does_not_need(loaded: set[str]) -> None:
    domain = {name.rpartition(".")[2] for name in loaded if name.startswith("smallwins.domain.")}

    assert domain <= NEEDED


def test_logging_loads_few_files_of_ours(loaded: set[str]) -> None:
    assert len([name for name in loaded if name.startswith("smallwins.")]) <= 75
