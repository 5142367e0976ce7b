"""Experiments on oneself: set up in a minute, one assignment a day, closed with what was seen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from smallwins.application import records
from smallwins.application.ports import Now, Store
from smallwins.domain.errors import Refusal
from smallwins.domain.experiment import Experiment, ExperimentState
from smallwins.domain.metric import Metric
from smallwins.domain.profile import Profile


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


def under_way(store: Store, person: Profile, on: date) -> list[Experiment]:
    """Return the experiments that ask something of a day."""
    held = store.all(Experiment, person.id)
    is_open = (ExperimentState.PLANNED, ExperimentState.RUNNING)
    return [found for found in held if found.state in is_open and found.condition_on(on)]


def days_of(store: Store, person: Profile, experiment: Experiment, until: date) -> dict[date, float]:
    """Return the outcome's amount on each day of the experiment that has one, up to and including `until`."""
    last = min(experiment.ends_on, until) + timedelta(days=1)
    rows = store.entry_rows(person.id, experiment.outcome, experiment.starts_on, last)
    days: dict[date, list[float]] = {}
    for row in rows:
        if row[1] is not None:
            days.setdefault(date.fromisoformat(row[0]), []).append(row[1])
    return {day: sum(values) / len(values) for day, values in days.items()}


def experiments(store: Store, person: Profile) -> list[Experiment]:
    """Return the person's experiments, newest first."""
    return sorted(store.all(Experiment, person.id), key=lambda held: held.starts_on, reverse=True)
