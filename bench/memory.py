"""Memory of all processes (proportional set size) after Today, a metric's page and Insights."""

from __future__ import annotations

import re
from pathlib import Path
from tempfile import TemporaryDirectory

from bench import Row
from bench.records import make_record
from bench.server import serving
from smallwins.domain.ids import id_from

GATE = 100.0


def measure() -> list[Row]:
    """Measure once; on a system without /proc there is nothing to measure."""
    if not Path("/proc/self/smaps_rollup").exists():
        return []
    with TemporaryDirectory() as folder:
        file = Path(folder) / "wins.db"
        make_record(file, metrics=20, days=3650)
        with serving(file) as served:
            for path in ("/", f"/metrics/{id_from('bench', '0')}", "/insights"):
                served.get(path)
            megabytes = sum(_pss(pid) for pid in _family(served.pid)) / 1024
    return [Row(name="memory of all processes, MB", ratio=megabytes, gate=GATE, aim="≤ 80 MB", shown="PSS")]


def _family(pid: int) -> list[int]:
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid, *(one for child in children for one in _family(int(child)))]


def _pss(pid: int) -> float:
    found = re.search(r"^Pss:\s+(\d+) kB", Path(f"/proc/{pid}/smaps_rollup").read_text(), re.MULTILINE)
    return float(found[1]) if found else 0.0
