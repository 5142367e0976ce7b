"""The JSON shapes of a noun, made from its domain class by one rule.

`Held` is a record with its revs, as it is answered; `Draft` is what makes one,
with only those fields required that the domain requires; `Patch` is what
changes one, with every field optional. The instant a record was made is the
server's to say, and its id is the caller's.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import MISSING, dataclass, fields
from datetime import UTC, datetime
from functools import cache
from typing import Annotated, Any, Union, get_type_hints
from uuid import UUID

import msgspec
from msgspec import UNSET, UnsetType

from smallwins.application.ports import Kept

STAMPED = frozenset({"id", "created_at"})
"""Fields that nobody sends in a body, except the id of a new record."""


@dataclass(frozen=True, slots=True)
class Shapes:
    """The three shapes of a noun; each is a msgspec struct class."""

    held: Any
    draft: Any
    patch: Any


@cache
def shapes(cls: Any) -> Shapes:
    """Return the shapes of a record class."""
    hints = get_type_hints(cls)
    name = cls.__name__
    own = [(field.name, hints[field.name]) for field in fields(cls)]
    sent = [(field, _bound(hints[field.name])) for field in fields(cls) if field.name not in STAMPED]
    required = [(field.name, hint) for field, hint in sent if _is_required(field)]
    optional = [(field.name, _maybe(hint), UNSET) for field, hint in sent if not _is_required(field)]
    changed = [(field.name, _maybe(hint), UNSET) for field, hint in sent]
    identity: list[Any] = [("id", _maybe(UUID), UNSET)]
    return Shapes(
        held=msgspec.defstruct(name, [*own, ("created_rev", int), ("rev", int)], kw_only=True),
        draft=msgspec.defstruct(
            f"{name}Draft", [*required, *identity, *optional], kw_only=True, forbid_unknown_fields=True
        ),
        patch=msgspec.defstruct(f"{name}Patch", changed, kw_only=True, forbid_unknown_fields=True),
    )


def held(kept: Kept[Any]) -> bytes:
    """Write a kept record as it is answered: its own fields, then its revs."""
    own = msgspec.json.encode(kept.record)
    return b'%b,"created_rev":%d,"rev":%d}' % (own[:-1], kept.created_rev, kept.rev)


def listed(found: Iterable[Kept[Any]]) -> bytes:
    """Write kept records as a list."""
    return b"[" + b",".join(map(held, found)) + b"]"


def given(body: Any) -> dict[str, Any]:
    """Return the fields that were sent; an instant is kept in UTC, so it is answered in UTC at once."""
    sent = {}
    for name in body.__struct_fields__:
        value = getattr(body, name)
        if value is not UNSET:
            sent[name] = value.astimezone(UTC) if isinstance(value, datetime) else value
    return sent


def _is_required(field: Any) -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def _maybe(hint: Any) -> Any:
    return Union[hint, UnsetType]  # noqa: UP007 - the hint is known at run time alone


def _bound(hint: Any) -> Any:
    """Return a hint with the bounds of its column: 53 bits for a whole number, an offset for an instant."""
    return _BOUND.get(hint, hint)


_WHOLE = Annotated[int, msgspec.Meta(ge=-(2**53), le=2**53)]
_INSTANT = Annotated[datetime, msgspec.Meta(tz=True)]
_BOUND: dict[Any, Any] = {
    int: _WHOLE,
    int | None: _WHOLE | None,
    datetime: _INSTANT,
    datetime | None: _INSTANT | None,
    tuple[datetime, ...]: tuple[_INSTANT, ...],
}
