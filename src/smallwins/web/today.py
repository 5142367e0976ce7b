"""Today: one true piece of evidence, what was done, and what is open, if one likes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from uuid import UUID

from litestar import Response, get, post
from litestar.types import ControllerRouterHandler

from smallwins.application import notes, standings, steps, values
from smallwins.application.day import rhythm, treats
from smallwins.application.day.absence import Absence, leave_it, rest_it
from smallwins.application.day.arrival import Arrival, arrival
from smallwins.application.day.elsewhere import is_answer
from smallwins.application.day.evidence import evidence, grown
from smallwins.application.day.today import Line, State, Today, the_day
from smallwins.catalogue import amounts, language, show
from smallwins.catalogue.language import _, ngettext
from smallwins.charts.bars import Bar, weeks_bars
from smallwins.charts.chart import Chart, Figure
from smallwins.charts.frieze import FriezeWords, frieze
from smallwins.charts.palette import Glaze, glaze_of
from smallwins.domain.errors import Refusal
from smallwins.domain.metric import Kind
from smallwins.domain.note import Note, NoteKind
from smallwins.domain.value import Value
from smallwins.web.experiments import due_today
from smallwins.web.page import back, page
from smallwins.web.views import rows
from smallwins.web.visit import Here, Visit
from smallwins.web.walking import key_tasks

RESTS = 3
"""Things that do one good, shown on a hard day; the rest of the list is in the notebook."""

MANY = 12
"""Open rows that one still takes in; of more, the first ones are shown, and the rest by their groups."""

FIRST = 5


@get("/")
async def today_page(visit: Here) -> Response[bytes]:
    """Show the day."""
    day, found = the_day(visit.store, visit.person, visit.now)
    if found.fresh:
        with suppress(Refusal):  # a cache: where nothing can be written, the day is shown all the same
            await visit.site.write(standings.keep, visit.person, found)
    if not day.lines and not visit.store.all(Value, visit.person.id):
        return back(visit, "/welcome")
    context = rows.context(visit)
    hard = rhythm.is_hard(visit.store, visit.person, visit.now)
    arrived = arrival(visit.store, visit.person, day)
    logged = any(line.totals.days for line in day.lines)
    small = rhythm.is_small(visit.person, visit.now)
    asked, waiting = rhythm.asked_and_waiting(day, small=small)
    return page(
        visit,
        "today/today.html",
        evidence=evidence(visit.store, visit.person, day, hard=hard, arrived=arrived),
        stayed_empty=not hard and arrived is Arrival.AFTER_AN_EMPTY_DAY,
        frieze=_frieze(visit, day),
        weeks=_weeks(visit, day),
        away=day.away,
        done=[context.row(line) for line in _done(visit, day)],
        open=[context.row(line) for line in (asked if len(asked) <= MANY else asked[:FIRST])],
        folded=[(name, [context.row(line) for line in lines]) for name, lines in _folded(asked)],
        later=[context.row(line) for line in waiting],
        resting=[context.row(line) for line in day.of(State.RESTING)],
        finished=(finished := steps.finished_on(visit.store, visit.person, visit.now)),
        done_count=sum(line.is_done for line in _done(visit, day)) + len(finished),
        treats=treats.due(visit.store, visit.person, visit.now),
        letters=_letters(visit, hard=hard, returning=arrived is Arrival.BACK),
        rests=notes.notes(visit.store, visit.person, kind=NoteKind.SELF_CARE)[:RESTS] if hard else [],
        small=small,
        week=None if hard or not logged else rhythm.week_to_review(visit.store, visit.person, visit.now),
        hard=hard,
        day_end=visit.person.day_end_on(visit.now.today),
        experiments=due_today(visit),
        **key_tasks.doorway(visit),
    )


@post("/absence")
async def answer_absence(visit: Here) -> Response[bytes]:
    """Make a long absence a pause, or leave it as it was; it is asked once."""
    form = await visit.form()
    since, until = form.day("since"), form.day("until")
    if since is None or until is None:
        raise Refusal("form.unreadable")
    away = Absence(since=since, until=until)
    answer = rest_it if form.text("as") == "pause" else leave_it
    return back(visit, "/", await visit.act(answer, away))


def _folded(asked: Sequence[Line]) -> list[tuple[str, list[Line]]]:
    """Gather what is too much for one list by its groups, in the person's order."""
    groups: dict[str, list[Line]] = {}
    for line in asked[FIRST:] if len(asked) > MANY else ():
        groups.setdefault(line.metric.group_name, []).append(line)
    return list(groups.items())


