"""Settings: language, clock, theme, forgetting, one's own help lines, and leaving."""

from __future__ import annotations

from typing import Any

from litestar import Response, get, post
from litestar.types import ControllerRouterHandler

from smallwins.application import profiles, upkeep
from smallwins.application.day import reminders
from smallwins.catalogue import helplines, language
from smallwins.domain.errors import Refusal
from smallwins.domain.profile import DayEnd, Profile, WeekStart
from smallwins.web.forms import Form
from smallwins.web.page import back, page, problem_of
from smallwins.web.visit import Here, Visit

THEMES = ("", "light", "dark")
HOURS = tuple(range(13))


@get("/settings", sync_to_thread=False)
def settings_page(visit: Here) -> Response[bytes]:
    """Show every choice the person can make about the record."""
    return _page(visit, _as_form(visit.person, visit))


@post("/settings")
async def change(visit: Here) -> Response[bytes]:
    """Keep the choices; day end and week start hold from today on, older days keep theirs."""
    form = await visit.form()
    try:
        done = await visit.act(profiles.edit_profile, _changes(form, visit))
    except Refusal as refusal:
        return _page(visit, form, refusal)
    return back(visit, "/settings", done)


@post("/settings/language")
async def speak(visit: Here) -> Response[bytes]:
    """Speak another language from here on: the links of the first page."""
    form = await visit.form()
    chosen = form.text("language")
    if chosen not in language.LANGUAGES:
        raise Refusal("form.unreadable", field="language", text=chosen)
    done = await visit.act(profiles.edit_profile, {"language": chosen})
    return back(visit, form.text("back") or "/settings", done)


@get("/settings/erase", sync_to_thread=False)
def before_erasing(visit: Here) -> Response[bytes]:
    """Ask once before everything is deleted: the only place that does."""
    return page(visit, "settings/erase.html")


@post("/settings/erase")
async def erase(visit: Here) -> Response[bytes]:
    """Delete everything, at once and for good; the next page is that of a new person."""
    form = await visit.form()
    if form.text("sure") != "yes":
        return back(visit, "/settings/erase")
    await visit.site.write(upkeep.erase_all, visit.person)
    return back(visit, "/")


def _page(visit: Visit, form: Form, refusal: Refusal | None = None) -> Response[bytes]:
    return page(
        visit,
        "settings/settings.html",
        status=422 if refusal else 200,
        form=form,
        problem=problem_of(refusal),
        hours=HOURS,
        settings=visit.site.settings,
        helplines=helplines,
        reminder_at=clock.isoformat("minutes") if (clock := reminders.hour(visit.person)) else "",
        reminder_address=f"{str(visit.request.base_url).rstrip('/')}/reminder.ics",
    )


def _as_form(person: Profile, visit: Visit) -> Form:
    today = visit.now.today
    fields = {
        "name": person.name,
        "language": person.language,
        "zone": person.zone,
        "theme": person.theme,
        "hour": str(person.day_end_on(today)),
        "weekday": str(person.week_start_on(today)),
        "forget_after_days": str(person.forget_after_days),
        "help_lines": person.help_lines,
    }
    return Form({name: [text] for name, text in fields.items()})


def _changes(form: Form, visit: Visit) -> dict[str, Any]:
    person, today = visit.person, visit.now.today
    theme, spoken = form.text("theme"), form.text("language")
    changes: dict[str, Any] = {
        "name": form.text("name"),
        "language": spoken if spoken in language.LANGUAGES else "",
        "zone": form.text("zone"),
        "theme": theme if theme in THEMES else "",
        "forget_after_days": form.whole("forget_after_days", person.forget_after_days),
        "help_lines": form.text("help_lines"),
    }
    hour, weekday = form.whole("hour", person.day_end_on(today)), form.whole("weekday", 0)
    if hour != person.day_end_on(today):
        earlier = tuple(end for end in person.day_ends if end.since < today)
        changes["day_ends"] = (*earlier, DayEnd(since=today, hour=hour))
    if weekday != person.week_start_on(today):
        starts = tuple(start for start in person.week_starts if start.since < today)
        changes["week_starts"] = (*starts, WeekStart(since=today, weekday=weekday))
    return changes


ROUTES: tuple[ControllerRouterHandler, ...] = (settings_page, change, speak, before_erasing, erase)
