"""A habit that came once in Loop's backup and once in its CSV: the same habit, so the same metric.

The CSV names no ids, so its records get others than those of the backup. A
habit is taken for the one of its name that is there: its days get the ids they
have there, and none counts twice. Habits that share a name are told apart by
their order, when there are as many in the file as in the record.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TypeVar

from smallwins.domain.ids import id_from
from smallwins.domain.metric import Metric
from smallwins.domain.source import Source
from smallwins.domain.text import fold
from smallwins.formats.reading import Draft
from smallwins.formats.trackers.loop_habit import Habit

T = TypeVar("T")

KINDS = frozenset({"loop", "loop-csv"})

_COUNTED = re.compile(r"(.+) \((\d+)\)")


def join_twins(draft: Draft, habits: Iterable[Habit]) -> None:
    """Let each habit that the person has from Loop's other file go to that metric."""
    ids = {metric.id for metric in draft.given.metrics}
    held = _by_name((metric.name, metric) for metric in draft.given.metrics)
    for name, alike in _by_name((habit.name, habit) for habit in habits).items():
        metrics = sorted(held.get(name, ()), key=lambda metric: metric.position)
        is_first = all(id_from(*habit.key) not in ids for habit in alike)
        from_loop = all(metric.source and metric.source.kind in KINDS for metric in metrics)
        if not (metrics and is_first and from_loop):
            continue
        if len(metrics) != len(alike):
            draft.member = ""
            draft.change("loop.namesakes", line=alike[0].line, name=alike[0].name)
            continue
        for habit, metric in zip(sorted(alike, key=lambda habit: habit.position), metrics, strict=True):
            _join(draft, habit, metric)


def _by_name(named: Iterable[tuple[str, T]]) -> dict[str, list[T]]:
    found: dict[str, list[T]] = {}
    for name, one in named:
        found.setdefault(fold(name), []).append(one)
    return found


def _join(draft: Draft, habit: Habit, metric: Metric) -> None:
    source = metric.source
    key = next((key for key in _keys(source) if id_from(*key) == metric.id), None) if source else None
    if source is None or key is None:
        return
    habit.held, habit.key, habit.kind, habit.source_id = metric, key, source.kind, source.id
    draft.member = ""
    draft.change("metric.joined", line=habit.line, name=metric.name)


def _keys(source: Source) -> Iterator[tuple[str, ...]]:
    """Yield what the id of a habit may have been made from, as each of Loop's files does it."""
    yield source.kind, source.id
    yield source.kind, *source.id.split(" ", 1)
    yield source.kind, source.id, "1"
    counted = _COUNTED.fullmatch(source.id)
    if counted:
        yield source.kind, counted[1], counted[2]
