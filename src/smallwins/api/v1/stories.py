"""One's own story over the API: a timeline, drafts, wins not named yet, then and now, a card to share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import Router, get
from litestar.params import FromPath, PathParameter, QueryParameter

from smallwins.api.bodies import Body
from smallwins.api.caller import Caller, Here
from smallwins.api.errors import declared
from smallwins.api.v1.acts import Act
from smallwins.application import records
from smallwins.application.looking import enjoyed, found_wins, sharing, stories, then_and_now
from smallwins.application.looking.sharing import Shared
from smallwins.application.looking.stories import Event
from smallwins.application.looking.then_and_now import Stretch
from smallwins.application.ports import Now, Store
from smallwins.catalogue import language, show
from smallwins.catalogue import stories as words
from smallwins.catalogue.language import _
from smallwins.charts.card import card_of, share_card, share_card_png
from smallwins.charts.palette import DARK, LIGHT
from smallwins.domain.note import Note, WinKind
from smallwins.domain.profile import Profile
from smallwins.domain.review import Period
from smallwins.domain.setback import Setback

Of = Annotated[Period, PathParameter(description="The period under way.")]
Dark = Annotated[bool, QueryParameter(description="Drawn for the dark.")]


class Told(msgspec.Struct, kw_only=True):
    """A draft of a story, for the person to make their own; nothing is kept by it."""

    title: str
    text: str


class Proposed(msgspec.Struct, kw_only=True):
    """A win in the record that nobody named: a step finished, a milestone, a return, a best; of one of three.

    The action "win" of a step names it; "wins/found/name" names any of them by `id`, which stays the same.
    """

    id: UUID
    step: UUID | None
    metric: UUID | None
    goal: UUID | None
    text: str
    on_date: date
    win: WinKind | None


class Compared(msgspec.Struct, kw_only=True):
    """The last four weeks of a metric, and the same a month, three months and a year ago."""

    metric: UUID
    name: str
    now: Stretch
    then: list[Stretch]


class Fun(msgspec.Struct, kw_only=True):
    """What was done, how much it was enjoyed, 0 to 10 on average, and how often."""

    metric: UUID
    name: str
    what: str
    rating: float
    times: int


@get("/timeline", summary="Say how far one has come", operation_id="timeline", responses=declared())
async def timeline(call: Here) -> list[Event]:
    """Answer what happened, oldest first: begun, crossed, come back, learned, finished; no score."""
    return await call.ask(stories.timeline)


@get("/story", summary="Draft one's story from the record", operation_id="story", responses=declared())
async def story(call: Here) -> Told:
    """Answer a first draft of one's story."""
    events = stories.told(await call.ask(stories.timeline))
    lines = [words.line(event.kind, event.text, event.detail) for event in events]
    return Told(title=_("My story so far"), text="\n".join(lines))


@get(
    "/setbacks/{id:uuid}/story",
    summary="Draft a setback as a story short enough to read aloud",
    operation_id="story_setback",
    responses=declared(404),
)
async def bad_day(call: Here, id: FromPath[UUID]) -> Told:
    """Answer a bad day in a few lines."""
    setback = records.get(call.store, Setback, call.person.id, id)
    title = show.day(setback.occurred_on, call.now.today)
    return Told(title=title, text="\n".join(stories.bad_day(setback)))


@get("/wins/found", summary="Find wins not named yet", operation_id="found_wins", responses=declared())
async def found(call: Here) -> list[Proposed]:
    """Answer what the last two weeks hold that was not named a win."""
    return [_proposed(note) for note in await call.ask(found_wins.found_wins)]


@get(
    "/then-and-now",
    summary="Set the last four weeks beside the same weeks earlier",
    operation_id="then_and_now",
    responses=declared(),
)
async def compared(call: Here) -> list[Compared]:
    """Answer each metric now and then, against oneself alone; nothing on a hard day."""
    return [
        Compared(metric=each.metric.id, name=each.metric.name, now=each.now, then=list(each.then))
        for each in await call.ask(then_and_now.compare)
    ]


@get("/enjoyed", summary="Say what was most fun of late", operation_id="enjoyed", responses=declared())
async def fun(call: Here) -> list[Fun]:
    """Answer what was most enjoyed in a quarter of a year, at most five."""
    return [
        Fun(
            metric=each.metric.id,
            name=each.metric.name,
            what=each.what,
            rating=each.rating,
            times=each.times,
        )
        for each in await call.ask(enjoyed.most_enjoyed)
    ]


@get(
    "/share/{period:str}",
    summary="Say exactly what a card of a period would show",
    operation_id="share",
    responses=declared(400, 404),
)
async def share(call: Here, period: Of) -> Shared:
    """Answer what stands on the card, before anything is shared; nothing is sent anywhere."""
    return await call.ask(partial(sharing.of_period, period=period))


@get(
    "/share/{period:str}/card.svg",
    summary="Draw the card of a period",
    operation_id="share_svg",
    media_type="image/svg+xml",
    responses=declared(400, 404),
)
async def as_drawing(call: Here, period: Of, dark: Dark = False) -> bytes:
    """Answer the card as a drawing."""
    return await _drawn(call, period, dark, lambda card, **how: share_card(card, **how).svg.encode())


@get(
    "/share/{period:str}/card.png",
    summary="Paint the card of a period",
    operation_id="share_png",
    media_type="image/png",
    responses=declared(400, 404),
)
async def as_picture(call: Here, period: Of, dark: Dark = False) -> bytes:
    """Answer the card as a picture."""
    return await _drawn(call, period, dark, share_card_png)


class FoundWin(Body):
    """A win that the record proposes, by its id."""

    id: UUID


class NameFound(Act):
    """Finds the proposal beside the callers, in their language, and keeps it."""

    async def _done(self, call: Caller, data: Any, *ids: UUID) -> Any:
        proposed = found_wins.proposed_as(await call.ask(found_wins.found_wins), data.id)
        return await super()._done(call, proposed, *ids)


NAME = NameFound(
    "wins/found/name", "Name a win that the record proposes", FoundWin, Note, found_wins.keep_proposed
)

ROUTER = Router(
    "",
    route_handlers=[
        NAME.handler(),
        timeline,
        story,
        bad_day,
        found,
        compared,
        fun,
        share,
        as_drawing,
        as_picture,
    ],
    tags=["stories"],
)


async def _drawn(call: Caller, period: Period, dark: bool, draw: Callable[..., bytes]) -> bytes:
    rtl, palette = language.is_right_to_left(), DARK if dark else LIGHT

    def drawn(store: Store, person: Profile, now: Now) -> bytes:
        return draw(card_of(sharing.of_period(store, person, now, period)), rtl=rtl, palette=palette)

    return await call.ask(drawn)


def _proposed(note: Note) -> Proposed:
    about = {link.noun: link.id for link in note.links}
    return Proposed(
        id=note.id,
        step=about.get("step"),
        metric=about.get("metric"),
        goal=about.get("goal"),
        text=note.title or note.text,
        on_date=note.on_date,
        win=note.win,
    )
