"""`wins review`: ten minutes on a week, a month, a year; what was done first, then and now beside it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import click

from smallwins.application import reviews as application
from smallwins.application import values
from smallwins.application.goals import Way
from smallwins.application.looking import then_and_now
from smallwins.application.looking.enjoyed import most_enjoyed
from smallwins.application.signposts import is_hard_day
from smallwins.application.walking import path
from smallwins.catalogue import done, periods, show
from smallwins.catalogue import goals as goal_words
from smallwins.catalogue.language import _, ngettext
from smallwins.cli import output
from smallwins.cli.arguments import DAY, MINUTES, RATING, VALUE, Group, OneOf, given, json_option
from smallwins.cli.program import Session
from smallwins.domain.review import Period, Review, ReviewState
from smallwins.domain.value import Value

PERIOD = click.argument("period", type=OneOf(Period), default=Period.WEEK)
OF_DAY = click.option("--day", type=DAY, help=_("Any day of the period; today unless given."))

_TOLD = ("what", "rating", "times")


@click.group(
    cls=Group,
    help=_("Look back over a week, a month or a year: what you did first, then a few questions."),
    examples=("wins review show", "wins review keep --helped 'the early walk' --pressure 4"),
)
def review() -> None:
    """Hold the commands on reviews."""


@review.command(
    "show",
    help=_("Show what you did in PERIOD (week unless given), and what you said of it."),
    examples=("wins review show", "wins review show month --day 2026-03-01 --json"),
)
@PERIOD
@OF_DAY
@json_option
@click.pass_obj
def show_review(session: Session, period: Period, day: date | None, as_json: bool) -> None:
    """Print one period."""
    asked = day or session.now.today
    since, until = application.begun_span(session.person, session.now, period, asked)
    lines = application.done_between(
        session.store, session.person, session.now, since, min(until, session.now.today)
    )
    held = application.find_review(session.store, session.person, period, asked)
    if as_json:
        output.as_json({"since": since, "until": until, "done": lines, "review": held})
        return
    begun = lines or application.has_begun(session.store, session.person)
    first = done.headline(lines) if begun else _("Here the small things add up")
    output.say(periods.span(period, since, until, session.now.today), first)
    if lines:
        output.say("")
        output.table((), [[line.label, done.amount(line), done.facts(line)] for line in lines], right=[1])
    still = path.standing_still(session.store, session.person, session.now)
    output.say(*([""] if still else []), *(f"{way.goal.title}: {_still(session, way)}" for way in still))
    output.say("", *(_answers(session, held) if held else ()), *_questions(session, period, held))


@review.command(
    "keep",
    help=_("Keep your answers on PERIOD, as many as you like; more may be added at any time."),
    examples=(
        "wins review keep week --helped 'the early walk' --change 'shoes by the door' --pressure 4",
        "wins review keep month --proud 'I came back twice' --served family",
    ),
)
@PERIOD
@OF_DAY
@click.option("--helped", metavar="TEXT", help=_("What helped."))
@click.option("--hindered", metavar="TEXT", help=_("What got in the way."))
@click.option("--change", "change_one", metavar="TEXT", help=_("What one thing you will change."))
@click.option("--proud", "proud_of", metavar="TEXT", help=_("What you are proud of."))
@click.option("--thanks", metavar="TEXT", help=_("Whose effort you can thank."))
@click.option("--note", metavar="TEXT", help=_("Anything else."))
@click.option("--pressure", type=RATING, help=_("How much pressure you put on yourself, 0 to 10."))
@click.option("--served", type=VALUE, multiple=True, metavar="VALUE", help=_("A value that had room."))
@click.option("--minutes", type=MINUTES, help=_("How long the look back took."))
@json_option
@click.pass_obj
def keep(session: Session, /, period: Period, day: date | None, as_json: bool, **options: Any) -> None:
    """Keep answers."""
    asked = day or session.now.today
    with session.writing() as store:
        held = application.keep_review(
            store, session.person, session.now, period, asked, _given(session, period, asked, options)
        )
    if as_json:
        output.as_json(held)
        return
    output.say(_("Kept, as far as it goes. That was the looking back."))
    usual = application.usual_pressure(session.store, session.person, held)
    if held.pressure is not None and application.is_heavy(held, usual):
        output.say(
            periods.heavy(held.pressure, usual), _("To ease one: wins metric edit METRIC --target NUMBER")
        )


@review.command("pass", help=_("Let this one pass; it costs nothing."), examples=("wins review pass week",))
@PERIOD
@OF_DAY
@click.pass_obj
def let_pass(session: Session, period: Period, day: date | None) -> None:
    """Let a review pass this time."""
    with session.writing() as store:
        application.skip_review(store, session.person, session.now, period, day or session.now.today)
    output.say(_("Let pass. The next one comes by itself."))


@review.command("list", help=_("List what you looked back on."), examples=("wins review list --json",))
@json_option
@click.pass_obj
def list_reviews(session: Session, as_json: bool) -> None:
    """Print the reviews that were kept."""
    found = application.reviews(session.store, session.person)
    if as_json:
        output.as_json(found)
        return
    kept = [held for held in found if held.state is not ReviewState.SKIPPED]
    if not kept:
        output.say(output.nothing_yet("wins review show"))
        return
    today = session.now.today
    rows = [
        [periods.span(held.period, held.since, held.until, today), next(iter(_said(held)), "")]
        for held in kept
    ]
    output.table([_("period"), _("what you said")], rows)


@review.command(
    "then-and-now",
    help=_("Set the last four weeks beside the same weeks earlier, against yourself alone."),
    examples=("wins review then-and-now --json",),
)
@json_option
@click.pass_obj
def compare(session: Session, as_json: bool) -> None:
    """Print each metric now and as it was."""
    found = then_and_now.compare(session.store, session.person, session.now)
    if as_json:
        plain = [{"metric": each.metric.id, "now": each.now, "then": each.then} for each in found]
        output.as_json(plain)
        return
    ago = dict(zip(then_and_now.AGO, periods.ago(), strict=True))
    for each in found:
        output.say(each.metric.name)
        rows = [[_("now"), *_stretch(each, each.now)]]
        rows += [[ago[(each.now.since - then.since).days], *_stretch(each, then)] for then in each.then]
        output.table((), rows, right=[1, 2])
        output.say("")
    if not any(each.then for each in found):
        hard = is_hard_day(session.store, session.person, session.now)
        output.say(periods.nothing_compared(hard=hard))


@review.command(
    "enjoyed", help=_("Show what was most fun of late."), examples=("wins review enjoyed --json",)
)
@json_option
@click.pass_obj
def enjoyed(session: Session, as_json: bool) -> None:
    """Print what was most enjoyed."""
    found = most_enjoyed(session.store, session.person, session.now)
    if as_json:
        plain = [
            {"metric": each.metric.id, **{name: getattr(each, name) for name in _TOLD}} for each in found
        ]
        output.as_json(plain)
    elif not found:
        output.say(_("Nothing was said about joy or fun yet: wins log walk --felt joy=7"))
    else:
        rows = [
            [each.metric.name, each.what, _("%(n)s of 10") % {"n": show.number(round(each.rating, 1))}]
            for each in found
        ]
        output.table((), rows)


def _given(session: Session, period: Period, day: date, options: dict[str, Any]) -> dict[str, Any]:
    answers = given(options)
    if "served" in answers:
        served: tuple[Value, ...] = answers.pop("served")
        answers["values_check"] = application.had_room(value.id for value in served)
    if application.find_review(session.store, session.person, period, day) is None:
        since, until = application.span(session.person, period, day)
        lines = application.done_between(
            session.store, session.person, session.now, since, min(until, session.now.today)
        )
        answers["done_list"] = tuple(done.kept_line(line) for line in lines)
    return answers


def _still(session: Session, way: Way) -> str:
    return goal_words.still(way.moved_on, session.now.today)


def _questions(session: Session, period: Period, held: Review | None) -> list[str]:
    """Return what is not answered yet, and how to answer it."""
    asked = [
        question
        for name, question in periods.questions().items()
        if name != "note" and not (held and getattr(held, name))
    ]
    if held is None or held.pressure is None:
        asked.append(_("How much pressure did you put on yourself?") + " (--pressure 0..10)")
    known = [value.name for value in values.values(session.store, session.person) if not value.archived]
    if known and not (held and held.values_check):
        asked.append(_("What had room?") + f" ({show.listed(known)})")
    if not asked:
        return []
    command = _("Answer what you like: wins review keep %(period)s --helped TEXT") % {"period": period}
    return [*(f"  * {question}" for question in asked), command]


def _said(held: Review) -> Iterator[str]:
    return (text for name in periods.questions() if (text := getattr(held, name)))


def _answers(session: Session, held: Review) -> Iterator[str]:
    for name, question in periods.questions().items():
        if said := getattr(held, name):
            yield question
            yield f"  {said}"
    if held.pressure is not None:
        yield _("Pressure: %(n)s of 10") % {"n": show.number(held.pressure)}
    room = {check.value for check in held.values_check}
    served = [value.name for value in values.values(session.store, session.person) if value.id in room]
    if served:
        yield _("What had room?")
        yield f"  {show.listed(served)}"


def _stretch(each: then_and_now.Comparison, stretch: then_and_now.Stretch) -> list[str]:
    days = ngettext("%(n)s day", "%(n)s days", stretch.days) % {"n": show.number(stretch.days)}
    return [days, "" if stretch.total is None else show.amount(stretch.total, each.metric.unit)]
