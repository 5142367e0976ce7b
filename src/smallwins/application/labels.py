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
            return first if len(first) <= _LONGEST else _begun(first)
    return ""


def _begun(words: str) -> str:
    """Return the first words, whole ones unless the last of them is very long."""
    cut = words[: _LONGEST - 1]
    whole = cut.rpartition(" ")[0].rstrip(" ,;:") if words[_LONGEST - 1] != " " else cut
    return (whole if len(whole) > _LONGEST // 2 else cut).rstrip() + "…"
