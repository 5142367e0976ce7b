"""`wins serve`: the pages and the API, on this machine and, when asked, for one's own devices."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, urlsplit

import click

from smallwins.catalogue.language import _
from smallwins.cli import output
from smallwins.cli.arguments import Command, given
from smallwins.cli.program import Session
from smallwins.domain.device import shown_code


@click.command(
    cls=Command,
    help=_(
        "Serve the pages on this machine; nobody else can reach them unless you say --network. Then your own "
        "devices are let in too, each paired once with a code, over https."
    ),
    examples=(
        "wins serve",
        "wins serve --port 8041",
        "wins serve --demo",
        "wins serve --network --certificate wins.pem --key wins.key",
        "wins serve --network --public-url https://wins.example",
    ),
)
@click.option("--host", metavar="ADDRESS", help=_("The address to serve on; 127.0.0.1 unless given."))
@click.option(
    "--port", type=click.IntRange(0, 65535), help=_("The port; 8040 unless given, 0 for any free one.")
)
@click.option("--network", is_flag=True, default=None, help=_("Let your own devices in, paired with a code."))
@click.option(
    "--certificate", "--tls-cert", metavar="FILE", help=_("The certificate (PEM) to serve https with.")
)
@click.option("--key", "--tls-key", metavar="FILE", help=_("The private key (PEM) of that certificate."))
@click.option(
    "--public-url", metavar="URL", help=_("The https address of a proxy on this machine that leads here.")
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
    parts = urlsplit(address)
    output.say(_("Small Wins is open at %(address)s") % {"address": f"{parts.scheme}://{parts.netloc}/"})
    if code := parse_qs(parts.query).get("code", [""])[0]:
        tell_code(code, address)
    output.say(_("Stop it with Ctrl-C."))


def tell_code(code: str, address: str = "") -> None:
    """Say a code and what it is good for, on a terminal with its address as a picture for a camera."""
    output.say(
        _("To pair a device, open /pair there and write this code: %(code)s") % {"code": shown_code(code)}
    )
    output.say(_("It is good for ten minutes, ten tries and one device."))
    if address and sys.stdout.isatty():
        import segno  # noqa: PLC0415 - for the network alone

        segno.make(address, error="m", micro=False).terminal(compact=True)
