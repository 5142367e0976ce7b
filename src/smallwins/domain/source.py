"""Where a record came from, when it was brought in from elsewhere."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The tracker a record came from, its id there, and what could not be mapped, as JSON text."""

    kind: str
    id: str = ""
    as_is: str = ""
