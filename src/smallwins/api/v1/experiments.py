"""Experiments over the API: stopped early, or closed with what they showed."""

from __future__ import annotations

from smallwins.api.bodies import Body
from smallwins.api.v1.resources import Action, Resource
from smallwins.application import experiments
from smallwins.domain.experiment import Experiment


class StopExperiment(Body):
    """Why it ends early."""

    reason: str


class CloseExperiment(Body):
    """What was seen; no clear difference is a finding too."""

    finding: str


ACTIONS = (
    Action(
        "stop",
        "Stop an experiment early",
        StopExperiment,
        lambda store, person, now, held, body: experiments.stop_experiment(
            store, person, now, held, body.reason
        ),
    ),
    Action(
        "close",
        "Close an experiment with what it showed",
        CloseExperiment,
        lambda store, person, now, held, body: experiments.close_experiment(
            store, person, now, held, body.finding
        ),
    ),
)

EXPERIMENTS = Resource(
    Experiment,
    "experiments",
    experiments.add_experiment,
    experiments.edit_experiment,
    actions=ACTIONS,
)
