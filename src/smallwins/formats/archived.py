"""What an archive holds: every record with its revs, and the history."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from smallwins.formats.problem import Problem


@dataclass(frozen=True, slots=True)
class Archived:
    """A record with the revs at which it was made and last changed."""

    created_rev: int
    rev: int
    record: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivedAct:
    """One act of the history."""

    rev: int
    at: datetime
    device: str
    act: str
    summary: str
    undoes: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivedItem:
    """One record that an act changed or deleted."""

    rev: int
    noun: str
    id: UUID
    created_rev: int
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """Everything a person has kept: noun → records, and the history."""

    rev: int
    records: Mapping[str, Sequence[Archived]]
    acts: Sequence[ArchivedAct] = ()
    items: Sequence[ArchivedItem] = ()
    problems: Sequence[Problem] = ()
