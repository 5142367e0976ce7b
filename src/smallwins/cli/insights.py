"""`wins insights`: what the record suggests, with what showed nothing and what is too young."""

from __future__ import annotations

import click

from smallwins.catalogue.language import _
from smallwins.catalogue.patterns import findings as words
from smallwins.cli import output
from smallwins.cli.arguments import Command, json_option
from smallwins.cli.program import Session


@click.command(
    "insights",
    cls=Command,
    help=_("Ask the record what goes with what, and when things go best: at most three findings."),
    examples=("wins insights", "wins insights --json"),
)
@json_option
@click.pass_obj
def insights_command(session: Session, as_json: bool) -> None:
    """Print the findings."""
    # numpy is felt at start-up, also of the help of all commands
    from smallwins.application.looking import findings  # noqa: PLC0415
    from smallwins.application.looking.insights import insights  # noqa: PLC0415

    found = insights(session.store, session.person, session.now)
    unclear = [findings.looked(each) for each in found.unclear]
    not_yet = [findings.not_yet(each) for each in found.not_yet]
    if as_json:
        from smallwins.application.looking.figures import habit_of, numbered  # noqa: PLC0415

        told = [numbered(found, each) for each in found.shown]
        back = found.coming_back.counts if found.coming_back else None
        hours = [habit_of(each) for each in found.habits]
        whole = {"findings": told, "unclear": unclear, "not_yet": not_yet, "coming_back": back}
        output.as_json(whole | {"habits": hours})
        return
    output.say(findings.heading(found))
    for each in (findings.told(found, shown) for shown in found.shown):
        output.say("", each.headline, f"  {each.effect}", f"  {each.caution}")
    habits = [words.habit(each.metric.name, each.clock) for each in found.habits]
    listed = (
        (_("When you do it"), habits),
        (_("Looked at, nothing clear"), unclear),
        (_("Not enough data yet"), not_yet),
    )
    for heading, lines in listed:
        if lines:
            output.say("", heading, *(f"  {line}" for line in lines))
