"""The schema: numbered steps, a version it is at, and the oldest program that may open it.

A step is plain DDL that both engines take; one that SQLite cannot do in place
has a `.sqlite.sql` twin that rebuilds the table. Each step is one transaction.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from smallwins.domain.errors import Refusal
from smallwins.store.database import Database
from smallwins.store.sqlite import Sqlite

COMPATIBLE = 1
"""The oldest schema version whose program still reads a database at ours."""

_FOLDER = Path(__file__).parent / "migrations"
_STEP = r"(\d{4})_[a-z_]+(?:\.(sqlite|postgres))?\.sql"
_ADDS = r"create table|create (unique )?index|alter table \S+ add column"


def migrate(db: Database, *, folder: Path | None = None, backed_up: bool = False) -> list[int]:
    """Bring the database to this program's version; return the steps that were taken.

    An SQLite file that holds something is copied into `folder` first (beside
    it unless given). On PostgreSQL a step that does more than add asks for
    `backed_up`: only the server's keeper knows.

    Raises:
        Refusal: `schema.newer`, when a newer program wrote it; `schema.not-backed-up`;
            or the copy could not be made. Nothing was touched.
    """
    at = version(db)
    if at == newest():
        return []
    check_known(db)
    wanted = [number for number in sorted(steps(db.engine)) if number > (at or 0)]
    if not wanted:
        return []
    if at is None:
        _start(db)
    elif isinstance(db, Sqlite):
        _copy_first(db, at, folder)
    elif not backed_up:
        _check_only_adds(db, wanted)
    return [number for number in wanted if _take(db, number)]


def version(db: Database) -> int | None:
    """Return the version a database is at, or None when it holds no schema yet."""
    if not _has_schema(db):
        return None
    return int(db.rows("select version from schema_info")[0][0])


def newest() -> int:
    """Return the version of this program's schema."""
    return max(steps("sqlite"))


def check_known(db: Database) -> None:
    """Refuse a database of a newer program that this one could misread."""
    at = version(db)
    if at is not None and at > newest() and _compatible(db) > newest():
        raise Refusal("schema.newer", version=at, known=newest())


@cache
def steps(engine: str) -> dict[int, Path]:
    """Return the SQL file of each step; one written for the engine goes before the shared one."""
    found: dict[int, Path] = {}
    for file in sorted(_FOLDER.iterdir(), key=lambda file: file.name):
        match = re.fullmatch(_STEP, file.name)
        if match and (match[2] == engine or (match[2] is None and int(match[1]) not in found)):
            found[int(match[1])] = file
    return found


def statements(text: str) -> list[str]:
    """Return the statements of a step, without its comments."""
    bare = re.sub(r"--[^\n]*", "", text)
    return [statement for part in bare.split(";") if (statement := part.strip())]


def only_adds(text: str) -> bool:
    """Whether a step makes new tables, columns and indexes and changes nothing that is there."""
    return all(re.match(_ADDS, statement) for statement in statements(text))


def _start(db: Database) -> None:
    with db.transaction():
        db.run("create table if not exists schema_info (version bigint not null, compatible bigint not null)")
        if not db.rows("select 1 from schema_info"):
            db.run("insert into schema_info (version, compatible) values (0, 0)")


def _copy_first(db: Sqlite, at: int, folder: Path | None) -> None:
    from smallwins.store import backup  # noqa: PLC0415 - once a version, and felt at start-up

    target = (folder or Path(db.path).parent / "backups") / f"before-version-{newest()}-at-{at}.db"
    if not target.exists():
        backup.copy(db, target)


def _check_only_adds(db: Database, wanted: list[int]) -> None:
    for number in wanted:
        if not only_adds(steps(db.engine)[number].read_text("utf-8")):
            raise Refusal("schema.not-backed-up", step=number)


def _take(db: Database, number: int) -> bool:
    """Take one step; return False when another process took it meanwhile."""
    with _without_cascades(db), db.transaction():
        db.run("update schema_info set compatible = compatible")  # lock: two programs may start at once
        if (version(db) or 0) >= number:
            return False
        for statement in statements(steps(db.engine)[number].read_text("utf-8")):
            db.run(statement)
        db.run(
            "update schema_info set version = :version, compatible = :compatible",
            version=number,
            compatible=COMPATIBLE,
        )
        _check_foreign_keys(db, number)
    return True


@contextmanager
def _without_cascades(db: Database) -> Iterator[None]:
    # SQLite: dropping a table that is being rebuilt would delete what hangs on it.
    if db.engine == "sqlite":
        db.run("pragma foreign_keys = off")
    try:
        yield
    finally:
        if db.engine == "sqlite":
            db.run("pragma foreign_keys = on")


def _check_foreign_keys(db: Database, number: int) -> None:
    if db.engine == "sqlite" and db.rows("pragma foreign_key_check"):
        raise Refusal("schema.broken-links", step=number)


def _has_schema(db: Database) -> bool:
    if db.engine == "sqlite":
        return bool(db.rows("select 1 from sqlite_master where name = 'schema_info'"))
    found = "select 1 from pg_tables where tablename = 'schema_info' and schemaname = current_schema()"
    return bool(db.rows(found))


def _compatible(db: Database) -> int:
    return int(db.rows("select compatible from schema_info")[0][0])
