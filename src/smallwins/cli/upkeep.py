"""`wins backup`, `wins restore`, `wins doctor`, `wins erase`: looking after the whole record."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from smallwins.application import upkeep
from smallwins.catalogue import checks, show
from smallwins.catalogue.language import _
from smallwins.cli import output
from smallwins.cli.arguments import Command, json_option
from smallwins.cli.program import Session

NEWEST = "newest"
"""The word for the newest backup."""


@click.command(
    cls=Command,
    help=_(
        "Copy the whole record into one file: FILE, or a new one beside the daily backups. "
        "A backup of each day on which something is written is kept anyway."
    ),
    examples=("wins backup", "wins backup /media/stick/wins.db", "wins backup --list"),
)
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path), required=False)
@click.option("--list", "listed", is_flag=True, help=_("List the backups there are."))
@json_option
@click.pass_obj
def backup(session: Session, file: Path | None, listed: bool, as_json: bool) -> None:
    """Make a backup, or list those there are."""
    keeper = session.program.keeper()
    made = keeper.backups() if listed else [keeper.back_up(_now(), file)]
    if as_json:
        output.as_json([_plain(held) for held in made])
    elif listed:
        rows = [[show.moment(held.at, _now().date()), _size(held), str(held.path)] for held in made]
        output.table([_("when"), _("MB"), _("file")], rows, right=[1])
    else:
        output.say(_("Backed up to %(path)s (%(size)s MB).") % {"path": made[0].path, "size": _size(made[0])})


@click.command(
    cls=Command,
    help=_(
        "Put a backup in the place of everything: FILE, or the newest good one. "
        "What was there before is kept as a backup of its own."
    ),
    examples=("wins restore newest", "wins restore /media/stick/wins.db"),
)
@click.argument("file")
@click.pass_obj
def restore(session: Session, file: str) -> None:
    """Restore a backup."""
    keeper = session.program.keeper()
    source = keeper.newest() if file == NEWEST else Path(file)
    output.confirm(_("Put %(path)s in the place of everything that is kept?") % {"path": source})
    session.close()
    before = keeper.restore(source, _now())
    output.say(_("Restored from %(path)s.") % {"path": source})
    if before is not None:
        command = f"wins restore {output.quoted(str(before))}"
        output.say(_("To go back to what was there before: %(command)s") % {"command": command})


@click.command(
    cls=Command,
    help=_("Look whether the record, its backups and the disk are sound. Ends with 1 if something is not."),
    examples=("wins doctor", "wins doctor --json"),
)
@json_option
@click.pass_obj
def doctor(session: Session, as_json: bool) -> None:
    """Look whether everything is sound."""
    found = session.program.keeper().checks(_now())
    if as_json:
        output.as_json([_told(check) for check in found])
    else:
        for check in found:
            output.say(f"{'✓' if check.is_good else '→'} {_told(check)['sentence']}")
    if not all(check.is_good for check in found):
        sys.exit(1)


@click.command(
    cls=Command,
    help=_(
        "Delete everything that is kept, at once and for good. Asks for the word ERASE first. "
        "Backups are files of their own and stay until you delete them."
    ),
    examples=("wins export --to archive -o all.zip", "wins erase"),
)
@click.option("--yes", is_flag=True, help=_("Do not ask."))
@click.pass_obj
def erase(session: Session, yes: bool) -> None:
    """Delete everything."""
    question = _("Everything will be deleted for good. Type %(word)s to go on") % {"word": "ERASE"}
    if not yes and click.prompt(question, default="", show_default=False) != "ERASE":
        raise click.Abort
    with session.writing() as store:
        upkeep.erase_all(store, session.person)
    session.close()
    output.say(_("Everything was deleted."))
    for held in session.program.keeper().backups():
        output.say(_("This backup still holds what it held: %(path)s") % {"path": held.path})


def _now() -> datetime:
    return datetime.now().astimezone()


def _size(held: upkeep.Backup) -> str:
    return show.number(round(held.size / 1_000_000, 1))


def _plain(held: upkeep.Backup) -> dict[str, Any]:
    return {"path": str(held.path), "at": held.at, "size": held.size}


def _told(check: upkeep.Check) -> dict[str, Any]:
    sentence = checks.sentence(check.code, check.facts, is_good=check.is_good)
    return {"code": check.code, "is_good": check.is_good, "sentence": sentence}
