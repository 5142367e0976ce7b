"""`wins value`: what matters, in one's own words."""

from __future__ import annotations

from typing import Any

import click

from smallwins.application.values import add_value, delete_value, edit_value, values
from smallwins.catalogue.language import _
from smallwins.cli import output
from smallwins.cli.arguments import AMOUNT, VALUE, Group, given, json_option
from smallwins.cli.program import Session
from smallwins.domain.value import Value


@click.group(
    cls=Group,
    help=_("Name what matters to you, so that what you follow can serve it."),
    examples=("wins value list",),
)
def value() -> None:
    """Hold the commands on values."""


@value.command(
    "add",
    help=_("Name something that matters."),
    examples=("wins value add Health --why 'to play with my children'",),
)
@click.argument("name")
@click.option("--why", default="", metavar="TEXT", help=_("Why it matters."))
@click.option("--weight", type=AMOUNT, default=1.0, help=_("How much it weighs beside others, 0 to 1."))
@json_option
@click.pass_obj
def add(session: Session, /, name: str, why: str, weight: float, as_json: bool) -> None:
    """Add a value."""
    now = session.now
    with session.writing() as store:
        count = len(values(store, session.person))
        named = Value(id=now.new_id(), name=name, why=why, weight=weight, position=count, created_at=now.at)
        held = add_value(store, session.person, now, named)
    if as_json:
        output.as_json(held)
    else:
        output.say(_("Added the value “%(name)s”.") % {"name": held.name})


@value.command(
    "edit",
    help=_("Change a value's name, why or weight, put it away or take it up again."),
    examples=("wins value edit health --why 'more breath on the stairs'", "wins value edit health --archive"),
)
@click.argument("value", type=VALUE)
@click.option("--name", metavar="TEXT", help=_("Another name."))
@click.option("--why", metavar="TEXT", help=_("Why it matters."))
@click.option("--weight", type=AMOUNT, help=_("How much it weighs beside others, 0 to 1."))
@click.option("--archive/--unarchive", "archived", default=None, help=_("Put it away, or take it up again."))
@click.pass_obj
def edit(session: Session, /, value: Value, **options: Any) -> None:
    """Change a value."""
    with session.writing() as store:
        changed = edit_value(store, session.person, session.now, value, given(options))
    output.say(_("Kept the value “%(name)s”.") % {"name": changed.name})


@value.command("list", help=_("List your values."), examples=("wins value list", "wins value list --json"))
@json_option
@click.pass_obj
def list_values(session: Session, as_json: bool) -> None:
    """Print the values."""
    found = values(session.store, session.person)
    if as_json:
        output.as_json(found)
    elif not found:
        output.say(output.nothing_yet("wins value add Health"))
    else:
        rows = [[held.name, held.why, _("put away") if held.archived else ""] for held in found]
        output.table([_("name"), _("why"), ""], rows)


@value.command(
    "delete",
    help=_("Delete a value. `wins undo` brings it back."),
    examples=("wins value delete health",),
)
@click.argument("value", type=VALUE)
@click.pass_obj
def delete(session: Session, value: Value) -> None:
    """Delete a value."""
    with session.writing() as store:
        delete_value(store, session.person, session.now, value)
    output.say(_("Deleted the value “%(name)s”. Bring it back with: wins undo") % {"name": value.name})
