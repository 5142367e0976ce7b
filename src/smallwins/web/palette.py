"""The palette: every page, what the person follows and walks towards, and the common acts, by keyboard."""

from __future__ import annotations

from collections.abc import Sequence

from litestar import Response, get
from litestar.types import ControllerRouterHandler

from smallwins.application import goals, metrics, steps
from smallwins.catalogue.language import _
from smallwins.web.page import own_address, respond
from smallwins.web.places import address_of
from smallwins.web.visit import Here, Visit

Place = tuple[str, str]
"""An address, and what stands for it."""


@get("/palette", sync_to_thread=False)
def palette(visit: Here) -> Response[bytes]:
    """Answer with the palette for the page it is opened on; the script shows it."""
    asked_on = visit.request.headers.get("x-on-page", "/")
    groups = [
        (_("Do"), acts()),
        (_("What you follow"), followed(visit)),
        (_("Path"), ahead(visit)),
        (_("Pages"), pages()),
    ]
    known = {"groups": [each for each in groups if each[1]], "back": own_address(asked_on)}
    return respond(visit.request, "palette.html", known)


def acts() -> Sequence[Place]:
    """Return what is done most."""
    return (
        ("/catch", _("Catch a thought")),
        ("/close", _("Close the day")),
        ("/day/reset", _("Begin the day again")),
        ("/notes/new?kind=win", _("Write down a win")),
        ("/doubts/new", _("Look at a doubt")),
        ("/setbacks/new", _("Something went otherwise")),
        ("/metrics/new", _("Follow something")),
        ("/goals/new", _("A new goal")),
        ("/steps/new", _("A new step")),
    )


def followed(visit: Visit) -> list[Place]:
    """Return the metrics, in their order."""
    return [(address_of(metric), metric.name) for metric in metrics.metrics(visit.store, visit.person)]


def ahead(visit: Visit) -> list[Place]:
    """Return the goals and the steps that are open."""
    towards = [(address_of(goal), goal.title) for goal in goals.goals(visit.store, visit.person)]
    walked = [step for step in steps.steps(visit.store, visit.person) if step.is_open]
    return [*towards, *((address_of(step), step.title) for step in walked)]


def pages() -> Sequence[Place]:
    """Return the pages that stand for themselves."""
    return (
        ("/", _("Today")),
        ("/path", _("Path")),
        ("/notebook", _("Notebook")),
        ("/reviews", _("Look back")),
        ("/metrics", _("What you follow")),
        ("/values", _("What matters")),
        ("/key-tasks", _("The few that count")),
        ("/waiting", _("What waits")),
        ("/ideas", _("Ideas")),
        ("/later", _("Later, maybe")),
        ("/doubts", _("Doubts")),
        ("/setbacks", _("Setbacks")),
        ("/skills", _("Skills")),
        ("/supporters", _("People I trust")),
        ("/well-being", _("How I am")),
        ("/insights", _("Insights")),
        ("/experiments", _("Experiments")),
        ("/then-and-now", _("Then and now")),
        ("/story", _("Your story")),
        ("/history", _("History")),
        ("/import", _("Bring in a file")),
        ("/backups", _("Backups")),
        ("/devices", _("Devices")),
        ("/search", _("Search")),
        ("/help", _("Find help")),
        ("/settings", _("Settings")),
    )


ROUTES: tuple[ControllerRouterHandler, ...] = (palette,)
