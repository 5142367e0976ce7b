"""What the application asks of whoever keeps the records, and who acts when."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, ClassVar, Generic, NamedTuple, Protocol, TypeVar
from uuid import UUID

from smallwins.domain.entry import Entry
from smallwins.domain.ids import make_id

if TYPE_CHECKING:
    from smallwins.application.changes import Change, ChangeItem, Deletion, Version, Whole
    from smallwins.domain.note import Note, NoteKind
    from smallwins.domain.review import Period, Review
    from smallwins.domain.step import Step


class Record(Protocol):
    """What every noun has: an id, a name for itself, and which of its fields are searched."""

    noun: ClassVar[str]
    searched: ClassVar[tuple[str, ...]]

    @property
    def id(self) -> UUID:
        """The record's id."""
        ...


R = TypeVar("R", bound=Record)


class Key(Protocol):
    """What lets somebody in: a device, a code, the lock. It is no record: no history, no archive."""

    @property
    def id(self) -> UUID:
        """The key's id."""
        ...


K = TypeVar("K", bound=Key)


@dataclass(frozen=True, slots=True)
class Now:
    """When and from where somebody acts: the instant in their own zone, their day, their device."""

    at: datetime
    today: date
    device: str = ""
    own: set[UUID] = field(default_factory=set, repr=False, compare=False)
    said_at: datetime | None = None  # by a device's clock, maybe ahead: no record is stamped with it

    def new_id(self) -> UUID:
        """Make the id of a record that is made now; it is one of their own, which nothing can hold yet."""
        id = make_id(self.at, int.from_bytes(os.urandom(10)) >> 6)
        self.own.add(id)
        return id


class Act(NamedTuple):
    """One act under way: everything kept with it is undone with it."""

    user_id: UUID
    rev: int
    now: Now


class Kept(NamedTuple, Generic[R]):
    """A record as it is kept, with the revs at which it was made and last changed."""

    record: R
    created_rev: int
    rev: int


class StandingRow(NamedTuple):
    """Where a metric stood after its last closed window, as it is kept; `totals` is JSON text."""

    metric: UUID
    through: date
    momentum: float
    totals: str
    formula: int


