"""What the history holds: acts, what each record was before them, and a whole record with all of it.

A file of its own, for the command line's most used commands never look back: start-up is felt.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from smallwins.application.ports import Kept


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One act of the history."""

    rev: int
    at: datetime
    device: str
    act: str
    summary: str
    undoes: int | None = None
    undone_by: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeItem:
    """One record that an act changed or deleted, as JSON text before and after."""

    rev: int
    noun: str
    id: UUID
    created_rev: int
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One change of a record: by which act, when and on which device, and what it was before and after.

    `before` is None where the act brought the record back, `after` where it deleted it.
    """

    change: Change
    before: Any
    after: Any


class Deletion(NamedTuple):
    """A record that is no longer there, and the act that deleted it."""

    noun: str
    id: UUID
    rev: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """Everything a person has kept: noun → records, and the history."""

    rev: int
    records: Mapping[str, Sequence[Kept[Any]]]
    changes: Sequence[Change]
    items: Sequence[ChangeItem]
