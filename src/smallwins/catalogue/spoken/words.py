"""Words of everyday lines, of the language in force and of English, folded so that they can be found."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from smallwins.catalogue import language
from smallwins.domain.text import fold

EDGES = '.,;:!?…()[]«»"“”،؛؟'
"""What stands around words and says nothing of a day or an amount."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What is said of days and amounts; every phrase is folded."""

    days: Mapping[str, int]
    ago: tuple[str, ...]
    before_day: frozenset[str]
    after_day: frozenset[str]
    weekday_prefix: str
    minutes: Mapping[str, float]
    parts: Mapping[str, float]
    bit: frozenset[str]
    numbers: Mapping[str, float]
    minute: frozenset[str]
    hour: frozenset[str]
    before_amount: frozenset[str]
    joins: frozenset[str]
    half_more: frozenset[str]
    at: frozenset[str]
    beside: frozenset[str]


def words() -> Words:
    """Return the words of the language in force, with those of English."""
    return _words(language.current())


def bare(word: str) -> str:
    """Return a word as it is compared: folded, one kind of apostrophe, nothing around it."""
    return fold(word).replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").strip(EDGES)


_SETS = (
    "before_day", "after_day", "bit", "minute", "hour", "before_amount", "joins", "half_more", "at", "beside",
)  # fmt: skip


@cache
def _words(code: str) -> Words:
    own, english = _read(code), _read("en")
    maps: dict[str, Any] = {
        name: _folded(english[name]) | _folded(own[name]) for name in ("days", "minutes", "parts", "numbers")
    }
    sets: dict[str, Any] = {name: frozenset(map(fold, [*english[name], *own[name]])) for name in _SETS}
    ago = tuple(map(fold, [*own["ago"], *english["ago"]]))
    return Words(ago=ago, weekday_prefix=fold(own["weekday_prefix"]), **maps, **sets)


def _read(code: str) -> Any:
    return json.loads((Path(__file__).parent / f"{code}.json").read_text(encoding="utf-8"))


def _folded(said: Mapping[str, float]) -> dict[str, Any]:
    return {fold(phrase): value for phrase, value in said.items()}
