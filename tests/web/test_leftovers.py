from __future__ import annotations

import os
import subprocess
import sys
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
