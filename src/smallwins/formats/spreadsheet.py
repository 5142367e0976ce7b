"""A spreadsheet of one's own: one row an entry, or one row a day with a column for each metric."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePath
from typing import Any
from uuid import UUID

from smallwins.domain.ids import id_from
from smallwins.domain.source import Source
from smallwins.domain.text import fold
from smallwins.formats.amounts import is_amount, is_mark, is_skip, read_amount
from smallwins.formats.columns import Columns, Role, guess
from smallwins.formats.dates import Dates
from smallwins.formats.followed import KIND, Followed, take_metric
from smallwins.formats.reading import Draft, Given, Reading
from smallwins.formats.tables import Table, decode, read_table

GUESSED_FROM = 50
"""Full cells of a column that are looked at to guess what it holds."""

_COMMA = re.compile(r"-?\d+,\d+")


@dataclass(slots=True)
class _Row:
    line: int
    day: date
    fields: dict[str, Any]
    bag: str = ""
    key: str = ""
    value: float | None = None
    skip: str | None = None
    own_id: str = ""


def read_spreadsheet(given: Given, columns: Columns | None = None) -> Reading:
    """Read a table of text by a map of its columns, guessed when none is given."""
    text, encoding_guessed = decode(given.data, given.name)
    table = read_table(text, given.name)
    columns = columns or guess_columns(table)
    draft = Draft(given, KIND)
    if encoding_guessed:
        draft.change("encoding.assumed")
    if Role.DATE not in columns.roles:
        draft.leave("columns.no-date", header=list(table.header))
        return draft.reading(columns)
    reader = _Reader(draft, table, columns)
    reader.read()
    return draft.reading(replace(columns, order=reader.dates.order))


def guess_columns(table: Table) -> Columns:
    """Guess the map of a table's columns."""

    def cells(place: int) -> list[str]:
        found = (row[place].strip() for _, row in table.rows if place < len(row))
        full = (cell for cell in found if cell)
        return [cell for _, cell in zip(range(GUESSED_FROM), full, strict=False)]

    return guess(table.header, cells, lambda cell: is_amount(cell) or is_skip(cell))


