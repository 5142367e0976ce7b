"""Looking after what is kept: backups, checks, and forgetting what was deleted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """One copy of the whole database; `size` in bytes, `at` in local time."""

    path: Path
    at: datetime
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing that was looked at, and what was found; the sentence stands in `catalogue.checks`."""

    code: str
    is_good: bool
    facts: Mapping[str, object] = field(default_factory=dict)
