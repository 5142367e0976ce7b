"""`wins show METRIC`: its momentum, what it has come to, how steadily, its bests, and coming back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import click

from smallwins.application.looking import measures
from smallwins.application.looking.facts import band_word, mark_word
from smallwins.application.looking.overview import Overview, overview
from smallwins.application.looking.ramp import ramp_of
from smallwins.application.looking.suggested import suggested
from smallwins.catalogue import amounts, show
from smallwins.catalogue.language import _
from smallwins.cli import output
from smallwins.cli.arguments import DAY, METRIC, Command, json_option
from smallwins.cli.metrics import described
from smallwins.cli.program import Session
from smallwins.domain.day import DayMark
from smallwins.domain.metric import Metric
from smallwins.statistics.targets import Levels

WEEKS_SHOWN = 4

SIGNS = {
    DayMark.DONE: "■",
    DayMark.BIT: "▪",
    DayMark.SKIP: "–",
    DayMark.MISS: "·",
    DayMark.OPEN: "□",
    DayMark.PAUSED: "~",
    DayMark.OFF: " ",
    DayMark.FUTURE: " ",
}
"""A day in one cell; an empty day is a small dot, never a cross."""


@click.command(
    "show",
    cls=Command,
    help=_("Show METRIC: momentum, totals, consistency, bests, bounce-back, and its last four weeks."),
    examples=("wins show walk", "wins show walk --since 2026-01-01 --until 2026-03-31 --json"),
)
@click.argument("metric", type=METRIC)
@click.option("--since", type=DAY, help=_("The first day of the calendar."))
@click.option("--until", type=DAY, help=_("The last day of the calendar; today unless given."))
@json_option
@click.pass_obj
def show_metric(
    session: Session, metric: Metric, since: date | None, until: date | None, as_json: bool
) -> None:
    """Print one metric whole."""
    seen = overview(session.store, session.person, session.now, metric)
    until = until or seen.today
    since = since or session.person.week_of(until) - timedelta(weeks=WEEKS_SHOWN - 1)
    if as_json:
        output.as_json(_plain(seen, since, until) | _fitting(session, metric))
        return
    output.say(described(metric, seen.today), *_facts(seen), *_levels(session, metric))
    output.say("", *_calendar(session, seen, since, until), "", _legend())


def _facts(seen: Overview) -> Iterator[str]:
    if seen.momentum is not None:
        yield _("Momentum: %(word)s") % {"word": band_word(seen.momentum.band)}
    yield from measures.totals(seen.totals, seen.course.metric)
    if seen.consistency is not None:
        yield measures.consistency(seen.consistency)
    for best in seen.bests:
        yield measures.best(best, seen.course.metric, seen.today)
    yield from measures.news_of_bests(seen.announced, is_beyond_luck=seen.is_beyond_luck)
    if seen.back_again is not None and seen.back_again.counts.lapses:
        back = seen.back_again
        yield measures.back_again(back.counts, back.estimate, is_faster=back.is_faster)
    if seen.mostly_skipped:
        yield measures.mostly_skipped()


def _fitting(session: Session, metric: Metric) -> dict[str, Any]:
    asked = (session.store, session.person, session.now, metric)
    return {"fitting": suggested(*asked), "ramp": ramp_of(*asked)}


def _levels(session: Session, metric: Metric) -> Iterator[str]:
    held = _fitting(session, metric)
    found, moving = held["fitting"], held["ramp"]
    for name in ("levels", "times"):
        fitting = getattr(found, name, None)
        if isinstance(fitting, Levels):
            each = (fitting.floor, fitting.target, fitting.stretch)
            yield measures.fitting(each, metric, found.rhythm, in_days=name == "times")
    if moving is not None:
        yield from measures.ramp(moving, metric)


def _calendar(session: Session, seen: Overview, since: date, until: date) -> Iterator[str]:
    monday = session.person.week_of(since)
    names = [show.weekday(monday + timedelta(days=number)) for number in range(7)]
    room = max(map(output.width, names))
    margin = max(output.width(show.short_day(day, seen.today)) for day in (since, until)) + 2
    yield " " * margin + " ".join(f"{name:<{room}}" for name in names)
    while monday <= until:
        days = [monday + timedelta(days=number) for number in range(7)]
        marks = seen.marks(monday, monday + timedelta(days=7))
        shown = [SIGNS[mark] if since <= day <= until else " " for day, mark in zip(days, marks, strict=True)]
        logged = [seen.amounts[day] for day in days if since <= day <= until and day in seen.amounts]
        label = show.short_day(monday, seen.today)
        row = " ".join(f"{sign:<{room}}" for sign in shown)
        yield f"{label:<{margin}}{row} {_week(seen, logged)}".rstrip()
        monday += timedelta(days=7)


def _week(seen: Overview, logged: list[float]) -> str:
    metric = seen.course.metric
    if not logged:
        return ""
    if metric.days_add_up:
        return amounts.said_total(sum(logged), metric)
    return _("%(amount)s on average") % {"amount": amounts.said(round(sum(logged) / len(logged), 1), metric)}


def _legend() -> str:
    shown = (DayMark.DONE, DayMark.BIT, DayMark.SKIP, DayMark.MISS, DayMark.OPEN, DayMark.PAUSED)
    return "  ".join(f"{SIGNS[mark]} {mark_word(mark)}" for mark in shown)


def _plain(seen: Overview, since: date, until: date) -> dict[str, Any]:
    day_after = until + timedelta(days=1)
    marks = seen.marks(since, day_after)
    days = [since + timedelta(days=number) for number in range(len(marks))]
    held = seen.momentum
    return {
        "metric": seen.course.metric.id,
        "name": seen.course.metric.name,
        "today": seen.today,
        "momentum": {"closed": held.closed, "live": held.live, "band": held.band} if held else None,
        "totals": seen.totals,
        "consistency": seen.consistency,
        "bests": seen.bests,
        "recent_bests": seen.recent_bests,
        "mostly_skipped": seen.mostly_skipped,
        "announced_best": seen.announced,
        "bounce_back": seen.back_again,
        "line": [{"on": on, "momentum": share} for on, share in seen.line if since <= on <= until],
        "days": [
            {"day": day, "mark": mark, "amount": seen.amounts.get(day)}
            for day, mark in zip(days, marks, strict=True)
        ],
    }
