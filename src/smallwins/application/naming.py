"""Finding a record by what the person calls it: whole, by its beginning, by a word in it, or by its id."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from smallwins.application.labels import label
from smallwins.application.ports import Record
from smallwins.domain.errors import Refusal
from smallwins.domain.ids import END, is_end_of
from smallwins.domain.text import fold, nearest

R = TypeVar("R", bound=Record)

MOST_NAMED = 5
"""Records that a refusal names."""


def named(noun: str, held: Sequence[R], name: str, *, first: Callable[[R], bool] | None = None) -> R:
    """Return the one record of `held` that `name` means; those of `first` go before others.

    Raises:
        Refusal: `name.ambiguous` when it could be several, `name.unknown` with the nearest,
            `name.unheard-of` when nothing is near.
    """
    for found in _ways(held, fold(name).strip()):
        chosen = [record for record in found if first and first(record)] or found
        if len(chosen) == 1:
            return chosen[0]
        if chosen:
            raise ambiguous("name.ambiguous", name, [(_said(each), each) for each in chosen], noun=noun)
    close = nearest(name, [_said(record) for record in held])
    if close is None:
        raise Refusal("name.unheard-of", noun=noun, name=name)
    raise Refusal("name.unknown", noun=noun, name=name, nearest=close)


def ambiguous(code: str, name: str, found: Sequence[tuple[str, Record]], **facts: object) -> Refusal:
    """Refuse a name that several records answer to; those called alike are told apart by their ids."""
    names = [said for said, _ in found[:MOST_NAMED]]
    if len({fold(said) for said in names}) == len(names):
        return Refusal(code, name=name, names=names, **facts)
    named = [f"{said} [{str(record.id)[-END:]}]" for said, record in found[:MOST_NAMED]]
    return Refusal("name.alike", name=name, names=named, **facts)


def _ways(held: Sequence[R], wanted: str) -> list[list[R]]:
    if not wanted:
        return []
    folded = [(record, fold(_said(record))) for record in held]
    ids = [record for record in held if is_end_of(wanted, record.id)]
    return [
        [record for record, said in folded if said == wanted] or ids,
        [record for record, said in folded if said.startswith(wanted)],
        [record for record, said in folded if wanted in said],
    ]


def _said(record: Record) -> str:
    return getattr(record, "title", "") or label(record)
