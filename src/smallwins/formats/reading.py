"""What a reader is given and what it answers: records, where each was found, and every problem."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from math import isfinite
from typing import Any, TypeVar
from uuid import UUID

from smallwins.domain.entry import EARLIEST, Entry
from smallwins.domain.errors import Refusal
from smallwins.domain.metric import Kind, Metric
from smallwins.domain.text import LONGEST_LINE
from smallwins.formats.archived import Archive
from smallwins.formats.columns import Columns
from smallwins.formats.problem import Outcome, Problem, refused

T = TypeVar("T")
Progress = Callable[[int, int], None]
"""Told how many rows are done of how many."""

PROGRESS_ROWS = 2000
"""Rows between two words about how far the work is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A file as it was handed over, and when: readers know no clock of their own.

    `metrics` are those the person has, for spreadsheets, where a name is all there is;
    `nouns` are the classes of all records, for archives.
    """

    name: str
    data: bytes
    at: datetime
    today: date
    metrics: tuple[Metric, ...] = ()
    nouns: Mapping[str, type[Any]] = field(default_factory=dict)
    progress: Progress | None = None

    def watched(self, rows: Iterable[T], total: int, *, done: int = 0) -> Iterator[T]:
        """Yield `rows`, and say now and then how many of `total` are done; `done` were before these."""
        if self.progress is None:
            yield from rows
            return
        for number, row in enumerate(rows, done):
            if number % PROGRESS_ROWS == 0:
                self.progress(number, total)
            yield row


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A file as it was understood; nothing is kept yet.

    `records` stand in an order in which they can be kept, and `lines` says beside
    each the line or row it was found on. `columns` is the map of a spreadsheet,
    for the person to change; `archive` is there when the file is one of ours.
    """

    format: str
    name: str = ""
    records: tuple[Any, ...] = ()
    lines: tuple[int, ...] = ()
    problems: tuple[Problem, ...] = ()
    columns: Columns | None = None
    archive: Archive | None = None

    def of(self, kind: type[T]) -> list[T]:
        """Return the records of one kind."""
        return [record for record in self.records if isinstance(record, kind)]


class Draft:
    """What a reader gathers while it goes through a file."""

    def __init__(self, given: Given, kind: str) -> None:
        self.given = given
        self.kind = kind
        self.member = ""
        self.problems: list[Problem] = []
        self._metrics: list[tuple[int, Metric]] = []
        self._entries: list[Entry] = []
        self._lines: list[int] = []
        self._places: dict[UUID, int] = {}

    def leave(self, code: str, *, line: int = 0, column: str = "", **facts: Any) -> None:
        """Tell of something that is not taken."""
        self.problems.append(Problem(code=code, line=line, column=column, member=self.member, facts=facts))

    def change(self, code: str, *, line: int = 0, column: str = "", **facts: Any) -> None:
        """Tell of something that is taken in another form."""
        self.problems.append(
            Problem(
                code=code,
                outcome=Outcome.CHANGED,
                line=line,
                column=column,
                member=self.member,
                facts=facts,
            )
        )

    def add_metric(self, line: int, **fields: Any) -> Metric | None:
        """Take a metric, or tell why it cannot be held; a day before any record does not keep it out."""
        fields["name"] = self._named(line, fields["name"])
        fields["starts_on"] = max(fields["starts_on"], EARLIEST)
        try:
            metric = Metric(**fields, created_at=self.given.at)
        except Refusal as refusal:
            self.problems.append(refused(refusal, line=line, member=self.member))
            return None
        if any(held.id == metric.id for _, held in self._metrics):
            self.leave("metric.repeated", line=line, name=metric.name)
            return None
        self._metrics.append((line, metric))
        return metric

    def add_entry(self, line: int, **fields: Any) -> None:
        """Take an entry, or tell why it cannot be held; the same id a second time is a repeated row."""
        try:
            entry = Entry(**fields, created_at=self.given.at)
        except Refusal as refusal:
            self._refuse(line, fields, refusal)
            return
        place = self._places.setdefault(entry.id, len(self._entries))
        if place < len(self._entries):
            self._repeat(line, entry, place)
            return
        self._entries.append(entry)
        self._lines.append(line)

    def reading(self, columns: Columns | None = None) -> Reading:
        """Return all that was gathered."""
        return Reading(
            format=self.kind,
            name=self.given.name,
            records=(*(metric for _, metric in self._metrics), *self._entries),
            lines=(*(line for line, _ in self._metrics), *self._lines),
            problems=tuple(self.problems),
            columns=columns,
        )

    def _refuse(self, line: int, fields: dict[str, Any], refusal: Refusal) -> None:
        name, longest = refusal.facts.get("field"), refusal.facts.get("longest")
        text = fields.get(str(name))
        if refusal.code == "text.too-long" and isinstance(text, str) and isinstance(longest, int):
            self.change("text.shortened", line=line, column=str(name), field=name, longest=longest)
            self.add_entry(line, **fields | {str(name): text.strip()[:longest]})
        else:
            self.problems.append(refused(refusal, line=line, member=self.member))

    def _repeat(self, line: int, entry: Entry, place: int) -> None:
        first = self._entries[place]
        code = "row.repeated" if entry == first else "row.second"
        facts: dict[str, Any] = {"first": self._lines[place], "day": entry.for_date}
        if entry != first:
            facts |= {"value": entry.value, "kept": first.value}
        self.leave(code, line=line, **facts)

    def _named(self, line: int, name: str) -> str:
        tidy = " ".join(name.replace("\x00", "").split())
        if len(tidy) > LONGEST_LINE:
            self.change("name.shortened", line=line, name=tidy)
            tidy = tidy[:LONGEST_LINE]
        return tidy


def kind_of(values: Iterable[float]) -> Kind:
    """Return what amounts are when a file does not say: marks, whole counts, or measures."""
    found = {value for value in values if isfinite(value)}  # the rest is told of where it is read
    if found <= {0.0, 1.0}:
        return Kind.BOOLEAN
    whole = all(value >= 0 and value == int(value) for value in found)
    return Kind.COUNT if whole else Kind.QUANTITY