class Store(Protocol):
    """Where records are kept. Every function takes the user first."""

    def transaction(self) -> AbstractContextManager[None]:
        """Keep what is done inside whole, or not at all when anything is raised."""
        ...

    def find(self, kind: type[R], user: UUID, id: UUID) -> R | None:
        """Return a record, or None."""
        ...

    def kept(self, kind: type[R], user: UUID, id: UUID) -> Kept[R] | None:
        """Return a record with its revs, or None."""
        ...

    def find_noun(self, noun: str, user: UUID, id: UUID) -> Record | None:
        """Return a record by its noun, or None."""
        ...

    def all(self, kind: type[R], user: UUID) -> list[R]:
        """Return every record of a kind, oldest first."""
        ...

    def all_kept(self, kind: type[R], user: UUID) -> list[Kept[R]]:
        """Return every record of a kind with its revs, oldest first."""
        ...

    def changed_since(self, kind: type[R], user: UUID, rev: int) -> list[Kept[R]]:
        """Return the records of a kind that were made or changed after `rev`, in the order of their acts."""
        ...

    def deleted_since(self, user: UUID, rev: int) -> list[Deletion]:
        """Return what was deleted after `rev` and is not back, in the order of the acts."""
        ...

    def as_made(self, user: UUID, kept: Kept[R]) -> R:
        """Return a record as it was when it was made, before anything changed it."""
        ...

    def rev(self, user: UUID) -> int:
        """Return the person's rev: it rises with every act."""
        ...

    def begin(self, user: UUID, now: Now, act: str, summary: str = "", undoes: int | None = None) -> Act:
        """Open an act in the history and raise the person's rev."""
        ...

    def keep(self, act: Act, *records: Record) -> None:
        """Keep new or changed records; what they were before goes into the history."""
        ...

    def keep_new(self, act: Act, records: Sequence[Record]) -> None:
        """Keep many records of one kind, all of them new: the fast way for imports."""
        ...

    def remove(self, act: Act, *records: Record) -> None:
        """Delete records, with all that hangs on them; the history can bring them back for a while."""
        ...

    def changes(self, user: UUID, *, before_rev: int | None = None, limit: int = 50) -> list[Change]:
        """Return acts, newest first."""
        ...

    def find_change(self, user: UUID, rev: int) -> Change | None:
        """Return one act, or None."""
        ...

    def change_items(self, user: UUID, rev: int) -> list[ChangeItem]:
        """Return the records that an act changed or deleted."""
        ...

    def items_of(self, user: UUID, noun: str, id: UUID) -> list[ChangeItem]:
        """Return everything one record has been, oldest first."""
        ...

    def versions(self, user: UUID, kind: type[R], id: UUID) -> list[Version]:
        """Return the changes of one record with the acts that made them, oldest first; none forgotten."""
        ...

    def last_standing(self, user: UUID) -> int | None:
        """Return the rev of the last act that is neither undone nor an undo, or None."""
        ...

    def undo(self, user: UUID, now: Now, rev: int, summary: str = "") -> Act:
        """Take an act back, as a new act; refused when one of its records changed since."""
        ...

    def the_person(self) -> UUID | None:
        """Return the one person of a database on one's own machine, or None when it is new."""
        ...

    def add_person(self, user: UUID) -> None:
        """Make room for a person's record."""
        ...

    def erase(self, user: UUID) -> None:
        """Delete everything a person has kept, at once and for good."""
        ...

    def forget_deleted(self, user: UUID, until: datetime) -> int:
        """Clear what records were that were deleted at `until` or before, if they were not brought back."""
        ...

    def forget_act(self, user: UUID, rev: int) -> int:
        """Clear what the records were that one act deleted."""
        ...

    def entries_between(
        self, user: UUID, since: date, until: date, metric: UUID | None = None
    ) -> list[Entry]:
        """Return entries from `since` up to, but not including, `until`, in the order of their days."""
        ...

    def entries_after(
        self, user: UUID, after: Entry | None, since: date, until: date, metric: UUID | None, limit: int
    ) -> list[Kept[Entry]]:
        """Return a page of entries in the order of their days: those that stand behind `after`."""
        ...

    def entries_of_step(self, user: UUID, step: UUID) -> list[Entry]:
        """Return the sessions logged on a step, in the order of their days."""
        ...

    def entries_of_skill(self, user: UUID, skill: UUID) -> list[Entry]:
        """Return the tries logged on a skill, in the order of their days."""
        ...

    def last_entries(self, user: UUID, metric: UUID, count: int) -> list[Entry]:
        """Return a metric's latest entries, the latest first."""
        ...

    def entry_rows(self, user: UUID, metric: UUID, since: date, until: date) -> list[tuple[Any, ...]]:
        """Return (for_date, value, is_skip, what, minutes) of one metric's entries, by day."""
        ...

    def rows_since(self, user: UUID, since: date) -> list[tuple[Any, ...]]:
        """Return (metric, for_date, value, is_skip, what, minutes) of all entries from `since` on, by day."""
        ...

    def standings(self, user: UUID) -> list[StandingRow]:
        """Return the standings that are kept: a cache, any part of which may be gone."""
        ...

    def keep_standings(self, user: UUID, rev: int, rows: Sequence[StandingRow]) -> bool:
        """Keep standings computed at `rev`; when the record has moved on since, keep none."""
        ...

    def first_day(self, user: UUID, metric: UUID) -> date | None:
        """Return the date of a metric's first entry, or None."""
        ...

    def last_day(self, user: UUID, before: date) -> date | None:
        """Return the last date before `before` on which anything was logged, or None."""
        ...

    def steps_done(self, user: UUID, since: datetime, limit: int | None = None) -> list[Step]:
        """Return the steps that were finished at `since` or after, the latest first."""
        ...

    def steps_left(self, user: UUID) -> list[Step]:
        """Return the steps that are not done: open, parked or let go, oldest first."""
        ...

    def notes_of(self, user: UUID, kind: NoteKind) -> list[Note]:
        """Return the notes of a kind, oldest first."""
        ...

    def review_on(self, user: UUID, period: Period, day: date) -> Review | None:
        """Return the review of a period that holds a day, or None."""
        ...

    def search(self, user: UUID, words: Iterable[str]) -> list[tuple[str, UUID]]:
        """Return (noun, id) of every record in which each folded word occurs, newest first."""
        ...

    def nouns(self) -> dict[str, type[Any]]:
        """Return the class of every noun, in an order in which records can be kept."""
        ...

    def revs(self, kind: type[R], user: UUID) -> dict[UUID, int]:
        """Return the ids of a kind, each with the rev at which it was last changed."""
        ...

    def deletions(self, kind: type[R], user: UUID) -> dict[UUID, int]:
        """Return the ids of a kind that were ever deleted, with the rev of the last time."""
        ...

    def all_items(self, user: UUID) -> list[ChangeItem]:
        """Return every record that any act changed or deleted, in the order of the acts."""
        ...

    def restore(self, user: UUID, whole: Whole) -> None:
        """Put a whole record in the place of what the person has, with its own revs; it is no act."""
        ...

    def keys(self, kind: type[K], user: UUID) -> list[K]:
        """Return every key of a kind, oldest first."""
        ...

    def keep_key(self, user: UUID, key: Key) -> None:
        """Keep a key, new or changed."""
        ...

    def remove_key(self, user: UUID, key: Key) -> None:
        """Take a key away, for good."""
        ...
