"""`wins undo`, `wins history` and `wins forget`: every act can be seen, taken back, and forgotten."""

from __future__ import annotations

import click

from smallwins.application import history as acts
from smallwins.application import upkeep
from smallwins.application.changes import Change
from smallwins.catalogue import brought, show
from smallwins.catalogue.acts import said
from smallwins.catalogue.language import _
from smallwins.cli import output
from smallwins.cli.arguments import Command, json_option
from smallwins.cli.program import Session
from smallwins.domain.profile import in_zone


@click.command(
    cls=Command,
    help=_("Take back the last act, or the one numbered REV. Undoing an undo does it again."),
    examples=("wins undo", "wins undo 42"),
)
@click.argument("rev", type=int, required=False)
@click.pass_obj
def undo(session: Session, rev: int | None) -> None:
    """Take an act back."""
    with session.writing() as store:
        change, act = acts.undo(store, session.person, session.now, rev)
    command = {"command": f"wins undo {act.rev}"}
    if change.act == "undo":
        output.say(f"{said('redo', change.summary)}.")
        output.say(_("To take it back: %(command)s") % command)
    else:
        output.say(_("Taken back: %(act)s.") % {"act": said(change.act, change.summary)})
        output.say(_("To do it again: %(command)s") % command)


@click.command(
    cls=Command,
    help=_("List what was done to the record, the newest last."),
    examples=("wins history", "wins history --limit 200 --json"),
)
@click.option(
    "--limit", type=click.IntRange(1, 10_000), default=20, help=_("How many acts; 20 unless given.")
)
@json_option
@click.pass_obj
def history(session: Session, limit: int, as_json: bool) -> None:
    """Print the acts."""
    found = acts.changes(session.store, session.person, limit=limit)
    if as_json:
        output.as_json(found)
        return
    rows = [_row(session, change) for change in reversed(found)]
    output.table([_("rev"), _("when"), _("act"), ""], rows, right=[0])


@click.command(
    cls=Command,
    help=_(
        "Forget for good what the act numbered REV took out: the history keeps that something was there, "
        "and no word of it. Backups made before still hold it."
    ),
    examples=("wins history", "wins forget 42"),
)
@click.argument("rev", type=int)
@click.option("--yes", is_flag=True, help=_("Do not ask."))
@click.pass_obj
def forget(session: Session, rev: int, yes: bool) -> None:
    """Forget what an act took out."""
    counts = upkeep.taken_out(session.store, session.person, rev)
    if counts and not yes:
        click.confirm(_("Forget %(counts)s for good?") % {"counts": brought.listed(counts)}, abort=True)
    with session.writing() as store:
        upkeep.forget_change(store, session.person, rev)
    output.say(_("Forgotten for good: %(counts)s.") % {"counts": brought.listed(counts)})


def _row(session: Session, change: Change) -> list[str]:
    local = in_zone(change.at, session.now.at.tzinfo)
    undone = _("taken back by %(rev)s") % {"rev": change.undone_by} if change.undone_by else ""
    return [str(change.rev), show.moment(local, session.now.today), said(change.act, change.summary), undone]
