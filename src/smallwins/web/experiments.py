"""Experiments on oneself: set up in a minute, one assignment when it is due, and what was seen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from litestar import Response, get, post
from litestar.params import FromQuery
from litestar.types import ControllerRouterHandler

from smallwins.application import experiments, records
from smallwins.application.experiments import Outcome, Setup
from smallwins.application.metrics import metrics
from smallwins.catalogue import experiments as words
from smallwins.catalogue import language, show
from smallwins.catalogue.language import _
from smallwins.catalogue.patterns import findings
from smallwins.charts.chart import Chart, Figure, Table
from smallwins.charts.days import days_strip
from smallwins.charts.dots import Pair, paired_dots
from smallwins.charts.scale import Tick, level_ticks
from smallwins.domain.day import DayMark
from smallwins.domain.errors import Refusal
from smallwins.domain.experiment import PAIRS, Experiment, Period
from smallwins.domain.metric import Metric
from smallwins.statistics.trial import USUAL_LENGTH
from smallwins.web.forms import Form
from smallwins.web.page import back, page, problem_of
from smallwins.web.visit import Here, Id, Visit


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """An experiment in a list: its one line of where it stands, and what it showed."""

    experiment: Experiment
    today: str
    place: str
    said: str
    pairs: Chart | None


@get("/experiments", sync_to_thread=False)
def experiments_page(visit: Here) -> Response[bytes]:
    """Show what runs, and what was finished."""
    held = [shown(visit, each) for each in experiments.experiments(visit.store, visit.person)]
    return page(
        visit,
        "experiments/experiments.html",
        running=[each for each in held if each.experiment.is_open and not each.said],
        over=[each for each in held if each.experiment.is_open and each.said],
        closed=[each for each in held if not each.experiment.is_open],
    )


@get("/experiments/new", sync_to_thread=False)
def new_page(
    visit: Here, question: FromQuery[str] = "", a: FromQuery[str] = "", b: FromQuery[str] = "",
    outcome: FromQuery[str] = "",
) -> Response[bytes]:  # fmt: skip
    """Ask for an experiment; a finding fills in what it can."""
    fields = {"question": question, "a": a or _("as usual"), "b": b, "outcome": outcome}
    return _asking(visit, Form({name: [text[:200]] for name, text in fields.items()}))


@post("/experiments")
async def add(visit: Here) -> Response[bytes]:
    """Set an experiment up."""
    form = await visit.form()
    try:
        wanted = _wanted(visit, form)
        done = await visit.act(experiments.set_up, wanted)
    except Refusal as refusal:
        return _asking(visit, form, refusal)
    return back(visit, f"/experiments/{done.result.id}", done)


@get("/experiments/{experiment_id:uuid}", sync_to_thread=False)
def experiment_page(visit: Here, experiment_id: Id) -> Response[bytes]:
    """Show one experiment: today's assignment while it runs, the pairs and the sentence once it is over."""
    experiment = records.get(visit.store, Experiment, visit.person.id, experiment_id)
    outcome = experiments.result_of(visit.store, visit.person, visit.now, experiment)
    metric = records.get(visit.store, Metric, visit.person.id, experiment.outcome)
    return page(
        visit,
        "experiments/experiment.html",
        held=shown(visit, experiment),
        experiment=experiment,
        metric=metric,
        plan=words.plan(experiment),
        figure=_figure(outcome, metric) if outcome and outcome.pairs else None,
    )


@post("/experiments/{experiment_id:uuid}/stop")
async def stop(visit: Here, experiment_id: Id) -> Response[bytes]:
    """Stop early; what was seen stays."""
    form = await visit.form()
    done = await visit.change(Experiment, experiment_id, experiments.stop_experiment, form.text("reason"))
    return back(visit, f"/experiments/{experiment_id}", done)


@post("/experiments/{experiment_id:uuid}/close")
async def close(visit: Here, experiment_id: Id) -> Response[bytes]:
    """Keep what it showed, in the person's own words if they like."""
    form = await visit.form()
    experiment = records.get(visit.store, Experiment, visit.person.id, experiment_id)
    said = form.text("finding") or shown(visit, experiment).said
    done = await visit.change(Experiment, experiment_id, experiments.close_experiment, said)
    return back(visit, f"/experiments/{experiment.id}", done)


