"""`wins today`: one true piece of evidence, what was done, and below it what is left."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import click

from smallwins.application import standings
from smallwins.application.day.absence import Absence
from smallwins.application.day.elsewhere import is_answer
from smallwins.application.day.evidence import evidence
from smallwins.application.day.rhythm import asked_and_waiting, is_hard, is_small
from smallwins.application.day.today import Line, State, Today, the_day
from smallwins.application.looking.facts import band_word, fact
from smallwins.catalogue import amounts, show
from smallwins.catalogue.language import _
from smallwins.cli import output
from smallwins.cli.arguments import Command, json_option
from smallwins.cli.program import Session
from smallwins.domain.errors import Refusal
from smallwins.domain.step import Step

if TYPE_CHECKING:
    from smallwins.application.walking.key_tasks import Doorway


@click.command(
    cls=Command,
    help=_("Show the day: what was done first, what is left second."),
    examples=("wins", "wins today --json"),
)
@json_option
@click.pass_obj
def today(session: Session, as_json: bool) -> None:
    """Print the day."""
    day, found = the_day(session.store, session.person, session.now)
    if found.fresh:
        _keep(session, found)
    if as_json:
        output.as_json(_whole(session, day))
        return
    small = is_small(session.person, session.now)
    _say_first(session, day, small=small)
    _say_parts(session, day, small=small)


def _say_first(session: Session, day: Today, *, small: bool) -> None:
    hard = is_hard(session.store, session.person, session.now)
    output.say(show.day(day.day), evidence(session.store, session.person, day, hard=hard))
    if small:
        output.say(
            _("Today is small now: the smallest step of anything is enough, and nothing is also a day.")
        )
    if day.away is not None:
        output.say(_("To mark that time as a pause: %(command)s") % {"command": _pause_of(day.away)})


def _say_parts(session: Session, day: Today, *, small: bool) -> None:
    finished, door = _steps(session)
    held = day.of(State.DONE, State.SKIPPED)
    done = [line for line in held if not is_answer(session.person.id, line.metric)]
    rows = [_row(line, day, small=small) for line in done]
    _say_rows(_("Done"), rows + [[step.title, "", _("a step, finished"), ""] for step in finished])
    _say_the_one(door, asks=not small)
    asked, waiting = asked_and_waiting(day, small=small)
    left = ((_("If you like"), asked), (_("Not asked today"), waiting), (_("Resting"), day.of(State.RESTING)))
    for word, lines in left:
        _say_rows(word, [_row(line, day, small=small) for line in lines])
    if not (day.lines or finished or (door and (door.step or door.candidates))):
        output.say(output.nothing_yet("wins begin"))


def _say_rows(word: str, rows: Sequence[Sequence[str]]) -> None:
    if rows:
        output.say("", word)
        output.table((), rows, right=[1])


def _pause_of(away: Absence) -> str:
    return f"wins pause --since {away.since.isoformat()} --until {away.until.isoformat()}"


def _say_the_one(door: Doorway | None, *, asks: bool) -> None:
    """Say the one of today, or ask for it with what it could be; a day made small is not asked."""
    if door is None:
        return
    if door.step is not None:
        output.say("", _("The one"), f"  {door.step.title}")
        command = f"wins step start {output.quoted(door.step.title)}"
        output.say("  " + _("Two minutes now: %(command)s") % {"command": command})
    elif door.candidates and asks:
        output.say("", _("What is the one today?"), *(f"  {each.step.title}" for each in door.candidates))
        command = f"wins step key {output.quoted(door.candidates[0].step.title)} --one"
        output.say("  " + _("This one: %(command)s") % {"command": command})


def _steps(session: Session) -> tuple[list[Step], Doorway | None]:
    """Return the steps that were finished today, and the one of today or what it could be."""
    from smallwins.application.steps import finished_on  # noqa: PLC0415 - felt at start-up
    from smallwins.application.walking.key_tasks import doorway  # noqa: PLC0415 - felt at start-up

    store, person, now = session.store, session.person, session.now
    return finished_on(store, person, now), doorway(store, person, now)


def _row(line: Line, day: Today, *, small: bool) -> list[str]:
    return [line.metric.name, amount_today(line), fact(line, day.day, small=small), momentum_word(line)]


def amount_today(line: Line) -> str:
    """Say what was done on a metric today, if anything was."""
    return "" if line.day.amount is None else amounts.said(line.day.amount, line.metric)


def momentum_word(line: Line) -> str:
    """Say the momentum of a metric that has any."""
    return band_word(line.momentum.band) if line.momentum and line.totals.days else ""


def _whole(session: Session, day: Today) -> dict[str, Any]:
    finished, door = _steps(session)
    return {
        "day": day.day,
        "lines": [_plain(line, day) for line in day.lines],
        "finished": [step.id for step in finished],
        "the_one": door.step.id if door and door.step else None,
        "could_be_the_one": [each.step.id for each in door.candidates] if door else [],
    }


def _plain(line: Line, day: Today) -> dict[str, Any]:
    return {
        "metric": line.metric.id,
        "name": line.metric.name,
        "state": line.state,
        "amount": line.day.amount,
        "fact": fact(line, day.day),
        "momentum": line.momentum.live if line.momentum else None,
        "band": line.momentum.band if line.momentum else None,
        "last_seven_days": line.marks,
        "days": line.totals.days,
    }


def _keep(session: Session, found: standings.Positions) -> None:
    # A cache: where it cannot be written, the next command computes it again.
    with suppress(Refusal), session.store.transaction():
        standings.keep(session.store, session.person, found)
