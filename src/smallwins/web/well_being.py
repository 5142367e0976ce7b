"""How one is, if one likes to look: short questions, a monthly questionnaire, kindness to oneself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from litestar import Response, get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.types import ControllerRouterHandler

from smallwins.application import setbacks
from smallwins.application.looking import well_being
from smallwins.application.looking.scales import find_questionnaire
from smallwins.catalogue import language, show
from smallwins.catalogue import well_being as words
from smallwins.catalogue.language import _
from smallwins.charts.chart import Chart
from smallwins.charts.curve import RatingWords, rating_line
from smallwins.domain.entry import Entry
from smallwins.domain.errors import Refusal
from smallwins.statistics.scales import Questionnaire, is_due, word
from smallwins.web.forms import Form
from smallwins.web.page import back, page, problem_of
from smallwins.web.visit import Here, Visit

SHOWN_DAYS = 91
"""Days of our own questions that are drawn."""
MONTHLY = "ons4"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One question over time, drawn once there are two answers."""

    name: str
    last: str
    chart: Chart | None


@get("/well-being", sync_to_thread=False)
def well_being_page(visit: Here) -> Response[bytes]:
    """Show how it has been, and ask only what one wants to be asked."""
    return _page(visit)


@post("/well-being")
async def check_in(visit: Here) -> Response[bytes]:
    """Keep today's answers to our own questions."""
    form = await visit.form()
    given = {name: number for name in words.checks() if (number := form.number(name)) is not None}
    try:
        done = await visit.act(well_being.check_in, given, words.checks())
    except Refusal as refusal:
        return _page(visit, refusal)
    return back(visit, "/well-being", done)


@post("/well-being/kindness")
async def kindness(visit: Here) -> Response[bytes]:
    """Keep that one was kind to oneself, with the line that was written."""
    form = await visit.form()
    done = await visit.act(well_being.practise_kindness, form.text("line"), _("Kindness to myself"))
    return back(visit, "/well-being", done)


@get("/well-being/{name:str}", sync_to_thread=False)
def questionnaire_page(visit: Here, name: FromPath[str]) -> Response[bytes]:
    """Ask one questionnaire in the wording of its authors."""
    return _asking(visit, _asked(name), Form({}))


@post("/well-being/{name:str}")
async def answer(visit: Here, name: FromPath[str]) -> Response[bytes]:
    """Keep the answers to a questionnaire, as far as they were given."""
    asked, form = _asked(name), await visit.form()
    try:
        given = {item.id: number for item in asked.items if (number := form.number(item.id)) is not None}
        done = await visit.act(well_being.answer, asked, given)
    except Refusal as refusal:
        return _asking(visit, asked, form, refusal)
    return back(visit, "/well-being", done)


def _asked(name: str) -> Questionnaire:
    found = find_questionnaire(name) if name == MONTHLY else None
    if found is None:
        raise NotFoundException
    return found


def _page(visit: Visit, refusal: Refusal | None = None) -> Response[bytes]:
    monthly = _asked(MONTHLY)
    held = well_being.answers(visit.store, visit.person, monthly)
    last = held[-1].for_date if held else None
    kind = well_being.kindness(visit.store, visit.person)
    return page(
        visit,
        "well_being/well_being.html",
        status=422 if refusal else 200,
        problem=problem_of(refusal),
        words=words,
        lines=_lines(visit),
        monthly=monthly,
        monthly_lines=_monthly_lines(visit, monthly, held),
        monthly_last=last,
        monthly_due=is_due(monthly, last, visit.now.today),
        kind_times=len(kind),
        kind_lines=[entry.note for entry in reversed(kind) if entry.note][:3],
        returns=setbacks.returns(visit.store, visit.person, visit.now),
    )


def _asking(
    visit: Visit, asked: Questionnaire, form: Form, refusal: Refusal | None = None
) -> Response[bytes]:
    return page(
        visit,
        "well_being/questionnaire.html",
        status=422 if refusal else 200,
        problem=problem_of(refusal),
        form=form,
        asked=asked,
        items=[(item, *words.wording(dict(item.wording))) for item in asked.items],
        ends=tuple(asked.ends["en"]) if asked.ends else None,
    )


def _lines(visit: Visit) -> list[Line]:
    since = visit.now.today - timedelta(days=SHOWN_DAYS)
    found = []
    for name, said in words.checks().items():
        held = well_being.checks(visit.store, visit.person, name, since)
        if held:
            found.append(_line(visit, said, held, show.number(held[-1][1])))
    return found


def _monthly_lines(visit: Visit, asked: Questionnaire, held: list[Entry]) -> list[Line]:
    found = []
    for item in asked.items:
        given = [
            (entry.for_date, dict(entry.items)[item.id]) for entry in held if item.id in dict(entry.items)
        ]
        if given:
            score = given[-1][1]
            said, _in = words.wording(dict(item.wording))
            found.append(_line(visit, said, given, _with_word(score, word(item.bands, score))))
    return found


def _with_word(score: float, said: str | None) -> str:
    bands = {"low": _("low"), "medium": _("medium"), "high": _("high"), "very high": _("very high"),
             "very low": _("very low")}  # fmt: skip
    return f"{show.number(score)}, {bands.get(said, said)}" if said else show.number(score)


def _line(visit: Visit, name: str, held: list[tuple[date, float]], last: str) -> Line:
    return Line(name=name, last=last, chart=_chart(name, held, visit.now.today) if len(held) > 1 else None)


def _chart(name: str, held: list[tuple[date, float]], today: date) -> Chart:
    first, last = held[0], held[-1]
    facts: dict[str, Any] = {"name": name, "first": show.number(first[1]), "last": show.number(last[1])}
    given = RatingWords(
        label=_("%(name)s: first %(first)s of 10, last %(last)s.") % facts,
        first=facts["first"],
        last=facts["last"],
        when_first=show.short_day(first[0], today),
        when_last=show.short_day(last[0], today),
    )
    return rating_line(held, words=given, rtl=language.is_right_to_left())


ROUTES: tuple[ControllerRouterHandler, ...] = (
    well_being_page,
    check_in,
    kindness,
    questionnaire_page,
    answer,
)
