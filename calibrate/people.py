"""Invented people whose truth is known: their days, gaps, sessions and weeks."""

from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from smallwins.statistics.patterns.timing import Session

Floats = NDArray[np.float64]
JANUARY = date(2024, 1, 1)


def noise(rng: np.random.Generator, shape: tuple[int, ...], memory: float) -> Floats:
    """Return series of unit spread along the last axis, each day holding `memory` of the day before."""
    fresh = rng.normal(size=shape)
    series = np.empty(shape)
    series[..., 0] = fresh[..., 0]
    for day in range(1, shape[-1]):
        series[..., day] = memory * series[..., day - 1] + np.sqrt(1 - memory**2) * fresh[..., day]
    return series


def rhythm(rng: np.random.Generator, people: int, days: int) -> Floats:
    """Return for each person what their series share: a weekday pattern, and a rise of two spreads in all."""
    weekdays = rng.normal(scale=0.7, size=(people, 7))
    return np.asarray(weekdays[:, np.arange(days) % 7] + np.linspace(-1, 1, days))


def with_gaps(rng: np.random.Generator, series: Floats, share: float) -> Floats:
    """Return `series` with so large a share of days unknown, other ones in each row."""
    missing = rng.random(series.shape).argsort(axis=-1) < int(share * series.shape[-1])
    return np.where(missing, np.nan, series)


def chances(rng: np.random.Generator, miss: float, back: Floats) -> list[bool]:
    """Return hits and misses: after a hit a miss with chance `miss`, after a miss a return with the day's."""
    draws = rng.random(len(back)).tolist()
    hits, hit = [], True
    for draw, chance in zip(draws, back.tolist(), strict=True):
        hit = draw >= miss if hit else draw < chance
        hits.append(hit)
    return hits


def sessions(rng: np.random.Generator, count: int, *, lift: float = 0.0, drift: float = 0.0) -> list[Session]:
    """Return sessions on about every second day, those from 8 to 12 better by `lift`, later ones by `drift`.

    Mornings grow more frequent over time, as they do when one gets into a habit; so without keeping to the
    month, getting better would look like an effect of the hour.
    """
    share = np.linspace(0, 1, count)
    morning = rng.random(count) < 0.2 + 0.4 * share
    hours = np.where(morning, rng.uniform(8, 12, count), rng.choice([14, 17, 20], count) + rng.random(count))
    outcomes = rng.normal(size=count) + lift * morning + drift * share
    return [
        Session(metric="m", day=JANUARY + timedelta(days=2 * at), hour=float(hour), outcome=float(outcome))
        for at, (hour, outcome) in enumerate(zip(hours, outcomes, strict=True))
    ]


def weeks(rng: np.random.Generator, people: int, count: int, memory: float) -> Floats:
    """Return weekly amounts in whole units around ten, some weeks empty, with memory from week to week."""
    level = noise(rng, (people, count), memory)
    amounts = np.rint(np.exp(2.2 + 0.5 * level))
    return np.where(rng.random((people, count)) < 0.1, 0, amounts)