def _done(visit: Visit, day: Today) -> list[Line]:
    """Return what was done or skipped; how one is, told in a place of its own, is neither."""
    done = day.of(State.DONE, State.SKIPPED)
    return [line for line in done if not is_answer(visit.person.id, line.metric)]


def _letters(visit: Visit, *, hard: bool, returning: bool) -> list[Note]:
    return notes.letters_due(visit.store, visit.person, visit.now, hard_day=hard, returning=returning)[:1]


def _frieze(visit: Visit, day: Today) -> Chart | None:
    """Lay this month's steps, each glazed by the first value its metric serves."""
    order = {value.id: place for place, value in enumerate(_in_order(visit))}
    serves = {line.metric.id: next(iter(line.metric.values), None) for line in day.lines}
    tiles = [_glaze(order, serves.get(metric)) for metric in day.steps]
    loud = ngettext("%(n)s piece", "%(n)s pieces", len(tiles)) % {"n": show.number(len(tiles))}
    sentence = _("%(pieces)s laid in %(month)s") % {"pieces": loud, "month": show.month(day.day)}
    if not tiles:
        sentence = _("The first piece of %(month)s goes here") % {"month": show.month(day.day)}
    counted = Counter(serves.get(metric) for metric in day.steps)
    keys = [
        (_glaze(order, value.id), f"{show.number(counted[value.id])} {value.name}")
        for value in values.values(visit.store, visit.person)
        if counted[value.id]
    ]
    new = 1 if visit.has_script and tiles else 0
    return frieze(tiles, words=FriezeWords(sentence=sentence, loud=loud, keys=keys), new=new)


def _weeks(visit: Visit, day: Today) -> Figure | None:
    """Draw twelve weeks of the metric that has grown most, this one still open."""
    found = grown(visit.store, visit.person, day)
    if found is None:
        return None
    line, weeks = found
    closed = weeks[:-1]
    metric = line.metric
    bars = [
        Bar(value=week.total, then=place < len(closed) - 4, running=week is weeks[-1])
        for place, week in enumerate(weeks)
    ]
    if metric.kind is not Kind.DURATION:  # the sentence gives hours and minutes, which are too wide for a bar
        bars[0] = replace(bars[0], word=show.number(closed[0].total))
        bars[-2] = replace(bars[-2], word=show.number(closed[-1].total), loud=True)
    facts = {
        "name": metric.name,
        "then": _amount_of_week(closed[0].total, line),
        "day": show.short_day(closed[0].first, visit.now.today),
        "now": _amount_of_week(closed[-1].total, line),
    }
    sentence = _("%(name)s: %(then)s in the week of %(day)s, %(now)s last week.") % facts
    ends = (show.short_day(closed[0].first, visit.now.today), _("this week"))
    return weeks_bars(bars, label=sentence, ends=ends, rtl=language.is_right_to_left()).told(sentence)


def _amount_of_week(total: float, line: Line) -> str:
    if line.metric.kind is Kind.BOOLEAN:
        return ngettext("%(n)s day", "%(n)s days", total) % {"n": show.number(total)}
    # An amount stays on one line.
    return amounts.said(total, line.metric).replace(" ", "\N{NO-BREAK SPACE}")


def _in_order(visit: Visit) -> list[Value]:
    return sorted(visit.store.all(Value, visit.person.id), key=lambda value: value.created_at)


def _glaze(order: dict[UUID, int], value: UUID | None) -> Glaze:
    return glaze_of(order.get(value, 0) if value else 0)


ROUTES: tuple[ControllerRouterHandler, ...] = (today_page, answer_absence)
