"""What the standard library reads is what msgspec reads, for every nested field of every noun."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import UTC
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints
from uuid import UUID

import msgspec
import pytest
from hypothesis import given, reject
from hypothesis import strategies as st

from smallwins.domain.errors import Refusal
from smallwins.store.codec import to_json
from smallwins.store.nested import reader
from smallwins.store.tables import NOUNS, class_of, table

SCALARS: dict[Any, st.SearchStrategy[Any]] = {
    str: st.text("aé ل", min_size=1, max_size=9).map(str.strip),
    int: st.integers(2, 6),
    float: st.floats(0, 1),
    bool: st.booleans(),
    UUID: st.uuids(),
}


def held_by(hint: Any) -> st.SearchStrategy[Any]:
    """Draw what a field of this type may hold."""
    if hint in SCALARS:
        return SCALARS[hint]
    if get_origin(hint) is tuple:
        return drawn_tuple(get_args(hint))
    if get_origin(hint) is UnionType:
        return st.one_of(*(st.none() if kind is NoneType else held_by(kind) for kind in get_args(hint)))
    if is_dataclass(hint) and isinstance(hint, type):
        return st.builds(lambda **parts: made(hint, parts), **drawn_fields(hint))
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return st.sampled_from(list(hint))
    return {"date": st.dates(), "datetime": st.datetimes(timezones=st.just(UTC))}[hint.__name__]


def drawn_tuple(kinds: tuple[Any, ...]) -> st.SearchStrategy[Any]:
    if kinds[-1] is Ellipsis:
        return st.lists(held_by(kinds[0]), max_size=3).map(tuple)
    return st.tuples(*map(held_by, kinds))


def drawn_fields(cls: type[Any]) -> dict[str, st.SearchStrategy[Any]]:
    hints = get_type_hints(cls)
    return {field.name: held_by(hints[field.name]) for field in fields(cls)}


def made(cls: type[Any], parts: dict[str, Any]) -> Any:
    try:
        return cls(**parts)
    except Refusal:
        reject()


def nested() -> list[tuple[type[Any], str]]:
    """Return every field that travels as JSON text."""
    return [
        (class_of(noun), name)
        for noun in NOUNS
        for name, encode in encoders(class_of(noun)).items()
        if encode.__name__ == "_json"
    ]


def encoders(cls: type[Any]) -> dict[str, Any]:
    codec = table(cls).codec  # type: ignore[arg-type]  # mypy takes no class for hashable
    return {codec.columns[place]: encode for place, encode in codec.encoders}


@pytest.mark.parametrize(("cls", "name"), nested(), ids=lambda held: getattr(held, "noun", held))
@given(data=st.data())
def test_the_text_of_a_field_reads_back_as_what_was_written(
    cls: type[Any], name: str, data: st.DataObject
) -> None:
    hint = get_type_hints(cls)[name]
    held = data.draw(held_by(hint).filter(lambda drawn: drawn is not None))
    text = to_json(held)

    assert reader(cls, name)(text) == msgspec.json.decode(text, type=hint) == held


def test_single_values_have_columns_of_their_own() -> None:
    assert {("metric", "plans"), ("entry", "felt"), ("step", "done_when")} <= {
        (cls.noun, name) for cls, name in nested()
    }
    assert not {name for _, name in nested()} & {"id", "name", "kind", "value", "state", "created_at", "due"}


def test_a_field_that_an_older_program_did_not_write_has_its_default() -> None:
    plans = reader(class_of("metric"), "plans")('[{"since": "2026-03-02"}]')

    assert plans[0].schedule.rhythm == "daily"


def test_a_field_that_a_newer_program_wrote_is_left_aside() -> None:
    plans = reader(class_of("metric"), "plans")('[{"since": "2026-03-02", "mood": 7}]')

    assert plans[0].since.isoformat() == "2026-03-02"