class _Reader:
    """One pass over the rows to know the metrics, one over what was found to make the entries."""

    def __init__(self, draft: Draft, table: Table, columns: Columns) -> None:
        self.draft = draft
        self.table = table
        self.columns = columns
        self.date_place = columns.place(Role.DATE) or 0
        self.dates = Dates(self._cells(self.date_place), columns.order)
        self.decimal_comma = table.separator != "," and _has_decimal_commas(table)
        self.rows: list[_Row] = []
        self.followed: dict[str, Followed] = {}
        self.named: dict[str, Followed] = {}
        self.seen: dict[tuple[str, ...], int] = {}
        self.extras = _extras(columns)
        self.kept = (*columns.places(Role.KEEP), *columns.places(Role.TIME), *columns.places(Role.ID))
        self.width = len(table.header)
        self.metric_place = columns.place(Role.METRIC)
        self.value_place = columns.place(Role.VALUE)
        self.has_ids = self._is_told_apart(columns.place(Role.ID))
        self.measures = [(place, table.header[place]) for place in columns.places(Role.MEASURE)]

    def read(self) -> None:
        """Read every row, then make the metrics, then the entries."""
        if not self.dates.certain:
            self.draft.change(
                "dates.assumed", column=self._head(self.date_place), order=str(self.dates.order)
            )
        for line, cells in self.draft.given.watched(self.table.rows, 2 * len(self.table.rows)):
            self._row(line, cells)
        for followed in self.followed.values():
            take_metric(self.draft, followed, len(self.followed))
        self._entries()

    def _row(self, line: int, cells: list[str]) -> None:
        if not self.columns.repeats and self._is_repeated(line, cells):
            return
        day = self.dates.read(cells[self.date_place]) if self.date_place < len(cells) else None
        if day is None:
            text = cells[self.date_place] if self.date_place < len(cells) else ""
            self.draft.leave("date.unreadable", line=line, column=self._head(self.date_place), text=text)
            return
        if len(cells) > self.width:
            self.draft.change("row.longer", line=line, cells=cells[self.width :])
        row = _Row(line, day, self._fields(line, cells), self._bag(cells))
        if self.measures:
            self._wide(row, cells)
        else:
            self._long(row, cells)

    def _is_repeated(self, line: int, cells: list[str]) -> bool:
        first = self.seen.setdefault(tuple(cells), line)
        if first != line:
            self.draft.leave("row.repeated", line=line, first=first)
        return first != line

    def _wide(self, row: _Row, cells: list[str]) -> None:
        for place, name in self.measures:
            text = cells[place].strip() if place < len(cells) else ""
            if text:
                self._take(row, name, text, name)
                row = _Row(row.line, row.day, {})  # what stands in the row once is kept once

    def _long(self, row: _Row, cells: list[str]) -> None:
        place = self.metric_place
        name = cells[place].strip() if place is not None and place < len(cells) else ""
        if place is not None and not name:
            self.draft.leave("name.missing", line=row.line, column=self._head(place))
            return
        text, column = "1", ""
        if self.value_place is not None:
            text = cells[self.value_place].strip() if self.value_place < len(cells) else ""
            column = self._head(self.value_place)
        self._take(row, name or self._file_name(), text, column)

    def _take(self, row: _Row, name: str, text: str, column: str) -> None:
        fields = row.fields
        if fields:
            row.skip, row.own_id = fields.pop("skip", None), fields.pop("id", "")
        unit = fields.pop("unit", "") if fields else ""
        value = read_amount(text, self.decimal_comma) if text else None
        if value is None and is_skip(text):
            row.skip = row.skip or ""
        elif value is None and row.skip is None:
            code = "value.unreadable" if text else "value.missing"
            self.draft.leave(code, line=row.line, column=column, text=text)
            return
        followed = self._followed(name, row, unit)
        row.key, row.value = followed.key, value
        if value is not None:
            followed.values.add(value)
            if len(followed.texts) < GUESSED_FROM:
                followed.texts.add(text)
        self.rows.append(row)

    def _followed(self, name: str, row: _Row, unit: str) -> Followed:
        followed = self.named.get(name)
        if followed is None:
            key = fold(name)
            known = Followed(key, name, row.line, row.day, unit)
            followed = self.named[name] = self.followed.setdefault(key, known)
        followed.first = min(followed.first, row.day)
        return followed

    def _fields(self, line: int, cells: list[str]) -> dict[str, Any]:
        fields: dict[str, Any] = {}
        for place, role in self.extras:
            text = cells[place].strip() if place < len(cells) else ""
            if text:
                self._extra(fields, role, text, line, place)
        return fields

    def _extra(self, fields: dict[str, Any], role: Role, text: str, line: int, place: int) -> None:
        match role:
            case Role.NOTE:
                fields["note"] = f"{fields['note']}\n{text}" if "note" in fields else text
            case Role.MINUTES:
                minutes = read_amount(text, self.decimal_comma)
                if minutes is None:
                    self.draft.leave("value.unreadable", line=line, column=self._head(place), text=text)
                else:
                    fields["minutes"] = minutes
            case Role.TAGS:
                fields["tags"] = tuple(tag for part in re.split(r"[,;|]", text) if (tag := part.strip()))
            case Role.SKIP:
                fields["skip"] = "" if is_mark(text) else text
            case _:
                fields[str(role)] = text

    def _bag(self, cells: list[str]) -> str:
        if not self.kept and len(cells) <= self.width:
            return ""
        kept = {
            self._head(place): cells[place].strip()
            for place in (*self.kept, *range(self.width, len(cells)))
            if place < len(cells) and cells[place].strip()
        }
        return json.dumps(kept, ensure_ascii=False) if kept else ""

    def _entries(self) -> None:
        counts: dict[str, int] = {}
        for row in self.draft.given.watched(self.rows, 2 * len(self.rows), done=len(self.rows)):
            metric = self.followed[row.key].metric
            if metric is None:
                continue
            key = self._entry_key(row, counts)
            self.draft.add_entry(
                row.line,
                id=_own(row.own_id) or id_from(KIND, key),
                metric=metric.id,
                for_date=row.day,
                value=row.value,
                skip_reason=row.skip,
                source=Source(kind=KIND, id=key, as_is=row.bag),
                **row.fields,
            )

    def _entry_key(self, row: _Row, counts: dict[str, int]) -> str:
        # Without an id of its own a row is the first, second ... of its metric and day.
        time = row.fields.pop("time", "") if row.fields else ""
        if self.has_ids and row.own_id:
            return f"{row.key} {row.own_id}"
        key = f"{row.key} {row.day.isoformat()} {time}" if time else f"{row.key} {row.day.isoformat()}"
        number = counts[key] = counts.get(key, 0) + 1
        return f"{key} {number}" if number > 1 else key

    def _is_told_apart(self, place: int | None) -> bool:
        ids = [text for text in self._cells(place) if text] if place is not None else []
        return len(ids) == len(set(ids))

    def _cells(self, place: int) -> Iterable[str]:
        return (cells[place] for _, cells in self.table.rows if place < len(cells))

    def _head(self, place: int) -> str:
        return self.table.header[place] if place < len(self.table.header) else f"#{place + 1}"

    def _file_name(self) -> str:
        return PurePath(self.draft.given.name).stem or KIND


def _extras(columns: Columns) -> list[tuple[int, Role]]:
    plain = {Role.DATE, Role.METRIC, Role.VALUE, Role.MEASURE, Role.KEEP, Role.IGNORE}
    return [(place, role) for place, role in enumerate(columns.roles) if role not in plain]


def _has_decimal_commas(table: Table) -> bool:
    return any(_COMMA.fullmatch(cell.strip()) for _, cells in table.rows for cell in cells)


def _own(text: str) -> UUID | None:
    try:
        return UUID(text) if len(text) == 36 else None
    except ValueError:
        return None
