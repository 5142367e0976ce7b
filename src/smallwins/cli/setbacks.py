"""`wins setback`: what happened, the four posts of GROW, what stays of it, and being back on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import click

from smallwins.application import setbacks as application
from smallwins.application.labels import label
from smallwins.application.looking.planned import plan_beside
from smallwins.catalogue import setbacks as words
from smallwins.catalogue import show
from smallwins.catalogue.language import _, ngettext
from smallwins.cli import output
from smallwins.cli.arguments import AMOUNT, DAY, METRIC, Group, OneOf, given, json_option
from smallwins.cli.program import Session
from smallwins.cli.taken_out import take_out
from smallwins.cli.words import SETBACK, SKILL, ask, kind_question, listed
from smallwins.domain.link import Pressure
from smallwins.domain.metric import Metric
from smallwins.domain.setback import LEAST_OPTIONS, Post, Setback


@click.group(
    cls=Group,
    help=_("Turn what went otherwise into a lesson and a next step, in about three minutes."),
    examples=("wins setback add 'The bread stayed flat'", "wins setback walk last"),
)
def setback() -> None:
    """Hold the commands on setbacks."""


@setback.command(
    "add",
    help=_("Write down what happened; everything else can wait."),
    examples=("wins setback add 'The bread stayed flat' --on friday --size 8",),
)
@click.argument("what")
@click.option("--on", "occurred_on", type=DAY, help=_("The day it happened."))
@click.option("--size", "size_then", type=AMOUNT, help=_("How big it feels, 0 to 10."))
@click.option("--metric", type=METRIC, help=_("What you follow, if it is about that."))
@click.option("--theme", "themes", multiple=True, help=_("What had a part in it; give it again for more."))
@json_option
@click.pass_obj
def add(session: Session, /, what: str, metric: Metric | None, as_json: bool, **options: Any) -> None:
    """Write a setback down."""
    now = session.now
    fields = {"occurred_on": now.today} | given(options)
    fields["themes"] = tuple(_theme(theme) for theme in fields.get("themes", ()))
    about = metric.id if metric else None
    made = Setback(id=now.new_id(), what_happened=what, metric=about, created_at=now.at, **fields)
    with session.writing() as store:
        held = application.add_setback(store, session.person, now, made)
    if as_json:
        output.as_json(held)
    else:
        output.say(_("Written down. Walk through it whenever you like: wins setback walk last"))
        output.say(*kind_question(held))


@setback.command("list", help=_("List setbacks, the newest first."), examples=("wins setback list --json",))
@json_option
@click.pass_obj
def list_setbacks(session: Session, as_json: bool) -> None:
    """Print setbacks, how soon one was back, and the themes that recur."""
    found = application.setbacks(session.store, session.person)
    if as_json:
        output.as_json(found)
    elif not found:
        output.say(output.nothing_yet("wins setback add 'what happened'"))
    else:
        today = session.now.today
        rows = [
            [show.short_day(held.occurred_on, today), label(held), words.state(held.state)] for held in found
        ]
        output.table([_("day"), _("what happened"), ""], rows)
        output.say(*_returned(session), *_recurring(session))


@setback.command(
    "show", help=_("Show a setback with everything it became."), examples=("wins setback show bread --json",)
)
@click.argument("setback", type=SETBACK)
@json_option
@click.pass_obj
def show_setback(session: Session, setback: Setback, as_json: bool) -> None:
    """Print one setback."""
    if as_json:
        output.as_json(setback)
        return
    day = show.near_day(setback.occurred_on, session.now.today)
    output.say(setback.what_happened, f"{day} · {words.state(setback.state)}")
    for post in Post:
        if setback.is_answered(post) or (post is Post.OPTIONS and setback.options):
            output.say("", words.question(post))
            answer = setback.options if post is Post.OPTIONS else [str(getattr(setback, post))]
            listed(answer)
    output.say(*_felt(setback))
    lines = [*kind_question(setback), *_around(session, setback)]
    output.say(*([""] if lines else []), *lines)


@setback.command(
    "edit",
    help=_("Answer one or several of the questions; anything may be changed later."),
    examples=(
        "wins setback edit bread --goal 'warm bread' --reality 'a cold kitchen' --theme skipped-ahead",
        "wins setback edit bread --option 'start earlier' --option 'buy it' --way 'start earlier'",
        "wins setback edit bread --lesson 'cold mornings need an hour more' --size-later 3",
    ),
)
@click.argument("setback", type=SETBACK)
@click.option("--what", "what_happened", metavar="TEXT", help=_("What happened."))
@click.option("--on", "occurred_on", type=DAY, help=_("The day it happened."))
@click.option("--goal", metavar="TEXT", help=_("What you wanted."))
@click.option("--reality", metavar="TEXT", help=_("What happened, and what was in your hands."))
@click.option("--theme", "themes", multiple=True, metavar="WORD", help=_("What had a part in it."))
@click.option("--option", "options", multiple=True, metavar="TEXT", help=_("Something else that could work."))
@click.option("--way", "way_forward", metavar="TEXT", help=_("The way forward; it becomes a step."))
@click.option("--first-step", metavar="TEXT", help=_("What of it takes two minutes."))
@click.option("--lesson", metavar="TEXT", help=_("What you can learn when things go wrong."))
@click.option("--kind-line", metavar="TEXT", help=_("One kind line to yourself."))
@click.option("--funny", metavar="TEXT", help=_("The funny side, if there is one."))
@click.option("--friend", "friend_view", metavar="TEXT", help=_("What you would say to a friend."))
@click.option("--year", "year_view", metavar="TEXT", help=_("What is left of it a year from now."))
@click.option("--size", "size_then", type=AMOUNT, help=_("How big it felt, 0 to 10."))
@click.option("--size-later", type=AMOUNT, help=_("How big it feels now, 0 to 10."))
@click.option("--skill", type=SKILL, metavar="SKILL", help=_("The skill it points to."))
@click.option("--mended/--not-mended", "corrected_myself", default=None, help=_("Mended by yourself."))
@click.option("--pressure", type=OneOf(Pressure), help=_("Where the pressure came from."))
@click.pass_obj
def edit(session: Session, /, setback: Setback, first_step: str | None, **options: Any) -> None:
    """Change a setback's answers."""
    changes = given(options)
    if "skill" in changes:
        changes["skill"] = changes["skill"].id
    if "themes" in changes:
        changes["themes"] = (*setback.themes, *(_theme(theme) for theme in changes["themes"]))
    if "options" in changes:
        changes["options"] = (*setback.options, *changes["options"])
    held = _keep(session, setback, changes, first_step or "")
    output.say(_("Kept: %(what)s") % {"what": label(setback)}, *kind_question(held))


