"""Whole records drawn from the type hints of the domain: a noun added later is drawn without new code.

A record is built from its required fields first; then each other field is set,
one after another, and stays set where the domain accepts it. One seed draws a
whole record, so that hundreds of fields cost one choice.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import MISSING, Field, fields, is_dataclass, replace
from datetime import UTC, date, datetime, timedelta
from enum import Enum
from random import Random
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints
from uuid import UUID

from hypothesis import strategies as st

from smallwins.domain.errors import Refusal
from smallwins.domain.ids import id_from

TEXTS = (
    "Walk", 'a, "quoted" one', "المدرسة", "naïve café", "line one\nline two", "=1+1", "😀", "a\\b", "<b>",
    "Africa/Casablanca", "…", "100%", "tab\there", "null", "0", "'", "a\u2028b", "é" * 50,
)  # fmt: skip
NUMBERS = (0.5, 1.0, 2.0, 0.0, 10.0, 0.1, 1 / 3, 7.25, 3.0, 9.99)
FORMS = {"orders": ("AB", "BA"), "zone": ("Africa/Casablanca", "UTC")}
"""Texts of a closed form, by the name of their field."""

SIZES = (1, 1, 2, 2, 3, 6)
"""How many a list holds."""

TRIES = 12
"""Draws for one field before it is left as it is."""


def built(cls: type[Any], pool: Pool | None = None) -> st.SearchStrategy[Any]:
    """Draw a record of a class with as many of its fields set as the domain accepts together."""
    return st.integers(0, 2**32).map(lambda seed: Builder(Random(seed), pool or {}).build(cls))


def records(nouns: Mapping[str, type[Any]], most: int = 3) -> st.SearchStrategy[dict[str, list[Any]]]:
    """Draw a person's records of every noun, in the order in which they can be kept."""
    return st.integers(0, 2**32).map(lambda seed: drawn(Random(seed), nouns, most))


Pool = dict[str, list[UUID]]
"""Ids of the records drawn so far, by noun: links point at them."""


def is_required(field: Field[Any]) -> bool:
    """Whether a field of a dataclass has to be given."""
    return field.default is MISSING and field.default_factory is MISSING


def unset(record: Any) -> set[str]:
    """Name the optional fields of a record that still have their default."""
    return {
        field.name
        for field in fields(record)
        if not is_required(field) and getattr(record, field.name) == field.default
    }


_hints: dict[Any, dict[str, Any]] = {}


def hints_of(cls: type[Any]) -> dict[str, Any]:
    """Return the type hints of a class, read once."""
    if cls not in _hints:
        _hints[cls] = get_type_hints(cls)
    return _hints[cls]


class Builder:
    """Draws values for type hints from one source of chance."""

    def __init__(self, chance: Random, pool: Pool) -> None:
        self.chance = chance
        self.pool = pool

    def build(self, cls: type[Any]) -> Any:
        hints = hints_of(cls)
        optional = [field.name for field in fields(cls) if not is_required(field)]
        self.chance.shuffle(optional)
        record = self._first(cls, hints)
        for name in optional:
            record = self._set(record, name, hints[name])
        for name in sorted(unset(record)):
            record = self._set_with_another(record, name, hints)
        return record

    def _set_with_another(self, record: Any, name: str, hints: dict[str, Any]) -> Any:
        # Some fields go together: as many orders as pairs.
        for other in self.chance.sample([field.name for field in fields(record)], len(fields(record))):
            with suppress(Refusal):
                drawn = {known: self.value(hints[known], known) for known in (name, other)}
                changed = replace(record, **drawn)
                if name not in unset(changed):
                    return changed
        return record

    def value(self, hint: Any, name: str) -> Any:
        origin = get_origin(hint)
        if origin in (UnionType, Union):
            kinds = [kind for kind in get_args(hint) if kind is not NoneType]
            return self.value(self.chance.choice(kinds), name)
        if origin is tuple:
            return self._tuple(get_args(hint), name)
        if hint is UUID:
            return self._id(name)
        if isinstance(hint, type) and issubclass(hint, Enum):
            return self.chance.choice(list(hint))
        if is_dataclass(hint):
            return self.build(hint)  # type: ignore[arg-type]
        return self._scalar(hint, name)

    def _scalar(self, hint: Any, name: str) -> Any:
        day = date(2015, 1, 1) + timedelta(days=self.chance.randrange(4000))
        at = datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(
            microseconds=self.chance.choice([0, 1, self.chance.randrange(86_400_000_000)])
        )
        return {
            str: self.chance.choice(FORMS.get(name, TEXTS)),
            int: self.chance.randrange(10),
            float: self.chance.choice([*NUMBERS, round(self.chance.uniform(0, 10), 12)]),
            bool: self.chance.random() < 0.5,
            date: day,
            datetime: at,
        }[hint]

    def _tuple(self, args: tuple[Any, ...], name: str) -> tuple[Any, ...]:
        if len(args) == 2 and args[1] is Ellipsis:
            return tuple(self.value(args[0], name) for _ in range(self.chance.choice(SIZES)))
        return tuple(self.value(arg, name) for arg in args)

    def _id(self, name: str) -> UUID:
        noun = {"outcome": "metric", "values": "value"}.get(name, name.removesuffix("s"))
        if self.pool.get(noun):
            return self.chance.choice(self.pool[noun])
        return id_from("drawn", str(self.chance.random()))

    def _first(self, cls: type[Any], hints: dict[str, Any]) -> Any:
        required = [field.name for field in fields(cls) if is_required(field)]
        names = required
        for _ in range(200):
            try:
                return cls(**{name: self.value(hints[name], name) for name in names})
            except Refusal:  # some records need one of their optional fields
                others = [field.name for field in fields(cls) if field.name not in required]
                names = required + self.chance.sample(others, min(len(others), 3))
        raise AssertionError(f"{cls.__name__} cannot be built from its type hints")

    def _set(self, record: Any, name: str, hint: Any) -> Any:
        for _ in range(TRIES):
            try:
                return replace(record, **{name: self.value(hint, name)})
            except Refusal:
                continue
        return record


def drawn(chance: Random, nouns: Mapping[str, type[Any]], most: int = 3) -> dict[str, list[Any]]:
    """Draw a person's records from one source of chance."""
    builder = Builder(chance, {})
    found: dict[str, list[Any]] = {}
    for noun, cls in nouns.items():
        for number in range(1 if noun == "profile" else chance.randint(1, most)):
            id = id_from(noun, str(number), str(chance.random()))
            found.setdefault(noun, []).append(replace(builder.build(cls), id=id))
            builder.pool.setdefault(noun, []).append(id)
    return found
