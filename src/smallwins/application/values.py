"""What matters to the person: name it, change it, put it away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from smallwins.application import records
from smallwins.application.day.elsewhere import filled_elsewhere
from smallwins.application.ports import Now, Store
from smallwins.domain.errors import Refusal
from smallwins.domain.ids import is_end_of
from smallwins.domain.metric import Metric
from smallwins.domain.profile import Profile
from smallwins.domain.text import fold, nearest
from smallwins.domain.value import Value

FEW = 3
"""So many metrics tied to nothing are pointed out one by one; more of them, as after an import, once."""


def add_value(store: Store, person: Profile, now: Now, value: Value) -> Value:
    """Name something that matters."""
    return records.make(store, person.id, now, value, summary=value.name)


def edit_value(store: Store, person: Profile, now: Now, value: Value, changes: Mapping[str, Any]) -> Value:
    """Change a value's name, why or weight, or put it away."""
    return records.edit(store, person.id, now, value, changes, summary=value.name)


def delete_value(store: Store, person: Profile, now: Now, value: Value) -> None:
    """Delete a value; undo brings it back."""
    records.delete(store, person.id, now, value, summary=value.name)


def values(store: Store, person: Profile) -> list[Value]:
    """Return the person's values in their order, those put away last."""
    return sorted(store.all(Value, person.id), key=lambda value: (value.archived, value.position))


def value_named(store: Store, person: Profile, name: str) -> Value:
    """Return the value of a name or the one whose name begins so, or refuse and name the nearest."""
    held = values(store, person)
    wanted = fold(name).strip()
    exact = [value for value in held if fold(value.name) == wanted or is_end_of(wanted, value.id)]
    found = exact or [value for value in held if wanted and fold(value.name).startswith(wanted)]
    if len(found) == 1:
        return found[0]
    if found:
        from smallwins.application.naming import ambiguous  # noqa: PLC0415 - as in metrics

        raise ambiguous("value.ambiguous", name, [(value.name, value) for value in found])
    close = nearest(name, [value.name for value in held])
    if close is None:
        raise Refusal("value.unheard-of", name=name)
    raise Refusal("value.unknown", name=name, nearest=close)


def untied(store: Store, person: Profile, held: Iterable[Metric]) -> frozenset[UUID]:
    """Return which metrics are tied to nothing that matters: no value, no goal, and no question of ours."""
    known = {value.id for value in store.all(Value, person.id)}
    alone = [metric for metric in held if metric.goal is None and known.isdisjoint(metric.values)]
    return frozenset(metric.id for metric in alone) - filled_elsewhere(store, person.id, alone)
