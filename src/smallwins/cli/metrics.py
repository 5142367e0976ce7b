"""`wins metric`: what one follows, added in a line and changed from any day on."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from smallwins.application.metrics import (
    add_metric,
    archive_metric,
    delete_metric,
    edit_metric,
    metrics,
    move_metric,
)
from smallwins.application.values import FEW, untied
from smallwins.catalogue import amounts, rhythm, show
from smallwins.catalogue.language import _, ngettext
from smallwins.cli import output
from smallwins.cli.arguments import DAY, METRIC, Group, OneOf, given, json_option, yes_option
from smallwins.cli.plans import changed_fields, first_fields, metric_options
from smallwins.cli.program import Session
from smallwins.domain.metric import Direction, Metric, MetricState


@click.group(
    cls=Group,
    help=_("Add, change, list, show, archive or delete what you follow."),
    examples=("wins metric list", "wins metric add Walk --kind duration --floor 10"),
)
def metric() -> None:
    """Hold the commands on metrics."""


@metric.command(
    "add",
    help=_("Begin to follow something. A name is enough: then it is a yes or no for every day."),
    examples=(
        "wins metric add 'Morning walk'",
        "wins metric add Pages --kind count --unit pages --floor 2 --target 10",
        "wins metric add Movement --kind duration --schedule '150/week total'",
        "wins metric add Screens --kind duration --direction at-most --limit 1h --ceiling 3h",
    ),
)
@click.argument("name")
@metric_options
@json_option
@click.pass_obj
def add(session: Session, /, name: str, as_json: bool, **options: Any) -> None:
    """Add a metric."""
    with session.writing() as store:
        fields = first_fields(session, given(options)) | {"name": name}
        held = add_metric(store, session.person, session.now, Metric(**fields))
    if as_json:
        output.as_json(held)
    else:
        output.say(_("Added: %(metric)s.") % {"metric": described(held, session.now.today)})
        output.say(_("Log it with: %(command)s") % {"command": f"wins log {output.quoted(held.name)}"})


@metric.command(
    "edit",
    help=_("Change METRIC. Its schedule and levels change from --since on; days before keep theirs."),
    examples=(
        "wins metric edit walk --floor 15 --since monday",
        "wins metric edit walk --name 'Evening walk'",
    ),
)
@click.argument("metric", type=METRIC)
@click.option("--name", metavar="TEXT", help=_("Another name."))
@metric_options
@click.option("--state", type=OneOf(MetricState), help=_("Active, second nature, or put away."))
@click.option("--open-ended", is_flag=True, help=_("Take the last day away."))
@click.option("--since", type=DAY, help=_("The first day of the new schedule or levels; today unless given."))
@click.pass_obj
def edit(session: Session, /, metric: Metric, since: date | None, open_ended: bool, **options: Any) -> None:
    """Change a metric."""
    with session.writing() as store:
        changes = changed_fields(metric, since or session.now.today, given(options))
        changes |= {"ends_on": None} if open_ended else {}
        changed = edit_metric(store, session.person, session.now, metric, changes)
    output.say(_("Kept: %(metric)s.") % {"metric": described(changed, session.now.today)})


@metric.command(
    "list",
    help=_("List what you follow, in your order."),
    examples=("wins metric list", "wins metric list --all --json"),
)
@click.option("--all", "archived", is_flag=True, help=_("Those put away too."))
@json_option
@click.pass_obj
def list_metrics(session: Session, archived: bool, as_json: bool) -> None:
    """Print the metrics."""
    found = metrics(session.store, session.person, archived=archived)
    if as_json:
        output.as_json(found)
    elif not found:
        output.say(output.nothing_yet("wins begin"))
    else:
        today = session.now.today
        alone = untied(session.store, session.person, found)
        is_few = len(alone) <= FEW
        rows = [
            [
                held.name,
                _asked(held, today),
                rhythm.words(held.schedule_on(today)),
                _state(held) or (_("not tied to what matters yet") if held.id in alone and is_few else ""),
            ]
            for held in found
        ]
        output.table([_("name"), _("what"), _("how often"), ""], rows)
        if not is_few:
            output.say(
                _("Not tied to what matters yet: %(n)s of these. Tie one with: %(command)s")
                % {"n": show.number(len(alone)), "command": "wins metric edit NAME --value VALUE"}
            )


@metric.command(
    "show",
    help=_("Show all that is set on METRIC."),
    examples=("wins metric show walk",),
)
@click.argument("metric", type=METRIC)
@json_option
@click.pass_obj
def show_metric(session: Session, metric: Metric, as_json: bool) -> None:
    """Print what is set on a metric."""
    if as_json:
        output.as_json(metric)
        return
    output.say(described(metric, session.now.today))
    if untied(session.store, session.person, [metric]):
        name = output.quoted(metric.name)
        output.say("  " + _("not tied to what matters yet") + f": wins metric edit {name} --value VALUE")
    for plan in metric.plans:
        said = {"schedule": rhythm.words(plan.schedule), "day": show.day(plan.since, session.now.today)}
        output.say(_("  Since %(day)s: %(schedule)s") % said)


@metric.command(
    "order",
    help=_("Move METRIC one place down in your order, or up."),
    examples=("wins metric order walk --up",),
)
@click.argument("metric", type=METRIC)
@click.option("--up", is_flag=True, help=_("Up instead."))
@click.pass_obj
def order(session: Session, metric: Metric, up: bool) -> None:
    """Move a metric in its order."""
    with session.writing() as store:
        move_metric(store, session.person, session.now, metric, up=up)
        held = metrics(store, session.person)
    output.say(*(one.name for one in held))


@metric.command(
    "archive",
    help=_("Put METRIC away with everything kept on it; `wins metric edit --state active` brings it back."),
    examples=("wins metric archive walk",),
)
@click.argument("metric", type=METRIC)
@click.pass_obj
def archive(session: Session, metric: Metric) -> None:
    """Put a metric away."""
    with session.writing() as store:
        archive_metric(store, session.person, session.now, metric)
    output.say(_("“%(name)s” is put away. Everything on it is kept.") % {"name": metric.name})


@metric.command(
    "delete",
    help=_("Delete METRIC with its entries. `wins undo` brings all of it back."),
    examples=("wins metric delete walk",),
)
@click.argument("metric", type=METRIC)
@yes_option
@click.pass_obj
def delete(session: Session, metric: Metric, yes: bool) -> None:
    """Delete a metric."""
    count = len(session.store.entry_rows(session.person.id, metric.id, date.min, date.max))
    facts = {"name": metric.name, "count": show.number(count)}
    if not yes:
        output.confirm(
            ngettext(
                "Delete “%(name)s” and its %(count)s entry?",
                "Delete “%(name)s” and its %(count)s entries?",
                count,
            )
            % facts
        )
    with session.writing() as store:
        delete_metric(store, session.person, session.now, metric)
    output.say(
        ngettext(
            "Deleted “%(name)s” with %(count)s entry. Bring it back with: wins undo",
            "Deleted “%(name)s” with %(count)s entries. Bring it back with: wins undo",
            count,
        )
        % facts
    )


def described(metric: Metric, today: date) -> str:
    """Say a metric in one line: its name, what is asked, how often."""
    parts = [metric.name, _asked(metric, today), rhythm.words(metric.schedule_on(today)), _state(metric)]
    return " · ".join(part for part in parts if part)


def _asked(metric: Metric, today: date) -> str:
    levels = metric.levels_on(today)
    if metric.direction is Direction.AT_MOST and levels.limit is not None:
        return _("at most %(amount)s") % {"amount": amounts.said(levels.limit, metric)}
    if metric.direction is Direction.OBSERVE:
        return _("observed, without any judgement")
    named = [(_("floor"), levels.floor), (_("target"), levels.target), (_("stretch"), levels.stretch)]
    return show.comma().join(
        f"{name} {amounts.said(level, metric)}" for name, level in named if level is not None
    )


def _state(metric: Metric) -> str:
    match metric.state:
        case MetricState.ARCHIVED:
            return _("put away")
        case MetricState.MAINTENANCE:
            return _("second nature")
        case _:
            return ""
