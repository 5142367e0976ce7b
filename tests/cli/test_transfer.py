from __future__ import annotations

import json
import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest

from smallwins.cli import progress
from smallwins.cli.progress import Bar
from tests.cli.conftest import Terminal
from tests.samples.loop import Mark, backup, habit

LOOP = backup(
    25, [habit(1, "Walk"), habit(2, "Read")], [Mark(1, date(2024, 1, 1)), Mark(2, date(2024, 1, 3))]
)


@pytest.fixture
def loop(tmp_path: Path) -> str:
    return written(tmp_path, "loop.db", LOOP)


def written(folder: Path, name: str, data: bytes | str) -> str:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return str(path)


def entries(terminal: Terminal) -> int:
    return len(terminal.run("entry", "list", "--all", "--json").json)


def test_an_import_says_what_it_brings_and_how_to_take_it_back(terminal: Terminal, loop: str) -> None:
    said = terminal.wins("import", loop).splitlines()

    assert said == [
        (
            "loop.db (Loop Habit Tracker): 2 metrics and 2 entries, "
            "from 1\N{NO-BREAK SPACE}Jan 2024 to 3\N{NO-BREAK SPACE}Jan 2024."
        ),
        "New: 2 metrics and 2 entries.",
        "Brought in: 2 metrics and 2 entries.",
        "To take it back: wins undo 2",
    ]
    assert "Walk" in terminal.wins("metric", "list")


def test_a_second_time_nothing_changes(terminal: Terminal, loop: str) -> None:
    terminal.wins("import", loop)

    said = terminal.wins("import", loop)

    assert "Here already, and left as they are: 2 metrics and 2 entries." in said
    assert "Nothing new here" in said
    assert len(terminal.run("history", "--json").json) == 2


def test_a_dry_run_shows_and_changes_nothing(terminal: Terminal, loop: str) -> None:
    assert "New: 2 metrics and 2 entries." in terminal.wins("import", loop, "--dry-run")
    assert terminal.run("metric", "list", "--json").json == []


def test_undo_takes_an_import_back_and_it_can_be_brought_in_again(terminal: Terminal, loop: str) -> None:
    terminal.wins("import", loop)
    terminal.wins("undo")
    assert terminal.run("metric", "list", "--json").json == []

    assert "Brought in: 2 metrics and 2 entries." in terminal.wins("import", loop)


def test_several_files_are_several_acts(terminal: Terminal, loop: str, tmp_path: Path) -> None:
    other = written(tmp_path, "mine.csv", "date,Weight\n2024-01-01,72.4\n")

    terminal.wins("import", loop, other)

    acts = terminal.run("history", "--json").json
    assert [act["summary"] for act in acts if act["act"] == "import"] == ["mine.csv", "loop.db"]


def test_what_is_left_and_what_is_changed_is_told_line_by_line(terminal: Terminal, tmp_path: Path) -> None:
    rows = "".join("soon,Walk,1\n" for _ in range(1)) + "2024-01-01,Walk,1\n2024-01-01,Walk,1\n"
    file = written(tmp_path, "mine.csv", "date,habit,value\n" + rows)

    said = terminal.wins("import", file)

    assert "  line 2, column date: “soon” is not a date that could be read." in said
    assert "  line 4: The same as line 3, so it was taken once." in said
    assert "Columns: date=date, habit=metric, value=value." in said


def test_many_problems_are_told_in_part_and_counted(terminal: Terminal, tmp_path: Path) -> None:
    rows = "".join(f"soon,Walk,{number}\n" for number in range(50))
    file = written(tmp_path, "mine.csv", f"date,habit,value\n{rows}")

    assert "and 30 more" in terminal.wins("import", file)
    assert len(terminal.run("import", file, "--json").json[0]["problems"]) == 50


def test_a_map_of_columns_is_obeyed(terminal: Terminal, tmp_path: Path) -> None:
    file = written(tmp_path, "mine.csv", "date,a,b\n01/02/2024,1,2\n")

    said = terminal.wins("import", file, "--map", "a=ignore", "--map", "b=measure", "--map", "dates=dmy")

    assert "1 metric and 1 entry, from 1\N{NO-BREAK SPACE}Feb 2024" in said


@pytest.mark.parametrize("wish", ["a", "a=moon", "c=date"])
def test_a_map_that_says_nothing_is_wrong_usage(terminal: Terminal, tmp_path: Path, wish: str) -> None:
    file = written(tmp_path, "mine.csv", "date,a\n2024-01-01,1\n")

    said = terminal.run("import", file, "--map", wish)

    assert (said.status, said.out) == (2, "")


