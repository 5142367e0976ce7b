"""The seam: what goes in comes out the same on both engines, and errors are told by their kind."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from threading import Barrier, Thread
from uuid import UUID

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smallwins.domain.errors import Refusal
from smallwins.domain.ids import id_from
from smallwins.store.database import Database
from smallwins.store.postgres import Postgres
from smallwins.store.sqlite import Sqlite
from smallwins.store.store import SqlStore
from tests.conftest import MONDAY, another, now_on
from tests.store.test_history import a_metric, keep

once_for_all = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


@pytest.fixture
def db(own_db: Database) -> Database:
    return own_db


@pytest.fixture
def cells(db: Database) -> Database:
    db.run("create table cells (id uuid, day date, number double precision, whole bigint, said text)")
    return db


def test_ids_and_dates_travel_as_the_text_they_were_kept_with(cells: Database) -> None:
    id = str(id_from("x"))
    cells.run("insert into cells (id, day) values (:id, :day)", id=id, day="2026-03-02")

    assert cells.rows("select id, day from cells") == [(id, "2026-03-02")]


@once_for_all
@given(number=st.floats(allow_nan=False, allow_infinity=False), whole=st.integers(-(2**63), 2**63 - 1))
def test_every_number_comes_back_exactly(cells: Database, number: float, whole: int) -> None:
    cells.run("delete from cells")
    cells.run("insert into cells (number, whole) values (:number, :whole)", number=number, whole=whole)

    assert cells.rows("select number, whole from cells") == [(number, whole)]


@once_for_all
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=50))
def test_every_text_comes_back_exactly_alone_and_among_many(cells: Database, said: str) -> None:
    cells.run("delete from cells")
    cells.run("insert into cells (said) values (:said)", said=said)
    cells.insert_many("cells", ("said",), [[said]])

    assert cells.rows("select said from cells") == [(said,), (said,)]


def test_the_converters_of_the_seam_are_registered_on_its_own_connections_alone(postgres_url: str) -> None:
    with psycopg.connect(postgres_url) as plain:
        row = plain.execute("select %s::uuid, %s::date", (str(id_from("x")), "2026-03-02")).fetchone()

    assert row == (id_from("x"), MONDAY)


def test_many_rows_and_one_row_are_spelled_alike(db: Database) -> None:
    db.run('create table words ("values" text)')
    db.insert_many("words", ("values",), [["a:b %s %(c)s"]])
    db.run('insert into words ("values") values (:values)', values="a:b %s %(c)s")

    assert db.rows('select w."values" from words as w') == [("a:b %s %(c)s",)] * 2


def test_a_savepoint_undoes_its_own_statements_and_no_others(cells: Database) -> None:
    def step(db: Database, said: str, *, stumble: bool) -> None:
        with db.savepoint():
            db.run("insert into cells (said) values (:said)", said=said)
            if stumble:
                raise Refusal("entry.empty")

    with cells.transaction():
        step(cells, "one", stumble=False)
        for _ in range(3):
            with pytest.raises(Refusal):
                step(cells, "two", stumble=True)
        step(cells, "three", stumble=False)

    assert cells.rows("select said from cells order by said") == [("one",), ("three",)]


def test_a_statement_in_error_undoes_its_savepoint_alone(cells: Database) -> None:
    with cells.transaction():
        cells.run("insert into cells (said) values ('one')")
        with pytest.raises(cells.error), cells.savepoint():
            cells.run("insert into nowhere (said) values ('two')")
        assert cells.in_transaction
        cells.run("insert into cells (said) values ('three')")

    assert cells.rows("select count(*) from cells") == [(2,)]


def test_acts_of_two_programs_never_share_a_rev(db: Database, store: SqlStore, alice: UUID) -> None:
    def act_often(db: Database) -> None:
        for _ in range(20):
            with db.transaction():
                SqlStore(db).begin(alice, now_on(), "entry.add")

    others = [another(db, any_thread=True) for _ in range(3)]
    threads = [Thread(target=act_often, args=(other,)) for other in others]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for other in others:
        other.close()

    assert store.rev(alice) == 60
    assert [change.rev for change in store.changes(alice, limit=100)] == list(range(60, 0, -1))


def test_a_statement_outside_of_a_permitted_transaction_is_refused(
    db: Database, store: SqlStore, alice: UUID
) -> None:
    read_only = {"sqlite": "pragma query_only = on", "postgres": "set default_transaction_read_only = on"}
    db.run(read_only[db.engine])

    with pytest.raises(Refusal, match=r"store\.read-only"):
        keep(store, alice, a_metric())


class TestOnSqlite:
    def test_the_writing_connection_waits_for_the_disk(self, tmp_path: Path) -> None:
        db = Sqlite(tmp_path / "wins.db")

        assert db.rows("pragma synchronous") == [(2,)]
        assert db.rows("pragma journal_mode") == [("wal",)]
        assert db.rows("pragma foreign_keys") == [(1,)]
        db.close()

    def test_what_another_program_holds_for_too_long_is_refused(self, tmp_path: Path) -> None:
        first, second = Sqlite(tmp_path / "wins.db"), Sqlite(tmp_path / "wins.db")
        second.run("pragma busy_timeout = 0")

        with first.transaction(), pytest.raises(Refusal, match=r"store\.busy"), second.transaction():
            pass

        first.close()
        second.close()


class TestOnPostgres:
    @pytest.fixture
    def db(self, request: pytest.FixtureRequest) -> Iterator[Database]:
        from tests.conftest import open_postgres

        db = open_postgres(request)
        yield db
        db.close()

    def test_a_server_that_is_not_there_is_away(self) -> None:
        with pytest.raises(Refusal, match=r"store\.away"):
            Postgres("postgresql://nobody@127.0.0.1:1/none")

    def test_a_connection_that_was_ended_is_away(self, db: Database) -> None:
        assert isinstance(db, Postgres)
        other = another(db)
        other.rows("select pg_terminate_backend(:pid, 5000)", pid=db.connection.info.backend_pid)
        other.close()

        with pytest.raises(Refusal, match=r"store\.away"):
            db.rows("select 1")

    def test_a_server_that_goes_during_the_commit_leaves_it_unsure(self, cells: Database) -> None:
        assert isinstance(cells, Postgres)
        pid = cells.connection.info.backend_pid
        other = another(cells)

        with pytest.raises(Refusal, match=r"store\.unsure"), cells.transaction():
            other.rows("select pg_terminate_backend(:pid, 5000)", pid=pid)

        other.close()

    def test_a_transaction_in_error_is_never_taken_for_committed(self, cells: Database) -> None:
        def swallow_an_error() -> None:
            cells.run("insert into cells (said) values ('one')")
            with suppress(psycopg.Error):
                cells.run("insert into nowhere (said) values ('two')")

        with pytest.raises(psycopg.errors.InFailedSqlTransaction), cells.transaction():
            swallow_an_error()

        assert cells.rows("select said from cells") == []

    def test_two_that_wait_for_each_other_are_told_to_try_again(self, db: Database) -> None:
        db.run("create table pair (id bigint primary key, n bigint)")
        db.insert_many("pair", ("id", "n"), [[1, 0], [2, 0]])
        other = another(db, any_thread=True)
        outcomes: list[str] = []

        def change_both(db: Database, first: int, second: int, meet: Barrier) -> None:
            try:
                with db.transaction():
                    db.run("update pair set n = n + 1 where id = :id", id=first)
                    meet.wait()
                    db.run("update pair set n = n + 1 where id = :id", id=second)
            except Refusal as refusal:
                outcomes.append(refusal.code)

        meet = Barrier(2)
        thread = Thread(target=change_both, args=(other, 2, 1, meet))
        thread.start()
        change_both(db, 1, 2, meet)
        thread.join()
        other.close()

        assert outcomes == ["store.busy"]
        assert db.rows("select n from pair") == [(1,), (1,)]
