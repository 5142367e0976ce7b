"""`wins find-help`: whom to turn to, without a network."""

from __future__ import annotations

import click

from smallwins.catalogue import helplines
from smallwins.catalogue.language import _
from smallwins.cli import output
from smallwins.cli.arguments import Command, json_option
from smallwins.cli.program import Session


@click.command(
    cls=Command,
    help=_("Whom to turn to: your own people first, then places that listen."),
    examples=("wins find-help",),
)
@json_option
@click.pass_obj
def find_help(session: Session, as_json: bool) -> None:
    """Print whom to turn to."""
    own = [line for line in session.person.help_lines.splitlines() if line.strip()]
    if as_json:
        output.as_json({"own": own, "emergency": helplines.EMERGENCY, "directories": helplines.DIRECTORIES})
        return
    output.say(_("Talking to someone helps. Any reason is reason enough."), *(f"  * {line}" for line in own))
    output.say(
        _("If it is urgent: %(number)s in the European Union and many other countries.")
        % {"number": helplines.EMERGENCY},
        _("Helplines by country: %(addresses)s") % {"addresses": ", ".join(helplines.DIRECTORIES)},
        helplines.standing_line(),
    )