@pytest.mark.parametrize(
    ("data", "sentence"),
    [(b"", "is empty"), (LOOP[:5000], "ends too early"), (b"\x00\x01\x02words", "holds no text")],
)
def test_a_file_that_cannot_be_read_is_told_in_a_sentence(
    terminal: Terminal, tmp_path: Path, data: bytes, sentence: str
) -> None:
    said = terminal.run("import", written(tmp_path, "bad.db", data))

    assert said.status == 1
    assert sentence in said.err
    assert "Nothing was brought in" in said.err or "nothing was brought in" in said.err


def test_a_file_that_is_not_there_is_told(terminal: Terminal) -> None:
    said = terminal.run("import", "nowhere.db")

    assert (said.status, said.err.strip()) == (1, "There is no file at nowhere.db. Nothing was brought in.")


def test_what_was_deleted_since_comes_back_when_asked(terminal: Terminal, loop: str) -> None:
    terminal.wins("import", loop)
    terminal.wins("metric", "delete", "walk", "--yes")

    assert "Taken out by you since, and left out: 1 metric and 1 entry." in terminal.wins("import", loop)
    assert "Brought in: 1 metric and 1 entry." in terminal.wins("import", loop, "--again")


def test_a_script_reads_json(terminal: Terminal, loop: str) -> None:
    [report] = terminal.run("import", loop, "--json").json

    assert report["counts"]["new"] == {"metric": 2, "entry": 2}
    assert (report["format"], report["rev"], report["problems"]) == ("loop", 2, [])


def test_an_archive_goes_out_and_comes_back_whole(terminal: Terminal, loop: str, tmp_path: Path) -> None:
    terminal.wins("import", loop)
    first, second = tmp_path / "all.zip", tmp_path / "again.zip"
    terminal.wins("export", "-o", str(first))
    terminal.wins("erase", "--yes")

    said = terminal.wins("import", str(first))
    terminal.wins("export", "-o", str(second))

    assert "put back whole, with its history" in said
    assert "Put back whole." in said
    assert first.read_bytes() == second.read_bytes()
    assert len(terminal.run("history", "--json").json) == 2


@pytest.mark.parametrize("to", ["archive", "csv", "json", "markdown"])
def test_every_form_holds_what_was_kept(terminal: Terminal, loop: str, tmp_path: Path, to: str) -> None:
    terminal.wins("import", loop)
    out = tmp_path / "out"

    terminal.wins("export", "--to", to, "-o", str(out))

    data = out.read_bytes()
    if data.startswith(b"PK"):
        zipped = zipfile.ZipFile(BytesIO(data))
        data = b"".join(zipped.read(name) for name in zipped.namelist())
    assert b"Walk" in data
    assert b"2024-01-03" in data


def test_an_export_may_go_to_another_program(terminal: Terminal, loop: str) -> None:
    terminal.wins("import", loop)

    held = json.loads(terminal.wins("export", "--to", "json", "-o", "-"))

    assert [entry["for_date"] for entry in held["entry"]] == ["2024-01-01", "2024-01-03"]


def test_an_export_never_takes_the_place_of_an_earlier_one(
    terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    first, second = terminal.wins("export").split()[-1], terminal.wins("export").split()[-1]

    assert first != second
    assert len(list(tmp_path.glob("small-wins-*.zip"))) == 2


def test_an_export_is_written_over_nothing_unless_asked(terminal: Terminal, tmp_path: Path) -> None:
    out = tmp_path / "diary.txt"
    out.write_text("dear diary")

    said = terminal.run("export", "-o", str(out))

    assert said.status == 1
    assert "It was left as it is" in said.err
    assert out.read_text() == "dear diary"
    terminal.wins("export", "-o", str(out), "--replace")
    assert out.read_bytes().startswith(b"PK")


@pytest.mark.parametrize("option", [[], ["--replace"]])
def test_an_export_never_takes_the_place_of_a_record(terminal: Terminal, option: list[str]) -> None:
    terminal.wins("metric", "add", "Walk")

    said = terminal.run("export", "-o", terminal.settings.database, *option)

    assert said.status == 1
    assert "Walk" in terminal.wins("metric", "list")


def test_a_place_that_cannot_be_written_is_told(terminal: Terminal, tmp_path: Path) -> None:
    said = terminal.run("export", "-o", str(tmp_path / "nowhere" / "all.zip"))

    assert said.status == 1
    assert "Your record is untouched." in said.err


def test_a_bar_is_shown_on_a_terminal_after_a_second(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    bar = Bar("Reading")
    bar(1, 10)
    assert capsys.readouterr().err == ""

    monkeypatch.setattr(progress, "PATIENCE", -1.0)
    bar(5, 10)
    assert "Reading" in (shown := capsys.readouterr().err)
    assert "50%" in shown
    bar.close()
    assert capsys.readouterr().err.endswith("\r")
