"""SQLite: one file, write-ahead log, every commit on the disk before it is answered."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from smallwins.domain.errors import Refusal
from smallwins.store.database import Cell, Row

_REFUSALS = {
    sqlite3.SQLITE_FULL: "store.full",
    sqlite3.SQLITE_READONLY: "store.read-only",
    sqlite3.SQLITE_CANTOPEN: "store.cannot-open",
    sqlite3.SQLITE_BUSY: "store.busy",
    sqlite3.SQLITE_LOCKED: "store.busy",
    sqlite3.SQLITE_IOERR: "store.disk",
    sqlite3.SQLITE_NOTADB: "store.not-a-database",
    sqlite3.SQLITE_CORRUPT: "store.damaged",
    sqlite3.SQLITE_PERM: "store.read-only",
}


class Sqlite:
    """One SQLite connection in autocommit mode, so that every BEGIN is ours."""

    engine = "sqlite"

    def __init__(self, path: Path | str, *, any_thread: bool = False) -> None:
        self.path = str(path)
        with _told(self.path):
            self.connection = sqlite3.connect(
                self.path, timeout=5, isolation_level=None, check_same_thread=not any_thread
            )
            self.connection.execute("pragma journal_mode = wal")
            self.connection.execute("pragma synchronous = full")
            self.connection.execute("pragma foreign_keys = on")

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction is open."""
        return self.connection.in_transaction

    def rows(self, sql: str, **values: Cell) -> list[Row]:
        """Run one statement and return all its rows."""
        with _told(self.path):
            return self.connection.execute(sql, values).fetchall()

    def run(self, sql: str, **values: Cell) -> int:
        """Run one statement and return how many rows it touched."""
        with _told(self.path):
            return self.connection.execute(sql, values).rowcount

    def insert_many(self, table: str, columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
        """Insert many rows with one prepared statement."""
        names = ", ".join(f'"{column}"' for column in columns)
        places = ", ".join("?" * len(columns))
        with _told(self.path):
            self.connection.executemany(f"insert into {table} ({names}) values ({places})", rows)  # noqa: S608

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Take the write lock at once, so that two processes wait instead of meeting half-way."""
        self.run("begin immediate")
        try:
            yield
            self.run("commit")
        except BaseException:
            with suppress(sqlite3.Error):
                self.connection.rollback()
            raise

    @contextmanager
    def savepoint(self) -> Iterator[None]:
        """Undo the statements inside when anything is raised, if the transaction still stands."""
        self.run("savepoint step")
        try:
            yield
        except BaseException:
            self._step_back()
            raise
        self.run("release step")

    def _step_back(self) -> None:
        if not self.in_transaction:  # a full disk ends the whole transaction, not the savepoint
            return
        try:
            self.connection.execute("rollback to step")
            self.connection.execute("release step")
        except sqlite3.Error:  # half a step must not be committed with the rest
            with suppress(sqlite3.Error):
                self.connection.rollback()

    def close(self) -> None:
        """Close the connection."""
        self.connection.close()


@contextmanager
def _told(path: str) -> Iterator[None]:
    try:
        yield
    except (sqlite3.OperationalError, sqlite3.DatabaseError) as error:
        code = getattr(error, "sqlite_errorcode", None)
        refusal = _REFUSALS.get(code & 0xFF) if code is not None else None
        if refusal is None:
            raise
        raise Refusal(refusal, path=path) from error