@setback.command(
    "walk",
    help=_("Walk through the questions one after the other; an empty answer leaves one for later."),
    examples=("wins setback walk last",),
)
@click.argument("setback", type=SETBACK)
@click.pass_obj
def walk(session: Session, setback: Setback) -> None:
    """Ask the open questions in order and keep each answer at once."""
    output.say(setback.what_happened, _("About three minutes; it can stay half finished."))
    for post in Post:
        if setback.is_answered(post):
            continue
        answer = _asked(post, setback)
        if not answer:
            output.say(_("Kept for later."))
            return
        setback = _keep(session, setback, {str(post): answer})
    output.say(_("Walked through. When you are back on, say so: wins setback back last"))


@setback.command(
    "back", help=_("Say that you are back on; it is kept as a win."), examples=("wins setback back bread",)
)
@click.argument("setback", type=SETBACK)
@click.option("--on", "on", type=DAY, help=_("The day, if it was an earlier one."))
@click.pass_obj
def back(session: Session, setback: Setback, on: date | None) -> None:
    """Keep that one is back on."""
    with session.writing() as store:
        held = application.recover(store, session.person, session.now, setback, on)
    days = ((held.recovered_on or held.occurred_on) - held.occurred_on).days
    said = ngettext("Back on, after %(days)s day.", "Back on, after %(days)s days.", days)
    output.say(_("Back on the same day.") if days == 0 else said % {"days": show.number(days)})


