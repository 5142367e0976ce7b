"""Today: one true piece of evidence, what was done, and what is open, if one likes."""

from __future__ import annotations

from collections import Counter
from uuid import UUID

from litestar import Response, get
from litestar.types import ControllerRouterHandler

from smallwins.application import rhythm, standings
from smallwins.application import values as held_values
from smallwins.application.evidence import evidence
from smallwins.application.today import State, Today, the_day
from smallwins.catalogue import show
from smallwins.catalogue.language import _, ngettext
from smallwins.charts.chart import Chart
from smallwins.charts.frieze import FriezeWords, frieze
from smallwins.charts.palette import Glaze, glaze_of
from smallwins.domain.value import Value
from smallwins.web import entries, metrics, rows, settings, values, welcome
from smallwins.web.page import back, page
from smallwins.web.visit import Here, Visit

MANY = 12
"""Open metrics above which those not asked for today stay folded."""


@get("/")
async def today_page(visit: Here) -> Response[bytes]:
    """Show the day."""
    day, found = the_day(visit.store, visit.person, visit.now)
    if found.fresh:
        await visit.site.write(standings.keep, visit.person, found)
    if not day.lines and not visit.store.all(Value, visit.person.id):
        return back(visit, "/welcome")
    context = rows.context(visit)
    return page(
        visit,
        "today/today.html",
        evidence=evidence(visit.store, visit.person, day),
        frieze=_frieze(visit, day),
        done=[context.row(line) for line in day.of(State.DONE, State.SKIPPED)],
        open=[context.row(line) for line in day.of(State.OPEN)],
        later=[context.row(line) for line in day.of(State.LATER)],
        resting=[context.row(line) for line in day.of(State.RESTING)],
        done_count=len(day.of(State.DONE)),
        small=rhythm.is_small(visit.person, visit.now),
        day_end=visit.person.day_end_on(visit.now.today),
    )


def _frieze(visit: Visit, day: Today) -> Chart | None:
    """Lay this month's steps, each glazed by the first value its metric serves."""
    order = {value.id: place for place, value in enumerate(_in_order(visit))}
    serves = {line.metric.id: next(iter(line.metric.values), None) for line in day.lines}
    tiles = [_glaze(order, serves.get(metric)) for metric in day.steps]
    loud = ngettext("%(n)s piece", "%(n)s pieces", len(tiles)) % {"n": show.number(len(tiles))}
    sentence = _("%(pieces)s laid in %(month)s") % {"pieces": loud, "month": show.month(day.day)}
    counted = Counter(serves.get(metric) for metric in day.steps)
    keys = [
        (_glaze(order, value.id), f"{show.number(counted[value.id])} {value.name}")
        for value in held_values.values(visit.store, visit.person)
        if counted[value.id]
    ]
    new = 1 if visit.has_script and tiles else 0
    return frieze(tiles, words=FriezeWords(sentence=sentence, loud=loud, keys=keys), new=new)


def _in_order(visit: Visit) -> list[Value]:
    return sorted(visit.store.all(Value, visit.person.id), key=lambda value: value.created_at)


def _glaze(order: dict[UUID, int], value: UUID | None) -> Glaze:
    return glaze_of(order.get(value, 0) if value else 0)


ROUTES: tuple[ControllerRouterHandler, ...] = (
    today_page,
    *metrics.ROUTES,
    *entries.ROUTES,
    *values.ROUTES,
    *settings.ROUTES,
    *welcome.ROUTES,
)
