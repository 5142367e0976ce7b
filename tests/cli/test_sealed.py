"""`wins export --passphrase` and bringing it in again: asked for, never written on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from smallwins.formats.sealed import is_sealed
from smallwins.settings import Settings
from tests.cli.conftest import Terminal
from tests.formats.test_sealed import SEALED

WORDS = "rain on the old roof"


@pytest.fixture
def secret(tmp_path: Path) -> str:
    file = tmp_path / "secret"
    file.write_text(f"{WORDS}\n", encoding="utf-8")
    return str(file)


def test_a_sealed_archive_comes_back_byte_for_byte(terminal: Terminal, tmp_path: Path, secret: str) -> None:
    terminal.wins("value", "add", "quite private")
    terminal.wins("export", "-o", str(tmp_path / "open.zip"))
    said = terminal.run(
        "export", "-o", str(tmp_path / "all.zip.age"), "--passphrase", answer=f"{WORDS}\n{WORDS}\n"
    )
    data = (tmp_path / "all.zip.age").read_bytes()
    assert (said.status, WORDS in said.out + said.err) == (0, False)
    assert is_sealed(data)
    assert b"private" not in data

    other = Terminal(Settings(database=str(tmp_path / "other" / "wins.db")))
    assert other.run("import", str(tmp_path / "all.zip.age"), "--yes").status == 1
    other.wins("import", str(tmp_path / "all.zip.age"), "--yes", "--passphrase-file", secret)
    other.wins("export", "-o", str(tmp_path / "again.zip"))

    assert (tmp_path / "again.zip").read_bytes() == (tmp_path / "open.zip").read_bytes()


def test_what_cannot_be_sealed_writes_nothing(terminal: Terminal, tmp_path: Path, secret: str) -> None:
    target = tmp_path / "out"
    for words in (
        ("--to", "csv", "--passphrase-file", secret),
        ("--passphrase-file", str(tmp_path / "nowhere")),
        ("--passphrase",),
    ):
        assert terminal.run("export", "-o", str(target), *words).status == 1
    short = terminal.run("export", "-o", str(target), "--passphrase", answer="abc\nabc\n")

    assert short.status == 1
    assert not target.exists()


def test_a_wrong_passphrase_is_told_and_brings_nothing_in(terminal: Terminal, tmp_path: Path) -> None:
    (tmp_path / "all.zip.age").write_bytes(SEALED)
    said = terminal.run("import", str(tmp_path / "all.zip.age"), "--yes", answer="another roof\n")

    assert said.status == 1
    assert "does not open" in said.err
    assert "another roof" not in said.out + said.err
