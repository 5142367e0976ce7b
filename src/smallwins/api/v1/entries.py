"""Entries over the API: of one metric, of some days, a page at a time; or from a line as one would say it."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import Response, Router, get
from litestar.params import QueryParameter

from smallwins.api.bodies import Body
from smallwins.api.caller import Here
from smallwins.api.encoding import listed
from smallwins.api.errors import declared
from smallwins.api.v1.acts import Act
from smallwins.api.v1.resources import JSON, Resource
from smallwins.application import entries, merging, records
from smallwins.application.day.quick_entry import understood
from smallwins.application.ports import Now, Store
from smallwins.domain.entry import EARLIEST, Entry
from smallwins.domain.errors import Refusal
from smallwins.domain.metric import Metric
from smallwins.domain.profile import Profile

MOST = 1000
"""Entries on one page, unless fewer are asked for."""

Of = Annotated[UUID | None, QueryParameter(description="Those of one metric.")]
Since = Annotated[date, QueryParameter(description="From this day on.")]
Until = Annotated[date, QueryParameter(description="Up to this day, which is not among them.")]
Limit = Annotated[int, QueryParameter(ge=1, le=MOST, description="At most so many.")]
After = Annotated[UUID | None, QueryParameter(description="The last entry of the page before.")]
Spoken = Annotated[str, QueryParameter(description="A line such as: oud 15 yesterday.", max_length=2000)]


class EntryLine(Body):
    """A line such as "oud 15 yesterday"; the metric where the line does not name one that is followed."""

    line: str
    metric: UUID | None = None


class EntryUnderstood(msgspec.Struct, kw_only=True):
    """What a line says, as it would be kept; `metric` is null where it is not clear and has to be chosen."""

    metric: UUID | None
    name: str | None
    value: float | None
    for_date: date
    note: str


def _keep(store: Store, person: Profile, now: Now, body: EntryLine) -> Entry:
    chosen = records.get(store, Metric, person.id, body.metric) if body.metric else None
    known = understood(store, person, now, body.line, metric=chosen)
    if known.metric is None:
        raise Refusal("metric.has-to-be-one")
    return entries.log_entry(store, person, now, entries.stamped(now, known.fields()))


FROM_LINE = Act("entries/from-line", "Keep what a line says, as Quick entry does", EntryLine, Entry, _keep)


@get(
    "/entries/understood",
    summary="Say what a line would be kept as; nothing is kept",
    operation_id="understood_entries",
    responses=declared(400, 422),
)
async def understood_line(call: Here, line: Spoken) -> EntryUnderstood:
    """Answer the metric, the amount, the day and the words that are left."""
    known = understood(call.store, call.person, call.now, line)
    return EntryUnderstood(
        metric=known.metric.id if known.metric else None,
        name=known.metric.name if known.metric else None,
        value=known.value,
        for_date=known.day,
        note=known.note,
    )


ROUTER = Router("", route_handlers=[FROM_LINE.handler(), understood_line], tags=["entries"])


async def some(
    call: Here,
    metric: Of = None,
    since: Since = EARLIEST,
    until: Until = date.max,
    limit: Limit = MOST,
    after: After = None,
) -> Any:
    """List entries in the order of their days; `after` and `limit` walk through them."""
    wanted = entries.Wanted(metric=metric, since=since, until=until, after=after, limit=limit)
    return Response(listed(entries.page(call.store, call.person, wanted)), media_type=JSON)


ENTRIES = Resource(
    Entry,
    "entries",
    entries.log_entry,
    entries.edit_entry,
    list=some,
    merge=merging.merge_entry,
    remove=entries.delete_entry,
)
