"""Which table holds which noun, and what hangs on what."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, Generic, TypeVar

from smallwins.application.ports import Record
from smallwins.domain.doubt import Doubt
from smallwins.domain.entry import Entry
from smallwins.domain.experiment import Experiment
from smallwins.domain.goal import Goal
from smallwins.domain.metric import Metric
from smallwins.domain.note import Note
from smallwins.domain.pause import Pause
from smallwins.domain.profile import Profile
from smallwins.domain.review import Review
from smallwins.domain.setback import Setback
from smallwins.domain.skill import Skill
from smallwins.domain.step import Step
from smallwins.domain.supporter import Supporter
from smallwins.domain.value import Value
from smallwins.store.codec import Codec, codec

R = TypeVar("R", bound=Record)

NOUNS: dict[str, tuple[type[Any], str]] = {
    Profile.noun: (Profile, "profiles"),
    Value.noun: (Value, "own_values"),
    Metric.noun: (Metric, "metrics"),
    Pause.noun: (Pause, "pauses"),
    Entry.noun: (Entry, "entries"),
    Goal.noun: (Goal, "goals"),
    Step.noun: (Step, "steps"),
    Setback.noun: (Setback, "setbacks"),
    Doubt.noun: (Doubt, "doubts"),
    Skill.noun: (Skill, "skills"),
    Note.noun: (Note, "notes"),
    Review.noun: (Review, "reviews"),
    Experiment.noun: (Experiment, "experiments"),
    Supporter.noun: (Supporter, "supporters"),
}
"""Noun → its class and its table, in an order in which they can be inserted."""

HANGING: dict[str, tuple[tuple[str, str], ...]] = {
    Metric.noun: ((Entry.noun, "metric"), (Pause.noun, "metric"), (Experiment.noun, "outcome")),
}
"""Noun → the (noun, column) pairs that are deleted with it."""


@dataclass(frozen=True, slots=True)
class Table(Generic[R]):
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
    name = NOUNS[cls.noun][1]
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
    """Return the record class of a noun."""
    return NOUNS[noun][0]
