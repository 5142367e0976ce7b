"""The reference of the archive, made from the record classes it is written from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import MISSING, fields, is_dataclass
from enum import StrEnum
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from smallwins.formats import archive
from smallwins.store.transfer import nouns

PAGE = Path(__file__).parent / "reference" / "archive.md"

_PLAIN = {"str": "text", "int": "whole number", "float": "number", "bool": "true or false", "UUID": "id",
          "date": "date", "datetime": "instant"}  # fmt: skip


def page() -> str:
    """Return the page as Markdown: how the file is laid out, then every noun with its fields."""
    kinds = nouns()
    parts = {part for kind in kinds.values() for part in _parts(kind)} - set(kinds.values())
    lines = [
        "# The archive",
        "",
        "Made from the record classes by `./run docs`. `wins export --to archive` and Settings → Take",
        "everything away write it; `wins import` and Settings → Bring in a file read it.",
        "",
        f"An archive of version {archive.VERSION} is a zip whose members are stored, not deflated, in the",
        "order of their names and with one fixed date, so that the same record gives the same bytes. Each",
        "member but the first is UTF-8 text, one JSON object a line.",
        "",
        "| member | holds |",
        "| --- | --- |",
        '| `archive.json` | `format` ("smallwins-archive"), `version`, `rev`, `fields` of each noun |',
        "| `records/NOUN.jsonl` | `created_rev`, `rev` (the acts that made and last changed it), `record` |",
        "| `history/changes.jsonl` | one act: `rev`, `at`, `device`, `act`, `summary`, `undoes` |",
        "| `history/change_items.jsonl` | one record it changed: `rev`, `noun`, `id`, `before`, `after` |",
        "",
        "`before` and `after` are the record as JSON text, null where there was none.",
        "",
        "It says nowhere whose record it is: the profile's id is all zeros. Brought into an empty record it",
        "is a restoration and no act; export, restore and export give the same bytes. Brought into any other",
        "record it is one act that can be undone; its profile and its history stay in the file.",
        "",
        "Ids are UUIDs, dates `2026-03-01`, instants `2026-03-01T09:00:00Z`, numbers 64-bit floats. A field",
        "this program does not know is named when it is read; a newer version is refused.",
    ]
    for kind in kinds.values():
        lines += ["", f"## {kind.noun}", "", _first_line(kind), "", *_fields(kind)]
    lines += ["", "## Parts", "", "What records are made of."]
    for part in sorted(parts, key=lambda part: part.__name__):
        lines += ["", f"### {part.__name__}", "", _first_line(part), "", *_described(part)]
    return "\n".join(lines) + "\n"


def _first_line(kind: type[Any]) -> str:
    return (kind.__doc__ or "").splitlines()[0]


def _described(part: type[Any]) -> Iterator[str]:
    if issubclass(part, StrEnum):
        yield "One of: " + ", ".join(f"`{word.value}`" for word in part) + "."
    else:
        yield from _fields(part)


def _fields(kind: type[Any]) -> Iterator[str]:
    hints = get_type_hints(kind)
    yield "| field | holds |"
    yield "| --- | --- |"
    for field in fields(kind):
        needed = field.default is MISSING and field.default_factory is MISSING
        yield f"| `{field.name}` | {_told(hints[field.name])}{', always there' if needed else ''} |"


def _told(hint: Any) -> str:
    if get_origin(hint) is UnionType:
        kinds = [_told(kind) for kind in get_args(hint) if kind is not NoneType]
        return " or ".join(kinds) + (" or null" if NoneType in get_args(hint) else "")
    if get_origin(hint) is tuple:
        within = get_args(hint)
        inner = [_told(kind) for kind in within if kind is not Ellipsis]
        return f"list of {inner[0]}" if Ellipsis in within else f"[{', '.join(inner)}]"
    return _PLAIN.get(hint.__name__, f"[{hint.__name__}](#{hint.__name__.lower()})")


def _parts(kind: Any) -> set[type[Any]]:
    found: set[type[Any]] = set()
    waiting: list[Any] = [kind]
    while waiting:
        hint = waiting.pop()
        waiting += get_args(hint)
        is_part = isinstance(hint, type) and (is_dataclass(hint) or issubclass(hint, StrEnum))
        if is_part and hint not in found:
            found.add(hint)
            waiting += get_type_hints(hint).values() if is_dataclass(hint) else ()
    return found
