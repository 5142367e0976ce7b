import asyncio
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest

from smallwins.application import devices, profiles
from smallwins.application.entries import log_entry
from smallwins.application.metrics import add_metric, edit_metric
from smallwins.application.ports import Store
from smallwins.domain.device import Device, DeviceKind
from smallwins.domain.metric import Metric
from smallwins.domain.profile import Profile
from smallwins.store.reader import BUSY, FRESH, Aside, Reader
from smallwins.store.schema import migrate
from smallwins.store.sqlite import Sqlite
from smallwins.store.store import SqlStore
from smallwins.store.writer import Writer
from tests.conftest import now_on
from tests.store.test_history import a_metric, an_entry

T = TypeVar("T")


def test_what_takes_long_is_read_on_another_thread_with_a_connection_that_is_closed(tmp_path: Path) -> None:
    path = tmp_path / "wins.db"
    migrate(Sqlite(path))
    aside = Aside(lambda: SqlStore(Sqlite(path, any_thread=True)))

    def asked(store: SqlStore) -> tuple[SqlStore, int]:
        assert store.the_person() is None
        return store, threading.get_ident()

    store, thread = asyncio.run(aside(asked))

    assert thread != threading.get_ident()
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        store.the_person()


def test_what_the_reader_remembers_holds_until_somebody_else_commits(tmp_path: Path) -> None:
    path = tmp_path / "wins.db"
    migrate(Sqlite(path))
    reader, writer = (
        Reader(lambda: SqlStore(Sqlite(path)), Writer(lambda: Sqlite(path))),
        SqlStore(Sqlite(path)),
    )
    assert reader().the_person() is None

    with writer.transaction():
        person = profiles.welcome(writer)
        device, _credential = devices.add_device(
            writer, person.id, profiles.now_for(person), "phone", DeviceKind.BROWSER
        )
    time.sleep(2 * FRESH)  # another process's commit is seen that soon
    assert reader().the_person() == person.id
    assert reader().keys(Device, person.id) == [device]
    assert reader().find(Profile, person.id, person.id) == person

    with writer.transaction():
        writer.remove_key(person.id, device)
        changed = profiles.edit_profile(writer, person, profiles.now_for(person), {"name": "Nadia"})
        assert reader().find(Profile, person.id, person.id) == person  # not committed yet
    time.sleep(2 * FRESH)
    assert reader().keys(Device, person.id) == []
    assert reader().find(Profile, person.id, person.id) == changed


def carried_out(writer: Writer, write: Callable[[Store], T]) -> T:
    async def asked() -> T:
        return await writer.write(write)

    return asyncio.run(asked())


@pytest.fixture
def writer(tmp_path: Path) -> Iterator[Writer]:
    path = tmp_path / "wins.db"
    migrate(Sqlite(path))
    writer = Writer(lambda: Sqlite(path))
    writer.start()
    yield writer
    writer.stop()


def test_what_our_own_writer_changes_is_seen_at_once(tmp_path: Path, writer: Writer) -> None:
    store = Reader(lambda: SqlStore(Sqlite(tmp_path / "wins.db")), writer)()
    assert store.the_person() is None

    person = carried_out(writer, profiles.welcome)
    assert store.the_person() == person.id

    metric = carried_out(writer, lambda kept: add_metric(kept, person, now_on(), a_metric()))
    assert store.find(Metric, person.id, metric.id) == metric
    carried_out(writer, lambda kept: edit_metric(kept, person, now_on(), metric, {"name": "Oud"}))
    assert store.find(Metric, person.id, metric.id) == replace(metric, name="Oud")
    carried_out(writer, lambda kept: kept.erase(person.id))
    assert store.the_person() is None


def test_check_ins_are_no_reason_to_read_the_person_and_the_metric_again(
    tmp_path: Path, writer: Writer
) -> None:
    person = carried_out(writer, profiles.welcome)
    metric = carried_out(writer, lambda kept: add_metric(kept, person, now_on(), a_metric()))
    database = Sqlite(tmp_path / "wins.db")
    store = Reader(lambda: SqlStore(database), writer)()
    for kind, id in ((Profile, person.id), (Metric, metric.id)):
        store.find(kind, person.id, id)

    read: list[str] = []
    database.connection.set_trace_callback(read.append)
    for _ in range(5):
        carried_out(writer, lambda kept: log_entry(kept, person, now_on(), an_entry(metric, 1)))
        store.find(Profile, person.id, person.id)
        store.find(Metric, person.id, metric.id)

    assert read == []


def test_another_process_is_seen_soon_though_our_own_writer_commits_all_the_while(
    tmp_path: Path, writer: Writer
) -> None:
    person = carried_out(writer, profiles.welcome)
    metric = carried_out(writer, lambda kept: add_metric(kept, person, now_on(), a_metric()))
    reader = Reader(lambda: SqlStore(Sqlite(tmp_path / "wins.db")), writer)
    assert reader().find(Metric, person.id, metric.id) == metric

    other = SqlStore(Sqlite(tmp_path / "wins.db"))
    with other.transaction():
        renamed = edit_metric(other, person, now_on(), metric, {"name": "Oud"})
    carried_out(writer, lambda kept: log_entry(kept, person, now_on(), an_entry(metric, 1)))
    time.sleep(2 * BUSY)

    assert reader().find(Metric, person.id, metric.id) == renamed
