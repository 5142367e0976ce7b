from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from smallwins.supervisor import MOST_SHORT_LIVES, Lives
from tests.web.test_serve import PYTHON, SERVE, server, wait_for, wait_until, worker_of

__all__ = ["server"]


def test_a_worker_killed_twice_in_a_row_comes_back(server: tuple[subprocess.Popen[str], str]) -> None:
    supervisor, at = server
    for _ in range(3):
        assert wait_for(at)
        killed = worker_of(supervisor.pid)
        os.kill(killed, signal.SIGKILL)
        assert wait_until(lambda killed=killed: worker_of(supervisor.pid) not in (killed, 0))

    assert wait_for(at)


def test_a_worker_is_started_again_until_it_ended_right_after_its_start_too_often() -> None:
    lives = Lives(began=0.0)

    assert [lives.end(float(second), has_started=True) for second in range(1, 6)] == [True] * 4 + [False]


def test_a_long_life_in_between_makes_up_for_the_short_ones() -> None:
    lives = Lives(began=0.0)

    ends = [lives.end(at, has_started=True) for at in (1.0, 2.0, 60.0, 61.0, 62.0, 63.0, 64.0)]

    assert all(ends)


def test_a_worker_that_takes_long_to_find_that_it_cannot_start_is_given_up_as_well() -> None:
    lives = Lives(began=0.0)

    ends = [lives.end(60.0 * life, has_started=False) for life in range(1, MOST_SHORT_LIVES + 1)]

    assert ends[-1] is False


BREAKS = {
    "store.not-a-database": (
        "Path(os.environ['SMALLWINS_DATABASE']).write_bytes(b'no record' * 500)",
        "is not a Small Wins record",
    ),
    "worker.not-started": (
        "Path('litestar.py').write_text('1 / 0'); os.environ['PYTHONPATH'] = '.:' + os.environ['PYTHONPATH']",
        "could not be started",
    ),
}


@pytest.mark.parametrize("code", BREAKS)
def test_a_worker_that_cannot_start_ends_the_server_with_a_sentence(tmp_path: Path, code: str) -> None:
    """The file is spoiled, or the program, after the supervisor has looked at both."""
    breaking, sentence = BREAKS[code]
    spoiling = SERVE.replace("lambda at: print(at, flush=True)", "spoil")
    program = f"import os\nfrom pathlib import Path\ndef spoil(at):\n    {breaking}\n{spoiling}"
    environment = PYTHON | {"SMALLWINS_DATABASE": str(tmp_path / "wins.db"), "SMALLWINS_PORT": "0"}
    ran = subprocess.run(
        [sys.executable, "-c", program],
        env=environment,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )

    assert ran.returncode == 1
    assert ran.stdout == ""
    assert sentence in ran.stderr
    assert "Traceback" not in ran.stderr
    logged = (tmp_path / "wins.log").read_text("utf-8") if code == "worker.not-started" else "Traceback"
    assert "Traceback" in logged
