"""From the start of the server to its first page, beside importing its web framework."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from bench import Row
from bench.records import make_record
from bench.server import serving

ROUNDS = 5
GATE = 3.0


def measure() -> list[Row]:
    """Measure both in turns."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "wins.db"
        make_record(file, metrics=5, days=60)
        ours, bare = [], []
        for _ in range(ROUNDS):
            start = perf_counter()
            subprocess.run([sys.executable, "-c", "import litestar"], check=True)
            bare.append(perf_counter() - start)
            start = perf_counter()
            with serving(file) as served:
                served.get("/")
                ours.append(perf_counter() - start)
        ratio = median(one / other for one, other in zip(ours, bare, strict=True))
        shown = f"{median(ours):.2f} s"
        return [
            Row(
                name="start to first page, beside import litestar",
                ratio=ratio,
                gate=GATE,
                aim="≤ 1 s",
                shown=shown,
            )
        ]
