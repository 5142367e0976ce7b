"""How one is, if one likes to look: short questions, questionnaires, kindness to oneself."""

from __future__ import annotations

from datetime import timedelta

from litestar import Response, get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.types import ControllerRouterHandler

from smallwins.application import setbacks
from smallwins.application.looking import well_being
from smallwins.application.looking.scales import FIRST, asked_here
from smallwins.catalogue import show
from smallwins.catalogue import well_being as words
from smallwins.catalogue.language import _
from smallwins.domain.errors import Refusal
from smallwins.statistics.scales import Questionnaire
from smallwins.web.forms import Form
from smallwins.web.page import back, page, problem_of
from smallwins.web.views.questionnaire_view import Line, drawn, sitting
from smallwins.web.visit import Here, Visit

SHOWN_DAYS = 91
"""Days of our own questions that are drawn."""


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
    return _asking(visit, _asked(visit, name), Form({}))


@post("/well-being/{name:str}")
async def answer(visit: Here, name: FromPath[str]) -> Response[bytes]:
    """Keep the answers to a questionnaire, as far as they were given."""
    asked, form = _asked(visit, name), await visit.form()
    try:
        given = {item.id: number for item in asked.items if (number := form.number(item.id)) is not None}
        done = await visit.act(well_being.answer, asked, given)
    except Refusal as refusal:
        return _asking(visit, asked, form, refusal)
    return back(visit, "/well-being", done)


def _asked(visit: Visit, name: str) -> Questionnaire:
    at_hand = asked_here(visit.site.settings.questionnaires)
    found = next((each for each in at_hand if each.id == name), None)
    if found is None:
        raise NotFoundException
    return found


def _page(visit: Visit, refusal: Refusal | None = None) -> Response[bytes]:
    kind = well_being.kindness(visit.store, visit.person)
    status = 422 if refusal else 200
    try:
        at_hand = asked_here(visit.site.settings.questionnaires)
    except Refusal as unreadable:
        at_hand, refusal = asked_here(""), refusal or unreadable
    return page(
        visit,
        "well_being/well_being.html",
        status=status,
        problem=problem_of(refusal),
        words=words,
        lines=_lines(visit),
        sittings=[sitting(visit, asked) for asked in at_hand],
        first=FIRST,
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
        first=FIRST,
        items=[(item, *words.wording(item.wording)) for item in asked.items],
        ends=tuple(words.wording(asked.ends)[0]) if asked.ends else None,
    )


def _lines(visit: Visit) -> list[Line]:
    since = visit.now.today - timedelta(days=SHOWN_DAYS)
    found = []
    for name, said in words.checks().items():
        held = well_being.checks(visit.store, visit.person, name, since)
        if held:
            drawing = drawn(said, held, visit.now.today)
            found.append(Line(name=said, last=show.number(held[-1][1]), figure=drawing))
    return found


ROUTES: tuple[ControllerRouterHandler, ...] = (
    well_being_page,
    check_in,
    kindness,
    questionnaire_page,
    answer,
)
