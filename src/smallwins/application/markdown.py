"""The record as one text to read: each metric with its days, then everything else."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import fields
from typing import Any
from uuid import UUID

from smallwins.application.labels import label
from smallwins.catalogue import show
from smallwins.catalogue.fields import field_name
from smallwins.catalogue.language import _
from smallwins.domain.entry import Entry
from smallwins.domain.metric import Metric
from smallwins.formats.archived import Archive
from smallwins.formats.writing import by_day, cell

_UNTOLD = frozenset({"id", "name", "title", "source", "created_at", "position"})
"""Fields that say nothing to a reader, or that stand in the heading."""


def write_markdown(archive: Archive) -> bytes:
    """Write the record as a text to read."""
    days: dict[UUID, list[Entry]] = defaultdict(list)
    for held in archive.records.get(Entry.noun, ()):
        days[held.record.metric].append(held.record)
    parts = ["# Small Wins\n"]
    for noun, found in archive.records.items():
        if noun != Entry.noun and found:
            parts.append(f"\n## {field_name(noun).capitalize()}\n")
            for held in found:
                parts.extend(_chapter(held.record, days))
    return "".join(parts).encode()


def _chapter(record: Any, days: dict[UUID, list[Entry]]) -> list[str]:
    lines = [f"\n### {label(record) or record.id}\n\n"]
    for field in fields(record):
        value = cell(getattr(record, field.name))
        if value not in ("", 0, "[]") and field.name not in _UNTOLD:
            lines.append(f"- {field_name(field.name)}: {_indented(str(value))}\n")
    if isinstance(record, Metric) and days[record.id]:
        lines.append("\n")
        lines.extend(_line(entry, record) for entry in by_day(days[record.id]))
    return lines


def _line(entry: Entry, metric: Metric) -> str:
    parts = [] if entry.value is None else [show.amount(entry.value, metric.unit)]
    if entry.skip_reason is not None:
        parts.append(
            _("skipped: %(reason)s") % {"reason": entry.skip_reason} if entry.skip_reason else _("skipped")
        )
    parts += [" ".join(text.split()) for text in (entry.what, entry.note, entry.learned) if text]
    return f"- {entry.for_date}: {' · '.join(parts)}\n"


def _indented(text: str) -> str:
    return text.replace("\n", "\n  ")
