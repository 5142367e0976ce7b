from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from smallwins.domain.entry import Entry
from smallwins.domain.errors import Refusal
from smallwins.domain.metric import Metric
from smallwins.store import backup, schema
from smallwins.store.database import Database
from smallwins.store.sqlite import Sqlite
from smallwins.store.store import SqlStore
from tests.conftest import another
from tests.store.test_history import a_metric, an_entry, keep

REBUILDS = """
create table metrics_new (user_id uuid not null, id uuid not null, primary key (user_id, id));
insert into metrics_new (user_id, id) select m.user_id, m.id from metrics as m;
drop table metrics;
alter table metrics_new rename to metrics;
"""
ADDS = """
-- local: a table of tomorrow
create table tomorrow (day date not null primary key);
alter table pauses add column why text not null default '';
create index pauses_by_day on pauses (user_id, since);
"""
BREAKS_LINKS = "delete from metrics"


@pytest.fixture
def db(own_db: Database) -> Database:
    """Take a database of one's own: these tests change its schema."""
    return own_db


class Steps(dict[int, Path]):
    """The files of the steps; a text that is put in is one more of them."""

    folder: Path

    def add(self, number: int, text: str) -> None:
        self[number] = self.folder / f"{number}.sql"
        self[number].write_text(text, "utf-8")


@pytest.fixture
def next_step(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Steps:
    """Steps to which a test can add one of tomorrow."""
    steps = Steps(schema.steps("sqlite"))
    steps.folder = tmp_path
    monkeypatch.setattr(schema, "steps", lambda _: steps)
    return steps


def test_a_second_start_takes_no_step(db: Database) -> None:
    assert schema.migrate(db) == []
    assert schema.version(db) == schema.newest()


def test_a_database_of_a_newer_program_is_refused_and_untouched(db: Database) -> None:
    db.run("update schema_info set version = 99, compatible = 98")

    with pytest.raises(Refusal) as refused:
        schema.migrate(db)

    assert refused.value.code == "schema.newer"
    assert refused.value.facts == {"version": 99, "known": schema.newest()}
    assert schema.version(db) == 99


def test_a_newer_database_that_this_program_still_reads_is_opened(db: Database) -> None:
    db.run("update schema_info set version = 99, compatible = 1")

    assert schema.migrate(db) == []
    assert schema.version(db) == 99


def test_a_step_that_adds_is_taken(db: Database, store: SqlStore, alice: UUID, next_step: Steps) -> None:
    keep(store, alice, a_metric())
    next_step.add(schema.newest() + 1, ADDS)

    taken = schema.migrate(db)

    assert taken == [schema.newest()]
    assert db.rows("select * from tomorrow") == []
    assert len(store.all(Metric, alice)) == 1


def test_a_step_that_does_not_succeed_leaves_the_database_as_it_was(
    db: Database, store: SqlStore, alice: UUID, next_step: Steps
) -> None:
    keep(store, alice, a_metric())
    at = schema.newest()
    next_step.add(at + 1, ADDS + "create table tomorrow (day date)")

    with pytest.raises(db.error):
        schema.migrate(db)

    assert schema.version(db) == at
    assert len(store.all(Metric, alice)) == 1


def test_two_programs_that_start_at_once_take_each_step_once(db: Database, next_step: Steps) -> None:
    number = schema.newest() + 1
    next_step.add(number, ADDS)
    other = another(db)

    assert schema.migrate(db) == [number]
    assert schema._take(other, number) is False
    other.close()


class TestOnSqlite:
    @pytest.fixture
    def db(self, tmp_path: Path) -> Iterator[Database]:
        db = Sqlite(tmp_path / "wins.db")
        schema.migrate(db)
        yield db
        db.close()

    def test_the_file_is_copied_before_it_is_changed(
        self, db: Sqlite, store: SqlStore, alice: UUID, tmp_path: Path, next_step: Steps
    ) -> None:
        keep(store, alice, a_metric())
        at = schema.newest()
        next_step.add(at + 1, ADDS)

        schema.migrate(db)

        (copied,) = backup.backups(tmp_path / "backups")
        held = Sqlite(copied.path, read_only=True)
        assert schema.version(held) == at
        assert len(SqlStore(held).all(Metric, alice)) == 1
        held.close()

    def test_a_file_that_cannot_be_copied_is_not_changed(
        self, db: Sqlite, tmp_path: Path, next_step: Steps
    ) -> None:
        at = schema.newest()
        next_step.add(at + 1, ADDS)
        (tmp_path / "backups").write_text("in the way")

        with pytest.raises(Refusal, match=r"backup\.not-written"):
            schema.migrate(db)

        assert schema.version(db) == at

    def test_rebuilding_a_table_takes_nothing_along_that_hangs_on_it(
        self, db: Sqlite, store: SqlStore, alice: UUID, next_step: Steps
    ) -> None:
        metric = a_metric()
        keep(store, alice, metric, an_entry(metric))
        next_step.add(schema.newest() + 1, REBUILDS)

        schema.migrate(db)

        assert len(store.all(Entry, alice)) == 1
        assert db.rows("pragma foreign_keys") == [(1,)]

    def test_a_step_that_leaves_broken_links_is_taken_back(
        self, db: Sqlite, store: SqlStore, alice: UUID, next_step: Steps
    ) -> None:
        metric = a_metric()
        keep(store, alice, metric, an_entry(metric))
        next_step.add(schema.newest() + 1, BREAKS_LINKS)

        with pytest.raises(Refusal, match=r"schema\.broken-links"):
            schema.migrate(db)

        assert len(store.all(Metric, alice)) == 1

    def test_a_twin_for_the_engine_goes_before_the_shared_step(self) -> None:
        assert re.fullmatch(schema._STEP, "0002_rows.sqlite.sql")
        assert schema.steps("sqlite").keys() == schema.steps("postgres").keys()


class TestOnPostgres:
    @pytest.fixture
    def db(self, request: pytest.FixtureRequest) -> Iterator[Database]:
        from tests.conftest import open_postgres

        db = open_postgres(request)
        schema.migrate(db)
        yield db
        db.close()

    def test_a_step_that_changes_what_is_there_asks_for_a_backup(
        self, db: Database, store: SqlStore, alice: UUID, next_step: Steps
    ) -> None:
        keep(store, alice, a_metric())
        at = schema.newest()
        next_step.add(at + 1, "alter table pauses drop column note")

        with pytest.raises(Refusal) as refused:
            schema.migrate(db)

        assert refused.value.code == "schema.not-backed-up"
        assert schema.version(db) == at
        assert schema.migrate(db, backed_up=True) == [at + 1]
