"""Problems of a file as values: all of them told, each with its place, none raised one at a time."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from smallwins.domain.errors import Refusal


class Outcome(StrEnum):
    """What became of the row: kept in another form, or not taken."""

    CHANGED = "changed"
    LEFT = "left"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing about a file that the person has to know.

    `line` is the line of a text or the row of a table, 0 where the whole file is
    meant; `member` is the file inside a zip or the table inside a database. The
    sentence is made from `code` and `facts` in `catalogue.problems`.
    """

    code: str
    outcome: Outcome = Outcome.LEFT
    line: int = 0
    column: str = ""
    member: str = ""
    facts: dict[str, Any] = field(default_factory=dict)


def refused(refusal: Refusal, *, line: int = 0, column: str = "", member: str = "") -> Problem:
    """Return a refusal of the domain as the problem of the row it was met on."""
    column = column or str(refusal.facts.get("field", ""))
    return Problem(code=refusal.code, line=line, column=column, member=member, facts=refusal.facts)
