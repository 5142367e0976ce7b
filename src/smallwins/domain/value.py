"""Values: what matters to the person, in their words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from smallwins.domain import text
from smallwins.domain.errors import Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """Something that matters to the person, and why."""

    noun: ClassVar[str] = "value"
    searched: ClassVar[tuple[str, ...]] = ("name", "why")

    id: UUID
    name: str
    why: str = ""
    weight: float = 1.0
    position: int = 0
    archived: bool = False
    created_at: datetime

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", text.line(self.name, "name"))
        object.__setattr__(self, "why", text.prose(self.why, "why"))
        if not self.name:
            raise Refusal("name.empty", noun=self.noun)
        if not 0 <= self.weight <= 1:
            raise Refusal("number.out-of-range", field="weight", value=self.weight, least=0, most=1)
