"""What an import would do: each record of a file beside what the person has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from enum import StrEnum
from functools import cache
from itertools import groupby, islice
from operator import attrgetter
from typing import Any
from uuid import UUID

from smallwins.application.entries import check_entry
from smallwins.application.labels import label
from smallwins.application.ports import Now, Store
from smallwins.application.transfer import archiving
from smallwins.domain.entry import Entry
from smallwins.domain.errors import Refusal
from smallwins.domain.metric import Metric
from smallwins.domain.profile import Profile
from smallwins.formats.problem import Outcome, Problem, refused
from smallwins.formats.reading import Reading

ACT = "import"
"""How the history calls the bringing in of a file."""

FEW = 200
"""Up to so many records that are here already are looked up one by one."""


class Verdict(StrEnum):
    """What becomes of one record of a file."""

    NEW = "new"
    UPDATED = "updated"
    HERE = "here"
    YOURS = "yours"
    DELETED = "deleted"
    REFUSED = "refused"


KEPT = frozenset({Verdict.NEW, Verdict.UPDATED})
"""What an import changes; the rest stays as it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One record of a file, for a person to look at."""

    line: int
    noun: str
    name: str
    day: date | None
    value: float | None
    verdict: Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What an import would do; `verdicts` stand beside the records of the reading.

    `restores` says that an archive will be put back whole, for nothing is here yet.
    """

    reading: Reading
    verdicts: tuple[Verdict, ...]
    problems: tuple[Problem, ...]
    names: Mapping[UUID, str] = field(default_factory=dict)
    restores: bool = False

    @property
    def counts(self) -> Counter[tuple[str, Verdict]]:
        """How many records of each noun meet which verdict."""
        pairs = zip(self.reading.records, self.verdicts, strict=True)
        return Counter((record.noun, verdict) for record, verdict in pairs)

    @property
    def days(self) -> tuple[date, date] | None:
        """The first and the last day of the file's entries."""
        days = [entry.for_date for entry in self.reading.of(Entry)]
        return (min(days), max(days)) if days else None

    @property
    def is_empty(self) -> bool:
        """Whether the import would change nothing."""
        return not KEPT.intersection(self.verdicts)

    def rows(self, start: int = 0, most: int = 100, *, only: Verdict | None = None) -> list[Row]:
        """Return a page of the file's records, each with what becomes of it."""
        chosen = (row for row in self._rows() if only is None or row.verdict is only)
        return list(islice(chosen, start, start + most))

    def left(self) -> list[Problem]:
        """Return what is not taken from the file, and why."""
        return [problem for problem in self.problems if problem.outcome is Outcome.LEFT]

    def changed(self) -> list[Problem]:
        """Return what is taken in another form, and why."""
        return [problem for problem in self.problems if problem.outcome is Outcome.CHANGED]

    def _rows(self) -> Iterator[Row]:
        reading = self.reading
        for record, line, verdict in zip(reading.records, reading.lines, self.verdicts, strict=True):
            is_entry = isinstance(record, Entry)
            yield Row(
                line=line,
                noun=record.noun,
                name=self.names.get(record.metric, "") if is_entry else label(record),
                day=getattr(record, "for_date", None),
                value=getattr(record, "value", None) if is_entry else None,
                verdict=verdict,
            )


def compare(store: Store, person: Profile, now: Now, reading: Reading, *, again: bool = False) -> Preview:
    """Say of each record of a file what an import would do with it."""
    judge = _Judge(store, person, now, reading, again)
    verdicts = tuple(judge.verdicts())
    return Preview(
        reading=reading,
        verdicts=verdicts,
        problems=(*reading.problems, *judge.problems),
        names={id: metric.name for id, metric in judge.metrics.items()},
        restores=reading.archive is not None and archiving.is_untouched(store, person),
    )


class _Judge:
    """Compares what a file holds with what the person has."""

    def __init__(self, store: Store, person: Profile, now: Now, reading: Reading, again: bool) -> None:
        self.store = store
        self.user = person.id
        self.now = now
        self.reading = reading
        self.again = again
        self.problems: list[Problem] = []
        self.metrics = {metric.id: metric for metric in store.all(Metric, person.id)}
        self._acts: dict[int, str] = {}

    def verdicts(self) -> Iterator[Verdict]:
        """Yield what becomes of each record, in the order of the reading."""
        lines = iter(self.reading.lines)
        for kind, group in groupby(self.reading.records, key=type):
            yield from self._of_kind(kind, list(group), lines)

    def _of_kind(self, kind: type[Any], records: list[Any], lines: Iterator[int]) -> Iterator[Verdict]:
        revs = self.store.revs(kind, self.user)
        deleted = self.store.deletions(kind, self.user)
        held = self._held(kind, [record.id for record in records if record.id in revs])
        for record, line in zip(records, lines, strict=False):
            if record.id in revs:
                yield self._of_held(record, held[record.id], revs[record.id])
            elif record.id in deleted and self._is_persons(deleted[record.id]):
                yield self._of_deleted(record)
            else:
                yield self._of_new(record, line)

    def _held(self, kind: type[Any], ids: list[UUID]) -> dict[UUID, Any]:
        if len(ids) <= FEW:
            found = (self.store.find(kind, self.user, id) for id in ids)
            return {record.id: record for record in found if record is not None}
        return {record.id: record for record in self.store.all(kind, self.user)}

    def _of_held(self, record: Any, held: Any, rev: int) -> Verdict:
        facts = _facts(type(record))  # type: ignore[arg-type]  # mypy takes no class for hashable
        if facts(record) == facts(held):
            return Verdict.HERE
        is_of_this_source = getattr(record, "source", None) is not None and _origin(record) == _origin(held)
        return Verdict.YOURS if self._is_persons(rev) or not is_of_this_source else Verdict.UPDATED

    def _of_deleted(self, record: Any) -> Verdict:
        if not self.again:
            return Verdict.DELETED
        return self._of_new(record, 0)

    def _of_new(self, record: Any, line: int) -> Verdict:
        if isinstance(record, Metric):
            self.metrics[record.id] = record
        if any(id not in self.metrics for id in _needed(record)):
            return Verdict.DELETED
        if not isinstance(record, Entry):
            return Verdict.NEW
        try:
            check_entry(self.metrics[record.metric], self.now, record)
        except Refusal as refusal:
            self.problems.append(refused(refusal, line=line))
            return Verdict.REFUSED
        return Verdict.NEW

    def _is_persons(self, rev: int) -> bool:
        """Whether an act was the person's own doing, not an import or the taking back of one."""
        if rev not in self._acts:
            change = self.store.find_change(self.user, rev)
            self._acts[rev] = change.act if change else ""
        return self._acts[rev] not in (ACT, "undo", "redo")


OWN = frozenset({"created_at", "position"})
"""When a record was made and where it stands in a list: no matter of the file."""


def as_held(record: Any, held: Any) -> Any:
    """Return a record of a file with what is no matter of the file taken from the one that is held."""
    return replace(record, **{name: getattr(held, name) for name in OWN if hasattr(record, name)})


@cache
def _facts(kind: Any) -> Callable[[Any], Any]:
    return attrgetter(*(field.name for field in fields(kind) if field.name not in OWN))


def _needed(record: Any) -> list[UUID]:
    """Return the ids of the metrics without which a record cannot be kept."""
    return [id for name in ("metric", "outcome") if (id := getattr(record, name, None)) is not None]


def _origin(record: Any) -> tuple[str, str] | None:
    source = getattr(record, "source", None)
    return (source.kind, source.id) if source is not None else None
