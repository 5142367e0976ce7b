"""`wins serve`: the pages and the API, on this machine."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import click

from smallwins.catalogue.language import _
from smallwins.cli import output
from smallwins.cli.arguments import Command, given
from smallwins.cli.program import Session


@click.command(
    cls=Command,
    help=_("Serve the pages on this machine; nobody else can reach them unless you say so."),
    examples=("wins serve", "wins serve --port 8041", "wins serve --demo"),
)
@click.option("--host", metavar="ADDRESS", help=_("The address to serve on; 127.0.0.1 unless given."))
@click.option(
    "--port", type=click.IntRange(0, 65535), help=_("The port; 8040 unless given, 0 for any free one.")
)
@click.option("--demo", is_flag=True, help=_("Serve two invented years to look around in; nothing of yours."))
@click.option(
    "--backed-up", is_flag=True, help=_("The PostgreSQL server was backed up, so its tables may be changed.")
)
@click.pass_obj
def serve(session: Session, /, demo: bool, backed_up: bool, **options: Any) -> None:
    """Serve until somebody stops it."""
    program = session.program
    settings = replace(program.settings, **given(options))
    session.close()
    if backed_up:
        program.upgrade(settings)
    (program.serve_demo if demo else program.serve)(settings, _say)


def _say(address: str) -> None:
    output.say(_("Small Wins is open at %(address)s") % {"address": address})
    output.say(_("Stop it with Ctrl-C."))
