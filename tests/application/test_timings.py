from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import numpy as np

from smallwins.application.looking.timings import timed
from smallwins.domain.ids import id_from
from smallwins.domain.metric import Metric
from smallwins.statistics.patterns.timing import Session, TimeKind
from tests.conftest import MONDAY


def rated(metric: Metric, seed: int, lift: float, count: int = 18) -> list[Session]:
    """A session every other day, half of them in the morning and those better by `lift`."""
    rng = np.random.default_rng(seed)
    return [
        Session(
            metric=str(metric.id),
            day=MONDAY - timedelta(days=2 * at),
            hour=9.0 if at % 2 else 19.0,
            outcome=float(rng.normal() + lift * (at % 2)) + 10 * seed,
        )
        for at in range(count)
    ]


def two(walk: Metric, lift: float, count: int = 18) -> dict[Metric, list[Session]]:
    oud = replace(walk, id=id_from("metric", "oud"), name="Oud")
    return {walk: rated(walk, 1, lift, count), oud: rated(oud, 2, lift, count)}


def test_sessions_too_few_alone_are_told_of_together(walk: Metric) -> None:
    told = timed(two(walk, lift=3))

    [found] = told.held
    assert (found.metric, found.comparison.kind, found.best.number) == (None, TimeKind.DAY_PART, 1)
    assert {metric.name for metric in found.metrics} == {"Walk", "Oud"}
    assert found.comparison.sessions == 36
    assert not found.comparison.natural
    assert [missing.have for _of, kind, missing in told.not_yet if kind is TimeKind.DAY_PART] == [18, 18]


def test_what_shows_nothing_together_is_listed(walk: Metric) -> None:
    told = timed(two(walk, lift=0))

    assert not told.held
    assert (None, TimeKind.DAY_PART) in told.unclear


def test_one_metric_is_asked_by_itself_alone(walk: Metric) -> None:
    told = timed({walk: rated(walk, 1, lift=3, count=40)})

    assert [found.metric for found in told.held if found.comparison.kind is TimeKind.DAY_PART] == [walk]
    assert None not in {metric for metric, _kind in told.unclear}
