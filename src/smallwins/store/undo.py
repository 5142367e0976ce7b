"""Undo: a new act that puts back what an act changed and takes away what it made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from smallwins.application.ports import Act, Kept, Now
from smallwins.domain.errors import Refusal
from smallwins.store import history, records
from smallwins.store.codec import from_json
from smallwins.store.database import Database
from smallwins.store.tables import HANGING, NOUNS, class_of, table

if TYPE_CHECKING:
    from smallwins.application.changes import ChangeItem


FEW = 200
"""Up to so many records are looked up one by one."""


def undo(db: Database, user: UUID, now: Now, rev: int, summary: str) -> Act:
    """Restore each record as it was before the act `rev`, and delete what that act made.

    Raises:
        Refusal: `undo.unknown`, `undo.already`, `undo.forgotten`, or `undo.changed-since`
            with the later act that changed one of its records; nothing was touched.
    """
    change = history.find_change(db, user, rev)
    if change is None:
        raise Refusal("undo.unknown", rev=rev)
    if rev in history.undone(db, user):
        raise Refusal("undo.already", rev=rev, by=change.undone_by)
    items = history.items(db, user, rev)
    made = {noun: _made_by(db, class_of(noun), user, rev) for noun in NOUNS}
    _check(db, user, rev, items, made)
    act = history.begin(db, user, now, "redo" if change.act == "undo" else "undo", summary, rev)
    for noun in reversed(NOUNS):
        records.remove_many(db, act, noun, made[noun])
        records.remove_many(db, act, noun, _brought_back(db, user, noun, items))
    for noun in NOUNS:
        _put_back(db, act, noun, [item for item in items if item.noun == noun and item.before is not None])
    return act


def _put_back(db: Database, act: Act, noun: str, items: list[ChangeItem]) -> None:
    kind = class_of(noun)
    gone: list[Kept[Any]] = []
    for item in items:
        record = from_json(item.before or "", kind)
        if item.after is None:
            gone.append(Kept(record, item.created_rev, item.rev))
        else:
            records.keep(db, act, record)
    records.bring_back(db, act, noun, gone)


def _brought_back(db: Database, user: UUID, noun: str, items: list[ChangeItem]) -> list[Kept[Any]]:
    ids = {item.id for item in items if item.noun == noun and item.before is None}
    if len(ids) > FEW:
        return [held for held in records.all_kept(db, class_of(noun), user) if held.record.id in ids]
    found = (records.kept(db, class_of(noun), user, id) for id in sorted(ids))
    return [held for held in found if held is not None]


def _made_by(db: Database, kind: Any, user: UUID, rev: int) -> list[Kept[Any]]:
    held = table(kind)
    rows = db.rows(
        held.select + " and t.rev >= :rev and t.created_rev = :rev order by t.created_at, t.id",
        user_id=str(user),
        rev=rev,
    )
    return [Kept(held.codec.record(row[:-2]), row[-2], row[-1]) for row in rows]


def _check(
    db: Database, user: UUID, rev: int, items: list[ChangeItem], made: dict[str, list[Kept[Any]]]
) -> None:
    touched = [(item.noun, item.id) for item in items]
    for item in items:
        if item.before is None and item.after is None:
            raise Refusal("undo.forgotten", rev=rev)
    for noun, found in made.items():
        touched += [(noun, held.record.id) for held in found if held.rev != rev]
    _check_unchanged(db, user, rev, touched)
    for noun in made:
        _check_hanging(db, user, rev, noun)


def _check_hanging(db: Database, user: UUID, rev: int, noun: str) -> None:
    # What was added later to something this act made would go with it: that is for the person to decide.
    for hanging, column in HANGING.get(noun, ()):
        later = db.rows(
            f"""
            select max(h.rev) from {table(class_of(hanging)).name} as h
            join {table(class_of(noun)).name} as m on m.user_id = :user_id and m.id = h."{column}"
            where h.user_id = :user_id and h.created_rev <> :rev and m.created_rev = :rev
            """,  # noqa: S608 - names are our own
            user_id=str(user),
            rev=rev,
        )[0][0]
        if later is not None:
            raise _changed_since(db, user, rev, later)


def _check_unchanged(db: Database, user: UUID, rev: int, touched: list[tuple[str, UUID]]) -> None:
    later = history.later_revs(db, user, rev)
    for noun in {noun for noun, _ in touched}:
        for id, held_at in records.revs_after(db, class_of(noun), user, rev).items():
            later.setdefault((noun, id), set()).add(held_at)
    revs = set().union(*(later.get(record, ()) for record in touched))
    undone = history.undone(db, user) if revs else set()
    standing = [at for at in revs - undone if not _took_back(db, user, at, since=rev)]
    if standing:
        raise _changed_since(db, user, rev, max(standing))


def _took_back(db: Database, user: UUID, rev: int, *, since: int) -> bool:
    """Whether an act took back one later than `since`, and so left nothing behind."""
    change = history.find_change(db, user, rev)
    return change is not None and change.undoes is not None and change.undoes > since


def last_standing(db: Database, user: UUID) -> int | None:
    """Return the rev of the last act that is neither undone nor an undo, or None."""
    undone = history.undone(db, user)
    before: int | None = None
    while found := history.changes(db, user, before_rev=before):
        for change in found:
            if change.undoes is None and change.rev not in undone:
                return change.rev
        before = found[-1].rev
    return None


def _changed_since(db: Database, user: UUID, rev: int, later: int) -> Refusal:
    change = history.find_change(db, user, later)
    facts: dict[str, object] = {"rev": rev, "later": later}
    if change is not None:
        facts |= {"act": change.act, "summary": change.summary, "at": change.at}
    return Refusal("undo.changed-since", **facts)
