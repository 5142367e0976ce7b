"""The few tasks that count today: candidates with their reasons, one to three picked, one of them the one."""

from __future__ import annotations

from typing import Any

from litestar import Response, get, post
from litestar.params import FromQuery
from litestar.types import ControllerRouterHandler

from smallwins.application.walking import arriving, key_tasks, load, over_polish, planning
from smallwins.application.walking.key_tasks import HOUR, Candidate
from smallwins.catalogue import amounts, show
from smallwins.catalogue import steps as words
from smallwins.catalogue.language import _
from smallwins.domain.step import Step
from smallwins.statistics.priority import MOST_PICKED
from smallwins.web.page import back, page
from smallwins.web.visit import Here, Id, Visit

HOURS = (9, 10, 11, 12, 14, 17)
SHOWN = 8
"""Candidates on the page before the rest stays folded (convention)."""


@get("/key-tasks", sync_to_thread=False)
def key_tasks_page(visit: Here, time: FromQuery[str] = "") -> Response[bytes]:
    """Show what was picked, then what could be, each with its reasons in words."""
    store, person, now = visit.store, visit.person, visit.now
    picked = key_tasks.key_tasks(store, person, now)
    hours = amounts.minutes(time, "time") / 60 if time else None
    suggested = key_tasks.suggested(store, person, now, hours=hours)
    chosen = {step.id for step in picked}
    others = [each for each in key_tasks.candidates(store, person, now) if each not in suggested]
    return page(
        visit,
        "key_tasks/key_tasks.html",
        picked=picked,
        suggested=[each for each in suggested if each.step.id not in chosen],
        others=[each for each in others if each.step.id not in chosen][:SHOWN],
        room=MOST_PICKED - len(picked),
        time=time,
        early=key_tasks.early(store, person, now),
        share=key_tasks.share_this_week(store, person, now),
        logged=load.logged(store, person, now),
        beside=planning.planning_beside_doing(store, person, now, words.planning_tags()),
        hours=hours_offered(),
        reasons=reasons,
        words=words,
    )


@post("/key-tasks")
async def name(visit: Here) -> Response[bytes]:
    """Name the one of today without having planned it."""
    form = await visit.form()
    hour = form.whole("before_hour", HOUR)
    given = form.id("id") or visit.now.new_id()
    done = await visit.act(
        arriving.name, given, visit.store.rev(visit.person.id), title=form.text("title"), before_hour=hour
    )
    return back(visit, "/", done)


@post("/key-tasks/{step_id:uuid}")
async def pick(visit: Here, step_id: Id) -> Response[bytes]:
    """Pick a step for today, as the one if one likes, before an hour."""
    form = await visit.form()
    hour = form.whole("before_hour", HOUR) if "before_hour" in form else None
    done = await visit.change(Step, step_id, key_tasks.pick_key, the_one="the_one" in form, before_hour=hour)
    return back(visit, form.text("back") or "/key-tasks", done)


@post("/key-tasks/{step_id:uuid}/drop")
async def drop(visit: Here, step_id: Id) -> Response[bytes]:
    """Leave a key task for another day."""
    form = await visit.form()
    done = await visit.change(Step, step_id, key_tasks.drop_key)
    return back(visit, form.text("back") or "/key-tasks", done)


def doorway(visit: Visit) -> dict[str, Any]:
    """Return what the template of the doorway shows: the one of today, or the question for it."""
    found = key_tasks.doorway(visit.store, visit.person, visit.now)
    one = found.step if found else None
    return {
        "doorway": found,
        "polish": over_polish.polish_of(visit.store, visit.person, one) if one else None,
        "reasons": reasons,
        "step_words": words,
        "hours": hours_offered(),
    }


def reasons(candidate: Candidate) -> str:
    """Say why a candidate stands where it stands."""
    goal = candidate.goal.title if candidate.goal else ""
    said = words.reasons(
        candidate.task,
        goal,
        [value.name for value in candidate.values],
        estimated=candidate.step.estimate is not None,
    )
    return " · ".join(said)


def hours_offered() -> list[tuple[int, str]]:
    """Return the hours before which the one may be meant to begin."""
    return [(hour, before(hour)) for hour in HOURS]


def before(hour: int) -> str:
    """Say an hour to begin before."""
    if hour == HOUR:
        return _("before noon")
    return _("before %(hour)s") % {"hour": show.number(hour)}


ROUTES: tuple[ControllerRouterHandler, ...] = (key_tasks_page, name, pick, drop)
