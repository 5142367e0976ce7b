"""The record as one text to read: each metric with its days, then everything else."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import fields, is_dataclass
from typing import Any
from uuid import UUID

from smallwins.application.labels import label
from smallwins.catalogue import rhythm, show
from smallwins.catalogue.fields import field_name
from smallwins.catalogue.language import _
from smallwins.domain.entry import Entry
from smallwins.domain.levels import Levels
from smallwins.domain.metric import Metric, Plan
from smallwins.formats.archived import Archive
from smallwins.formats.writing import by_day, cell

_UNTOLD = frozenset({"id", "name", "title", "source", "created_at", "position", "aggregation"})
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
    heading = label(record)
    lines = [f"\n### {heading}\n\n"] if heading else ["\n"]
    for field in fields(record):
        value = getattr(record, field.name)
        if field.name not in _UNTOLD and value != field.default and (told := _said(value)):
            lines.append(f"- {field_name(field.name)}: {_indented(told)}\n")
    if isinstance(record, Metric) and days[record.id]:
        lines.append("\n")
        lines.extend(_line(entry, record) for entry in by_day(days[record.id]))
    return lines


def _said(value: Any) -> str:
    if isinstance(value, Plan):
        return f"{value.since}: {rhythm.words(value.schedule)}"
    if isinstance(value, Levels):
        named = ((name, getattr(value, name)) for name in ("floor", "target", "stretch", "limit", "ceiling"))
        told = ", ".join(f"{field_name(name)} {show.number(level)}" for name, level in named if level)
        return f"{value.since}: {told}" if told else ""
    if isinstance(value, tuple):
        return "; ".join(told for part in value if (told := _said(part)))
    if is_dataclass(value) and not isinstance(value, type):
        parts = ((field, getattr(value, field.name)) for field in fields(value))
        inner = ((field.name, _said(part)) for field, part in parts if part != field.default)
        return ", ".join(f"{field_name(name)}: {words}" for name, words in inner if words)
    return str(cell(value))


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
