"""The JSON text of one field, back into the records it holds, by their types and the standard library alone.

Reading a metric reads its dated schedule and levels; msgspec reads such text
faster, but loading it costs a command more than the whole reading does.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, NamedTuple, get_args, get_origin, get_type_hints
from uuid import UUID

Read = Callable[[Any], Any]


class Field(NamedTuple):
    """One field of a record class."""

    cls: type[Any]
    name: str


def reader(cls: type[Any], name: str) -> Callable[[str], Any]:
    """Return how the text of one field is read; the field's type is looked up at the first text."""

    def read(text: str) -> Any:
        return () if text == "[]" else _of_field(Field(cls, name))(json.loads(text))

    return read


@cache
def _of_field(field: Field) -> Read:
    written = {field.name: field.cls.__annotations__[field.name]}
    # To evaluate the annotations of all its neighbours would be felt.
    alone = type("Alone", (), {"__annotations__": written, "__module__": field.cls.__module__})
    return _reading(get_type_hints(alone)[field.name])


@cache
def _reading(hint: Any) -> Read:
    if hint in _SCALARS:
        return _SCALARS[hint]
    if get_origin(hint) is tuple:
        return _reading_tuple(get_args(hint))
    if get_origin(hint) is UnionType:
        return _reading_optional(hint)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return hint
    if is_dataclass(hint) and isinstance(hint, type):
        return _reading_record(hint)
    raise TypeError(hint)


def _reading_tuple(kinds: tuple[Any, ...]) -> Read:
    if kinds[-1] is Ellipsis:
        every = _reading(kinds[0])
        return lambda held: tuple(map(every, held))
    each = [_reading(kind) for kind in kinds]
    return lambda held: tuple(read(part) for read, part in zip(each, held, strict=True))


def _reading_optional(hint: Any) -> Read:
    kinds = [kind for kind in get_args(hint) if kind is not NoneType]
    read = _reading(kinds[0])
    return lambda held: None if held is None else read(held)


def _reading_record(cls: type[Any]) -> Read:
    hints = get_type_hints(cls)
    known = {field.name: _reading(hints[field.name]) for field in fields(cls)}
    # A field that an older program did not write has its default; one that a newer wrote is not known here.
    return lambda held: cls(**{name: known[name](part) for name, part in held.items() if name in known})


_SCALARS: dict[Any, Read] = {
    str: str,
    int: int,
    float: float,
    bool: bool,
    UUID: UUID,
    date: date.fromisoformat,
    datetime: datetime.fromisoformat,
}
