"""Measure every budget that applies, each beside its gate; the exit status says whether all hold.

`./run bench` measures all; `./run bench today start` measures those named.
"""

from __future__ import annotations

import os
import sys
import tempfile
from importlib import import_module
from pathlib import Path
from statistics import median
from time import perf_counter

from bench import Row

BUDGETS = (
    "today",
    "checkins",
    "momentum",
    "importing",
    "start",
    "first_page",
    "memory",
    "patterns",
    "overview",
    "visit",
    "phone",
)


def main() -> int:
    """Print a line for each row; return 1 when one misses its gate."""
    asked = sys.argv[1:] or [name for name in BUDGETS if (Path(__file__).parent / f"{name}.py").exists()]
    print(f"disk: one fdatasync takes {fdatasync_time() * 1000:.2f} ms", flush=True)
    rows: list[Row] = []
    for name in asked:
        for row in import_module(f"bench.{name}").measure():
            rows.append(row)
            print(told(row), flush=True)
    missed = [row.name for row in rows if not row.passed]
    print(
        f"{len(rows) - len(missed)} of {len(rows)} gates hold"
        + "".join(f"; missed: {name}" for name in missed)
    )
    return 1 if missed else 0


def told(row: Row) -> str:
    """Return one row as a line."""
    sign = "≥" if row.least else "≤"
    mark = "ok  " if row.passed else "MISS"
    return f"{mark} {row.name}: {row.ratio:.2f} (gate {sign} {row.gate:g}) · {row.shown} (aim {row.aim})"


def fdatasync_time() -> float:
    """Return the median seconds of an fdatasync after a small write, where the temporary files are."""
    with tempfile.TemporaryFile() as file:
        seconds = []
        for _ in range(21):
            file.write(b"x" * 4096)
            file.flush()
            start = perf_counter()
            os.fdatasync(file.fileno()) if hasattr(os, "fdatasync") else os.fsync(file.fileno())
            seconds.append(perf_counter() - start)
    return median(seconds)


if __name__ == "__main__":
    sys.exit(main())
