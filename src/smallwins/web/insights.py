"""Insights, when asked: three findings at most with their evidence, and what showed nothing."""

from __future__ import annotations

from litestar import Response, get
from litestar.types import ControllerRouterHandler

from smallwins.catalogue.patterns import findings as words
from smallwins.web.experiments import due_today
from smallwins.web.page import page
from smallwins.web.visit import Here


@get("/insights")
async def insights_page(visit: Here) -> Response[bytes]:
    """Show what the record suggests."""
    # numpy is felt at start-up, and in the memory of who never asks
    from smallwins.application.looking import findings  # noqa: PLC0415
    from smallwins.application.looking.insights import insights  # noqa: PLC0415
    from smallwins.web.views import insight_view  # noqa: PLC0415

    found = await visit.ask(insights)
    return page(
        visit,
        "insights/insights.html",
        heading=findings.heading(found),
        any_known=bool(found.calendar.series),
        found=insight_view.shown(found),
        more=found.more,
        running=due_today(visit),
        gaps=insight_view.gaps(found.coming_back),
        habits=[words.habit(each.metric.name, each.clock) for each in found.habits],
        unclear=[findings.looked(each) for each in found.unclear],
        not_yet=[findings.not_yet(each) for each in found.not_yet],
    )


ROUTES: tuple[ControllerRouterHandler, ...] = (insights_page,)
