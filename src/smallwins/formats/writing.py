"""The record for other programs: a zip of CSV tables, or one JSON text."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import fields
from typing import Any

import msgspec

from smallwins.domain.entry import Entry
from smallwins.domain.metric import Metric
from smallwins.formats.archived import Archive

_FIXED = (1980, 1, 1, 0, 0, 0)
_BOM = "\ufeff"


def write_json(archive: Archive) -> bytes:
    """Write every record as one JSON text, noun by noun, without the history."""
    whole = {noun: [held.record for held in found] for noun, found in archive.records.items() if found}
    return msgspec.json.format(msgspec.json.encode(whole), indent=1) + b"\n"


def write_tables(archive: Archive) -> bytes:
    """Write a zip with one CSV table a noun; entries carry the name and the unit of their metric."""
    metrics = {held.record.id: held.record for held in archive.records.get(Metric.noun, ())}
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as zipped:
        for noun, found in sorted(archive.records.items()):
            records = [held.record for held in found]
            if records:
                text = _entries(records, metrics) if noun == Entry.noun else _table(records)
                item = zipfile.ZipInfo(f"{noun}.csv", _FIXED)
                item.compress_type = zipfile.ZIP_DEFLATED
                zipped.writestr(item, (_BOM + text).encode())
    return whole.getvalue()


def _entries(records: Sequence[Entry], metrics: dict[Any, Metric]) -> str:
    names = [field.name for field in fields(Entry) if field.name not in ("metric", "for_date", "value")]
    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerow(["date", "metric", "value", "unit", *names])
    for entry in by_day(records):
        metric = metrics[entry.metric]
        # A skip without a reason would else look like no skip at all.
        told = [
            "yes" if name == "skip_reason" and entry.skip_reason == "" else cell(getattr(entry, name))
            for name in names
        ]
        rows.writerow([entry.for_date, metric.name, cell(entry.value), metric.unit, *told])
    return out.getvalue()


def _table(records: Sequence[Any]) -> str:
    names = [field.name for field in fields(records[0])]
    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerow(names)
    rows.writerows([cell(getattr(record, name)) for name in names] for record in records)
    return out.getvalue()


def cell(value: Any) -> Any:
    """Return a field's value as one cell: nothing, a text, a number, or JSON for what is nested."""
    if value is None or isinstance(value, str | int) or value == ():
        return "" if value in (None, ()) else value
    if isinstance(value, float):
        return int(value) if value == int(value) else value
    if isinstance(value, tuple) and all(isinstance(part, str) for part in value):
        return ", ".join(value)
    plain = msgspec.to_builtins(value)
    return plain if isinstance(plain, str) else msgspec.json.encode(plain).decode()


def by_day(entries: Iterable[Entry]) -> list[Entry]:
    """Return entries in the order of their days."""
    return sorted(entries, key=lambda entry: (entry.for_date, entry.created_at, entry.id))
