"""Today with 20 metrics: ten years of daily entries beside one month, the first request after a start."""

from __future__ import annotations

import shutil
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from bench import Row
from bench.records import make_record
from bench.server import serving

ROUNDS = 5
GATE = 1.3


def measure() -> list[Row]:
    """Measure the first request after a start in rounds that alternate, and a warm one beside it."""
    with TemporaryDirectory() as folder:
        files = {days: Path(folder) / f"{days}.db" for days in (30, 3650)}
        for days, file in files.items():
            make_record(file, metrics=20, days=days)
            with serving(file) as served:
                served.get("/")  # the standings of a record just made are computed once
        first: dict[int, list[float]] = {days: [] for days in files}
        warm: list[float] = []
        for _ in range(ROUNDS):
            for days, file in files.items():
                cold = Path(folder) / "cold.db"
                shutil.copy(file, cold)
                with serving(cold) as served:
                    first[days].append(_seconds(served.get))
                    if days > 30:
                        warm += [_seconds(served.get) for _ in range(9)]
        ratio = median(years / month for years, month in zip(first[3650], first[30], strict=True))
        shown = f"{median(first[3650]) * 1000:.1f} ms first, {median(warm) * 1000:.1f} ms warm"
        return [
            Row(
                name="Today, ten years beside one month",
                ratio=ratio,
                gate=GATE,
                aim="≤ 5 ms warm",
                shown=shown,
            )
        ]


def _seconds(get: object) -> float:
    start = perf_counter()
    get("/")  # type: ignore[operator]
    return perf_counter() - start
