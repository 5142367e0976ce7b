from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Coroutine, Iterator
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from smallwins.application.ports import Store
from smallwins.domain.entry import Entry
from smallwins.domain.errors import Refusal
from smallwins.domain.metric import Metric
from smallwins.store.database import Database
from smallwins.store.postgres import Postgres
from smallwins.store.schema import migrate
from smallwins.store.sqlite import Sqlite
from smallwins.store.store import SqlStore
from smallwins.store.writer import Writer
from tests.conftest import another, now_on, open_postgres
from tests.store.test_history import a_metric, an_entry


def log(store: Store, user: UUID, entry: Entry) -> UUID:
    act = store.begin(user, now_on(), "entry.log")
    store.keep(act, entry)
    return entry.id


def log_and_refuse(store: Store, user: UUID, entry: Entry) -> UUID:
    log(store, user, entry)
    raise Refusal("entry.empty")


def log_and_stumble(store: Store, user: UUID, entry: Entry) -> UUID:
    log(store, user, entry)
    raise ZeroDivisionError


def gather(writer: Writer, *writes: Callable[[Store], Any]) -> list[Any]:
    """Ask for all writes at once, so that they are carried out as one batch."""

    async def ask() -> list[Any]:
        return await asyncio.gather(*(writer.write(write) for write in writes), return_exceptions=True)

    writer.start()
    try:
        return asyncio.run(ask())
    finally:
        writer.stop()


@pytest.fixture
def metric(store: SqlStore, alice: UUID) -> Metric:
    metric = a_metric()
    store.keep(store.begin(alice, now_on(), "metric.add"), metric)
    return metric


def ids(store: SqlStore, user: UUID) -> set[UUID]:
    return {entry.id for entry in store.all(Entry, user)}


def test_what_is_answered_is_kept(db: Database, store: SqlStore, alice: UUID, metric: Metric) -> None:
    entries = [an_entry(metric, day) for day in range(40)]

    answers = gather(Writer(lambda: another(db)), *(partial(log, user=alice, entry=e) for e in entries))

    assert answers == [entry.id for entry in entries]
    assert ids(store, alice) == set(answers)


def test_a_refused_write_takes_nothing_with_it(
    db: Database, store: SqlStore, alice: UUID, metric: Metric
) -> None:
    kept, refused, stumbled, later = (an_entry(metric, day) for day in range(4))

    answers = gather(
        Writer(lambda: another(db)),
        partial(log, user=alice, entry=kept),
        partial(log_and_refuse, user=alice, entry=refused),
        partial(log_and_stumble, user=alice, entry=stumbled),
        partial(log, user=alice, entry=later),
    )

    assert answers[0] == kept.id
    assert isinstance(answers[1], Refusal)
    assert isinstance(answers[2], ZeroDivisionError)
    assert answers[3] == later.id
    assert ids(store, alice) == {kept.id, later.id}
    assert store.rev(alice) == 3  # the refused acts left no gap in the history


def test_writes_that_wait_share_a_commit(db: Database, store: SqlStore, alice: UUID, metric: Metric) -> None:
    commits: list[Database] = []
    writes = [partial(log, user=alice, entry=an_entry(metric, day)) for day in range(30)]

    gather(Writer(lambda: another(db), commits.append), *writes)

    assert len(commits) <= 3  # the first may go alone, while the others are still being asked


def test_a_transaction_that_ended_early_is_tried_again_one_by_one(
    db: Database, store: SqlStore, alice: UUID, metric: Metric
) -> None:
    entries = [an_entry(metric, day) for day in range(5)]

    def end_the_transaction(store: Store) -> None:
        log(store, alice, entries[4])
        assert isinstance(store, SqlStore)
        store.db.run("rollback")
        raise Refusal("store.full")

    answers = gather(
        Writer(lambda: another(db)),
        *(partial(log, user=alice, entry=entry) for entry in entries[:2]),
        end_the_transaction,
        *(partial(log, user=alice, entry=entry) for entry in entries[2:4]),
    )

    assert answers[:2] == [entries[0].id, entries[1].id]
    assert answers[2].code == "store.full"
    assert answers[3:] == [entries[2].id, entries[3].id]
    assert ids(store, alice) == {entry.id for entry in entries[:4]}


def test_a_caller_who_goes_away_stops_nobody(
    db: Database, store: SqlStore, alice: UUID, metric: Metric
) -> None:
    writer = Writer(lambda: another(db))
    first, second = an_entry(metric, 0), an_entry(metric, 1)

    async def ask() -> UUID:
        gone = asyncio.ensure_future(writer.write(log, alice, first))
        await asyncio.sleep(0)
        gone.cancel()
        return await writer.write(log, alice, second)

    writer.start()
    assert asyncio.run(ask()) == second.id
    writer.stop()

    assert ids(store, alice) == {first.id, second.id}


