"""Good enough from the terminal: agree on "done", tick it, amend it with a reason, keep drafts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import click

from smallwins.application import steps
from smallwins.application.walking import criteria
from smallwins.catalogue.language import _
from smallwins.cli import output
from smallwins.cli.arguments import RATING, STEP, command_on, not_one_of
from smallwins.cli.program import Session
from smallwins.cli.way import sign
from smallwins.domain.criterion import Criterion
from smallwins.domain.step import Draft, Step
from smallwins.domain.text import fold

on_step = command_on(STEP)


@on_step(
    "agree",
    help=_("Agree on what done means for STEP, before it begins or as the first thing after."),
    examples=("wins step agree bread 'flour has an amount' 'others can follow' --decides 2",),
)
@click.argument("lines", nargs=-1, required=True)
@click.option("--decides", type=int, help=_("The number of the line that decides."))
def agree(session: Session, step: Step, lines: Sequence[str], decides: int | None) -> None:
    """Agree on what done means."""
    central = decides - 1 if decides else None
    _done(session, criteria.agree_criteria, step, lines, central)


@on_step(
    "tick",
    help=_("Tick LINE of what done means for STEP, by its number or its first words."),
    examples=("wins step tick bread 1", "wins step tick bread flour", "wins step tick bread 1 --off"),
)
@click.argument("line")
@click.option("--off", is_flag=True, help=_("Take the tick back."))
def tick(session: Session, step: Step, line: str, off: bool) -> None:
    """Tick a line."""
    with session.writing() as store:
        place = _place(step, line)
        held = criteria.meet_criterion(store, session.person, session.now, step, place, met=not off)
    _say(held)


@on_step(
    "amend",
    help=_("Change LINE of STEP, or add one; after the start with a reason that stays visible."),
    examples=(
        "wins step amend bread 1 'flour has a rough amount' --because 'she never weighed it'",
        "wins step amend bread new 'one line about her hands' --because 'Lina asked'",
    ),
)
@click.argument("line")
@click.argument("text")
@click.option("--because", default="", metavar="TEXT", help=_("The reason."))
def amend(session: Session, step: Step, line: str, text: str, because: str) -> None:
    """Amend a line, or add one."""
    if line == "new":
        _done(session, criteria.add_criterion, step, text, because)
    else:
        _done(session, criteria.amend_criterion, step, _place(step, line), text, because)


@on_step(
    "strike",
    help=_("Strike LINE of STEP; after the start with a reason, and it stays visible."),
    examples=("wins step strike bread 3 --because 'it is in the title'",),
)
@click.argument("line")
@click.option("--because", default="", metavar="TEXT", help=_("The reason."))
def strike(session: Session, step: Step, line: str, because: str) -> None:
    """Strike a line."""
    _done(session, criteria.strike_criterion, step, _place(step, line), because)


@on_step(
    "decide",
    help=_("Name the one LINE that decides whether STEP is done."),
    examples=("wins step decide bread 2",),
)
@click.argument("line")
def decide(session: Session, step: Step, line: str) -> None:
    """Name the line that decides."""
    _done(session, criteria.decide_by, step, _place(step, line))


@on_step(
    "extra",
    help=_("Give what goes beyond the done of STEP a step of its own, or park it for later, maybe."),
    examples=("wins step extra bread 'a photograph' --park", "wins step extra bread 'a photograph'"),
)
@click.argument("title")
@click.option("--park", is_flag=True, help=_("For later, maybe."))
@click.option("--done-when", multiple=True, metavar="TEXT", help=_("Its own small done; again for more."))
def extra(session: Session, step: Step, title: str, park: bool, done_when: Sequence[str]) -> None:
    """Make extras a step of their own."""
    with session.writing() as store:
        made = steps.extras_as_step(store, session.person, session.now, step, title, done_when, parked=park)
    output.say(f"{sign(made)} {made.title}")


@on_step(
    "draft",
    help=_("Keep a version of STEP: who saw it, what got better, what came of it."),
    examples=(
        "wins step draft bread --note 'on the napkin' --shared Lina",
        "wins step draft bread --of 1 --came-of-it 'she asked for more'",
    ),
)
@click.option(
    "--of", "number", type=int, help=_("The number of a draft that is kept, to say what came of it.")
)
@click.option("--note", default="", metavar="TEXT", help=_("Which version, in a few words."))
@click.option("--shared", "shared_with", default="", metavar="NAME", help=_("Who saw it."))
@click.option("--better", default="", metavar="TEXT", help=_("What got better."))
@click.option("--came-of-it", default="", metavar="TEXT", help=_("What came of showing it."))
@click.option("--quality", type=RATING, help=_("How good it is now, 0 to 10, if you like to say."))
def draft(session: Session, /, step: Step, number: int | None, **fields: Any) -> None:
    """Keep a draft, or say what came of one."""
    now = session.now
    with session.writing() as store:
        if number is None:
            kept = Draft(at=now.at, **fields)
            held = steps.keep_draft(store, session.person, now, step, kept)
        else:
            came = fields["came_of_it"]
            held = steps.tell_of_draft(store, session.person, now, step, number - 1, came)
    told = {"n": number or len(held.drafts), "step": held.title}
    output.say(_("Draft %(n)s of “%(step)s” is kept.") % told)


def lines(step: Step) -> Iterator[str]:
    """Say what done means, line by line, with what was amended and why."""
    for number, held in enumerate(step.done_when, 1):
        if held.struck_at is None:
            decides = "  (" + _("this one decides") + ")" if held.central else ""
            yield f"  {'■' if held.is_met else '□'} {number}. {held.text}{decides}"
    for was in step.amendments:
        changed = _("was: %(before)s") % {"before": was.before} if was.after else was.before
        yield f"    – {changed if was.before else was.after} · {was.reason}"


def _place(step: Step, line: str) -> int:
    if line.isdecimal():
        return int(line) - 1
    found = [place for place, held in enumerate(step.done_when) if _begins(held, line)]
    if len(found) != 1:
        raise not_one_of(line, [held.text for held in step.done_when if held.counts])
    return found[0]


def _begins(held: Criterion, line: str) -> bool:
    return held.counts and fold(held.text).startswith(fold(line).strip())


def _say(held: Step) -> None:
    output.say(f"{sign(held)} {held.title}", *lines(held))
    if held.is_open and held.is_good_enough:
        name = output.quoted(held.title)
        output.say(_("It is done. Close it with: %(command)s") % {"command": f"wins step done {name}"})


def _done(session: Session, function: Any, step: Step, *args: Any) -> None:
    with session.writing() as store:
        _say(function(store, session.person, session.now, step, *args))


COMMANDS = (agree, tick, amend, strike, decide, extra, draft)
