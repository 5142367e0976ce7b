"""`wins step`: what is next, small enough to begin before one feels ready."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import click

from smallwins.application import goals, notes, setbacks, steps
from smallwins.application.looking import found_wins
from smallwins.application.walking import key_tasks, over_polish, path, waiting
from smallwins.application.walking.taken_out import delete_step
from smallwins.catalogue import notebook, show
from smallwins.catalogue import steps as words
from smallwins.catalogue.language import _, ngettext
from smallwins.cli import criteria, output, working
from smallwins.cli.arguments import (
    AMOUNT,
    DAY_AHEAD,
    GOAL,
    MINUTES,
    STEP,
    Group,
    OneOf,
    command_on,
    given,
    json_option,
    with_options,
)  # fmt: skip
from smallwins.cli.program import Session
from smallwins.cli.taken_out import take_out
from smallwins.cli.way import branches, sign
from smallwins.domain.criterion import Criterion
from smallwins.domain.goal import Goal
from smallwins.domain.step import Care, Step, StepState
from smallwins.statistics.enough import NotEnough
from smallwins.statistics.waiting import ReadinessRow


@click.group(
    cls=Group,
    help=_("Name a small step, agree on what done means, begin, and close it at good enough."),
    examples=("wins step list", "wins step start bread"),
)
def step() -> None:
    """Hold the commands on steps."""


on_step = command_on(STEP, step)


def _step_options(command: Any) -> Any:
    options = [
        click.option("--goal", type=GOAL, help=_("The goal it moves.")),
        click.option("--first", "first_step", metavar="TEXT", help=_("The first two minutes of it.")),
        click.option("--care", type=OneOf(Care), help=_("How much care it deserves.")),
        click.option("--by", "due", type=DAY_AHEAD, help=_("The date, if there is one.")),
        click.option("--planned", "planned_on", type=DAY_AHEAD, help=_("The day you mean to begin.")),
        click.option("--takes", "takes", type=MINUTES, help=_("How long you think it takes: 45, 1h30.")),
        click.option("--impact", type=AMOUNT, help=_("What it would move, 1 to 5.")),
        click.option("--after", "cue", metavar="TEXT", help=_("After what in your day.")),
        click.option("--if-then", metavar="TEXT", help=_("When that comes, I will …")),
        click.option("--note", metavar="TEXT", help=_("Anything else.")),
        click.option("--limit", "revision_limit", type=int, help=_("Stop after so many revisions.")),
        click.option(
            "--unknown/--known", default=None, help=_("Nobody knows the way yet, and that is fine.")
        ),
    ]
    return with_options(command, options)


@step.command(
    "add",
    help=_("Name a step. A few words are enough."),
    examples=(
        "wins step add 'Write up the bread recipe' --goal kitchen --first 'open the notebook'",
        "wins step add 'Bread' --done-when 'flour has an amount' --done-when 'others can follow'",
        "wins step add 'a film, half of one' --idea",
    ),
)
@click.argument("title")
@_step_options
@click.option("--done-when", multiple=True, metavar="TEXT", help=_("One line of done; again for more."))
@click.option("--idea", is_flag=True, help=_("Keep it as an idea, as rough as it came."))
@click.option("--the-one", is_flag=True, help=_("It is the one of today."))
@json_option
@click.pass_obj
def add(
    session: Session, /, title: str, done_when: Sequence[str], idea: bool, the_one: bool, as_json: bool,
    **options: Any,
) -> None:  # fmt: skip
    """Add a step."""
    now = session.now
    fields = _fields(options) | {"state": StepState.IDEA if idea else StepState.READY}
    agreed = tuple(Criterion(text=line) for line in done_when)
    with session.writing() as store:
        made = Step(id=now.new_id(), title=title, done_when=agreed, created_at=now.at, **fields)
        held = steps.add_step(store, session.person, now, made)
        held = key_tasks.pick_key(store, session.person, now, held, the_one=True) if the_one else held
    if as_json:
        output.as_json(held)
        return
    output.say(working.line(held))
    if not idea:
        output.say(_("Two minutes now: %(command)s") % {"command": f"wins step start {_name(held)}"})


@step.command(
    "list",
    help=_("List your steps as they hang together; those that wait, the ideas, or the ones for later."),
    examples=("wins step list --goal kitchen", "wins step list --waiting", "wins step list --ideas --json"),
)
@click.option("--goal", type=GOAL, help=_("Of one goal."))
@click.option("--waiting", "which", flag_value="waiting", help=_("What has not begun, how long, and why."))
@click.option("--ideas", "which", flag_value="idea", help=_("The ideas."))
@click.option("--later", "which", flag_value="parked", help=_("What is parked for later, maybe."))
@click.option("--done", "which", flag_value="done", help=_("What is done."))
@json_option
@click.pass_obj
def list_steps(session: Session, goal: Goal | None, which: str | None, as_json: bool) -> None:
    """Print steps."""
    held = path.ordered(steps.steps(session.store, session.person, goal=goal.id if goal else None))
    if which == "waiting":
        _list_waiting(session, as_json)
        return
    found = (
        [each for each in held if each.state == which] if which else [each for each in held if each.is_open]
    )
    if as_json:
        output.as_json(found)
    elif not found:
        output.say(output.nothing_yet("wins step add 'Ring Aunt Zahra'"))
    elif which:
        output.say(*(f"{sign(each)} {each.title}" for each in found))
    else:
        _list_open(session, held, goal)


@on_step(
    "show",
    help=_("Show STEP: what done means, what was done on it, and the smallest way to begin."),
    examples=("wins step show bread", "wins step show bread --json"),
)
@json_option
def show_step(session: Session, step: Step, as_json: bool) -> None:
    """Print one step whole."""
    if as_json:
        output.as_json(step)
        return
    store, person, today = session.store, session.person, session.now.today
    output.say(working.line(step))
    spent = sum(minutes for _entry, minutes in over_polish.sessions(store, person, step))
    due = _("by %(day)s") % {"day": show.near_day(step.due, today)} if step.due else ""
    facts = [words.care(step.care), words.effort(step, spent), due]
    output.say("  " + " · ".join(part for part in facts if part), *criteria.lines(step))
    output.say(*branches(path.parts(store, person, step)))
    if step.is_open:
        output.say(*working.polished(session, step), *working.ways_to_begin(step))
        output.say(*(f"  “{lesson.text}”" for lesson in setbacks.lessons_for(store, person, step)))
    kept = notes.notes(store, person, about=step.id)
    output.say(*(f"  ★ {note.text}" + (f" · {notebook.win(note.win)}" if note.win else "") for note in kept))


@on_step(
    "edit",
    help=_("Change STEP. What done means has commands of its own, for it holds."),
    examples=("wins step edit bread --takes 1h30 --care rough",),
)
@click.option("--title", metavar="TEXT", help=_("Another title."))
@_step_options
@click.option("--manageable/--large", default=None, help=_("Whether it is small enough to begin."))
def edit(session: Session, /, step: Step, title: str | None, manageable: bool | None, **options: Any) -> None:
    """Change a step."""
    changes = _fields(options) | given({"title": title, "manageable": manageable})
    working.done(session, steps.edit_step, step, changes)


@on_step(
    "split",
    help=_("Split STEP into smaller ones, again and again until each is manageable."),
    examples=("wins step split chapter 'gather the notes' 'one recipe'",),
)
@click.argument("parts", nargs=-1, required=True)
def split(session: Session, step: Step, parts: Sequence[str]) -> None:
    """Split a step."""
    with session.writing() as store:
        made = steps.split_step(store, session.person, session.now, step, parts)
    output.say(working.line(step), *(f"  {working.line(part)}" for part in made))


@on_step(
    "move",
    help=_("Move STEP one place down in its plan, or up."),
    examples=("wins step move photos --up",),
)
@click.option("--up", is_flag=True, help=_("Up instead."))
def move(session: Session, step: Step, up: bool) -> None:
    """Move a step in its plan."""
    with session.writing() as store:
        placed = steps.move_step(store, session.person, session.now, step, -1 if up else 1)
    output.say(*(working.line(each) for each in placed))


@on_step(
    "choose",
    help=_("Pick OPTION for now, with a day to look at it again."),
    examples=("wins step choose venue 'the small hall' --look-again 2026-05-01",),
)
@click.argument("option")
@click.option("--look-again", type=DAY_AHEAD, help=_("The day to look at it again; today unless given."))
def choose(session: Session, step: Step, option: str, look_again: date | None) -> None:
    """Pick one option for now."""
    working.done(session, steps.choose_for_now, step, option, look_again or session.now.today)


@on_step("win", help=_("Name STEP, finished, a win."), examples=("wins step win 'ring the baker'",))
def win(session: Session, step: Step) -> None:
    """Keep a step as a win."""
    with session.writing() as store:
        note = found_wins.keep_found(store, session.person, session.now, step)
    output.say(f"★ {note.text}")


@on_step(
    "delete",
    help=_("Delete STEP; the pieces it was split into stay. `wins undo` brings it back."),
    examples=("wins step delete bread",),
)
def delete(session: Session, step: Step) -> None:
    """Delete a step."""
    take_out(session, delete_step, step)


def _list_waiting(session: Session, as_json: bool) -> None:
    waits = waiting.what_waits(session.store, session.person, session.now)
    found = waits.steps
    if as_json:
        output.as_json([{"step": each.step, "days": each.days, "waits": each.waits} for each in found])
        return
    if not isinstance(waits.took, NotEnough):
        output.say(words.within_a_week(waits.took), "")
    if found:
        rows = [[each.step.title, words.waited(each.days, each.step.waiting_for)] for each in found]
        output.table(["", ""], rows)
        command = f"wins step start {_name(found[0].step)}"
        output.say("", _("Two minutes now: %(command)s") % {"command": command})
    else:
        output.say(_("Everything you named has begun."))
    _say_readiness(waits.readiness)


def _say_readiness(known: tuple[ReadinessRow, ...] | NotEnough) -> None:
    """Show how starts went by how ready one felt, once enough are known."""
    if isinstance(known, NotEnough):
        return
    output.say("", _("How ready, and how it went"))
    rows = [
        [
            _("began at %(low)s to %(high)s of 10 ready")
            % {"low": show.number(row.low), "high": show.number(row.high)},
            ngettext("%(n)s time", "%(n)s times", row.started) % {"n": show.number(row.started)},
            _("went fine or better: %(n)s") % {"n": show.number(row.fine)},
        ]
        for row in known
    ]
    output.table(["", "", ""], rows)


def _list_open(session: Session, held: Sequence[Step], goal: Goal | None) -> None:
    known = {None: _("On their own")} | {
        each.id: each.title for each in goals.goals(session.store, session.person)
    }
    for id, title in known.items():
        tree = path.tree(held, goal=id)
        if tree and (goal is None or goal.id == id):
            output.say(title, *branches(tree))


def _fields(options: dict[str, Any]) -> dict[str, Any]:
    fields = given(options)
    takes: float | None = fields.pop("takes", None)
    goal: Goal | None = fields.pop("goal", None)
    fields |= {"goal": goal.id} if goal else {}
    fields |= {"impact": int(fields["impact"])} if "impact" in fields else {}
    return fields | ({"estimate": round(takes / 60, 4)} if takes is not None else {})


def _name(held: Step) -> str:
    return output.quoted(held.title)


for command in (*working.COMMANDS, *criteria.COMMANDS):
    step.add_command(command)
