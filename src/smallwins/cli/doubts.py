"""`wins doubt`: the claim and the other page, a note to a friend, and what became of it."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from smallwins.application import doubts as application
from smallwins.application.labels import label
from smallwins.catalogue import doubts as words
from smallwins.catalogue import show
from smallwins.catalogue.language import _
from smallwins.cli import output
from smallwins.cli.arguments import AMOUNT, DAY, Group, OneOf, given, json_option, with_options
from smallwins.cli.program import Session
from smallwins.cli.taken_out import take_out
from smallwins.cli.words import DOUBT, SUPPORTER, kind_question, listed
from smallwins.domain.doubt import Doubt, Fear, Outcome, Situation
from smallwins.domain.link import Pressure
from smallwins.domain.supporter import Supporter

CLAIM = click.option("--claim", metavar="TEXT", help=_("The doubt, as it sounds."))
QUESTIONS = (
    click.option("--fuel", metavar="TEXT", help=_("What is fuelling this thought.")),
    click.option("--reason", "reasons", multiple=True, metavar="TEXT", help=_("Why it may not hold.")),
    click.option("--fear", type=OneOf(Fear), help=_("What it is afraid of.")),
    click.option("--situation", type=OneOf(Situation), help=_("What it comes up with.")),
    click.option("--context", metavar="TEXT", help=_("The situation in your words.")),
    click.option("--pressure", type=OneOf(Pressure), help=_("Where the pressure comes from.")),
    click.option("--before", "belief_before", type=AMOUNT, help=_("How much you believed it, 0 to 100.")),
    click.option("--after", "belief_after", type=AMOUNT, help=_("How much you believe it now, 0 to 100.")),
)


def questions(command: Any) -> Any:
    """Add the options with which a doubt is written and answered."""
    return with_options(command, QUESTIONS)


@click.group(
    cls=Group,
    help=_("Write a doubt on one page and why it may not hold on the other."),
    examples=("wins doubt add 'Nobody needs my book' --fuel 'a glance' --before 80",),
)
def doubt() -> None:
    """Hold the commands on doubts."""


@doubt.command(
    "add",
    help=_("Write a doubt down, and what is fuelling it."),
    examples=("wins doubt add 'They will laugh' --fear judgement --situation first-time",),
)
@click.argument("claim")
@questions
@json_option
@click.pass_obj
def add(session: Session, /, claim: str, as_json: bool, **options: Any) -> None:
    """Write a doubt down."""
    now = session.now
    with session.writing() as store:
        made = Doubt(id=now.new_id(), claim=claim, created_at=now.at, **given(options))
        held = application.add_doubt(store, session.person, now, made)
    if as_json:
        output.as_json(held)
    else:
        output.say(_("Written down. The other page waits: wins doubt answer last 'why it may not hold'"))
        output.say(*kind_question(held))


@doubt.command("list", help=_("List doubts, the newest first."), examples=("wins doubt list --json",))
@json_option
@click.pass_obj
def list_doubts(session: Session, as_json: bool) -> None:
    """Print doubts and what they have come to."""
    found = application.doubts(session.store, session.person)
    if as_json:
        output.as_json(found)
    elif not found:
        output.say(output.nothing_yet("wins doubt add 'the thought, as it sounds'"))
    else:
        due = application.to_look_at(session.store, session.person, session.now)
        rows = [[label(held), show.number(len(held.reasons)), _ended(held, due)] for held in found]
        output.table([_("doubt"), _("reasons"), _("what became of it")], rows, right=[1])
        _say_record(session)


@doubt.command("show", help=_("Show both pages of a doubt."), examples=("wins doubt show book --json",))
@click.argument("doubt", type=DOUBT)
@json_option
@click.pass_obj
def show_doubt(session: Session, doubt: Doubt, as_json: bool) -> None:
    """Print one doubt, the claim first, then why it may not hold."""
    if as_json:
        output.as_json(doubt)
        return
    output.say(_("The doubt"))
    listed([doubt.claim])
    output.say(*_facts(doubt), "", _("Why it may not hold"))
    listed(doubt.reasons or [_("Nothing here yet; a small fact is enough.")])
    for name, said in (
        ("belief_before", _("Believed: %(n)s of 100.")),
        ("belief_after", _("Now: %(n)s of 100.")),
    ):
        if (number := getattr(doubt, name)) is not None:
            output.say(said % {"n": show.number(number)})
    output.say(*kind_question(doubt))
    note = application.prepared_note(session.store, session.person, doubt)
    if note is not None:
        output.say("", _("The note, exactly as it would be sent:"), note.text)
    _say_record(session)


@doubt.command(
    "edit",
    help=_("Change a doubt or its answers; `--reason` adds one."),
    examples=("wins doubt edit book --after 45", "wins doubt edit book --reason 'it is for eleven cousins'"),
)
@click.argument("doubt", type=DOUBT)
@CLAIM
@questions
@click.pass_obj
def edit(session: Session, /, doubt: Doubt, **options: Any) -> None:
    """Change a doubt."""
    changes = given(options)
    if "reasons" in changes:
        changes["reasons"] = (*doubt.reasons, *changes["reasons"])
    _keep(session, doubt, changes)


@doubt.command(
    "answer",
    help=_("Write on the other page why it may not hold."),
    examples=("wins doubt answer book 'Lina cooked three of them'",),
)
@click.argument("doubt", type=DOUBT)
@click.argument("reason", nargs=-1, required=True)
@click.pass_obj
def answer(session: Session, doubt: Doubt, reason: tuple[str, ...]) -> None:
    """Add reasons."""
    _keep(session, doubt, {"reasons": (*doubt.reasons, *reason)})


@doubt.command(
    "note",
    help=_("Prepare the note that asks somebody for a talk, and show it exactly. You send it yourself."),
    examples=("wins doubt note book lina --text 'Lina, can we talk on Sunday?'",),
)
@click.argument("doubt", type=DOUBT)
@click.argument("supporter", type=SUPPORTER)
@click.option("--text", metavar="TEXT", help=_("Your own words; else a note is suggested."))
@click.pass_obj
def note(session: Session, doubt: Doubt, supporter: Supporter, text: str | None) -> None:
    """Prepare a note and print it."""
    wording = text or words.letter(supporter.name, doubt.claim)
    with session.writing() as store:
        held = application.prepare_note(store, session.person, session.now, doubt, supporter, wording)
    output.say(held.text)


@doubt.command(
    "talked",
    help=_("Keep that a doubt was talked over with somebody you trust."),
    examples=("wins doubt talked book lina --on sunday",),
)
@click.argument("doubt", type=DOUBT)
@click.argument("supporter", type=SUPPORTER)
@click.option("--on", "on", type=DAY, help=_("The day of the talk."))
@click.pass_obj
def talked(session: Session, doubt: Doubt, supporter: Supporter, on: date | None) -> None:
    """Keep a talk."""
    with session.writing() as store:
        application.talked_over(store, session.person, session.now, doubt, supporter, on)
    output.say(_("Talked over with %(name)s.") % {"name": supporter.name})


@doubt.command(
    "outcome",
    help=_("Keep what really happened; it may be changed, and the history keeps every answer."),
    examples=("wins doubt outcome book did-not-happen",),
)
@click.argument("doubt", type=DOUBT)
@click.argument("outcome", type=OneOf(Outcome))
@click.pass_obj
def outcome(session: Session, doubt: Doubt, outcome: Outcome) -> None:
    """Keep an outcome and print what doubts have come to."""
    _keep(session, doubt, {"outcome": outcome})
    _say_record(session)


@doubt.command(
    "delete", help=_("Delete a doubt. `wins undo` brings it back."), examples=("wins doubt delete book",)
)
@click.argument("doubt", type=DOUBT)
@click.pass_obj
def delete(session: Session, doubt: Doubt) -> None:
    """Delete a doubt."""
    take_out(session, application.delete_doubt, doubt)


def _keep(session: Session, doubt: Doubt, changes: dict[str, Any]) -> None:
    with session.writing() as store:
        held = application.edit_doubt(store, session.person, session.now, doubt, changes)
    output.say(_("Kept: %(what)s") % {"what": label(held)})


def _facts(doubt: Doubt) -> list[str]:
    lines = [_("What is fuelling it: %(fuel)s") % {"fuel": doubt.fuel}] if doubt.fuel else []
    if doubt.fear:
        lines.append(_("fear: %(fear)s") % {"fear": words.fear(doubt.fear)})
    if doubt.situation:
        lines.append(_("It came up with: %(what)s") % {"what": words.situation(doubt.situation)})
    return lines


def _ended(doubt: Doubt, due: list[Doubt]) -> str:
    if doubt in due:
        return _("time to look again")
    return words.state(doubt.state) if doubt.outcome is Outcome.OPEN else words.outcome(doubt.outcome)


def _say_record(session: Session) -> None:
    record = application.came_true(session.store, session.person)
    if record.known:
        output.say(words.came_to(record.known, record.did_not_happen, record.partly, record.happened))
