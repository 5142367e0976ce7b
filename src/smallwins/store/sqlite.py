"""SQLite: one file, write-ahead log, every commit on the disk before it is answered."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import NoReturn

from smallwins.domain.errors import Refusal
from smallwins.store.database import Cell, Database, Row

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


_PERHAPS_FULL = frozenset({"store.disk", "store.cannot-open", "store.read-only"})


class Sqlite(Database):
    """One SQLite connection in autocommit mode, so that every BEGIN is ours."""

    engine = "sqlite"
    begin = "begin immediate"  # the write lock at once: two processes wait instead of meeting half-way
    error = sqlite3.Error

    def __init__(self, path: Path | str, *, any_thread: bool = False, read_only: bool = False) -> None:
        self.path = str(path)
        self.read_only = read_only
        target = self.path
        if read_only:
            from smallwins.store.disk import only_to_read  # noqa: PLC0415 - seldom needed, and felt at start-up

            target = only_to_read(Path(path))
        with told(self.path):
            self.connection = sqlite3.connect(
                target, timeout=5, isolation_level=None, check_same_thread=not any_thread, uri=read_only
            )
            for choice in () if read_only else ("journal_mode = wal", "synchronous = full"):
                self.connection.execute(f"pragma {choice}")
            for choice in ("foreign_keys = on", "secure_delete = on"):
                self.connection.execute(f"pragma {choice}")

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction is open."""
        return self.connection.in_transaction

    def rows(self, sql: str, **values: Cell) -> list[Row]:
        """Run one statement and return all its rows."""
        try:
            return self.connection.execute(sql, values).fetchall()
        except sqlite3.Error as error:
            _tell(error, self.path)

    def run(self, sql: str, **values: Cell) -> int:
        """Run one statement and return how many rows it touched."""
        try:
            return self.connection.execute(sql, values).rowcount
        except sqlite3.Error as error:
            _tell(error, self.path)

    def insert_many(self, table: str, columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
        """Insert many rows with one prepared statement."""
        with told(self.path):
            self.connection.executemany(_insertion(table, tuple(columns)), rows)

    def commit(self) -> None:
        """Commit the open transaction; it is on the disk when this returns."""
        self.run("commit")

    def rollback(self) -> None:
        """Undo the open transaction, if the engine has not done so itself."""
        self.connection.rollback()

    def close(self) -> None:
        """Close the connection."""
        self.connection.close()


@contextmanager
def told(path: str) -> Iterator[None]:
    """Turn an error of the engine that a person can do something about into a refusal."""
    try:
        yield
    except sqlite3.Error as error:
        _tell(error, path)


def _tell(error: sqlite3.Error, path: str) -> NoReturn:
    code = getattr(error, "sqlite_errorcode", None)
    refusal = _REFUSALS.get(code & 0xFF) if code is not None else None
    if refusal is None:
        raise error
    if refusal in _PERHAPS_FULL:
        from smallwins.store.disk import is_full  # noqa: PLC0415 - for a fault alone, and felt at start-up

        refusal = "store.full" if is_full(Path(path).parent) else refusal
    raise Refusal(refusal, path=path) from error


@cache
def _insertion(table: str, columns: tuple[str, ...]) -> str:
    names = ", ".join(f'"{column}"' for column in columns)
    places = ", ".join("?" * len(columns))
    return f"insert into {table} ({names}) values ({places})"  # noqa: S608 - names are our own
