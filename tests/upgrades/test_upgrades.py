"""Databases of every version there has been are brought to this one with nothing lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from smallwins.domain.entry import Entry
from smallwins.domain.metric import Metric
from smallwins.domain.pause import Pause
from smallwins.domain.value import Value
from smallwins.store import schema
from smallwins.store.database import Database
from smallwins.store.postgres import Postgres
from smallwins.store.sqlite import Sqlite
from smallwins.store.store import SqlStore
from tests.conftest import now_on, open_postgres, open_sqlite

FROZEN = {int(path.stem): path for path in sorted(Path(__file__).parent.glob("*.sql"))}


@pytest.fixture(params=[(engine, at) for engine in ("sqlite", "postgres") for at in FROZEN], ids=str)
def upgraded(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """Load a frozen database and bring it to this version."""
    engine, at = request.param
    db = open_sqlite(tmp_path) if engine == "sqlite" else open_postgres(request)
    load(db, FROZEN[at].read_text("utf-8"))
    assert schema.version(db) == at
    schema.migrate(db, backed_up=True)
    yield db
    db.close()


def load(db: Database, text: str) -> None:
    if isinstance(db, Sqlite):
        db.connection.executescript(text)
    elif isinstance(db, Postgres):
        db.connection.execute(text.encode())


def test_the_first_version_is_frozen_and_both_engines_take_every_step() -> None:
    assert min(FROZEN) == 1
    assert set(FROZEN) <= set(schema.steps("sqlite")) == set(schema.steps("postgres"))


def test_an_old_database_holds_what_it_held(upgraded: Database) -> None:
    store = SqlStore(upgraded)
    user = store.the_person()
    assert user is not None

    assert schema.version(upgraded) == schema.newest()
    assert [metric.name for metric in store.all(Metric, user)] == ["Walk"]
    assert sorted(entry.value or 0 for entry in store.all(Entry, user)) == [12, 12, 25]
    assert [value.why for value in store.all(Value, user)] == ["To walk with my children"]
    assert [pause.note for pause in store.all(Pause, user)] == ["Marrakech"]
    assert len(store.search(user, ["bakery"])) == 2


def test_the_history_of_an_old_database_can_be_undone(upgraded: Database) -> None:
    store = SqlStore(upgraded)
    user = store.the_person()
    assert user is not None

    while (last := store.last_standing(user)) is not None:
        store.undo(user, now_on(), last)
        if last == 6:
            assert len(store.all(Metric, user)) == 2

    assert store.all(Metric, user) == []
    assert store.all(Value, user) == []


def test_an_upgraded_database_has_the_tables_of_a_new_one(
    upgraded: Database, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    (tmp_path / "new").mkdir()
    new = open_sqlite(tmp_path / "new") if upgraded.engine == "sqlite" else open_postgres(request)
    schema.migrate(new)

    assert columns(upgraded) == columns(new)
    new.close()


def columns(db: Database) -> list[tuple[object, ...]]:
    if db.engine == "sqlite":
        return db.rows(
            """
            select m.name, c.name, lower(c.type), c."notnull", c.pk
            from sqlite_master as m join pragma_table_info(m.name) as c
            where m.type = 'table' order by 1, 2
            """
        )
    return db.rows(
        """
        select table_name, column_name, data_type, is_nullable from information_schema.columns
        where table_schema = current_schema() order by 1, 2
        """
    )
