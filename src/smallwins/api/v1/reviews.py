"""Reviews over the API: what was done in a period, and what the person makes of it."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import Router, get, put
from litestar.params import PathParameter

from smallwins.api.bodies import BODY, BODY_OPTION
from smallwins.api.caller import Here
from smallwins.api.encoding import given, shapes
from smallwins.api.errors import declared
from smallwins.api.v1.resources import Resource, answer
from smallwins.application import records, reviews
from smallwins.application.ports import Kept, Now, Store
from smallwins.application.reviews import Done
from smallwins.domain.profile import Profile
from smallwins.domain.review import Period, Review

Of = Annotated[Period, PathParameter(description="The kind of period.")]
Day = Annotated[date, PathParameter(description="Any day of the period.")]

_FIXED = frozenset({"period", "since", "until"})


class LookBack(msgspec.Struct, kw_only=True):
    """A period: its first and last day, what was done, and the review of it that is kept, if any."""

    since: date
    until: date
    done: list[Done]
    review: UUID | None


Answers: Any = msgspec.defstruct(
    "ReviewAnswers",
    [
        (name, kind, msgspec.UNSET)
        for name, kind in shapes(Review).patch.__annotations__.items()
        if name not in _FIXED
    ],
    kw_only=True,
    forbid_unknown_fields=True,
)
"""The answers of a review that are sent; those left out stay as they are."""


@get(
    "/reviews/{period:str}/{day:date}",
    summary="Look back over a period",
    operation_id="look_back",
    tags=["reviews"],
    responses=declared(400, 404, 422),
)
async def look_back(call: Here, period: Of, day: Day) -> LookBack:
    """Answer what was done in the period that a day is in, and the review that is kept of it."""
    since, until = reviews.begun_span(call.person, call.now, period, day)
    held = reviews.find_review(call.store, call.person, period, day)
    return LookBack(
        since=since,
        until=until,
        done=reviews.done_between(call.store, call.person, call.now, since, until),
        review=held.id if held else None,
    )


async def _answered(call: Here, period: Of, day: Day, data: Any) -> Any:
    def kept(store: Store) -> Kept[Review]:
        review = reviews.keep_review(store, call.person, call.now, period, day, given(data))
        return records.get_kept(store, Review, call.person.id, review.id)

    found = await call.act(kept)
    call.seen(found.record)
    return answer(found)


def _answering() -> Any:
    _answered.__annotations__ |= {"data": BODY[Answers], "return": shapes(Review).held}
    return put(
        "/reviews/{period:str}/{day:date}",
        summary="Answer the review of a period, as far as one likes",
        operation_id="answer_review",
        tags=["reviews"],
        responses=declared(400, 404, 413, 415, 422),
        opt={BODY_OPTION: Answers},
    )(_answered)


def _add(store: Store, person: Profile, now: Now, review: Review) -> Review:
    review.check_begun(now.today)
    return records.make(store, person.id, now, review)


REVIEWS = Resource(
    Review,
    "reviews",
    _add,
    lambda store, person, now, review, changes: records.edit(store, person.id, now, review, changes),
)

ROUTER = Router("", route_handlers=[look_back, _answering()])
