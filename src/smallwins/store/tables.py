"""Which table holds which noun, and what hangs on what."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Any, Generic, NamedTuple, TypeVar

from smallwins.application.ports import Record
from smallwins.store.codec import Codec, codec

R = TypeVar("R", bound=Record)

NOUNS: dict[str, str] = {
    "profile": "profiles",
    "value": "own_values",
    "metric": "metrics",
    "pause": "pauses",
    "entry": "entries",
    "goal": "goals",
    "step": "steps",
    "setback": "setbacks",
    "doubt": "doubts",
    "skill": "skills",
    "note": "notes",
    "review": "reviews",
    "experiment": "experiments",
    "supporter": "supporters",
}
"""Noun → its table, in an order in which they can be inserted; its class is in the file of its name."""

HANGING: dict[str, tuple[tuple[str, str], ...]] = {
    "metric": (("entry", "metric"), ("pause", "metric"), ("experiment", "outcome")),
}
"""Noun → the (noun, column) pairs that are deleted with it."""


class Table(NamedTuple, Generic[R]):
    """The statements of one noun's table."""

    name: str
    codec: Codec[R]
    insert: str
    update: str
    select: str

    @property
    def columns(self) -> tuple[str, ...]:
        """All columns of an inserted row."""
        return ("user_id", *self.codec.columns, "created_rev", "rev")


@cache
def table(cls: type[R]) -> Table[R]:
    """Return the table of a record class, its statements written from its fields."""
    name = NOUNS[cls.noun]
    fields = codec(cls)
    columns = ("user_id", *fields.columns, "created_rev", "rev")
    names = ", ".join(f'"{column}"' for column in columns)
    places = ", ".join(f":{column}" for column in columns)
    changed = ", ".join(f'"{column}" = :{column}' for column in (*fields.columns, "rev"))
    read = ", ".join(f't."{column}"' for column in (*fields.columns, "created_rev", "rev"))
    return Table(
        name=name,
        codec=fields,
        insert=f"insert into {name} ({names}) values ({places})",  # noqa: S608 - names are our own
        update=f"update {name} as t set {changed} where t.user_id = :user_id and t.id = :id",  # noqa: S608
        select=f"select {read} from {name} as t where t.user_id = :user_id",  # noqa: S608
    )


def class_of(noun: str) -> Any:
    """Return the record class of a noun, loaded when it is first asked for: start-up is felt."""
    if noun not in NOUNS:
        raise KeyError(noun)
    return getattr(import_module(f"smallwins.domain.{noun}"), noun.capitalize())
