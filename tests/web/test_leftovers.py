from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from smallwins.web.leftovers import folder_for, sweep

KILLED = (
    "import os, signal, sys; from smallwins.web.leftovers import folder_for;"
    "held = folder_for('import'); open(held.name + '/years.csv', 'w').close();"
    "os.kill(os.getpid(), signal.SIGKILL)"
)


def test_a_killed_import_leaves_nothing_past_the_next_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    environment = os.environ | {"TMPDIR": str(tmp_path), "PYTHONPATH": os.pathsep.join(sys.path)}
    subprocess.run([sys.executable, "-c", KILLED], env=environment, check=False)
    assert [path.name for path in tmp_path.glob("*/*")] == ["years.csv"]

    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    sweep()

    assert list(tmp_path.iterdir()) == []


def test_folders_in_use_and_those_of_others_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    other = tmp_path / "wins-of-somebody"
    other.mkdir()

    with folder_for("serve") as held:
        sweep()

        assert Path(held).exists()
    assert list(tmp_path.iterdir()) == [other]


def test_two_starts_at_once_do_not_trip_over_each_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    ended = subprocess.run(
        [sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, check=True
    )
    faults: list[Exception] = []

    def swept() -> None:
        try:
            sweep()
        except OSError as fault:
            faults.append(fault)

    for _ in range(20):
        for number in range(40):
            (tmp_path / f"wins-import-{int(ended.stdout)}-{number}").mkdir(exist_ok=True)
        starts = [threading.Thread(target=swept) for _ in range(4)]
        for start in starts:
            start.start()
        for start in starts:
            start.join()

    assert faults == []
    assert list(tmp_path.iterdir()) == []