@post("/experiments/{experiment_id:uuid}/delete")
async def delete(visit: Here, experiment_id: Id) -> Response[bytes]:
    """Delete an experiment; undo brings it back."""
    done = await visit.change(Experiment, experiment_id, experiments.delete_experiment)
    return back(visit, "/experiments", done)


def due_today(visit: Visit) -> list[Shown]:
    """Return what today asks of the experiments under way, for Today."""
    return [shown(visit, each) for each in experiments.under_way(visit.store, visit.person, visit.now.today)]


def shown(visit: Visit, experiment: Experiment) -> Shown:
    """Return an experiment with today's assignment, if one is due, and what it showed, if it is over."""
    period = experiment.period_on(visit.now.today) if experiment.is_open else None
    outcome = experiments.result_of(visit.store, visit.person, visit.now, experiment)
    metric = records.get(visit.store, Metric, visit.person.id, experiment.outcome)
    return Shown(
        experiment=experiment,
        today=words.today(experiment, period) if period else "",
        place=words.place(experiment, period) if period else _waiting(visit, experiment),
        said=words.said(outcome.result, metric) if outcome else "",
        pairs=_pairs(experiment, period) if period else None,
    )


def _pairs(experiment: Experiment, period: Period) -> Chart:
    """Draw one mark for each pair: those that are over, this one, and those ahead."""
    ahead = experiment.pairs - period.pair - 1
    marks = [DayMark.DONE] * period.pair + [DayMark.OPEN] + [DayMark.OFF] * ahead
    return days_strip(marks, label=words.place(experiment, period), today=False, cool=True)


def _wanted(visit: Visit, form: Form) -> Setup:
    outcome = form.id("outcome")
    if outcome is None:
        raise Refusal("experiment.empty")
    return Setup(
        question=form.text("question"),
        a=form.text("a"),
        b=form.text("b"),
        outcome=outcome,
        pairs=form.whole("pairs", PAIRS),
        length=form.whole("length", USUAL_LENGTH),
        starts_on=form.day("starts_on") or visit.now.today + timedelta(days=1),
    )


def _waiting(visit: Visit, experiment: Experiment) -> str:
    if experiment.is_open and experiment.starts_on > visit.now.today:
        return _("Begins %(day)s.") % {"day": show.near_day(experiment.starts_on, visit.now.today)}
    return ""


def _figure(outcome: Outcome, metric: Metric) -> Figure:
    pairs = [
        Pair(changed=each.changed, usual=each.usual, name=show.number(each.pair + 1))
        for each in outcome.pairs
    ]
    high = max(max(pair.changed, pair.usual) for pair in pairs)
    ticks = [Tick(at, show.number(findings.rounded(at))) for at in (0.0, *level_ticks(high))]
    sentence = words.said(outcome.result, metric)
    chart = paired_dots(pairs, label=sentence, ticks=ticks, rtl=language.is_right_to_left())
    small = _("Each pair: filled with the change, hollow as usual.")
    rows = [
        (pair.name, findings.amount(pair.usual, metric), findings.amount(pair.changed, metric))
        for pair in pairs
    ]
    head = (_("Pair"), _("As usual"), _("With the change"))
    return chart.told(sentence, table=Table(head=head, rows=rows, word=_("As a table")), small=small)


def _asking(visit: Visit, form: Form, refusal: Refusal | None = None) -> Response[bytes]:
    followed = [each for each in metrics(visit.store, visit.person) if not each.sensitive]
    return page(
        visit,
        "experiments/form.html",
        status=422 if refusal else 200,
        form=form,
        problem=problem_of(refusal),
        outcomes=[(str(each.id), each.name) for each in followed],
        pairs=PAIRS,
        length=USUAL_LENGTH,
        tomorrow=visit.now.today + timedelta(days=1),
    )


ROUTES: tuple[ControllerRouterHandler, ...] = (
    experiments_page, new_page, add, experiment_page, stop, close, delete,
)  # fmt: skip
