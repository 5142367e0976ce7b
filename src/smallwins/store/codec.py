"""Domain records to rows and back, by their field types: one rule for every noun.

Scalars have a column each. What is nested or repeated (dated levels, tags, a
list of criteria) travels as JSON text in one column: it is always read whole
with its record, and no SQL looks inside.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Generic, TypeVar, get_args, get_origin, get_type_hints
from uuid import UUID

import msgspec

from smallwins.store.database import Cell

R = TypeVar("R")
Convert = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Codec(Generic[R]):
    """The columns of a record class, in the order of its fields, and how each travels."""

    cls: type[R]
    columns: tuple[str, ...]
    encoders: tuple[Convert, ...]
    decoders: tuple[Convert, ...]

    def row(self, record: R) -> list[Cell]:
        """Return the cells of `record`, in the order of `columns`."""
        return [
            None if (held := getattr(record, name)) is None else encode(held)
            for name, encode in zip(self.columns, self.encoders, strict=True)
        ]

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
    hints = get_type_hints(cls)
    names = tuple(field.name for field in fields(cls))  # type: ignore[arg-type]
    pairs = [_converters(hints[name]) for name in names]
    return Codec(cls, names, tuple(pair[0] for pair in pairs), tuple(pair[1] for pair in pairs))


def instant(at: datetime) -> str:
    """Write an instant in UTC as text that sorts: YYYY-MM-DDTHH:MM:SS.ffffffZ."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def instant_from(text: str) -> datetime:
    """Read an instant written by `instant`."""
    return datetime.fromisoformat(text)


def _converters(hint: Any) -> tuple[Convert, Convert]:
    hint = _required(hint)
    simple = _SCALARS.get(hint)
    if simple is not None:
        return simple
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return str, hint
    decoder = msgspec.json.Decoder(hint)
    return _json, decoder.decode


def _required(hint: Any) -> Any:
    if get_origin(hint) is UnionType:
        kinds = [kind for kind in get_args(hint) if kind is not NoneType]
        if len(kinds) == 1:
            return kinds[0]
    return hint


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()


_SCALARS: dict[Any, tuple[Convert, Convert]] = {
    str: (str, str),
    int: (int, int),
    float: (float, float),
    bool: (int, bool),
    UUID: (str, UUID),
    date: (date.isoformat, date.fromisoformat),
    datetime: (instant, instant_from),
}


def to_json(record: object) -> str:
    """Write a record as JSON text, its fields in their order."""
    return _json(record)


def from_json(text: str, cls: type[R]) -> R:
    """Read a record written by `to_json`."""
    return msgspec.json.decode(text, type=cls)
