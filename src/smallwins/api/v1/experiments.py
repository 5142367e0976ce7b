"""Experiments over the API: set up by lot, asked what they showed, stopped early or closed with that."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import msgspec
from litestar import Router, get
from litestar.params import FromPath

from smallwins.api.bodies import Body
from smallwins.api.caller import Here
from smallwins.api.errors import declared
from smallwins.api.v1.acts import Act
from smallwins.api.v1.resources import Action, Resource
from smallwins.application import experiments, records
from smallwins.application.experiments import Setup
from smallwins.application.looking.figures import unit_of
from smallwins.application.ports import Now, Store
from smallwins.catalogue import experiments as words
from smallwins.catalogue.language import _
from smallwins.domain.experiment import PAIRS, Condition, Experiment
from smallwins.domain.metric import Metric
from smallwins.domain.profile import Profile
from smallwins.statistics.enough import NotEnough
from smallwins.statistics.trial import USUAL_LENGTH, PairMeans, TrialResult


class SetUpExperiment(Body):
    """A question, two ways, and the metric to look at; six pairs of three days from tomorrow on unless told.

    The order of each pair is drawn by lot.
    """

    question: str
    b: str
    outcome: UUID
    a: str = ""
    pairs: int = PAIRS
    length: int = USUAL_LENGTH
    starts_on: date | None = None


class Assigned(msgspec.Struct, kw_only=True):
    """What today was assigned: A is as usual, B the one change; `pair` counts from 0."""

    condition: Condition
    way: str
    pair: int
    until: date


class Showed(msgspec.Struct, kw_only=True):
    """What an experiment asks today, or what it showed once it is over: looking earlier would mislead.

    `pairs` are those that count, from 0 on, with the mean of each side in `unit`; `result` is the change less
    as usual, with its range; `wants` says how many pairs there are and how many it takes; `said` is it all in
    words, empty while it runs.
    """

    experiment: UUID
    today: Assigned | None
    is_over: bool
    unit: str
    pairs: list[PairMeans]
    result: TrialResult | None
    wants: NotEnough | None
    said: str


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


def _set_up(store: Store, person: Profile, now: Now, body: SetUpExperiment) -> Experiment:
    wanted = Setup(
        question=body.question,
        a=body.a or _("as usual"),
        b=body.b,
        outcome=body.outcome,
        pairs=body.pairs,
        length=body.length,
        starts_on=body.starts_on or now.today + timedelta(days=1),
    )
    return experiments.set_up(store, person, now, wanted)


SET_UP = Act(
    "experiments/set-up",
    "Set an experiment up, its order drawn by lot",
    SetUpExperiment,
    Experiment,
    _set_up,
)


@get(
    "/experiments/{id:uuid}/result",
    summary="Say what an experiment showed",
    operation_id="result_experiment",
    responses=declared(400, 404),
)
async def result(call: Here, id: FromPath[UUID]) -> Showed:
    """Answer today's assignment while it runs, and the pairs with what they show once it is over."""
    held = records.get(call.store, Experiment, call.person.id, id)
    metric = records.get(call.store, Metric, call.person.id, held.outcome)
    seen = experiments.result_of(call.store, call.person, call.now, held)
    found = seen.result if seen else None
    return Showed(
        experiment=held.id,
        today=_today(held, call.now.today),
        is_over=seen is not None,
        unit=unit_of(metric),
        pairs=list(seen.pairs) if seen else [],
        result=found if isinstance(found, TrialResult) else None,
        wants=found if isinstance(found, NotEnough) else None,
        said=words.said(found, metric) if found else "",
    )


def _today(held: Experiment, day: date) -> Assigned | None:
    period = held.period_on(day) if held.is_open else None
    if period is None:
        return None
    way = held.b if period.condition is Condition.ONE_CHANGE else held.a
    return Assigned(condition=period.condition, way=way, pair=period.pair, until=period.last)


ROUTER = Router("", route_handlers=[SET_UP.handler(), result], tags=["experiments"])

EXPERIMENTS = Resource(
    Experiment,
    "experiments",
    experiments.add_experiment,
    experiments.edit_experiment,
    actions=ACTIONS,
)
