"""`wins thought`: what was put aside while one thing was in view, to be looked at afterwards."""

from __future__ import annotations

from collections.abc import Sequence

import click

from smallwins.application.labels import label
from smallwins.application.naming import named
from smallwins.application.walking import focus
from smallwins.catalogue.language import _
from smallwins.cli import output, working
from smallwins.cli.arguments import Group, Word, command_on, json_option
from smallwins.cli.program import Session
from smallwins.domain.note import Note


def _held(session: Session) -> Sequence[Note]:
    return focus.thoughts(session.store, session.person)


THOUGHT = Word(
    "thought",
    lambda text, session, field: named("note", _held(session), text),
    lambda session: [label(thought) for thought in _held(session)],
)


@click.group(
    cls=Group,
    help=_("Look at the thoughts you put aside: make one a step or an idea, or let it go."),
    examples=("wins thought list", "wins thought step 'ring Lina'"),
)
def thought() -> None:
    """Hold the commands on thoughts that were put aside."""


on_thought = command_on(THOUGHT, thought)


@thought.command("list", help=_("List what was put aside."), examples=("wins thought list --json",))
@json_option
@click.pass_obj
def list_thoughts(session: Session, as_json: bool) -> None:
    """Print the thoughts that wait to be looked at."""
    found = _held(session)
    if as_json:
        output.as_json(found)
    elif not found:
        output.say(_("Nothing was put aside."))
    else:
        output.say(*(f"  {each.text}" for each in found))


@on_thought("step", help=_("Make THOUGHT a step."), examples=("wins thought step lina",))
def as_step(session: Session, thought: Note) -> None:
    """Make a thought a step."""
    _made(session, thought, ready=True)


@on_thought(
    "idea", help=_("Make THOUGHT an idea, as rough as it came."), examples=("wins thought idea jars",)
)
def as_idea(session: Session, thought: Note) -> None:
    """Make a thought an idea."""
    _made(session, thought, ready=False)


@on_thought(
    "drop", help=_("Let THOUGHT go. `wins undo` brings it back."), examples=("wins thought drop jars",)
)
def drop(session: Session, thought: Note) -> None:
    """Let a thought go."""
    with session.writing() as store:
        focus.drop_thought(store, session.person, session.now, thought)
    output.say(_("Let go: %(what)s") % {"what": label(thought)})


def _made(session: Session, thought: Note, *, ready: bool) -> None:
    with session.writing() as store:
        step = focus.thought_as_step(store, session.person, session.now, thought, ready=ready)
    output.say(working.line(step))
