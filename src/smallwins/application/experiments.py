"""Experiments on oneself: set up in a minute, one assignment a day, closed with what was seen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import isfinite
from typing import Any
from uuid import UUID

from smallwins.application import records
from smallwins.application.ports import Now, Store
from smallwins.domain.errors import Refusal
from smallwins.domain.experiment import MOST_PAIRS, PAIRS, Experiment, ExperimentState
from smallwins.domain.metric import Metric
from smallwins.domain.pause import Pause
from smallwins.domain.profile import Profile
from smallwins.statistics.enough import NotEnough
from smallwins.statistics.trial import (
    FEWEST_PAIRS,
    LENGTH_WITH_WASHOUT,
    USUAL_LENGTH,
    PairMeans,
    TrialResult,
    orders,
    pair_means,
    trial_result,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """The pairs of an experiment that count, and what they show."""

    pairs: tuple[PairMeans, ...]
    result: TrialResult | NotEnough


@dataclass(frozen=True, slots=True, kw_only=True)
class Setup:
    """What a person decides before the first day of an experiment."""

    question: str
    a: str
    b: str
    outcome: UUID
    pairs: int = PAIRS
    length: int = USUAL_LENGTH
    starts_on: date


def set_up(store: Store, person: Profile, now: Now, wanted: Setup) -> Experiment:
    """Plan an experiment: the order of each pair is drawn now, before any day of it is lived.

    Raises:
        Refusal: `experiment.pairs`, below the six pairs that an answer takes or above twenty;
            `experiment.past`, when days of it were lived already: no lot was drawn for them.
    """
    if wanted.starts_on < now.today:
        raise Refusal("experiment.past")
    if not FEWEST_PAIRS <= wanted.pairs <= MOST_PAIRS:
        raise Refusal("experiment.pairs", field="pairs", least=FEWEST_PAIRS, most=MOST_PAIRS)
    seed = now.new_id().int & 0xFFFF_FFFF
    made = Experiment(
        id=now.new_id(),
        question=wanted.question,
        a=wanted.a,
        b=wanted.b,
        outcome=wanted.outcome,
        length=wanted.length,
        washout=int(wanted.length >= LENGTH_WITH_WASHOUT),
        pairs=wanted.pairs,
        seed=seed,
        orders=orders(seed, wanted.pairs),
        starts_on=wanted.starts_on,
        created_at=now.at,
    )
    return add_experiment(store, person, now, made)


def add_experiment(store: Store, person: Profile, now: Now, experiment: Experiment) -> Experiment:
    """Plan an experiment on one metric."""
    records.get(store, Metric, person.id, experiment.outcome)
    return records.make(store, person.id, now, experiment)


def edit_experiment(
    store: Store, person: Profile, now: Now, experiment: Experiment, changes: Mapping[str, Any]
) -> Experiment:
    """Change what an experiment is called; its plan holds once it runs, or the test would not be fair."""
    fixed = {"length", "washout", "pairs", "seed", "orders", "starts_on", "outcome"}
    if experiment.starts_on <= now.today and fixed & set(changes):
        raise Refusal("experiment.running", question=experiment.question)
    if changes.get("starts_on", now.today) < now.today:
        raise Refusal("experiment.past")
    return records.edit(store, person.id, now, experiment, changes)


def stop_experiment(
    store: Store, person: Profile, now: Now, experiment: Experiment, reason: str
) -> Experiment:
    """Stop an experiment early; what was seen so far stays."""
    after = replace(experiment, state=ExperimentState.STOPPED, stop_reason=reason, closed_on=now.today)
    return records.keep_changed(store, person.id, now, experiment, after, act="stop")


def close_experiment(
    store: Store, person: Profile, now: Now, experiment: Experiment, finding: str
) -> Experiment:
    """Close an experiment with what it showed; no clear difference is a finding too."""
    after = replace(experiment, state=ExperimentState.FINISHED, finding=finding, closed_on=now.today)
    return records.keep_changed(store, person.id, now, experiment, after, act="close")


def delete_experiment(store: Store, person: Profile, now: Now, experiment: Experiment) -> None:
    """Delete an experiment; undo brings it back."""
    records.delete(store, person.id, now, experiment)


def under_way(store: Store, person: Profile, on: date) -> list[Experiment]:
    """Return the experiments that ask something of a day."""
    held = store.all(Experiment, person.id)
    return [found for found in held if found.is_open and found.period_on(on)]


def days_of(store: Store, person: Profile, now: Now, experiment: Experiment) -> dict[date, float]:
    """Return the outcome of each closed day of the experiment; what an empty day means is the metric's."""
    from smallwins.application.looking.daily import amounts_by_day  # noqa: PLC0415 - numpy, for results alone

    metric = records.get(store, Metric, person.id, experiment.outcome)
    until = min(experiment.ends_on + timedelta(days=1), now.today)
    width = (until - experiment.starts_on).days
    if width < 1:
        return {}
    entries = store.entries_between(person.id, experiment.starts_on, until, metric.id)
    row = amounts_by_day(metric, entries, store.all(Pause, person.id), experiment.starts_on, width)
    known = ((experiment.starts_on + timedelta(days=at), value) for at, value in enumerate(row.tolist()))
    return {day: value for day, value in known if isfinite(value)}


def result_of(store: Store, person: Profile, now: Now, experiment: Experiment) -> Outcome | None:
    """Return what an experiment showed, once it is over or was stopped; looking earlier would mislead."""
    is_over = experiment.ends_on < now.today or not experiment.is_open
    if not is_over or experiment.starts_on > now.today:
        return None
    days = days_of(store, person, now, experiment)
    through = now.today - timedelta(days=1)
    pairs = pair_means(experiment.periods(), days, through=through)
    return Outcome(pairs=pairs, result=trial_result([each.changed - each.usual for each in pairs]))


def experiments(store: Store, person: Profile) -> list[Experiment]:
    """Return the person's experiments, newest first."""
    return sorted(store.all(Experiment, person.id), key=lambda held: held.starts_on, reverse=True)
