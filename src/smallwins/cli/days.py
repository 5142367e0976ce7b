"""The rhythm of a day in the terminal: a first minute, too much, a piece to rescue, a treat, and a close."""

from __future__ import annotations

import sys
from datetime import time
from typing import Any

import click

from smallwins.application import notes, reviews, signposts
from smallwins.application.day import first_minute, reminders, rhythm, treats
from smallwins.application.day.check_ins import CHECK_INS
from smallwins.catalogue import done, show
from smallwins.catalogue import well_being as words
from smallwins.catalogue.beginnings import blanks
from smallwins.catalogue.language import _, ngettext
from smallwins.cli import errors, output
from smallwins.cli.arguments import CLOCK, METRIC, RATING, Command, Group, given, json_option
from smallwins.cli.program import Session
from smallwins.cli.today import today as show_today
from smallwins.cli.words import ask, listed
from smallwins.domain.metric import Metric
from smallwins.domain.review import Period, Review


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
        answers = _first_answers()
    with session.writing() as store:
        held = first_minute.begin(store, session.person, session.now, **answers)
    if as_json:
        output.as_json(held)
        return
    output.say(_("No target is set for you and nothing here is final."), "")
    context.invoke(show_today)


@click.command(
    cls=Command,
    help=_("Close the day: one small step, how it was if you like, one thing to celebrate."),
    examples=("wins close", "wins close --step 'two minutes of oud' --mood 6 --celebration tea"),
)
@click.option("--step", "small_step", metavar="TEXT", help=_("One small step you took; it joins your wins."))
@click.option("--celebration", metavar="TEXT", help=_("How you mark it."))
@click.option("--mood", type=RATING, help=_("Mood, 0 to 10."))
@click.option("--energy", type=RATING, help=_("Energy, 0 to 10."))
@click.option("--stress", type=RATING, help=_("Stress, 0 to 10."))
@json_option
@click.pass_obj
def close(session: Session, /, as_json: bool, **options: Any) -> None:
    """Keep the close of the day; without any answer, ask."""
    answers = given(options)
    today = session.now.today
    lines = reviews.done_between(session.store, session.person, session.now, today, today)
    held = reviews.find_review(session.store, session.person, Period.DAY, today)
    if as_json and not answers:
        output.as_json({"day": today, "done": lines, "review": held})
        return
    if not answers:
        answers = _asked(session, lines)
    if not answers:
        output.say(_("Nothing to add. The day may go as it is."))
        return
    review = _close(session, held, lines, answers)
    if as_json:
        output.as_json(review)
        return
    output.say(_("The day is closed. It is kept."))
    _say_letters(session)
    _signpost(session)


@click.command(
    "too-much",
    cls=Command,
    help=_("This is too much: shrink today to the floor. `--usual` gives it its size again."),
    examples=("wins too-much", "wins too-much --usual"),
)
@click.option("--usual", is_flag=True, help=_("Today has its usual size again."))
@click.pass_obj
def too_much(session: Session, usual: bool) -> None:
    """Shrink today, or widen it."""
    with session.writing() as store:
        rhythm.shrink_day(store, session.person, session.now, small=not usual)
    if usual:
        output.say(_("Today has its usual size again."))
        return
    output.say(_("Today is small now: the smallest step of anything is enough, and nothing is also a day."))
    session.forget_person()
    _say_letters(session)


@click.command(
    cls=Command,
    help=_("Rescue a small piece of today, whatever the morning was: it becomes a step of today."),
    examples=("wins rescue 'one page on the balcony'",),
)
@click.argument("piece")
@click.pass_obj
def rescue(session: Session, piece: str) -> None:
    """Keep the piece to rescue."""
    with session.writing() as store:
        step = rhythm.reset_day(store, session.person, session.now, piece)
    output.say(_("That one, then: %(step)s. Two minutes is enough.") % {"step": step.title})


