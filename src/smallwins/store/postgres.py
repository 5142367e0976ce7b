"""PostgreSQL: the same SQL for many people on one server."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache

import psycopg
from psycopg.adapt import Loader

from smallwins.domain.errors import Refusal
from smallwins.store.database import Cell, Database, Row

_NAME = re.compile(r":([a-z_]+)\b")
_REFUSALS = {"53100": "store.full", "25006": "store.read-only", "40001": "store.busy", "40P01": "store.busy"}


class _Text(Loader):
    """Ids and dates leave the engine as the text they were stored with."""

    def load(self, data: bytes | bytearray | memoryview) -> str:
        return bytes(data).decode()


class Postgres(Database):
    """One PostgreSQL connection; ids and dates travel as text, as with SQLite."""

    engine = "postgres"
    begin = "begin"
    error = psycopg.Error

    def __init__(self, url: str) -> None:
        self.url = url
        with _told():
            self.connection = psycopg.connect(url, autocommit=True, connect_timeout=10)
            self.connection.execute("set time zone 'UTC'")
        for name in ("uuid", "date"):
            self.connection.adapters.register_loader(name, _Text)

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction is open and has not failed."""
        return self.connection.info.transaction_status == psycopg.pq.TransactionStatus.INTRANS

    def rows(self, sql: str, **values: Cell) -> list[Row]:
        """Run one statement and return all its rows."""
        with _told():
            return self.connection.execute(_spelled(sql), values).fetchall()

    def run(self, sql: str, **values: Cell) -> int:
        """Run one statement and return how many rows it touched."""
        with _told():
            return self.connection.execute(_spelled(sql), values).rowcount

    def insert_many(self, table: str, columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
        """Insert many rows with COPY."""
        names = ", ".join(f'"{column}"' for column in columns)
        copying = f"copy {table} ({names}) from stdin"
        with _told(), self.connection.cursor() as cursor, cursor.copy(copying) as copy:
            for row in rows:
                copy.write_row(row)

    def commit(self) -> None:
        """Commit the open transaction.

        Raises:
            Refusal: `store.unsure`, when the server went away before it answered.
        """
        if not self.in_transaction:  # the server would answer COMMIT with a silent rollback
            raise psycopg.errors.InFailedSqlTransaction("a statement before the commit was in error")
        try:
            self.run("commit")
        except Refusal as refusal:
            if refusal.code == "store.away":  # the server may have committed before it went
                raise Refusal("store.unsure") from refusal
            raise

    def rollback(self) -> None:
        """Undo the open transaction, if there still is one."""
        self.connection.rollback()

    def close(self) -> None:
        """Close the connection."""
        self.connection.close()


@lru_cache(maxsize=512)
def _spelled(sql: str) -> str:
    return _NAME.sub(r"%(\1)s", sql)


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except psycopg.Error as error:
        state = error.sqlstate or "08000"
        refusal = "store.away" if state.startswith(("08", "57P")) else _REFUSALS.get(state)
        if refusal is None:
            raise
        raise Refusal(refusal) from error
