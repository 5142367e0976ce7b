from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Terminal


@pytest.fixture
def walked(terminal: Terminal) -> Terminal:
    terminal.wins("metric", "add", "Walk")
    terminal.wins("log", "walk")
    return terminal


def count(terminal: Terminal) -> int:
    return len(terminal.run("entry", "list", "--json").json)


def folder(terminal: Terminal) -> Path:
    return terminal.settings.backup_folder


def test_a_backup_is_restored_and_what_was_there_can_be_had_back(walked: Terminal, tmp_path: Path) -> None:
    said = walked.wins("backup", str(tmp_path / "mine.db"))
    assert str(tmp_path / "mine.db") in said
    walked.wins("log", "walk", "--on", "yesterday")

    said = walked.wins("restore", str(tmp_path / "mine.db"))
    assert count(walked) == 1
    back = said.splitlines()[-1].split("wins restore ")[-1]
    walked.wins("restore", back)

    assert count(walked) == 2


def test_a_backup_never_takes_the_place_of_a_file(walked: Terminal, tmp_path: Path) -> None:
    (tmp_path / "mine.db").write_text("something dear")

    assert walked.run("backup", str(tmp_path / "mine.db")).status == 1

    assert (tmp_path / "mine.db").read_text() == "something dear"


def test_the_newest_backup_is_found_by_its_word(walked: Terminal) -> None:
    walked.wins("backup")
    walked.wins("undo")
    assert count(walked) == 0

    walked.wins("restore", "newest")

    assert count(walked) == 1


def test_backups_are_listed(walked: Terminal) -> None:
    walked.wins("backup")

    listed = walked.run("backup", "--list", "--json").json
    assert [Path(held["path"]).parent for held in listed] == [folder(walked)] * len(listed)
    assert listed[0]["path"] in walked.wins("backup", "--list")


def test_what_is_no_backup_is_refused_and_nothing_changes(walked: Terminal, tmp_path: Path) -> None:
    (tmp_path / "diary.csv").write_text("day,value\n" * 1000)

    assert walked.run("restore", str(tmp_path / "none.db")).status == 1
    assert walked.run("restore", str(tmp_path / "diary.csv")).status == 1

    assert count(walked) == 1


def test_with_nothing_kept_there_is_nothing_to_copy_or_restore(terminal: Terminal) -> None:
    assert "nothing to copy" in terminal.run("backup").err
    assert "no good backup" in terminal.run("restore", "newest").err
    assert "no record" in terminal.wins("doctor")
    assert not Path(terminal.settings.database).exists()


def test_the_doctor_finds_a_record_with_a_backup_sound(walked: Terminal) -> None:
    walked.wins("backup")

    said = walked.run("doctor")

    assert said.status == 0
    assert "is sound" in said.out
    assert all(check["is_good"] for check in walked.run("doctor", "--json").json)


def test_the_doctor_ends_with_one_when_something_is_to_be_mended(walked: Terminal) -> None:
    Path(walked.settings.database).write_text("scribbled over\n" * 1000)

    said = walked.run("doctor")

    assert said.status == 1
    assert "is not a Small Wins record" in said.out


def test_erasing_takes_the_word_and_then_leaves_nothing(walked: Terminal) -> None:
    walked.wins("backup")

    assert walked.run("erase", answer="erase\n").status == 1
    assert count(walked) == 1

    said = walked.run("erase", answer="ERASE\n")
    assert said.status == 0
    assert str(folder(walked)) in said.out
    assert count(walked) == 0
    files = Path(walked.settings.database).parent.glob("*.db*")
    assert b"Walk" not in b"".join(path.read_bytes() for path in files)