@setback.command(
    "delete",
    help=_("Delete a setback. `wins undo` brings it back."),
    examples=("wins setback delete bread",),
)
@click.argument("setback", type=SETBACK)
@click.pass_obj
def delete(session: Session, setback: Setback) -> None:
    """Delete a setback."""
    take_out(session, application.delete_setback, setback)


def _keep(session: Session, setback: Setback, changes: dict[str, Any], first_step: str = "") -> Setback:
    with session.writing() as store:
        return application.edit_setback(store, session.person, session.now, setback, changes, first_step)


def _asked(post: Post, setback: Setback) -> str | tuple[str, ...]:
    if post is Post.OPTIONS:
        return _options_asked(setback)
    return ask(words.question(post))


def _options_asked(setback: Setback) -> tuple[str, ...]:
    options = setback.options
    while answer := ask(words.question(Post.OPTIONS)):
        options = (*options, answer)
    if len(options) == 1:
        output.say(_("One is there. Is there a second, however strange? Two give you a choice."))
        options = tuple(filter(None, (*options, ask(_("One more")))))
    return options if len(options) >= LEAST_OPTIONS else ()


def _theme(text: str) -> str:
    known = {said: name for name, said in words.themes()}
    plain = text.strip().lower().replace("-", "_").replace(" ", "_")
    return known.get(text.strip().lower(), plain if plain in dict(words.themes()) else text)


def _returned(session: Session) -> list[str]:
    held = application.returns(session.store, session.person, session.now)
    told = {"back": show.number(held.back), "count": show.number(held.setbacks)}
    lines = [_("Back on from %(back)s of %(count)s so far.") % told] if held.back else []
    if held.faster:
        lines.append(_("You are coming back sooner than before."))
    return lines


def _recurring(session: Session) -> list[str]:
    found = application.recurring_themes(session.store, session.person)
    said = [f"{words.theme(theme)} ({show.number(times)})" for theme, times in found]
    return [_("What keeps having a part in it: %(themes)s") % {"themes": show.listed(said)}] if said else []


def _felt(setback: Setback) -> list[str]:
    lines = []
    if setback.themes:
        said = [words.theme(theme) for theme in setback.themes]
        lines.append(_("Had a part in it: %(themes)s.") % {"themes": show.listed(said)})
    if setback.size_then is not None:
        then, now = show.number(setback.size_then), setback.size_later
        lines.append(_("It felt like %(size)s of 10.") % {"size": then})
        if now is not None:
            lines.append(_("Now it feels like %(size)s of 10.") % {"size": show.number(now)})
    if setback.funny:
        lines.append(_("And the funny side: %(line)s") % {"line": setback.funny})
    return ["", *lines] if lines else []


def _around(session: Session, setback: Setback) -> Iterator[str]:
    """Say what a setback became, what it is for, an earlier lesson, and the plan beside what is usual."""
    store, person = session.store, session.person
    next_step, what_for = _("a next step"), _("What it is for")
    step = application.next_step(store, person, setback)
    if step is not None:
        yield f"{next_step}: {step.title}"
    for value in application.whys(store, person, setback):
        yield f"{what_for}: {' · '.join(filter(None, (value.name, value.why)))}"
    earlier = application.earlier_lesson(store, person, setback)
    if earlier is not None:
        day = show.short_day(earlier.occurred_on, session.now.today)
        lesson = _("Your lesson, %(day)s") % {"day": day}
        yield f"{lesson}: {earlier.lesson}"
    yield from _plan(session, setback)


def _plan(session: Session, setback: Setback) -> Iterator[str]:
    plan = plan_beside(session.store, session.person, setback)
    if plan is None:
        return
    if plan.need:
        told = {"metric": plan.metric.name, "have": show.number(plan.have), "need": show.number(plan.need)}
        yield (
            _(
                "Not enough of “%(metric)s” yet to say what is usual: %(have)s of %(need)s. "
                "It appears by itself."
            )
            % told
        )
        return
    planned, usual = _("Planned"), _("Usual for you")
    yield f"{plan.metric.name} · {planned}: {plan.planned} · {usual}: {plan.usual}"
    yield plan.said
