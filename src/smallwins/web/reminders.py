"""The reminder: its hour in the settings, and the calendar that one's own device follows."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

from litestar import Response, get, post
from litestar.types import ControllerRouterHandler

from smallwins.application.day import reminders
from smallwins.catalogue import days
from smallwins.catalogue.language import _
from smallwins.web.page import back
from smallwins.web.visit import Here, Visit

WIDTH = 74
"""Octets of a line of iCalendar before it is folded (RFC 5545, 3.1)."""


@get("/reminder.ics", sync_to_thread=False)
def calendar(visit: Here) -> Response[bytes]:
    """Answer today's reminder as a calendar of one event, or of none."""
    found = reminders.reminder(visit.store, visit.person, visit.now)
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Small Wins//EN", "X-PUBLISHED-TTL:PT30M"]
    lines += _event(visit, found) if found else []
    body = b"".join(_folded(line) for line in (*lines, "END:VCALENDAR"))
    return Response(body, media_type="text/calendar; charset=utf-8", headers={"cache-control": "no-cache"})


@post("/settings/reminder")
async def change(visit: Here) -> Response[bytes]:
    """Keep the hour, leave today out, or stop."""
    form = await visit.form()
    if "not_today" in form:
        return back(visit, "/settings", await visit.act(reminders.not_today))
    asked = form.text("at")
    clock: time | None = days.clock(asked) if asked and "stop" not in form else None
    return back(visit, "/settings", await visit.act(reminders.remind_at, clock))


def _event(visit: Visit, found: reminders.Reminder) -> list[str]:
    ways = _("Not today, or stop these: %(address)s") % {
        "address": f"{str(visit.request.base_url).rstrip('/')}/settings#reminder"
    }
    return [
        "BEGIN:VEVENT",
        f"UID:{visit.person.id}-{visit.now.today.isoformat()}@smallwins",
        f"DTSTAMP:{_instant(visit.now.at)}",
        f"DTSTART:{_instant(found.at)}",
        f"DTEND:{_instant(found.at + timedelta(minutes=2))}",
        f"SUMMARY:{_escaped(found.fact)}",
        f"DESCRIPTION:{_escaped(ways)}",
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "TRIGGER:PT0S",
        f"DESCRIPTION:{_escaped(found.fact)}",
        "END:VALARM",
        "END:VEVENT",
    ]


def _instant(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _escaped(text: str) -> str:
    for mark, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        text = text.replace(mark, written)
    return text


def _folded(line: str) -> bytes:
    parts, part = [], b""
    for letter in line:
        octets = letter.encode()
        if len(part) + len(octets) > WIDTH:
            parts.append(part)
            part = b" "
        part += octets
    return b"\r\n".join((*parts, part)) + b"\r\n"


ROUTES: tuple[ControllerRouterHandler, ...] = (calendar, change)
