"""`wins experiment`: set one up, see what today was assigned and what was seen, stop early."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import click

from smallwins.application.naming import named
from smallwins.catalogue import experiments as words
from smallwins.catalogue import show
from smallwins.catalogue.language import _
from smallwins.catalogue.patterns import findings
from smallwins.cli import output
from smallwins.cli.arguments import DAY_AHEAD, METRIC, Group, json_option
from smallwins.cli.program import Session
from smallwins.cli.taken_out import take_out
from smallwins.domain.errors import Refusal
from smallwins.domain.experiment import PAIRS, Experiment
from smallwins.domain.metric import Metric

if TYPE_CHECKING:
    from smallwins.application.experiments import Outcome


@click.group(
    cls=Group,
    help=_("Try one change on some days and not on others, in an order drawn by lot."),
    examples=("wins experiment list",),
)
def experiment() -> None:
    """Hold the commands on experiments."""


@experiment.command(
    "add",
    help=_("Set an experiment up: a QUESTION, the change, and the metric to look at."),
    examples=("wins experiment add 'Tea before writing?' --change 'tea first' --look-at pages",),
)
@click.argument("question")
@click.option("--usual", default="", metavar="TEXT", help=_("As usual, in your words."))
@click.option("--change", required=True, metavar="TEXT", help=_("The one change."))
@click.option("--look-at", "metric", type=METRIC, required=True, help=_("The metric to look at."))
@click.option("--pairs", type=int, default=PAIRS, help=_("How many pairs; six is the least."))
@click.option("--days", "length", type=int, default=3, help=_("Days at a time."))
@click.option("--starts", type=DAY_AHEAD, help=_("The first day; tomorrow unless given."))
@json_option
@click.pass_obj
def add(session: Session, /, question: str, metric: Metric, as_json: bool, **options: Any) -> None:
    """Set an experiment up."""
    from smallwins.application.experiments import Setup, set_up  # noqa: PLC0415 - numpy is felt at start-up

    starts: date = options["starts"] or session.now.today + timedelta(days=1)
    wanted = Setup(
        question=question,
        a=options["usual"] or _("as usual"),
        b=options["change"],
        outcome=metric.id,
        pairs=options["pairs"],
        length=options["length"],
        starts_on=starts,
    )
    with session.writing() as store:
        made = set_up(store, session.person, session.now, wanted)
    if as_json:
        output.as_json(_plain(session, made))
    else:
        output.say(made.question, words.plan(made))


@experiment.command("list", help=_("List your experiments."), examples=("wins experiment list --json",))
@json_option
@click.pass_obj
def list_experiments(session: Session, as_json: bool) -> None:
    """Print the experiments, newest first."""
    from smallwins.application.experiments import experiments  # noqa: PLC0415 - numpy is felt at start-up

    held = experiments(session.store, session.person)
    if as_json:
        output.as_json([_plain(session, each) for each in held])
    elif held:
        output.table((_("Question"), _("Now")), [(each.question, _now(session, each)) for each in held])
    else:
        output.say(output.nothing_yet("wins experiment add 'Tea first?' --change tea --look-at pages"))


@experiment.command(
    "show",
    help=_("Show an EXPERIMENT: what today was assigned, or what it showed."),
    examples=("wins experiment show tea",),
)
@click.argument("name", metavar="EXPERIMENT")
@json_option
@click.pass_obj
def show_experiment(session: Session, name: str, as_json: bool) -> None:
    """Print one experiment."""
    held = _named(session, name)
    if as_json:
        output.as_json(_plain(session, held))
        return
    output.say(held.question, words.plan(held))
    usual, change = _("As usual"), _("One change")
    output.say(f"{usual}: {held.a}", f"{change}: {held.b}", _now(session, held))
    if pairs := _pairs(session, held):
        output.say("")
        output.table((_("Pair"), usual, _("With the change")), pairs)


@experiment.command(
    "stop", help=_("Stop an EXPERIMENT early; what was seen stays."), examples=("wins experiment stop tea",)
)
@click.argument("name", metavar="EXPERIMENT")
@click.option("--why", default="", metavar="TEXT", help=_("Why, if you like."))
@click.pass_obj
def stop(session: Session, name: str, why: str) -> None:
    """Stop an experiment."""
    from smallwins.application.experiments import stop_experiment  # noqa: PLC0415 - numpy, as above

    held = _named(session, name)
    with session.writing() as store:
        stop_experiment(store, session.person, session.now, held, why)
    output.say(_("Stopped “%(question)s”. What was seen stays.") % {"question": held.question})


@experiment.command(
    "close",
    help=_("Keep what an EXPERIMENT showed, in your own words if you like."),
    examples=("wins experiment close tea", "wins experiment close tea --finding 'tea helps, a bit'"),
)
@click.argument("name", metavar="EXPERIMENT")
@click.option("--finding", default="", metavar="TEXT", help=_("What was seen, in your own words."))
@click.pass_obj
def close(session: Session, name: str, finding: str) -> None:
    """Close an experiment with what it showed."""
    from smallwins.application.experiments import close_experiment  # noqa: PLC0415 - numpy, as above

    held = _named(session, name)
    seen = finding or _showed(session, held)
    if not seen:
        raise Refusal("experiment.under-way", question=held.question)
    with session.writing() as store:
        close_experiment(store, session.person, session.now, held, seen)
    output.say(held.question, seen)


@experiment.command(
    "delete",
    help=_("Delete an EXPERIMENT. `wins undo` brings it back."),
    examples=("wins experiment delete tea",),
)
@click.argument("name", metavar="EXPERIMENT")
@click.pass_obj
def delete(session: Session, name: str) -> None:
    """Delete an experiment."""
    from smallwins.application.experiments import delete_experiment  # noqa: PLC0415 - numpy, as above

    take_out(session, delete_experiment, _named(session, name))


def _named(session: Session, name: str) -> Experiment:
    from smallwins.application.experiments import experiments  # noqa: PLC0415 - numpy, as above

    return named("experiment", experiments(session.store, session.person), name)


def _now(session: Session, held: Experiment) -> str:
    said = held.finding or _showed(session, held)
    if said:
        return said
    period = held.period_on(session.now.today) if held.is_open else None
    if period is None:
        return _("Begins %(day)s.") % {"day": show.near_day(held.starts_on, session.now.today)}
    return f"{words.place(held, period)} {words.today(held, period)}"


def _showed(session: Session, held: Experiment) -> str:
    outcome = _outcome(session, held)
    return words.said(outcome.result, _metric(session, held)) if outcome else ""


def _outcome(session: Session, held: Experiment) -> Outcome | None:
    from smallwins.application.experiments import result_of  # noqa: PLC0415 - numpy, as above

    return result_of(session.store, session.person, session.now, held)


def _metric(session: Session, held: Experiment) -> Metric:
    metric = session.store.find(Metric, session.person.id, held.outcome)
    assert metric is not None  # an experiment goes with its metric
    return metric


def _pairs(session: Session, held: Experiment) -> list[tuple[str, str, str]]:
    """Return the pairs that count, each with its mean as usual and with the change."""
    outcome, metric = _outcome(session, held), _metric(session, held)
    return [
        (
            show.number(each.pair + 1),
            findings.amount(each.usual, metric),
            findings.amount(each.changed, metric),
        )
        for each in (outcome.pairs if outcome else ())
    ]


def _plain(session: Session, held: Experiment) -> dict[str, Any]:
    # The order of pairs to come stays hidden, so that nobody plans around it.
    outcome = _outcome(session, held)
    return {
        "id": held.id,
        "question": held.question,
        "a": held.a,
        "b": held.b,
        "outcome": held.outcome,
        "pairs": held.pairs,
        "length": held.length,
        "starts_on": held.starts_on,
        "ends_on": held.ends_on,
        "state": held.state,
        "now": _now(session, held),
        "seen": {"pairs": outcome.pairs, "result": outcome.result} if outcome else None,
    }
