"""Supporters: people the person trusts; nothing reaches them unless it was shared on purpose."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from smallwins.domain import text
from smallwins.domain.errors import Refusal
from smallwins.domain.link import Link


class SupporterState(StrEnum):
    """Whether somebody is in the circle."""

    ACTIVE = "active"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Supporter:
    """A trusted person and exactly what they were shown."""

    noun: ClassVar[str] = "supporter"
    searched: ClassVar[tuple[str, ...]] = ("name", "note")

    id: UUID
    name: str
    contact: str = ""
    note: str = ""
    may_see: tuple[Link, ...] = ()
    state: SupporterState = SupporterState.ACTIVE
    created_at: datetime

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", text.line(self.name, "name"))
        object.__setattr__(self, "contact", text.line(self.contact, "contact"))
        object.__setattr__(self, "note", text.prose(self.note, "note"))
        if not self.name:
            raise Refusal("name.empty", noun=self.noun)
