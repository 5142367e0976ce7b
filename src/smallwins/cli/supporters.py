"""`wins supporter`: people one trusts, what each was shown, and words that praise the process."""

from __future__ import annotations

from typing import Any

import click

from smallwins.application import supporters as application
from smallwins.application.labels import label
from smallwins.catalogue import show
from smallwins.catalogue import supporters as words
from smallwins.catalogue.language import _
from smallwins.cli import output
from smallwins.cli.arguments import Group, given, json_option
from smallwins.cli.program import Session
from smallwins.cli.words import SUPPORTER, listed
from smallwins.domain.supporter import Supporter


@click.group(
    cls=Group,
    help=_("Name people you trust. Nothing is sent; you show one thing at a time yourself."),
    examples=("wins supporter add Lina",),
)
def supporter() -> None:
    """Hold the commands on supporters."""


@supporter.command(
    "add", help=_("Name somebody you trust."), examples=("wins supporter add Lina --note 'a laugh'",)
)
@click.argument("name")
@click.option("--contact", default="", metavar="TEXT", help=_("Mail or phone; it stays here."))
@click.option("--note", default="", metavar="TEXT", help=_("What they are good for."))
@json_option
@click.pass_obj
def add(session: Session, /, name: str, contact: str, note: str, as_json: bool) -> None:
    """Name somebody."""
    now = session.now
    with session.writing() as store:
        made = Supporter(id=now.new_id(), name=name, contact=contact, note=note, created_at=now.at)
        held = application.add_supporter(store, session.person, now, made)
    if as_json:
        output.as_json(held)
    else:
        output.say(_("%(name)s is in your circle.") % {"name": held.name})


@supporter.command(
    "list", help=_("List the people in your circle."), examples=("wins supporter list --json",)
)
@json_option
@click.pass_obj
def list_supporters(session: Session, as_json: bool) -> None:
    """Print the circle."""
    found = application.supporters(session.store, session.person)
    if as_json:
        output.as_json(found)
    elif not found:
        output.say(output.nothing_yet("wins supporter add Lina"))
    else:
        rows = [[held.name, held.contact, show.number(len(held.may_see)), held.note] for held in found]
        output.table([_("name"), _("contact"), _("shown"), _("note")], rows, right=[2])


@supporter.command(
    "show", help=_("Show what somebody was shown."), examples=("wins supporter show lina --json",)
)
@click.argument("supporter", type=SUPPORTER)
@json_option
@click.pass_obj
def show_supporter(session: Session, supporter: Supporter, as_json: bool) -> None:
    """Print one person and what they were shown."""
    if as_json:
        output.as_json(supporter)
        return
    shown = application.shown(session.store, session.person, supporter)
    output.say(supporter.name, *filter(None, (supporter.contact, supporter.note)))
    output.say("", _("What %(name)s was shown") % {"name": supporter.name})
    listed([label(record) for record in shown] or [_("Nothing. It stays so until you show something.")])


@supporter.command(
    "edit",
    help=_("Change what is known of somebody."),
    examples=("wins supporter edit lina --contact x@y.org",),
)
@click.argument("supporter", type=SUPPORTER)
@click.option("--name", metavar="TEXT", help=_("Another name."))
@click.option("--contact", metavar="TEXT", help=_("Mail or phone; it stays here."))
@click.option("--note", metavar="TEXT", help=_("What they are good for."))
@click.pass_obj
def edit(session: Session, /, supporter: Supporter, **options: Any) -> None:
    """Change a supporter."""
    with session.writing() as store:
        held = application.edit_supporter(store, session.person, session.now, supporter, given(options))
    output.say(_("Kept: %(what)s") % {"what": held.name})


@supporter.command(
    "words",
    help=_("Show beginnings of messages that praise the process, and an invitation to tell a story."),
    examples=("wins supporter words lina",),
)
@click.argument("supporter", type=SUPPORTER)
@click.pass_obj
def show_words(session: Session, supporter: Supporter) -> None:
    """Print starters and an invitation."""
    listed(words.starters())
    output.say("", words.invitation(supporter.name))


@supporter.command(
    "remove",
    help=_("Take somebody out of the circle; nothing is shown to them any more."),
    examples=("wins supporter remove lina",),
)
@click.argument("supporter", type=SUPPORTER)
@click.pass_obj
def remove(session: Session, supporter: Supporter) -> None:
    """Take somebody out of the circle."""
    with session.writing() as store:
        application.remove_supporter(store, session.person, session.now, supporter)
    output.say(
        _("%(name)s is no longer in your circle. Bring back with: wins undo") % {"name": supporter.name}
    )
