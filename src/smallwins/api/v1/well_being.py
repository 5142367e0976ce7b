"""How one is, over the API: own short questions, questionnaires in their authors' words, kindness."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from types import GenericAlias
from typing import Annotated, Any

import msgspec
from litestar import Response, Router, get, post
from litestar.params import PathParameter

from smallwins.api.bodies import BODY, BODY_OPTION, Body
from smallwins.api.caller import Here
from smallwins.api.encoding import listed, shapes
from smallwins.api.errors import declared
from smallwins.api.v1.acts import Act
from smallwins.api.v1.resources import JSON, answer
from smallwins.application import records
from smallwins.application.day.elsewhere import CHECKS
from smallwins.application.looking import well_being
from smallwins.application.looking.scales import asked_here
from smallwins.application.ports import Kept, Now, Store
from smallwins.catalogue import helplines
from smallwins.catalogue import well_being as words
from smallwins.catalogue.language import _
from smallwins.domain.entry import Entry
from smallwins.domain.errors import Refusal
from smallwins.domain.profile import Profile
from smallwins.statistics.scales import Questionnaire, Score, is_due

DAYS = 91
"""Days of our own questions that are answered."""

Id = Annotated[str, PathParameter(description="The id of a questionnaire that is at hand.")]


class Answered(msgspec.Struct, kw_only=True):
    """What was answered on a day, 0 to 10."""

    on: date
    value: float


class Check(msgspec.Struct, kw_only=True):
    """One of our own questions, not a validated instrument: its name, and three months of answers."""

    id: str
    name: str
    answers: list[Answered]


class Asked(msgspec.Struct, kw_only=True):
    """One question of a questionnaire, in the wording of its authors, and the language of that wording."""

    id: str
    text: str
    language: str


class Scored(msgspec.Struct, kw_only=True):
    """The scores of a day; each of an item by itself, or one of all of them where `item` is null."""

    on: date
    score: Score


class Scale(msgspec.Struct, kw_only=True):
    """A questionnaire: what it asks, from `low` to `high`, under which licence, and its scores so far."""

    id: str
    name: str
    licence: str
    source: str
    attribution: str
    low: float
    high: float
    due: bool
    items: list[Asked]
    scores: list[Scored]


class Kindness(msgspec.Struct, kw_only=True):
    """How often one was kind to oneself on purpose, and the lines one wrote, the latest first."""

    times: int
    lines: list[str]


class WellBeing(msgspec.Struct, kw_only=True):
    """How it has been. It is a notebook and no diagnosis; whom to turn to stands in `help`."""

    help: str
    checks: list[Check]
    questionnaires: list[Scale]
    kindness: Kindness


class CheckIn(Body):
    """How it is today, 0 to 10; each may be left out, and said again later."""

    mood: float | None = None
    energy: float | None = None
    stress: float | None = None
    anxiety: float | None = None
    confidence: float | None = None


class KindLine(Body):
    """The line one said to oneself, if one likes to keep it."""

    line: str = ""


class Answers(Body):
    """Answers by the id of their item, as many as were given."""

    answers: dict[str, float]


@get("/well-being", summary="Say how one has been", operation_id="well_being", responses=declared(422))
async def how(call: Here) -> WellBeing:
    """Answer three months of our own questions, the questionnaires at hand, and kindness to oneself."""
    kind = well_being.kindness(call.store, call.person)
    since = call.now.today - timedelta(days=DAYS)
    return WellBeing(
        help=helplines.standing_line(),
        checks=[
            Check(
                id=name,
                name=said,
                answers=[
                    Answered(on=on, value=value)
                    for on, value in well_being.checks(call.store, call.person, name, since)
                ],
            )
            for name, said in words.checks().items()
        ],
        questionnaires=[
            _scale(call.store, call.person, call.now, each)
            for each in asked_here(call.site.settings.questionnaires)
        ],
        kindness=Kindness(times=len(kind), lines=[entry.note for entry in reversed(kind) if entry.note]),
    )


async def _checked_in(call: Here, data: CheckIn) -> Any:
    given = {name: number for name in CHECKS if (number := getattr(data, name)) is not None}

    def kept(store: Store) -> list[Kept[Entry]]:
        entries = well_being.check_in(store, call.person, call.now, given, words.checks())
        return [records.get_kept(store, Entry, call.person.id, entry.id) for entry in entries]

    found = await call.act(kept)
    for each in found:
        call.seen(each.record)
    return Response(listed(found), status_code=200, media_type=JSON)


async def _answered(call: Here, questionnaire: Id, data: Answers) -> Any:
    asked = _at_hand(call.site.settings.questionnaires, questionnaire, data.answers)

    def kept(store: Store) -> Kept[Entry]:
        entry = well_being.answer(store, call.person, call.now, asked, data.answers)
        return records.get_kept(store, Entry, call.person.id, entry.id)

    found = await call.act(kept)
    call.seen(found.record)
    return answer(found)


def _posting(path: str, summary: str, body: Any, function: Any, returns: Any) -> Any:
    function.__annotations__ |= {"data": BODY[body], "return": returns}
    return post(
        path,
        status_code=200,
        summary=summary,
        operation_id=function.__name__.strip("_"),
        responses=declared(400, 404, 413, 415, 422),
        opt={BODY_OPTION: body},
    )(function)


KINDNESS = Act(
    "well-being/kindness",
    "Keep that one was kind to oneself",
    KindLine,
    Entry,
    lambda store, person, now, body: well_being.practise_kindness(
        store, person, now, body.line, _("Kindness to myself")
    ),
)

ROUTER = Router(
    "",
    route_handlers=[
        how,
        _posting(
            "/well-being",
            "Say how it is today",
            CheckIn,
            _checked_in,
            GenericAlias(list, (shapes(Entry).held,)),
        ),
        KINDNESS.handler(),
        _posting(
            "/well-being/questionnaires/{questionnaire:str}",
            "Answer a questionnaire, as far as one likes",
            Answers,
            _answered,
            shapes(Entry).held,
        ),
    ],
    tags=["well-being"],
)


def _at_hand(folder: str, id: str, answers: Mapping[str, float]) -> Questionnaire:
    found = next((each for each in asked_here(folder) if each.id == id), None)
    if found is None:
        raise Refusal("record.unknown", noun="questionnaire", id=id)
    strange = sorted(set(answers) - {item.id for item in found.items})
    if strange:
        raise Refusal("record.unknown", noun="questionnaire", id=strange[0])
    return found


def _scale(store: Store, person: Profile, now: Now, asked: Questionnaire) -> Scale:
    held = well_being.answers(store, person, asked)
    scores = well_being.scores_over_time(asked, held)
    worded = [(item.id, *words.wording(item.wording)) for item in asked.items]
    return Scale(
        id=asked.id,
        name=asked.name,
        licence=asked.licence,
        source=asked.source,
        attribution=asked.attribution,
        low=asked.low,
        high=asked.high,
        due=is_due(asked, held[-1].for_date if held else None, now.today),
        items=[Asked(id=id, text=text, language=spoken) for id, text, spoken in worded],
        scores=[Scored(on=on, score=score) for each in scores.values() for on, score in each],
    )
