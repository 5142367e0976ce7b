"""The schema: numbered steps, a version it is at, and the oldest program that may open it."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

from smallwins.domain.errors import Refusal
from smallwins.store.database import Database

COMPATIBLE = 1
"""The oldest schema version whose program still reads a database at ours."""

_STEP = re.compile(r"(\d{4})_[a-z_]+(?:\.(sqlite|postgres))?\.sql")


def migrate(db: Database) -> list[int]:
    """Bring the database to this program's version; return the steps that were taken.

    Raises:
        Refusal: `schema.newer`, when a newer program wrote it; nothing was touched.
    """
    at = version(db)
    if at is None:
        at = _start(db)
    newest = max(steps("sqlite"))
    if at > newest and _compatible(db) > newest:
        raise Refusal("schema.newer", version=at, known=newest)
    taken = [number for number in sorted(steps(db.engine)) if number > at]
    for number in taken:
        _take(db, number)
    return taken


def version(db: Database) -> int | None:
    """Return the version a database is at, or None when it holds no schema yet."""
    if not _has_schema(db):
        return None
    return int(db.rows("select version from schema_info")[0][0])


@cache
def steps(engine: str) -> dict[int, str]:
    """Return the SQL text of each step; one written for the engine goes before the shared one."""
    found: dict[int, str] = {}
    folder = resources.files("smallwins.store") / "migrations"
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        match = _STEP.fullmatch(file.name)
        if match and match[2] in (None, engine) and (match[2] or int(match[1]) not in found):
            found[int(match[1])] = file.read_text("utf-8")
    return found


def _start(db: Database) -> int:
    with db.transaction():
        db.run("create table schema_info (version bigint not null, compatible bigint not null)")  # local
        db.run("insert into schema_info (version, compatible) values (0, 0)")
    return 0


def _take(db: Database, number: int) -> None:
    with db.transaction():
        for statement in _statements(steps(db.engine)[number]):
            db.run(statement)
        db.run(
            "update schema_info set version = :version, compatible = :compatible",
            version=number,
            compatible=COMPATIBLE,
        )
        _check_foreign_keys(db, number)


def _check_foreign_keys(db: Database, number: int) -> None:
    if db.engine == "sqlite" and db.rows("pragma foreign_key_check"):
        raise Refusal("schema.broken-links", step=number)


def _statements(text: str) -> list[str]:
    bare = re.sub(r"--[^\n]*", "", text)
    return [statement for part in bare.split(";") if (statement := part.strip())]


def _has_schema(db: Database) -> bool:
    if db.engine == "sqlite":
        return bool(db.rows("select 1 from sqlite_master where name = 'schema_info'"))
    found = "select 1 from pg_tables where tablename = 'schema_info' and schemaname = current_schema()"
    return bool(db.rows(found))


def _compatible(db: Database) -> int:
    return int(db.rows("select compatible from schema_info")[0][0])
