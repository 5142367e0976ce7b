"""One's own story: a timeline, a draft from the record, a bad day to read aloud, a card to share."""

from __future__ import annotations

from functools import partial
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery
from litestar.types import ControllerRouterHandler

from smallwins.application import records
from smallwins.application.looking import found_wins, sharing, stories, then_and_now
from smallwins.application.looking.then_and_now import Comparison
from smallwins.application.ports import Now, Store
from smallwins.application.signposts import is_hard_day
from smallwins.catalogue import language, periods, show
from smallwins.catalogue import stories as words
from smallwins.catalogue.language import _
from smallwins.charts.card import Card, card_of, share_card, share_card_png
from smallwins.charts.palette import DARK, LIGHT
from smallwins.domain.errors import Refusal
from smallwins.domain.profile import Profile
from smallwins.domain.review import Period
from smallwins.domain.setback import Setback
from smallwins.web.page import back, page
from smallwins.web.visit import Here, Id, Visit


@get("/story")
async def story_page(visit: Here) -> Response[bytes]:
    """Show the timeline, and what could be told."""
    return page(visit, "stories/story.html", words=words, **await visit.ask(_whole_story))


@get("/story/draft")
async def draft_page(visit: Here) -> Response[bytes]:
    """Draft a personal story from the record, to be made one's own."""
    events = stories.told(await visit.ask(stories.timeline))
    told = [words.line(event.kind, event.text, event.detail) for event in events]
    return page(visit, "stories/draft.html", text="\n".join(told), title=_("My story so far"))


@get("/story/setbacks/{setback_id:uuid}", sync_to_thread=False)
def bad_day_page(visit: Here, setback_id: Id) -> Response[bytes]:
    """Draft a bad day as a story short enough to read aloud."""
    setback = records.get(visit.store, Setback, visit.person.id, setback_id)
    text = "\n".join(stories.bad_day(setback))
    return page(visit, "stories/draft.html", text=text, title=show.day(setback.occurred_on, visit.now.today))


@post("/story/wins")
async def keep_found(visit: Here) -> Response[bytes]:
    """Keep a win that the record proposed: what it is about is not proposed again."""
    asked = (await visit.form()).id("found")
    if asked is None:
        raise Refusal("form.unreadable", field="found", text="")
    proposed = found_wins.proposed_as(await visit.ask(found_wins.found_wins), asked)
    return back(visit, "/story", await visit.act(found_wins.keep_proposed, proposed))


@get("/then-and-now")
async def then_and_now_page(visit: Here) -> Response[bytes]:
    """Show the last four weeks beside the same weeks a month, three months and a year ago."""
    found, hard = await visit.ask(_compared)
    return page(
        visit,
        "stories/then_and_now.html",
        found=found,
        nothing=periods.nothing_compared(hard=hard),
        ago=dict(zip(then_and_now.AGO, periods.ago(), strict=True)),
    )


@get("/share")
async def share_page(visit: Here, period: FromQuery[str] = "week") -> Response[bytes]:
    """Show exactly what a card would show, before anything is shared."""
    kind = _period(period)
    chart = share_card(await _card(visit, kind), rtl=language.is_right_to_left())
    return page(visit, "stories/share.html", card=chart, period=kind, label=chart.label)


@get("/share/{name:str}")
async def share_file(visit: Here, name: FromPath[str]) -> Response[bytes]:
    """Answer the card as a file: week.svg, month-dark.png."""
    stem, _dot, form = name.rpartition(".")
    period, _dash, tone = stem.partition("-")
    palette = DARK if tone == "dark" else LIGHT
    rtl = language.is_right_to_left()
    headers = {"content-disposition": f'attachment; filename="small-wins-{_period(period)}.{_form(form)}"'}
    if _form(form) == "svg":
        text = share_card(await _card(visit, _period(period)), rtl=rtl, palette=palette).svg.encode()
        return Response(text, media_type="image/svg+xml", headers=headers)

    def drawn(store: Store, person: Profile, now: Now) -> bytes:
        card = card_of(sharing.of_period(store, person, now, _period(period)))
        return share_card_png(card, rtl=rtl, palette=palette)

    return Response(await visit.ask(drawn), media_type="image/png", headers=headers)


async def _card(visit: Visit, period: Period) -> Card:
    return card_of(await visit.ask(partial(sharing.of_period, period=period)))


def _whole_story(store: Store, person: Profile, now: Now) -> dict[str, Any]:
    return {
        "events": stories.timeline(store, person, now),
        "tellable": stories.tellable(store, person),
        "proposed": found_wins.found_wins(store, person, now),
    }


def _compared(store: Store, person: Profile, now: Now) -> tuple[list[Comparison], bool]:
    found = then_and_now.compare(store, person, now)
    return found, not found and is_hard_day(store, person, now)


def _period(text: str) -> Period:
    return Period(text) if text in set(Period) else Period.WEEK


def _form(text: str) -> str:
    return "svg" if text == "svg" else "png"


ROUTES: tuple[ControllerRouterHandler, ...] = (
    story_page,
    draft_page,
    bad_day_page,
    keep_found,
    then_and_now_page,
    share_page,
    share_file,
)
