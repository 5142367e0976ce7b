"""`wins note`: wins, lessons, letters and more, kept for good; and `wins search` over all one wrote."""

from __future__ import annotations

import sys
from datetime import date
from typing import Any

import click

from smallwins.application import notes as application
from smallwins.application import records
from smallwins.application.labels import label
from smallwins.application.ports import Record
from smallwins.catalogue import notebook, nouns, show
from smallwins.catalogue.language import _
from smallwins.cli import output
from smallwins.cli.arguments import (
    DAY,
    DAY_AHEAD,
    GOAL,
    METRIC,
    SKILL,
    STEP,
    Command,
    Group,
    OneOf,
    given,
    json_option,
    with_options,
)
from smallwins.cli.program import Session
from smallwins.cli.taken_out import take_out
from smallwins.cli.words import NOTE, SUPPORTER
from smallwins.domain.link import Link
from smallwins.domain.note import BringBack, Note, NoteKind, WinKind

LISTED = 30
"""Notes that `wins note list` shows unless it is told more; nothing expires."""

ABOUT = ("step", "goal", "metric", "skill")
FIELDS = (
    click.option("--win", type=OneOf(WinKind), help=_("What kind of win; a small step unless given.")),
    click.option("--title", metavar="TEXT", help=_("A title.")),
    click.option("--on", "on_date", type=DAY, help=_("The day it is about; today unless given.")),
    click.option("--step", type=STEP, help=_("A step it is about.")),
    click.option("--goal", type=GOAL, help=_("A goal it is about.")),
    click.option("--metric", type=METRIC, metavar="METRIC", help=_("A metric it is about.")),
    click.option("--skill", type=SKILL, metavar="SKILL", help=_("A skill it is about.")),
    click.option("--to", type=SUPPORTER, metavar="SUPPORTER", help=_("Whom a letter is to; else to you.")),
    click.option("--back", "bring_back", type=OneOf(BringBack), help=_("When a letter comes back.")),
    click.option("--back-on", "bring_back_on", type=DAY_AHEAD, help=_("The date on which it comes back.")),
)


def note_options(command: Any) -> Any:
    """Add the options with which a note is made and changed."""
    return with_options(command, FIELDS)


@click.group(
    cls=Group,
    help=_("Keep a win, a lesson, a letter, an idea. Nothing expires."),
    examples=("wins note add 'Ten minutes on the stairs'", "wins note add 'Half an idea' --kind idea"),
)
def note() -> None:
    """Hold the commands on notes."""


@note.command(
    "add",
    help=_("Keep a note; a win unless another kind is named. A single - reads a long text from a pipe."),
    examples=(
        "wins note add 'Called before I felt ready' --win leap",
        "wins note add 'Dear me, it was one evening.' --kind letter --back hard-day",
        "wins note add 'A class asked me to teach' --kind opportunity --step 'First talk'",
        "wins note add - --kind story < year.txt",
    ),
)
@click.argument("text")
@click.option("--kind", type=OneOf(NoteKind), default=NoteKind.WIN, help=_("What kind of note."))
@note_options
@json_option
@click.pass_obj
def add(session: Session, /, text: str, kind: NoteKind, as_json: bool, **options: Any) -> None:
    """Keep a note."""
    now = session.now
    text = sys.stdin.read() if text == "-" else text
    fields = {"on_date": now.today} | _fields(given(options))
    with session.writing() as store:
        made = Note(id=now.new_id(), kind=kind, text=text, created_at=now.at, **fields)
        held = application.add_note(store, session.person, now, made)
    if as_json:
        output.as_json(held)
    else:
        told = {"kind": notebook.kind(held.kind), "what": label(held)}
        output.say(_("Kept. %(kind)s: %(what)s") % told)


