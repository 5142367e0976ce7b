"""`wins lock`: the passphrase that the pages ask for after some time without use."""

from __future__ import annotations

import click

from smallwins.application import locks
from smallwins.application.passphrases import hashed
from smallwins.catalogue import show
from smallwins.catalogue.language import _
from smallwins.cli import output
from smallwins.cli.arguments import Command
from smallwins.cli.passphrases import ask_twice
from smallwins.cli.program import Session
from smallwins.domain.lock import MINUTES, USUAL_MINUTES, check_passphrase


@click.command(
    cls=Command,
    help=_(
        "Have the pages ask for a passphrase after some time without use; you are asked for it here. "
        "Forgotten? --off takes the lock off, and nothing is lost. The terminal itself is not locked."
    ),
    examples=("wins lock", "wins lock --after 5", "wins lock --off"),
)
@click.option(
    "--after",
    type=click.IntRange(1, MINUTES[-1]),
    metavar="MINUTES",
    default=USUAL_MINUTES,
    help=_("After so many minutes without use; 15 unless given."),
)
@click.option("--off", is_flag=True, help=_("Take the lock off."))
@click.pass_obj
def lock(session: Session, after: int, off: bool) -> None:
    """Put the lock on, or take it off."""
    if off:
        with session.writing() as store:
            locks.take_off(store, session.person.id)
        output.say(_("There is no lock now; the pages open by themselves."))
        return
    kept = hashed(check_passphrase(ask_twice()))
    with session.writing() as store:
        locks.put_on(store, session.person.id, session.now, kept, after)
    output.say(_("The pages ask for it after %(time)s without use.") % {"time": show.duration(after)})
