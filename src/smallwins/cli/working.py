"""Working on a step from the terminal: begin, focus, close, park, let go, and choose the few for today."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import click

from smallwins.application import steps
from smallwins.application.walking import focus, key_tasks, over_polish, rehearsals, waiting
from smallwins.application.walking.key_tasks import Candidate
from smallwins.application.walking.planning import planning_beside_doing
from smallwins.catalogue import goals as goal_words
from smallwins.catalogue import show
from smallwins.catalogue import steps as words
from smallwins.catalogue.language import _
from smallwins.cli import output
from smallwins.cli.arguments import MINUTES, RATING, STEP, Command, OneOf, command_on, given, json_option
from smallwins.cli.program import Session
from smallwins.cli.way import sign
from smallwins.domain.goal import Goal
from smallwins.domain.step import Step, StepState, Waiting

on_step = command_on(STEP)


@on_step(
    "start",
    help=_("Begin STEP, ready or not; what done means is agreed from here on."),
    examples=(
        "wins step start bread",
        "wins step start publisher --ready 2",
        "wins step start bread --again",
    ),
)
@click.option("--ready", "readiness", type=RATING, help=_("How ready you feel, 0 to 10."))
@click.option("--again", is_flag=True, help=_("The last start was a false one; it is kept as an attempt."))
def start(session: Session, step: Step, readiness: float | None, again: bool) -> None:
    """Begin a step."""
    if again:
        begun = done(session, steps.start_again, step)
    elif readiness is not None and step.state is StepState.STARTED:
        begun = done(session, steps.feel_ready, step, readiness)
    else:
        begun = done(session, steps.start_step, step, readiness)
    output.say(*ways_to_begin(begun))


@on_step(
    "done",
    help=_("Close STEP; every answer is optional."),
    examples=("wins step done bread", "wins step done bread --went 7 --effort 9 --makes-room 'the sweets'"),
)
@click.option("--went", type=RATING, help=_("How it went, 0 to 10."))
@click.option(
    "--effort", "effort_satisfaction", type=RATING, help=_("How you feel about the effort, 0 to 10.")
)
@click.option("--result", "result_satisfaction", type=RATING, help=_("And about the result, 0 to 10."))
@click.option("--makes-room", "makes_room_for", metavar="TEXT", help=_("What finishing this makes room for."))
def finish(session: Session, /, step: Step, **closing: Any) -> None:
    """Close a step."""
    done(session, steps.finish_step, step, given(closing))


@on_step(
    "prepared",
    help=_("How prepared you feel for the goal, after a rehearsal, 0 to 10."),
    examples=("wins step prepared 'rehearsal 1' 6",),
)
@click.argument("rating", type=RATING)
def prepared(session: Session, step: Step, rating: float) -> None:
    """Keep how prepared one feels after a rehearsal."""
    goal = session.store.find(Goal, session.person.id, step.goal) if step.goal else None
    name = goal_words.preparedness(goal.title if goal else step.title)
    done(session, rehearsals.feel_prepared, step, rating, name)
    held = rehearsals.preparedness(session.store, session.person, goal) if goal else []
    output.say(goal_words.prepared(held[0][1], held[-1][1]))


@on_step("reopen", help=_("Open STEP again."), examples=("wins step reopen bread",))
def reopen(session: Session, step: Step) -> None:
    """Open a finished step again."""
    done(session, steps.reopen_step, step)


@on_step("park", help=_("Put STEP on the list of later, maybe."), examples=("wins step park bread",))
def park(session: Session, step: Step) -> None:
    """Park a step."""
    done(session, steps.park_step, step)


@on_step(
    "take-up",
    help=_("Bring back STEP: an idea, a parked one, or one let go."),
    examples=("wins step take-up film",),
)
def take_up(session: Session, step: Step) -> None:
    """Take a step up."""
    done(session, steps.take_up_step, step)


@on_step(
    "let-go",
    help=_("Let STEP go on purpose."),
    examples=("wins step let-go vegetables --note 'the photos do'",),
)
@click.option("--note", default="", metavar="TEXT", help=_("A line on why, if you like."))
def let_go(session: Session, step: Step, note: str) -> None:
    """Let a step go."""
    done(session, steps.let_go_step, step, note)


@on_step(
    "wait",
    help=_("Say what STEP waits for, and what you will do when that comes."),
    examples=("wins step wait publisher --for afraid-of-a-misstep --if-then 'after tea, I dial'",),
)
@click.option("--for", "reason", type=OneOf(Waiting), help=_("What it waits for; nothing, when left out."))
@click.option("--if-then", default="", metavar="TEXT", help=_("When that comes, I will …"))
def wait(session: Session, step: Step, reason: Waiting | None, if_then: str) -> None:
    """Say what a step waits for."""
    done(session, waiting.wait_for, step, reason, if_then)


@on_step(
    "focus",
    help=_("Keep MINUTES spent on STEP, and the stray thoughts that came up."),
    examples=("wins step focus bread 25", "wins step focus bread 10 --thought 'ring Lina'"),
)
@click.argument("minutes", type=MINUTES)
@click.option("--learned", default="", metavar="TEXT", help=_("What it showed you."))
@click.option(
    "--thought", "thoughts", multiple=True, metavar="TEXT", help=_("A stray thought; again for more.")
)
@click.option("--planning", is_flag=True, help=_("It was planning, not doing."))
def focus_on(
    session: Session, step: Step, minutes: float, learned: str, thoughts: Sequence[str], planning: bool
) -> None:
    """Keep a session on a step."""
    now, tags = session.now, (words.planning(),) if planning else ()
    with session.writing() as store:
        steps.log_session(store, session.person, now, step, minutes, _("Focus"), learned=learned, tags=tags)
        for thought in thoughts:
            focus.park_thought(store, session.person, now, step, thought)
    spent = sum(held for _entry, held in over_polish.sessions(session.store, session.person, step))
    output.say(_("%(step)s: %(time)s so far") % {"step": step.title, "time": show.duration(spent)})
    if thoughts:
        output.say(_("Parked for later: %(thoughts)s") % {"thoughts": show.listed(list(thoughts))})
    if focus.offers_a_pause(session.store, session.person, now):
        output.say(_("That was long. A pause would be fine now."))
    output.say(*polished(session, step))


@click.command(
    "key",
    cls=Command,
    help=_("Choose STEP as one of the few today, or list what could be and why."),
    examples=("wins step key", "wins step key bread --one --before 12", "wins step key bread --drop"),
)
@click.argument("step", type=STEP, required=False)
@click.option("--one", is_flag=True, help=_("The one."))
@click.option("--before", type=click.IntRange(0, 24), help=_("The hour to begin before."))
@click.option("--drop", is_flag=True, help=_("Another day."))
@click.option("--time", type=MINUTES, help=_("The time that is yours today; suggestions fit inside it."))
@json_option
@click.pass_obj
def key(
    session: Session, /, step: Step | None, one: bool, before: int | None, drop: bool, time: float | None,
    as_json: bool,
) -> None:  # fmt: skip
    """Choose the few for today."""
    if step is None:
        _list_keys(session, time, as_json)
    elif drop:
        done(session, key_tasks.drop_key, step)
    else:
        with session.writing() as store:
            key_tasks.pick_key(store, session.person, session.now, step, the_one=one, before_hour=before)
        _list_keys(session, time, as_json)


def _list_keys(session: Session, time: float | None, as_json: bool) -> None:
    store, person, now = session.store, session.person, session.now
    picked = key_tasks.key_tasks(store, person, now)
    chosen = {held.id for held in picked}
    hours = time / 60 if time is not None else None
    could = [
        each for each in key_tasks.suggested(store, person, now, hours=hours) if each.step.id not in chosen
    ]
    beside = planning_beside_doing(store, person, now, words.planning_tags())
    if as_json:
        told = [{"step": each.step, "score": each.task.score, "reasons": _reasons(each)} for each in could]
        share, early = key_tasks.share_this_week(store, person, now), key_tasks.early(store, person, now)
        whole = {"picked": picked, "suggested": told, "share": share, "early": early}
        output.as_json(whole | {"minutes": beside})
        return
    for held in picked:
        key = held.key_on(now.today)
        beside_it = _("the one") if key and key.the_one else ""
        output.say(f"{line(held)}  {beside_it}".rstrip())
    if could:
        output.say(*([""] if picked else []), _("What could count today"))
        output.table(["", ""], [[each.step.title, " · ".join(_reasons(each))] for each in could])
    elif not picked:
        output.say(output.nothing_yet("wins step add 'Ring Aunt Zahra'"))
    if beside.planning:
        output.say("", words.planned_and_done(beside.planning, beside.doing))


def _reasons(each: Candidate) -> list[str]:
    served = [value.name for value in each.values]
    goal = each.goal.title if each.goal else ""
    return words.reasons(each.task, goal, served, estimated=each.step.estimate is not None)


def line(step: Step) -> str:
    """Say a step in one line: its sign, its title, where it is."""
    state = "" if step.state == "ready" else f"  ({words.state(step.state)})"
    return f"{sign(step)} {step.title}{state}"


def ways_to_begin(step: Step) -> Iterator[str]:
    """Say the smallest way to begin, and what would be good enough."""
    if step.first_step and step.first_step != step.title:
        yield "  " + _("First: %(step)s") % {"step": step.first_step}
    if not step.done_when:
        name = output.quoted(step.title)
        yield "  " + _("What would be good enough? %(command)s") % {"command": f"wins step agree {name} '…'"}


def polished(session: Session, step: Step) -> Iterator[str]:
    """Say kindly that a step went on after its own "done", with the three ways on."""
    held = session.store.find(Step, session.person.id, step.id)
    polish = over_polish.polish_of(session.store, session.person, held) if held else None
    if polish is None or not polish.signs:
        return
    day = session.person.day_of(polish.good_at, session.now.at.tzinfo)
    yield "  " + words.polished(
        day, session.now.today, polish.minutes_after, polish.revisions_after, polish.signs
    )
    name = output.quoted(step.title)
    yield "  " + _("Share it: %(command)s") % {"command": f"wins step draft {name} --shared …"}
    yield "  " + _("Park the extras: %(command)s") % {"command": f"wins step extra {name} '…' --park"}
    yield "  " + _("Make them a step of their own: %(command)s") % {"command": f"wins step extra {name} '…'"}


def done(session: Session, function: Any, step: Step, *args: Any) -> Step:
    """Carry out one thing on a step and say where it is."""
    with session.writing() as store:
        held: Step = function(store, session.person, session.now, step, *args)
    output.say(line(held))
    return held


COMMANDS = (start, finish, prepared, reopen, park, take_up, let_go, wait, focus_on, key)
