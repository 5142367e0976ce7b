"""`wins settings`: every setting of the program, its value, and what it is for."""

from __future__ import annotations

from dataclasses import fields

import click

from smallwins.catalogue.language import _
from smallwins.cli import output
from smallwins.cli.arguments import Command, json_option
from smallwins.cli.program import Session
from smallwins.settings import PREFIX, Settings


@click.command(
    cls=Command,
    help=_("List the program's settings; each is an environment variable. Your own choices: wins profile."),
    examples=("wins settings", "SMALLWINS_DATABASE=~/wins.db wins today"),
)
@json_option
@click.pass_obj
def settings(session: Session, as_json: bool) -> None:
    """Print the settings."""
    held = {field.name: getattr(session.program.settings, field.name) for field in fields(Settings)}
    if as_json:
        output.as_json(held)
        return
    rows = [
        [PREFIX + field.name.upper(), str(held[field.name]), _(field.metadata["doc"])]
        for field in fields(Settings)
    ]
    output.table([_("setting"), _("value"), _("what it is for")], rows)
