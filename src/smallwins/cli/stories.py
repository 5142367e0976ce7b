"""`wins story`: how far one has come, a draft of it to make one's own, a bad day told well."""

from __future__ import annotations

import click

from smallwins.application import notes
from smallwins.application.labels import label
from smallwins.application.looking import found_wins, stories
from smallwins.catalogue import show
from smallwins.catalogue import stories as words
from smallwins.catalogue.language import _
from smallwins.cli import output
from smallwins.cli.arguments import Command, json_option
from smallwins.cli.program import Session
from smallwins.cli.words import SETBACK
from smallwins.domain.note import Note, NoteKind
from smallwins.domain.setback import Setback
from smallwins.domain.step import Step

LISTED = 30
"""Points of the timeline that are shown, the latest ones."""


@click.command(
    cls=Command,
    help=_("Show how far you have come; or a draft of your story, or of a bad day told well."),
    examples=("wins story", "wins story --draft", "wins story --of 'The almond cakes' --keep"),
)
@click.option("--draft", is_flag=True, help=_("A first draft of your story, from the record."))
@click.option("--of", "setback", type=SETBACK, help=_("A setback, as a story short enough to read aloud."))
@click.option("--found", is_flag=True, help=_("Wins in the record that you did not name yet."))
@click.option("--keep", is_flag=True, help=_("Keep the draft among your notes."))
@json_option
@click.pass_obj
def story(
    session: Session, draft: bool, setback: Setback | None, found: bool, keep: bool, as_json: bool
) -> None:
    """Print the timeline, a draft, or wins not named yet."""
    if found:
        _found(session, as_json=as_json)
        return
    events = stories.timeline(session.store, session.person, session.now)
    if setback is None and not (draft or keep):
        _show(session, events, as_json=as_json)
        return
    title = show.day(setback.occurred_on, session.now.today) if setback else _("My story so far")
    told = [words.line(event.kind, event.text, event.detail) for event in stories.told(events)]
    text = "\n".join(stories.bad_day(setback) if setback else told)
    if keep:
        _keep(session, title, text)
    if as_json:
        output.as_json({"title": title, "text": text})
    else:
        output.say(title, "", text or _("The first line of it is still to come. It may be a small one."))


def _found(session: Session, *, as_json: bool) -> None:
    proposed = found_wins.found_wins(session.store, session.person, session.now)
    if as_json:
        output.as_json(proposed)
        return
    for note in proposed:
        output.say(note.title or note.text, f"  {_naming(session, note)}")
    if not proposed:
        output.say(_("Every win of the last two weeks has its name."))


def _naming(session: Session, note: Note) -> str:
    """Return the command that names a win that was found."""
    text = output.quoted(note.title or note.text)
    (about,) = note.links
    if about.noun == Step.noun:
        return f"wins step win {text}"
    held = session.store.find_noun(about.noun, session.person.id, about.id)
    name = output.quoted(label(held) if held is not None else str(about.id))
    return f"wins note add {text} --win {note.win} --{about.noun} {name} --on {note.on_date.isoformat()}"


def _show(session: Session, events: list[stories.Event], *, as_json: bool) -> None:
    if as_json:
        output.as_json(events)
        return
    if not events:
        output.say(_("The first line of it is still to come. It may be a small one."))
        return
    today = session.now.today
    output.table(
        (),
        [
            [show.short_day(event.on, today), words.event(event.kind), event.text]
            for event in events[-LISTED:]
        ],
    )


def _keep(session: Session, title: str, text: str) -> None:
    now = session.now
    note = Note(
        id=now.new_id(), kind=NoteKind.STORY, title=title, text=text, on_date=now.today, created_at=now.at
    )
    with session.writing() as store:
        notes.add_note(store, session.person, now, note)
