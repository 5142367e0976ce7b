"""`wins pause` and `wins resume`: rest costs nothing, and may be written down afterwards."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from smallwins.application import metrics
from smallwins.catalogue import show
from smallwins.catalogue.language import _
from smallwins.cli import output
from smallwins.cli.arguments import DAY, DAY_AHEAD, METRIC, Command, given
from smallwins.cli.program import Session
from smallwins.domain.metric import Metric
from smallwins.domain.pause import Pause


@click.command(
    cls=Command,
    help=_("Let METRIC, a group, or everything rest. Nothing is asked on these days, and nothing is lost."),
    examples=("wins pause walk --until sunday", "wins pause --note 'a week in the mountains'"),
)
@click.argument("metric", type=METRIC, required=False)
@click.option("--group", "group_name", metavar="TEXT", help=_("All metrics of this group."))
@click.option("--since", type=DAY, help=_("The first day of rest; today unless given, and the past is fine."))
@click.option("--until", type=DAY_AHEAD, help=_("The last day of rest; open unless given."))
@click.option("--note", default="", metavar="TEXT", help=_("Free words kept with it."))
@click.pass_obj
def pause(session: Session, /, metric: Metric | None, since: date | None, **options: Any) -> None:
    """Keep a pause."""
    now = session.now
    fields = given(options) | {"since": since or now.today, "metric": metric.id if metric else None}
    what = metric.name if metric else options["group_name"] or ""
    with session.writing() as store:
        resting = Pause(id=now.new_id(), created_at=now.at, **fields)
        metrics.pause(store, session.person, now, resting, summary=what)
    output.say(_said(resting, what or _("Everything"), now.today))


@click.command(
    cls=Command,
    help=_("End the rest of METRIC, or of everything: today asks again."),
    examples=("wins resume walk", "wins resume"),
)
@click.argument("metric", type=METRIC, required=False)
@click.pass_obj
def resume(session: Session, metric: Metric | None) -> None:
    """End the pauses under way."""
    with session.writing() as store:
        metrics.resume(store, session.person, session.now, metric)
    output.say(_("Good to have you back. `wins today` shows what today asks."))


def _said(resting: Pause, what: str, today: date) -> str:
    facts = {"what": what, "since": show.near_day(resting.since, today)}
    if resting.until is None:
        return _("%(what)s rests from %(since)s on, until you say: wins resume") % facts
    facts["until"] = show.near_day(resting.until, today)
    return _("%(what)s rests from %(since)s until %(until)s.") % facts
