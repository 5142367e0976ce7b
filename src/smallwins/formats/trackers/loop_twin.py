"""A habit that came once in Loop's backup and once in its CSV: the same habit, so the same metric.

The CSV names no ids, so its records get others than those of the backup. A
habit whose name is its own in the file and in the record is taken for the one
that is there: its days get the ids they have there, and none counts twice.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from smallwins.domain.ids import id_from
from smallwins.domain.metric import Metric
from smallwins.domain.source import Source
from smallwins.domain.text import fold
from smallwins.formats.reading import Draft
from smallwins.formats.trackers.loop_habit import Habit

KINDS = frozenset({"loop", "loop-csv"})

_COUNTED = re.compile(r"(.+) \((\d+)\)")


def join_twins(draft: Draft, habits: Iterable[Habit]) -> None:
    """Let each habit that the person has from Loop's other file go to that metric."""
    found = list(habits)
    theirs = Counter(fold(habit.name) for habit in found)
    held = _by_name(draft.given.metrics)
    ids = {metric.id for metric in draft.given.metrics}
    for habit in found:
        metric = held.get(fold(habit.name))
        if metric is not None and theirs[fold(habit.name)] == 1 and id_from(*habit.key) not in ids:
            _join(draft, habit, metric)


def _by_name(metrics: Iterable[Metric]) -> dict[str, Metric]:
    named = Counter(fold(metric.name) for metric in metrics)
    return {
        name: metric
        for metric in metrics
        if metric.source and metric.source.kind in KINDS and named[name := fold(metric.name)] == 1
    }


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
