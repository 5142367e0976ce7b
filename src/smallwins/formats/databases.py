"""SQLite files from strangers: opened in memory, read only, and only their plain tables."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

from smallwins.domain.errors import Refusal

_HEAD = b"SQLite format 3\x00"
_JOURNAL = slice(18, 20)
MOST_STEPS = 500_000_000
"""Work that a query on a stranger's file may do before it is stopped."""


def is_database(data: bytes) -> bool:
    """Whether the bytes begin like a SQLite file."""
    return data.startswith(_HEAD)


@contextmanager
def opened(data: bytes, name: str) -> Iterator[sqlite3.Connection]:
    """Open a copy of the file in memory; what is damaged or cut short is refused.

    Raises:
        Refusal: `file.truncated`.
    """
    whole = bytearray(data)
    whole[_JOURNAL] = b"\x01\x01"  # a file in WAL mode cannot be opened in memory
    with closing(sqlite3.connect(":memory:")) as db:
        try:
            db.deserialize(bytes(whole))
            db.text_factory = lambda text: text.decode("utf-8", "replace")
            db.execute("pragma query_only = on")
            db.execute("pragma trusted_schema = off")
            db.set_progress_handler(lambda: 1, MOST_STEPS)
            yield db
        except (sqlite3.DatabaseError, OverflowError) as error:
            raise Refusal("file.truncated", name=name) from error


def columns_of(db: sqlite3.Connection, table: str) -> tuple[str, ...]:
    """Return the columns of a plain table, in lower case; nothing for a view or a table that is not there."""
    if not db.execute("select 1 from sqlite_master where type = 'table' and name = ?", (table,)).fetchall():
        return ()
    return tuple(row[0].lower() for row in db.execute("select name from pragma_table_info(?)", (table,)))