@note.command(
    "list",
    help=_("List what you wrote, the newest first."),
    examples=("wins note list --kind win", "wins note list --goal 'Cook for twelve' --json"),
)
@click.option("--kind", type=OneOf(NoteKind), help=_("One kind alone."))
@click.option("--goal", type=GOAL, help=_("Those about this goal."))
@click.option("--step", type=STEP, help=_("Those about this step."))
@click.option("--all", "whole", is_flag=True, help=_("All of them."))
@json_option
@click.pass_obj
def list_notes(session: Session, /, kind: NoteKind | None, whole: bool, as_json: bool, **about: Any) -> None:
    """Print notes."""
    of = next((record.id for record in about.values() if record is not None), None)
    found = application.notes(session.store, session.person, kind=kind, about=of)
    if as_json:
        output.as_json(found)
    elif not found:
        output.say(
            output.nothing_yet(f"wins note add TEXT --kind {(kind or NoteKind.WIN).replace('_', '-')}")
        )
    else:
        shown = found if whole else found[:LISTED]
        output.table([_("day"), _("kind"), _("what")], [_row(held, session.now.today) for held in shown])
        if len(found) > len(shown):
            output.say(_("%(n)s in all: wins note list --all") % {"n": show.number(len(found))})


@note.command(
    "show", help=_("Show one note whole."), examples=("wins note show stairs", "wins note show last")
)
@click.argument("note", type=NOTE)
@json_option
@click.pass_obj
def show_note(session: Session, note: Note, as_json: bool) -> None:
    """Print one note."""
    if as_json:
        output.as_json(note)
        return
    kind = notebook.win(note.win) if note.win else notebook.kind(note.kind)
    output.say(f"{show.day(note.on_date, session.now.today)} · {kind}")
    output.say(*filter(None, (note.title, note.text)))
    for link in note.links:
        record = session.store.find_noun(link.noun, session.person.id, link.id)
        if record is not None:
            output.say(_said(record))


@note.command(
    "edit",
    help=_("Change a note's words, its day, or what it is about."),
    examples=("wins note edit stairs --text 'Twelve minutes on the stairs'",),
)
@click.argument("note", type=NOTE)
@click.option("--text", metavar="TEXT", help=_("Other words."))
@note_options
@click.pass_obj
def edit(session: Session, /, note: Note, **options: Any) -> None:
    """Change a note."""
    with session.writing() as store:
        held = application.edit_note(store, session.person, session.now, note, _fields(given(options)))
    output.say(_("Kept: %(what)s") % {"what": label(held)})


@note.command(
    "delete", help=_("Delete a note. `wins undo` brings it back."), examples=("wins note delete stairs",)
)
@click.argument("note", type=NOTE)
@click.pass_obj
def delete(session: Session, note: Note) -> None:
    """Delete a note."""
    take_out(session, application.delete_note, note)


@click.command(
    cls=Command,
    help=_("Find every record in which all of these words occur; accents and case do not matter."),
    examples=("wins search cardamom", "wins search first talk --json"),
)
@click.argument("words", nargs=-1, required=True)
@json_option
@click.pass_obj
def search(session: Session, words: tuple[str, ...], as_json: bool) -> None:
    """Print what was found, newest first."""
    found = application.search(session.store, session.person, " ".join(words))
    if as_json:
        output.as_json([{"noun": held.noun, "id": held.id, "label": label(held)} for held in found])
    elif not found:
        output.say(_("Nothing you wrote holds these words."))
    else:
        output.say(*map(_said, found))


def _said(record: Record) -> str:
    return f"{nouns.noun(record.noun)}: {label(record)}"


def _row(note: Note, today: date) -> list[str]:
    kind = notebook.win(note.win) if note.win else notebook.kind(note.kind)
    return [show.short_day(note.on_date, today), kind, label(note)]


def _fields(options: dict[str, Any]) -> dict[str, Any]:
    fields = {name: value for name, value in options.items() if name not in ABOUT}
    links: tuple[Link, ...] = tuple(records.link(options[name]) for name in ABOUT if name in options)
    if links:
        fields["links"] = links
    if "to" in fields:
        fields["to"] = fields["to"].id
    if "bring_back_on" in fields:
        fields.setdefault("bring_back", BringBack.ON_DATE)
    return fields
