"""What holds for records of every noun: found or refused, made once, edited, deleted, undone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from smallwins.application.labels import label
from smallwins.application.ports import Act, Kept, Now, Record, Store
from smallwins.domain.errors import Refusal
from smallwins.domain.text import is_visible

if TYPE_CHECKING:
    from smallwins.domain.link import Link

R = TypeVar("R", bound=Record)

STAMPS = frozenset({"created_at", "at", "offset_minutes"})
"""Fields that say when a request came, not what it asked: a repeated request differs in them."""


def get(store: Store, kind: type[R], user: UUID, id: UUID) -> R:
    """Return a record, or refuse."""
    return get_kept(store, kind, user, id).record


def get_kept(store: Store, kind: type[R], user: UUID, id: UUID) -> Kept[R]:
    """Return a record with its revs, or refuse."""
    found = store.kept(kind, user, id)
    if found is None:
        raise Refusal("record.unknown", noun=kind.noun, id=str(id))
    return found


def make(store: Store, user: UUID, now: Now, record: R, *, summary: str | None = None) -> R:
    """Keep a new record, once: the same request again answers as the first time.

    Raises:
        Refusal: `id.reused`, when the id holds a record that was made from another request;
            `name.empty` for a name that nobody can see.
    """
    _check_visible(record)
    first = None if record.id in now.own else first_made(store, user, record)
    now.own.discard(record.id)  # from now on it is taken
    if first is None:
        told = label(record) if summary is None else summary
        store.keep_new(store.begin(user, now, f"{record.noun}.add", told), [record])
        return record
    if not _same_request(first, record):
        raise Refusal("id.reused", noun=record.noun, id=str(record.id))
    return first


def first_made(store: Store, user: UUID, record: R) -> R | None:
    """Return the record as it was first made under this id, or None when the id is free."""
    found = store.kept(type(record), user, record.id)
    if found is None:
        return None
    return found.record if found.created_rev == found.rev else store.as_made(user, found)


def edit(
    store: Store, user: UUID, now: Now, record: R, changes: Mapping[str, Any], *, summary: str | None = None
) -> R:
    """Keep `record` with some fields changed; the same again changes nothing and is no act."""
    return keep_changed(store, user, now, record, changed(record, changes), summary=summary)


def keep_changed(
    store: Store, user: UUID, now: Now, before: R, after: R, *, act: str = "edit", summary: str | None = None
) -> R:
    """Keep what a record became; nothing new is no act."""
    if after != before:
        _check_visible(after, before)
        told = label(after) if summary is None else summary
        store.keep(store.begin(user, now, f"{after.noun}.{act}", told), after)
    return after


def _check_visible(record: Record, before: Record | None = None) -> None:
    # Here and not where a record is read: one that was kept earlier stays readable, and can be renamed.
    for field in ("title", "name"):
        named = getattr(record, field, "")
        if named and named != getattr(before, field, "") and not is_visible(named):
            raise Refusal("name.empty", noun=record.noun)


def changed(record: R, changes: Mapping[str, Any]) -> R:
    """Return `record` with some fields changed."""
    return replace(record, **changes)  # type: ignore[type-var]


def delete(store: Store, user: UUID, now: Now, record: Record, *, summary: str | None = None) -> Act:
    """Delete a record; the history can bring it back for a while."""
    from smallwins.application.upkeep import forget_due  # noqa: PLC0415 - logging deletes nothing, and is felt

    act = store.begin(user, now, f"{record.noun}.delete", label(record) if summary is None else summary)
    store.remove(act, record)
    forget_due(store, user, now.at)  # the person may want nothing remembered of what they delete
    return act


def check_rev(kept: Kept[R], base_rev: int | None) -> None:
    """Refuse a change that was made on an older version of the record than the one that is kept."""
    if base_rev is not None and base_rev < kept.rev:
        raise Refusal(
            "record.changed", noun=kept.record.noun, rev=kept.rev, base_rev=base_rev, held=kept.record
        )


def _same_request(first: R, second: R) -> bool:
    stamps = {name: getattr(first, name) for name in STAMPS if hasattr(first, name)}
    return bool(replace(second, **stamps) == first)  # type: ignore[type-var]


def link(record: Record) -> Link:
    """Return a link to a record."""
    from smallwins.domain.link import Link  # noqa: PLC0415 - felt at start-up, as above

    return Link(record.noun, record.id)
