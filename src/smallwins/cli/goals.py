"""`wins goal`: from A to B in milestones; resized, paused or let go at any time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import click

from smallwins.application import goals
from smallwins.application.walking import rehearsals
from smallwins.application.walking.taken_out import delete_goal
from smallwins.catalogue import goals as words
from smallwins.catalogue import show
from smallwins.catalogue.language import _, ngettext
from smallwins.cli import output
from smallwins.cli.arguments import (
    AMOUNT,
    DAY,
    DAY_AHEAD,
    GOAL,
    METRIC,
    RATING,
    VALUE,
    Group,
    OneOf,
    command_on,
    given,
    json_option,
    not_one_of,
    with_options,
)  # fmt: skip
from smallwins.cli.program import Session
from smallwins.cli.taken_out import take_out
from smallwins.cli.way import described_way, said_way
from smallwins.domain.goal import Goal, GoalKind, GoalState, Milestone, Rest
from smallwins.domain.metric import Metric
from smallwins.domain.value import Value


@click.group(
    cls=Group,
    help=_("Name what you want to move, see how far it came, and resize it or let it go at any time."),
    examples=("wins goal list", "wins goal show kitchen"),
)
def goal() -> None:
    """Hold the commands on goals."""


on_goal = command_on(GOAL, goal)


def _goal_options(command: Any) -> Any:
    options = [
        click.option("--why", metavar="TEXT", help=_("So that what?")),
        click.option(
            "--value", "values", type=VALUE, multiple=True, help=_("What it serves; again for more.")
        ),
        click.option("--kind", type=OneOf(GoalKind), help=_("A result, or learning something.")),
        click.option("--metric", type=METRIC, help=_("What counts the way.")),
        click.option("--from", "baseline", type=AMOUNT, help=_("Where it begins.")),
        click.option("--done-when", multiple=True, metavar="TEXT", help=_("Reached when; again for more.")),
    ]
    return with_options(command, options)


@goal.command(
    "add",
    help=_("Make a goal. A title and what it serves are enough."),
    examples=(
        "wins goal add 'A first draft of the book' --value craft",
        "wins goal add 'Sixty recipes' --value family --metric recipes --to 60 --by 2027-06-01",
    ),
)
@click.argument("title")
@_goal_options
@click.option("--to", "target", type=AMOUNT, help=_("Where it leads."))
@click.option("--by", "due", type=DAY_AHEAD, help=_("The date, if there is one."))
@json_option
@click.pass_obj
def add(session: Session, /, title: str, as_json: bool, **options: Any) -> None:
    """Add a goal."""
    now = session.now
    with session.writing() as store:
        made = Goal(id=now.new_id(), title=title, created_at=now.at, **({"values": ()} | _fields(options)))
        held = goals.add_goal(store, session.person, now, made)
    if as_json:
        output.as_json(held)
        return
    output.say(_("On the way: “%(title)s”.") % {"title": held.title})
    output.say(_("A small step next: %(command)s") % {"command": _next(held)})


@goal.command("list", help=_("List your goals, the way so far first."), examples=("wins goal list --all",))
@click.option("--all", "closed", is_flag=True, help=_("Those that ended too."))
@json_option
@click.pass_obj
def list_goals(session: Session, closed: bool, as_json: bool) -> None:
    """Print the goals."""
    found = goals.goals(session.store, session.person, closed=closed)
    if as_json:
        output.as_json(found)
        return
    if not found:
        output.say(output.nothing_yet("wins goal add 'The book' --value craft"))
        return
    output.table(["", _("so far"), _("this week"), ""], [said_way(session, held) for held in found])


@on_goal(
    "show",
    help=_("Show GOAL: the way so far, its milestones, its steps, and where the pace leads."),
    examples=("wins goal show kitchen", "wins goal show kitchen --json"),
)
@json_option
def show_goal(session: Session, goal: Goal, as_json: bool) -> None:
    """Print one goal whole."""
    if as_json:
        way = goals.way(session.store, session.person, session.now, goal)
        output.as_json({"goal": way.goal, "way": {name: getattr(way, name) for name in _WAY}})
        return
    output.say(*described_way(session, goal))


@on_goal(
    "edit",
    help=_("Change GOAL; when that makes it another size, what it was stays visible."),
    examples=("wins goal edit kitchen --why 'her hands' --metric recipes",),
)
@click.option("--title", metavar="TEXT", help=_("Another title."))
@_goal_options
def edit(session: Session, /, goal: Goal, title: str | None, **options: Any) -> None:
    """Change a goal."""
    changes = _fields(options) | given({"title": title})
    _done(session, goals.edit_goal, goal, changes)


@on_goal(
    "resize",
    help=_("Make GOAL smaller, larger or later, with a note and no penalty."),
    examples=("wins goal resize kitchen --to 40 --note 'sixty was for everyone'",),
)
@click.option("--title", metavar="TEXT", help=_("Another title."))
@click.option("--to", "target", type=AMOUNT, help=_("Where it leads."))
@click.option("--by", "due", type=DAY_AHEAD, help=_("The date, if there is one."))
@click.option("--note", default="", metavar="TEXT", help=_("Why; it stays beside what it was."))
def resize(session: Session, /, goal: Goal, note: str, **options: Any) -> None:
    """Resize a goal."""
    _done(session, goals.resize_goal, goal, note, given(options))


@on_goal(
    "pause",
    help=_("Let GOAL rest, from a day that is over too, and what feeds it."),
    examples=(
        "wins goal pause kitchen --since monday --resting recipes",
        "wins goal pause kitchen --since 2026-03-01 --until 2026-03-14",
    ),
)
@click.option("--since", type=DAY, help=_("The first day; today unless given."))
@click.option("--until", type=DAY, help=_("The last day, of a rest that is over."))
@click.option("--resting", type=METRIC, multiple=True, help=_("What rests with it; again for more."))
def pause(
    session: Session, goal: Goal, since: date | None, until: date | None, resting: Sequence[Metric]
) -> None:
    """Let a goal rest."""
    _done(session, goals.pause_goal, goal, resting, Rest(since=since or session.now.today, until=until))


@on_goal(
    "resume",
    help=_("Take GOAL up again, whether it rested or had ended."),
    examples=("wins goal resume kitchen",),
)
def resume(session: Session, goal: Goal) -> None:
    """Take a goal up again."""
    _done(session, goals.resume_goal, goal)


@on_goal("reach", help=_("Call GOAL reached."), examples=("wins goal reach kitchen --next 'the sweets'",))
@click.option("--note", default="", metavar="TEXT", help=_("What you would like to say about it."))
@click.option("--next", "challenge", default="", metavar="TEXT", help=_("What next, if anything."))
def reach(session: Session, goal: Goal, note: str, challenge: str) -> None:
    """Call a goal reached."""
    _done(session, goals.close_goal, goal, GoalState.REACHED, note, challenge)


@on_goal(
    "let-go",
    help=_("Let GOAL go. It costs nothing, and it can be taken up again."),
    examples=("wins goal let-go kitchen --note 'the photographs do it'",),
)
@click.option("--note", default="", metavar="TEXT", help=_("A line on why, if you like."))
def let_go(session: Session, goal: Goal, note: str) -> None:
    """Let a goal go."""
    _done(session, goals.close_goal, goal, GoalState.LET_GO, note)


@on_goal(
    "milestone",
    help=_("Put a milestone on the way of GOAL, cross it, or say how you celebrated it."),
    examples=(
        "wins goal milestone kitchen 'Ten recipes' --at 10",
        "wins goal milestone kitchen 'Ten recipes' --crossed --celebrated 'tea on the roof'",
    ),
)
@click.argument("title")
@click.option("--at", "threshold", type=AMOUNT, help=_("The amount at which it is crossed."))
@click.option("--crossed", is_flag=True, help=_("It is crossed today."))
@click.option("--celebrated", default="", metavar="TEXT", help=_("How you marked it."))
@click.option("--drop", is_flag=True, help=_("Take it off the way."))
def milestone(
    session: Session, /, goal: Goal, title: str, threshold: float | None, crossed: bool, celebrated: str,
    drop: bool,
) -> None:  # fmt: skip
    """Add, cross or drop a milestone."""
    places = {mark.title.casefold(): index for index, mark in enumerate(goal.milestones)}
    place = places.get(title.casefold())
    if drop:
        if place is None:
            raise not_one_of(title, [mark.title for mark in goal.milestones])
        _done(session, goals.drop_milestone, goal, place)
        return
    if place is None:
        mark = Milestone(title=title, threshold=threshold)
        goal = _done(session, goals.add_milestone, goal, mark, quiet=crossed or bool(celebrated))
        place = len(goal.milestones) - 1
    if crossed or celebrated:
        _done(session, goals.cross_milestone, goal, place, celebrated)


@on_goal(
    "feel", help=_("Keep how daunting GOAL feels today, 0 to 10."), examples=("wins goal feel kitchen 4",)
)
@click.argument("rating", type=RATING)
def feel(session: Session, goal: Goal, rating: float) -> None:
    """Keep how daunting a goal feels."""
    held = _done(session, goals.feel_goal, goal, rating, quiet=True)
    first = held.daunting[0]
    output.say(words.daunting(first.rating, first.on, rating, session.now.today))


@on_goal(
    "rehearse",
    help=_("Plan rehearsals back from the date of GOAL."),
    examples=("wins goal rehearse reading --count 4",),
)
@click.option("--count", type=int, default=3, show_default=True, help=_("How many."))
@click.option("--title", metavar="TEXT", help=_("What they are called."))
def rehearse(session: Session, goal: Goal, count: int, title: str | None) -> None:
    """Plan rehearsals."""
    with session.writing() as store:
        called = title or _("Rehearsal")
        made = rehearsals.plan_rehearsals(store, session.person, session.now, goal, called, count)
    today = session.now.today
    output.table(["", ""], [[step.title, show.day(step.planned_on or today, today)] for step in made])


@on_goal(
    "delete",
    help=_("Delete GOAL; its steps stay, on their own. `wins undo` brings it back."),
    examples=("wins goal delete kitchen",),
)
def delete(session: Session, goal: Goal) -> None:
    """Delete a goal."""
    take_out(session, delete_goal, goal)


_WAY = ("current", "share", "moved", "steps_done", "steps_open", "moved_on", "has_action", "stands_still")


def _fields(options: dict[str, Any]) -> dict[str, Any]:
    fields = given(options)
    values: Sequence[Value] = fields.pop("values", ())
    metric: Metric | None = fields.pop("metric", None)
    fields |= {"values": tuple(value.id for value in values)} if values else {}
    return fields | ({"metric": metric.id} if metric else {})


def _next(held: Goal) -> str:
    return f"wins step add '…' --goal {output.quoted(held.title)}"


def _done(session: Session, function: Any, goal: Goal, *args: Any, quiet: bool = False) -> Goal:
    with session.writing() as store:
        held: Goal = function(store, session.person, session.now, goal, *args)
    if not quiet:
        open_ones = sum(mark.crossed_on is None for mark in held.milestones)
        ahead = ngettext("%(n)s milestone ahead", "%(n)s milestones ahead", open_ones) % {"n": open_ones}
        parts = [held.title, words.state(held.state), ahead if open_ones else ""]
        output.say(" · ".join(part for part in parts if part))
    return held
