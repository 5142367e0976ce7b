"""A link from one record to another, whatever its noun."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Link:
    """Points at a record by its noun and id; the record may be gone."""

    noun: str
    id: UUID


class Pressure(StrEnum):
    """Where the pressure of a doubt or a setback comes from."""

    MYSELF = "myself"
    OTHERS_ON_ME = "others_on_me"
    ME_ON_OTHERS = "me_on_others"
