"""The seam's face: what a database can do for the store, whichever engine is behind it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any, ClassVar

from smallwins.domain.errors import Refusal

Cell = str | int | float | None
Row = tuple[Any, ...]


class Database(ABC):
    """One connection. Values travel as text, whole numbers, floats or None."""

    engine: ClassVar[str]
    begin: ClassVar[str]
    error: ClassVar[type[Exception]]

    @property
    @abstractmethod
    def in_transaction(self) -> bool:
        """Whether a transaction is open, and nothing in it has ended it."""

    @abstractmethod
    def rows(self, sql: str, **values: Cell) -> list[Row]:
        """Run one statement with `:name` values and return all its rows."""

    @abstractmethod
    def run(self, sql: str, **values: Cell) -> int:
        """Run one statement with `:name` values and return how many rows it touched."""

    @abstractmethod
    def insert_many(self, table: str, columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
        """Insert many rows the fastest way the engine has."""

    @abstractmethod
    def commit(self) -> None:
        """Commit the open transaction."""

    @abstractmethod
    def rollback(self) -> None:
        """Undo the open transaction, if there still is one."""

    @abstractmethod
    def close(self) -> None:
        """Give the connection back."""

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Begin; commit at the end, or roll back when anything is raised."""
        self.run(self.begin)
        try:
            yield
            self.commit()
        except BaseException:
            with suppress(self.error):
                self.rollback()
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
        try:
            self.run("rollback to step")
            self.run("release step")
        except (Refusal, self.error):  # half a step must not be committed with the rest
            with suppress(self.error):
                self.rollback()


def among(ids: Iterable[object]) -> tuple[str, dict[str, Cell]]:
    """Return the places and the values of "one of these ids", for between the brackets of an `in`."""
    values: dict[str, Cell] = {}
    for number, id in enumerate(ids):
        values["id_" + "".join(chr(ord("a") + int(digit)) for digit in str(number))] = str(id)
    return ", ".join(f":{name}" for name in values), values
