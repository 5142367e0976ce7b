"""Entries over the API: of one metric, of some days, a page at a time."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from litestar import Response
from litestar.params import QueryParameter

from smallwins.api.caller import Here
from smallwins.api.encoding import listed
from smallwins.api.v1.resources import JSON, Resource
from smallwins.application import entries, merging
from smallwins.domain.entry import EARLIEST, Entry

MOST = 1000
"""Entries on one page, unless fewer are asked for."""

Of = Annotated[UUID | None, QueryParameter(description="Those of one metric.")]
Since = Annotated[date, QueryParameter(description="From this day on.")]
Until = Annotated[date, QueryParameter(description="Up to this day, which is not among them.")]
Limit = Annotated[int, QueryParameter(ge=1, le=MOST, description="At most so many.")]
After = Annotated[UUID | None, QueryParameter(description="The last entry of the page before.")]


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
