"""The seam's face: what a database can do for the store, whichever engine is behind it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol

Cell = str | int | float | None
Row = tuple[Any, ...]


class Database(Protocol):
    """One connection. Values travel as text, whole numbers, floats or None."""

    engine: str

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction is open."""
        ...

    def rows(self, sql: str, **values: Cell) -> list[Row]:
        """Run one statement with `:name` values and return all its rows."""
        ...

    def run(self, sql: str, **values: Cell) -> int:
        """Run one statement with `:name` values and return how many rows it touched."""
        ...

    def insert_many(self, table: str, columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
        """Insert many rows the fastest way the engine has."""
        ...

    def transaction(self) -> AbstractContextManager[None]:
        """Begin; commit at the end, or roll back when anything is raised."""
        ...

    def savepoint(self) -> AbstractContextManager[None]:
        """Undo the statements inside, and nothing else, when anything is raised."""
        ...

    def close(self) -> None:
        """Give the connection back."""
        ...
