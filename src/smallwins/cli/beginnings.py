"""`wins begin`: the first minute, one value, one metric and one tiny step, and then the day."""

from __future__ import annotations

from typing import Any

import click

from smallwins.application.day import first_minute
from smallwins.catalogue.beginnings import blanks
from smallwins.catalogue.language import _
from smallwins.cli import output
from smallwins.cli.arguments import Command, json_option
from smallwins.cli.program import Session
from smallwins.cli.today import today
from smallwins.cli.words import ask


@click.command(
    cls=Command,
    help=_("Lay the first piece: what matters, in what it shows, and today's tiniest piece, as one act."),
    examples=(
        "wins begin",
        "wins begin 'ease in my body' 'walk, even ten minutes' 'to put my shoes on'",
    ),
)
@click.argument("value", required=False)
@click.argument("metric", required=False)
@click.argument("tiny", required=False)
@json_option
@click.pass_context
def begin(context: click.Context, /, as_json: bool, **given: str | None) -> None:
    """Keep the first minute; without any answer, ask."""
    session: Session = context.obj
    answers = {name: said or "" for name, said in given.items()}
    if not any(answers.values()):
        answers = _asked()
    with session.writing() as store:
        held = first_minute.begin(store, session.person, session.now, **answers)
    if as_json:
        output.as_json(held)
        return
    output.say(_("No target is set for you and nothing here is final."), "")
    context.invoke(today)


def _asked() -> dict[str, Any]:
    return {blank.name: ask(f"{blank.before} ({' · '.join(blank.starts)})") for blank in blanks()}
