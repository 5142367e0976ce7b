"""What a spreadsheet follows: one metric for each name, its nature told by what was entered."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from smallwins.domain.ids import id_from
from smallwins.domain.levels import Levels
from smallwins.domain.metric import Aggregation, Direction, Kind, Metric, Plan
from smallwins.domain.source import Source
from smallwins.domain.text import fold
from smallwins.formats.amounts import is_clock
from smallwins.formats.reading import Draft, kind_of

KIND = "csv"

_STATES = frozenset(
    map(
        fold,
        (
            "score",
            "rating",
            "mood",
            "energy",
            "stress",
            "weight",
            "humeur",
            "poids",
            "énergie",
            "مزاج",
            "وزن",
        ),
    )
)
"""Words, folded, in the name of what is a state: its numbers are not added up, whole as they may be."""

_WORD = re.compile(r"[^\W\d_]+")
_UNIT = re.compile(r"(.+?)\s*[(\[]([^()\[\]]{1,12})[)\]]")


@dataclass(slots=True)
class Followed:
    """A name of a spreadsheet, its days and amounts so far, and the metric it becomes."""

    key: str
    name: str
    line: int
    first: date
    unit: str = ""
    values: set[float] = field(default_factory=set)
    texts: set[str] = field(default_factory=set)
    metric: Metric | None = None


def take_metric(draft: Draft, followed: Followed, position: int) -> None:
    """Give a name its metric: the one the person has under that name, or a new one."""
    held = {fold(metric.name): metric for metric in draft.given.metrics}.get(followed.key)
    if held is not None:
        draft.change("metric.joined", line=followed.line, name=held.name)
        followed.metric = held
        return
    name, unit = _with_unit(followed.name, followed.unit)
    followed.metric = draft.add_metric(
        followed.line,
        id=id_from(KIND, followed.key),
        name=name,
        unit=unit,
        plans=(Plan(since=followed.first),),
        levels=(Levels(since=followed.first),),
        starts_on=followed.first,
        position=position,
        source=Source(kind=KIND, id=followed.name),
        **_nature(followed),
    )


def _with_unit(name: str, unit: str) -> tuple[str, str]:
    match = _UNIT.fullmatch(name)
    return (match[1], match[2]) if match and not unit else (name, unit)


def _nature(followed: Followed) -> dict[str, Any]:
    # A measured quantity (a weight) is observed, never judged, until the person says otherwise.
    if followed.texts and all(is_clock(text) for text in followed.texts):
        return {"kind": Kind.DURATION}
    kind = kind_of(followed.values)
    if kind is Kind.QUANTITY or (kind is Kind.COUNT and _STATES & set(_WORD.findall(fold(followed.name)))):
        return {"kind": kind, "direction": Direction.OBSERVE, "aggregation": Aggregation.MEAN}
    return {"kind": kind}
