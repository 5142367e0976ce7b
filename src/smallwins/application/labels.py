"""What a record is called in the history: its name, its title, or the first words of its text."""

from __future__ import annotations

from smallwins.application.ports import Record

_FIELDS = (
    "name",
    "title",
    "claim",
    "question",
    "what_happened",
    "text",
    "celebration",
    "learned",
    "note",
    "what",
)
_LONGEST = 60


def label(record: Record) -> str:
    """Return a short name for a record, in the person's own words."""
    for field in _FIELDS:
        held = getattr(record, field, "")
        if held:
            first = str(held).splitlines()[0]
            return first if len(first) <= _LONGEST else first[: _LONGEST - 1].rstrip() + "…"
    return ""