def test_stopping_carries_out_what_waits_and_takes_no_more(
    db: Database, store: SqlStore, alice: UUID, metric: Metric
) -> None:
    writer = Writer(lambda: another(db))
    entry = an_entry(metric)

    async def ask() -> UUID:
        waiting = asyncio.ensure_future(writer.write(log, alice, entry))
        await asyncio.sleep(0)
        writer.stop()
        with pytest.raises(Refusal, match=r"store\.stopping"):
            await writer.write(log, alice, entry)
        return await waiting

    writer.start()

    assert asyncio.run(ask()) == entry.id
    assert "writer" not in {thread.name for thread in threading.enumerate()}


def test_what_is_no_database_is_refused_at_the_start(tmp_path: Path) -> None:
    (tmp_path / "wins.db").write_bytes(b"day,value" * 1000)
    writer = Writer(lambda: Sqlite(tmp_path / "wins.db"))

    with pytest.raises(Refusal, match=r"store\.not-a-database"):
        writer.start()


def test_what_cannot_be_written_to_just_now_is_refused_with_each_write(
    tmp_path: Path, alice: UUID, metric: Metric
) -> None:
    writer = Writer(lambda: Sqlite(tmp_path / "nowhere" / "wins.db"))
    writer.start()

    with pytest.raises(Refusal, match=r"store\.cannot-open"):
        asyncio.run(writer.write(log, alice, an_entry(metric, 0)))

    writer.stop()


def test_one_write_of_ones_own_is_kept_or_undone_whole(
    db: Database, store: SqlStore, alice: UUID, metric: Metric
) -> None:
    first, second = an_entry(metric, 0), an_entry(metric, 1)

    with store.transaction():
        log(store, alice, first)
    with pytest.raises(Refusal), store.transaction():
        log_and_refuse(store, alice, second)

    assert ids(store, alice) == {first.id}


class Interrupted:
    """A server that ends our connection at chosen moments, as an operator or a restart does."""

    def __init__(self, db: Database) -> None:
        self.db = db
        self.opened: list[Postgres] = []

    def open(self) -> Database:
        opened = another(self.db)
        assert isinstance(opened, Postgres)
        self.opened.append(opened)
        return opened

    def end(self) -> None:
        pid = self.opened[-1].connection.info.backend_pid
        self.db.rows("select pg_terminate_backend(:pid, 5000)", pid=pid)


def run_one_after_another(writer: Writer, *asked: Callable[[], Coroutine[Any, Any, Any]]) -> list[Any]:
    async def ask() -> list[Any]:
        return [(await asyncio.gather(one(), return_exceptions=True))[0] for one in asked]

    writer.start()
    try:
        return asyncio.run(ask())
    finally:
        writer.stop()


class TestOnPostgres:
    """A file is never away; a server can be."""

    @pytest.fixture
    def db(self, request: pytest.FixtureRequest) -> Iterator[Database]:
        db = open_postgres(request)
        migrate(db)
        yield db
        db.close()

    @pytest.fixture
    def server(self, db: Database) -> Interrupted:
        return Interrupted(db)

    def test_a_connection_lost_between_writes_is_opened_again(
        self, server: Interrupted, alice: UUID, metric: Metric
    ) -> None:
        writer = Writer(server.open)
        first, second = an_entry(metric, 0), an_entry(metric, 1)

        async def lose_and_log() -> UUID:
            server.end()
            return await writer.write(log, alice, second)

        answers = run_one_after_another(writer, lambda: writer.write(log, alice, first), lose_and_log)

        assert answers == [first.id, second.id]
        assert len(server.opened) == 2

    def test_a_connection_lost_in_the_middle_of_a_batch_loses_nothing_acknowledged(
        self, server: Interrupted, store: SqlStore, alice: UUID, metric: Metric
    ) -> None:
        entries = [an_entry(metric, day) for day in range(4)]
        ended: list[bool] = []

        def log_while_the_server_goes(store: Store) -> UUID:
            if not ended:
                ended.append(True)
                server.end()
            return log(store, alice, entries[2])

        answers = gather(
            Writer(server.open),
            *(partial(log, user=alice, entry=entry) for entry in entries[:2]),
            log_while_the_server_goes,
            partial(log, user=alice, entry=entries[3]),
        )

        assert answers == [entry.id for entry in entries]
        assert ids(store, alice) == set(answers)

    def test_a_server_that_stays_away_is_a_refusal(
        self, server: Interrupted, alice: UUID, metric: Metric
    ) -> None:
        def open_once() -> Database:
            if server.opened:
                raise Refusal("store.away")
            return server.open()

        writer = Writer(open_once)

        async def lose_and_log() -> UUID:
            server.end()
            return await writer.write(log, alice, an_entry(metric))

        answers = run_one_after_another(writer, lose_and_log)

        assert answers[0].code == "store.away"
