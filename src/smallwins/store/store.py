"""The store the application asks for, on one connection."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from smallwins.application.ports import Act, Kept, Key, Now, Record, StandingRow
from smallwins.domain.entry import Entry
from smallwins.store import (
    entries,
    history,
    keys,
    lookups,
    people,
    records,
    search,
    standings,
    transfer,
    undo,
    upkeep,
)
from smallwins.store.database import Database, Row
from smallwins.store.tables import NOUNS, class_of

if TYPE_CHECKING:
    from smallwins.application.changes import Change, ChangeItem, Deletion, Version, Whole
    from smallwins.domain.note import Note, NoteKind
    from smallwins.domain.review import Period, Review
    from smallwins.domain.step import Step

R = TypeVar("R", bound=Record)
K = TypeVar("K", bound=Key)


class SqlStore:
    """Records, history and search on one connection; each method is one line to its noun's file."""

    def __init__(self, db: Database) -> None:
        self.db = db
        self.before: Callable[[Database], None] | None = None

    def transaction(self) -> AbstractContextManager[None]:
        """Keep what is done inside whole, or not at all when anything is raised."""
        if self.before is not None:
            self.before(self.db)
        return self.db.transaction()

    def close(self) -> None:
        """Give the connection back."""
        self.db.close()

    def find(self, kind: type[R], user: UUID, id: UUID) -> R | None:
        """Return a record, or None."""
        found = records.kept(self.db, kind, user, id)
        return found.record if found else None

    def kept(self, kind: type[R], user: UUID, id: UUID) -> Kept[R] | None:
        """Return a record with its revs, or None."""
        return records.kept(self.db, kind, user, id)

    def find_noun(self, noun: str, user: UUID, id: UUID) -> Record | None:
        """Return a record by its noun, or None; a link may name a noun that nobody knows."""
        if noun not in NOUNS:
            return None
        found: Kept[Record] | None = records.kept(self.db, class_of(noun), user, id)
        return found.record if found else None

    def all(self, kind: type[R], user: UUID) -> list[R]:
        """Return every record of a kind, oldest first."""
        return [found.record for found in records.all_kept(self.db, kind, user)]

    def all_kept(self, kind: type[R], user: UUID) -> list[Kept[R]]:
        """Return every record of a kind with its revs, oldest first."""
        return records.all_kept(self.db, kind, user)

    def changed_since(self, kind: type[R], user: UUID, rev: int) -> list[Kept[R]]:
        """Return the records of a kind that were made or changed after `rev`."""
        return records.changed_since(self.db, kind, user, rev)

    def deleted_since(self, user: UUID, rev: int) -> list[Deletion]:
        """Return what was deleted after `rev` and is not back."""
        return history.deleted_since(self.db, user, rev)

    def as_made(self, user: UUID, kept: Kept[R]) -> R:
        """Return a record as it was when it was made, before anything changed it."""
        return records.as_made(self.db, user, kept)

    def rev(self, user: UUID) -> int:
        """Return the person's rev."""
        return people.rev(self.db, user)

    def the_person(self) -> UUID | None:
        """Return the one person of a database on one's own machine, or None when it is new."""
        return upkeep.the_person(self.db)

    def add_person(self, user: UUID) -> None:
        """Make room for a person's record."""
        people.add_person(self.db, user)

    def erase(self, user: UUID) -> None:
        """Delete everything a person has kept, at once and for good."""
        people.erase(self.db, user)

    def forget_deleted(self, user: UUID, until: datetime) -> int:
        """Clear what records were that were deleted at `until` or before."""
        return history.forget_deleted(self.db, user, until)

    def forget_act(self, user: UUID, rev: int) -> int:
        """Clear what the records were that one act deleted."""
        return history.forget_act(self.db, user, rev)

    def begin(self, user: UUID, now: Now, act: str, summary: str = "", undoes: int | None = None) -> Act:
        """Open an act in the history and raise the person's rev."""
        return history.begin(self.db, user, now, act, summary, undoes)

    def keep(self, act: Act, *kept: Record) -> None:
        """Keep new or changed records."""
        for record in kept:
            records.keep(self.db, act, record)

    def keep_new(self, act: Act, new: Sequence[Record]) -> None:
        """Keep many records of one kind, all of them new."""
        records.keep_new(self.db, act, new)

    def remove(self, act: Act, *removed: Record) -> None:
        """Delete records, with all that hangs on them."""
        for record in removed:
            records.remove(self.db, act, record)

    def changes(self, user: UUID, *, before_rev: int | None = None, limit: int = 50) -> list[Change]:
        """Return acts, newest first."""
        return history.changes(self.db, user, before_rev=before_rev, limit=limit)

    def find_change(self, user: UUID, rev: int) -> Change | None:
        """Return one act, or None."""
        return history.find_change(self.db, user, rev)

    def change_items(self, user: UUID, rev: int) -> list[ChangeItem]:
        """Return the records that an act changed or deleted."""
        return history.items(self.db, user, rev)

    def items_of(self, user: UUID, noun: str, id: UUID) -> list[ChangeItem]:
        """Return everything one record has been, oldest first."""
        return history.items_of(self.db, user, noun, id)

    def versions(self, user: UUID, kind: type[R], id: UUID) -> list[Version]:
        """Return the changes of one record with the acts that made them, oldest first."""
        return history.versions(self.db, user, kind, id)

    def undo(self, user: UUID, now: Now, rev: int, summary: str = "") -> Act:
        """Take an act back, as a new act."""
        return undo.undo(self.db, user, now, rev, summary)

    def last_standing(self, user: UUID) -> int | None:
        """Return the rev of the last act that is neither undone nor an undo, or None."""
        return undo.last_standing(self.db, user)

    def first_day(self, user: UUID, metric: UUID) -> date | None:
        """Return the date of a metric's first entry, or None."""
        return entries.first_day(self.db, user, metric)

    def last_day(self, user: UUID, before: date) -> date | None:
        """Return the last date before `before` on which anything was logged, or None."""
        return entries.last_day(self.db, user, before)

    def steps_done(self, user: UUID, since: datetime, limit: int | None = None) -> list[Step]:
        """Return the steps that were finished at `since` or after, the latest first."""
        return lookups.steps_done(self.db, user, since, limit)

    def steps_left(self, user: UUID) -> list[Step]:
        """Return the steps that are not done, oldest first."""
        return lookups.steps_left(self.db, user)

    def notes_of(self, user: UUID, kind: NoteKind) -> list[Note]:
        """Return the notes of a kind, oldest first."""
        return lookups.notes_of(self.db, user, kind)

    def review_on(self, user: UUID, period: Period, day: date) -> Review | None:
        """Return the review of a period that holds a day, or None."""
        return lookups.review_on(self.db, user, period, day)

    def search(self, user: UUID, words: Iterable[str]) -> list[tuple[str, UUID]]:
        """Return (noun, id) of every record in which each folded word occurs, newest first."""
        return search.search(self.db, user, words)

    def entries_between(
        self, user: UUID, since: date, until: date, metric: UUID | None = None
    ) -> list[Entry]:
        """Return entries from `since` up to, but not including, `until`."""
        return entries.entries_between(self.db, user, since, until, metric)

    def entries_after(
        self, user: UUID, after: Entry | None, since: date, until: date, metric: UUID | None, limit: int
    ) -> list[Kept[Entry]]:
        """Return a page of entries in the order of their days: those that stand behind `after`."""
        return entries.entries_after(self.db, user, after, since, until, metric, limit)

    def entries_of_step(self, user: UUID, step: UUID) -> list[Entry]:
        """Return the sessions logged on a step."""
        return entries.entries_of_step(self.db, user, step)

    def entries_of_skill(self, user: UUID, skill: UUID) -> list[Entry]:
        """Return the tries logged on a skill."""
        return entries.entries_of_skill(self.db, user, skill)

    def last_entries(self, user: UUID, metric: UUID, count: int) -> list[Entry]:
        """Return a metric's latest entries, the latest first."""
        return entries.last_entries(self.db, user, metric, count)

    def entry_rows(self, user: UUID, metric: UUID, since: date, until: date) -> list[Row]:
        """Return light rows of one metric's entries for its numbers."""
        return entries.entry_rows(self.db, user, metric, since, until)

    def rows_since(self, user: UUID, since: date) -> list[Row]:
        """Return light rows of all metrics' entries from `since` on."""
        return entries.rows_since(self.db, user, since)

    def standings(self, user: UUID) -> list[StandingRow]:
        """Return the standings that are kept."""
        return standings.standings(self.db, user)

    def keep_standings(self, user: UUID, rev: int, rows: Sequence[StandingRow]) -> bool:
        """Keep standings computed at `rev`, unless the record has moved on since."""
        return standings.keep_standings(self.db, user, rev, rows)

    def nouns(self) -> dict[str, type[Any]]:
        """Return the class of every noun, in an order in which records can be kept."""
        return transfer.nouns()

    def revs(self, kind: type[R], user: UUID) -> dict[UUID, int]:
        """Return the ids of a kind, each with the rev at which it was last changed."""
        return transfer.revs(self.db, kind, user)

    def deletions(self, kind: type[R], user: UUID) -> dict[UUID, int]:
        """Return the ids of a kind that were ever deleted, with the rev of the last time."""
        return transfer.deletions(self.db, kind, user)

    def all_items(self, user: UUID) -> list[ChangeItem]:
        """Return every record that any act changed or deleted, in the order of the acts."""
        return transfer.all_items(self.db, user)

    def restore(self, user: UUID, whole: Whole) -> None:
        """Put a whole record in the place of what the person has; it is no act."""
        transfer.restore(self.db, user, whole)

    def keys(self, kind: type[K], user: UUID) -> list[K]:
        """Return every key of a kind, oldest first."""
        return keys.keys(self.db, kind, user)

    def keep_key(self, user: UUID, key: Key) -> None:
        """Keep a key, new or changed."""
        keys.keep_key(self.db, user, key)

    def remove_key(self, user: UUID, key: Key) -> None:
        """Take a key away, for good."""
        keys.remove_key(self.db, user, key)
