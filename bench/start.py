"""`wins log` as a whole process, beside the bare interpreter, both with compiled bytecode."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from bench import Row
from bench.records import make_record

ROUNDS = 25
GATE = 8.0

BARE = ("-c", "pass")
LOG = ("-c", "from smallwins.__main__ import wins; wins()", "log", "Metric 1", "12")


def measure() -> list[Row]:
    """Measure both in turns, after a run of each that compiles and takes the day's backup."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "wins.db"
        make_record(file, metrics=5, days=60)
        for command in (BARE, LOG, LOG):
            seconds(command, file)
        turns = [(seconds(BARE, file), seconds(LOG, file)) for _ in range(ROUNDS)]
    return [
        Row(
            name="wins log, whole process, beside the bare interpreter",
            ratio=median(log / bare for bare, log in turns),
            gate=GATE,
            aim="≤ 5 ×",
            shown=f"{median(log for _, log in turns) * 1000:.0f} ms",
        )
    ]


def seconds(arguments: tuple[str, ...], file: Path) -> float:
    """Return how long one process takes, from its start to its end."""
    environment = dict(os.environ, SMALLWINS_DATABASE=str(file), PYTHONDONTWRITEBYTECODE="")
    start = perf_counter()
    subprocess.run([sys.executable, *arguments], env=environment, check=True, stdout=subprocess.DEVNULL)
    return perf_counter() - start
