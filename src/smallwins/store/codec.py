"""Domain records to rows and back, by their field types: one rule for every noun.

Scalars have a column each. What is nested or repeated (dated levels, tags, a
list of criteria) travels as JSON text in one column: it is always read whole
with its record, and no SQL looks inside.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import fields
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import cache, lru_cache
from operator import attrgetter
from typing import Any, Generic, NamedTuple, TypeVar
from uuid import UUID

from smallwins.store.database import Cell
from smallwins.store.nested import reader

R = TypeVar("R")
Convert = Callable[[Any], Any]


class Codec(NamedTuple, Generic[R]):
    """The columns of a record class, in the order of its fields, and how each travels."""

    cls: type[R]
    columns: tuple[str, ...]
    cells: Callable[[R], tuple[Any, ...]]
    encoders: tuple[tuple[int, Convert], ...]
    decoders: tuple[Convert, ...]

    def row(self, record: R) -> list[Cell]:
        """Return the cells of `record`, in the order of `columns`."""
        row = list(self.cells(record))
        for place, encode in self.encoders:
            if row[place] is not None:
                row[place] = encode(row[place])
        return row

    def record(self, cells: tuple[Any, ...]) -> R:
        """Make the record back from its cells."""
        return self.cls(
            **{
                name: None if cell is None else decode(cell)
                for name, decode, cell in zip(self.columns, self.decoders, cells, strict=False)
            }
        )


@cache
def codec(cls: type[R]) -> Codec[R]:
    """Return the codec of a record class."""
    named = fields(cls)  # type: ignore[arg-type]
    pairs = [_converters(cls, field.name, str(field.type)) for field in named]
    names = tuple(field.name for field in named)
    # Texts and numbers travel as they are: an import has 73,000 rows of 19 fields, most of them such.
    encoders = tuple((place, pair[0]) for place, pair in enumerate(pairs) if pair[0] is not _same)
    return Codec(cls, names, attrgetter(*names), encoders, tuple(pair[1] for pair in pairs))


@lru_cache(maxsize=256)
def instant(at: datetime) -> str:
    """Write an instant in UTC as text that sorts: YYYY-MM-DDTHH:MM:SS.ffffffZ."""
    # Not strftime: its %Y writes the year 1 as "1", which nothing reads back.
    return at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def instant_from(text: str) -> datetime:
    """Read an instant written by `instant`."""
    return datetime.fromisoformat(text)


def _converters(cls: type[Any], name: str, written: str) -> tuple[Convert, Convert]:
    # Annotations are text until they are asked for; to evaluate them all is felt at start-up.
    kind = written.removesuffix(" | None")
    if kind in _SCALARS:
        return _SCALARS[kind]
    known = vars(sys.modules[cls.__module__]).get(kind)
    if isinstance(known, type) and issubclass(known, StrEnum):
        return str, known
    return _json, reader(cls, name)


def _same(value: Any) -> Any:
    return value


def _json(value: object) -> str:
    if value == ():
        return "[]"
    import msgspec  # noqa: PLC0415 - most entries have nothing nested, and start-up is felt

    return msgspec.json.encode(value).decode()


_SCALARS: dict[str, tuple[Convert, Convert]] = {
    "str": (_same, str),
    "int": (int, int),
    "float": (_same, float),
    "bool": (int, bool),
    "UUID": (str, UUID),
    "date": (date.isoformat, date.fromisoformat),
    "datetime": (instant, instant_from),
}


def to_json(record: object) -> str:
    """Write a record as JSON text, its fields in their order."""
    return _json(record)


def from_json(text: str, cls: type[R]) -> R:
    """Read a record written by `to_json`."""
    import msgspec  # noqa: PLC0415 - the history alone needs it

    return msgspec.json.decode(text, type=cls)
