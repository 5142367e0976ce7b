import asyncio
import sqlite3
import threading
from pathlib import Path

import pytest

from smallwins.store.reader import Aside
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
