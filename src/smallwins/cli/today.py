"""`wins today`: one true piece of evidence, what was done, and below it what is left."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import Any

import click

from smallwins.application import standings
from smallwins.application.day.absence import Absence
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
        output.as_json({"day": day.day, "lines": [_plain(line, day) for line in day.lines]})
        return
    hard = is_hard(session.store, session.person, session.now)
    output.say(show.day(day.day), evidence(session.store, session.person, day, hard=hard))
    small = is_small(session.person, session.now)
    if small:
        output.say(
            _("Today is small now: the smallest step of anything is enough, and nothing is also a day.")
        )
    if day.away is not None:
        output.say(_("To mark that time as a pause: %(command)s") % {"command": _pause_of(day.away)})
    for word, lines in _parts(day, small=small):
        if lines:
            output.say("", word)
            output.table((), [_row(line, day, small=small) for line in lines], right=[1])
    if not day.lines:
        output.say(output.nothing_yet("wins metric add 'Morning walk'"))


def _pause_of(away: Absence) -> str:
    return f"wins pause --since {away.since.isoformat()} --until {away.until.isoformat()}"


def _parts(day: Today, *, small: bool) -> list[tuple[str, Sequence[Line]]]:
    asked, waiting = asked_and_waiting(day, small=small)
    return [
        (_("Done"), day.of(State.DONE, State.SKIPPED)),
        (_("If you like"), asked),
        (_("Not asked today"), waiting),
        (_("Resting"), day.of(State.RESTING)),
    ]


def _row(line: Line, day: Today, *, small: bool) -> list[str]:
    return [line.metric.name, amount_today(line), fact(line, day.day, small=small), momentum_word(line)]


def amount_today(line: Line) -> str:
    """Say what was done on a metric today, if anything was."""
    return "" if line.day.amount is None else amounts.said(line.day.amount, line.metric)


def momentum_word(line: Line) -> str:
    """Say the momentum of a metric that has any."""
    return band_word(line.momentum.band) if line.momentum and line.totals.days else ""


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