@click.command(
    cls=Command,
    help=_(
        "Say one fact of your record, if something is open and nothing done yet; for a timer of your own. "
        "Off until you give an hour with `--at`; Small Wins sends nothing itself."
    ),
    examples=("wins remind --at 18:00", "wins remind", "wins remind --not-today", "wins remind --stop"),
)
@click.option("--at", "at", type=CLOCK, help=_("Turn it on, for this time of day."))
@click.option("--not-today", is_flag=True, help=_("Leave today out."))
@click.option("--stop", is_flag=True, help=_("Turn it off."))
@click.pass_obj
def remind(session: Session, at: time | None, not_today: bool, stop: bool) -> None:
    """Print today's reminder, or nothing; or change when there is one."""
    if at is None and not not_today and not stop:
        found = reminders.reminder(session.store, session.person, session.now)
        if found is not None:
            output.say(found.fact, _("Not today: wins remind --not-today · Stop these: wins remind --stop"))
        return
    with session.writing() as store:
        if not_today:
            reminders.not_today(store, session.person, session.now)
        else:
            reminders.remind_at(store, session.person, session.now, None if stop else at)
    output.say(_("The reminder is as you said"))


@click.group(
    cls=Group,
    help=_("Small treats you chose, for the effort alone."),
    examples=("wins treat list", "wins treat had walk"),
)
def treat() -> None:
    """Hold the commands on treats."""


@treat.command("list", help=_("List the treats that are due."), examples=("wins treat list --json",))
@json_option
@click.pass_obj
def list_treats(session: Session, as_json: bool) -> None:
    """Print the treats whose days of effort are there."""
    found = treats.due(session.store, session.person, session.now)
    if as_json:
        output.as_json([{"metric": due.metric.id, "what": due.what, "days": due.days} for due in found])
    elif not found:
        output.say(_("No treat is due. They are optional: wins metric edit walk --treat 'a bath'"))
    for due in [] if as_json else found:
        days = ngettext("%(n)s day", "%(n)s days", due.days) % {"n": show.number(due.days)}
        told = {"what": due.what, "days": days, "name": due.metric.name}
        output.say(_("%(what)s, for %(days)s of %(name)s") % told)


@treat.command(
    "had", help=_("Keep that you had it; the count begins anew."), examples=("wins treat had walk",)
)
@click.argument("metric", type=METRIC)
@click.pass_obj
def had(session: Session, metric: Metric) -> None:
    """Keep that a treat was had."""
    with session.writing() as store:
        note = treats.keep_treat(store, session.person, session.now, metric)
    output.say(_("Enjoyed: %(what)s") % {"what": note.text})


def _asked(session: Session, lines: list[reviews.Done]) -> dict[str, Any]:
    if lines:
        output.say(_("What you did"))
        listed([done.kept_line(line) for line in lines])
    _say_letters(session)
    answers = {"small_step": ask(_("Name one small step you took")), "celebration": ""}
    if sys.stdin.isatty():
        for name in CHECK_INS:
            answers[name] = ask(_("%(name)s, 0 to 10") % {"name": words.checks()[name]})
    answers["celebration"] = ask(_("How will you mark it?"))
    return {
        name: RATING.read(said, session, name) if name in CHECK_INS else said
        for name, said in answers.items()
        if said
    }


def _close(
    session: Session, held: Review | None, lines: list[reviews.Done], answers: dict[str, Any]
) -> Review:
    closing = rhythm.Closing(
        small_step=answers.get("small_step", held.small_step if held else ""),
        celebration=answers.get("celebration", held.celebration if held else ""),
        ratings={name: answers[name] for name in CHECK_INS if name in answers},
        done_list=tuple(done.kept_line(line) for line in lines),
    )
    with session.writing() as store:
        return rhythm.close_day(store, session.person, session.now, closing, words.checks())


def _say_letters(session: Session) -> None:
    hard = rhythm.is_hard(session.store, session.person, session.now)
    due = notes.letters_due(session.store, session.person, session.now, hard_day=hard, returning=False)
    for letter in due[:1]:
        output.say("", letter.title or _("A letter you wrote for a day like this"), letter.text, "")


def _signpost(session: Session) -> None:
    if signposts.mood_calls_for_help(session.store, session.person, session.now):
        errors.show_help()


def _first_answers() -> dict[str, Any]:
    return {blank.name: ask(f"{blank.before} ({' · '.join(blank.starts)})") for blank in blanks()}
