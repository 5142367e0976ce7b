import asyncio
import sqlite3
import threading
import time
from pathlib import Path

import pytest

from smallwins.application import devices, profiles
from smallwins.domain.device import Device, DeviceKind
from smallwins.domain.profile import Profile
from smallwins.store.reader import FRESH, Aside, Reader
from smallwins.store.schema import migrate
from smallwins.store.sqlite import Sqlite
from smallwins.store.store import SqlStore


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
    reader, writer = Reader(lambda: SqlStore(Sqlite(path)), lambda: 0), SqlStore(Sqlite(path))
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


def test_what_the_reader_remembers_is_read_again_after_a_commit_of_our_own(tmp_path: Path) -> None:
    path = tmp_path / "wins.db"
    migrate(Sqlite(path))
    commits = 0
    reader, writer = Reader(lambda: SqlStore(Sqlite(path)), lambda: commits), SqlStore(Sqlite(path))
    store = reader()
    assert store.the_person() is None

    with writer.transaction():
        person = profiles.welcome(writer)
    commits += 1

    assert store.the_person() == person.id
