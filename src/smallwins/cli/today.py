"""`wins today`: one true piece of evidence, what was done, and below it what is left."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import Any

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
    finished, chosen = _steps(session)
    held = day.of(State.DONE, State.SKIPPED)
    done = [line for line in held if not is_answer(session.person.id, line.metric)]
    rows = [_row(line, day, small=small) for line in done]
    _say_rows(_("Done"), rows + [[step.title, "", _("a step, finished"), ""] for step in finished])
    _say_the_one(chosen)
    asked, waiting = asked_and_waiting(day, small=small)
    left = ((_("If you like"), asked), (_("Not asked today"), waiting), (_("Resting"), day.of(State.RESTING)))
    for word, lines in left:
        _say_rows(word, [_row(line, day, small=small) for line in lines])
    if not (day.lines or finished or chosen):
        output.say(output.nothing_yet("wins begin"))


def _say_rows(word: str, rows: Sequence[Sequence[str]]) -> None:
    if rows:
        output.say("", word)
        output.table((), rows, right=[1])


def _pause_of(away: Absence) -> str:
    return f"wins pause --since {away.since.isoformat()} --until {away.until.isoformat()}"


def _say_the_one(chosen: Sequence[Step]) -> None:
    for step in chosen[:1]:
        output.say("", _("The one"), f"  {step.title}")
        command = f"wins step start {output.quoted(step.title)}"
        output.say("  " + _("Two minutes now: %(command)s") % {"command": command})


def _steps(session: Session) -> tuple[list[Step], list[Step]]:
    """Return the steps that were finished today, and the open ones chosen for today, the one first."""
    from smallwins.application.steps import finished_on  # noqa: PLC0415 - felt at start-up

    today = session.now.today
    left = session.store.steps_left(session.person.id)
    chosen = [(step, key) for step in left if step.is_open and (key := step.key_on(today))]
    ordered = sorted(chosen, key=lambda pair: not pair[1].the_one)
    return finished_on(session.store, session.person, session.now), [step for step, _key in ordered]


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
