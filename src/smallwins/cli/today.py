"""`wins today`: what was done first, what is left second."""

from __future__ import annotations

import click

from smallwins.application.metrics import metrics
from smallwins.catalogue import rhythm, show
from smallwins.catalogue.language import _
from smallwins.cli import output
from smallwins.cli.arguments import Command, json_option
from smallwins.cli.entries import amount_said
from smallwins.cli.program import Session


@click.command(
    cls=Command,
    help=_("Show the day: what was done first, what is left second."),
    examples=("wins", "wins today --json"),
)
@json_option
@click.pass_obj
def today(session: Session, as_json: bool) -> None:
    """Print the day."""
    day = session.now.today
    done = session.store.entries_between(session.person.id, day, day.fromordinal(day.toordinal() + 1))
    held = {metric.id: metric for metric in metrics(session.store, session.person)}
    if as_json:
        output.as_json({"day": day, "done": done})
        return
    logged = {entry.metric for entry in done}
    output.say(show.day(day))
    rows = [[held[entry.metric].name, amount_said(entry, held[entry.metric])] for entry in done]
    left = [
        [metric.name, rhythm.words(metric.schedule_on(day))]
        for metric in held.values()
        if metric.id not in logged
    ]
    for heads, part in (([_("done"), ""], rows), ([_("left"), ""], left)):
        if part:
            output.say("")
            output.table(heads, part)
    if not held:
        output.say(output.nothing_yet("wins metric add 'Morning walk'"))
