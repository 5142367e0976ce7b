"""What the fields of a record are called, in the language in force."""

from __future__ import annotations

from smallwins.catalogue.language import _


def field_name(field: str) -> str:
    """Say the name of a record's field, or of a noun."""
    return _fields().get(field, field)


def _fields() -> dict[str, str]:
    return {
        "name": _("the name"), "unit": _("the unit"), "cue": _("the cue"), "group_name": _("the group"),
        "note": _("the note"), "why": _("the reason why"), "tags": _("the tags"), "what": _("what it was"),
        "learned": _("what you learned"), "skip_reason": _("the reason"), "help_lines": _("your own numbers"),
        "value": _("the amount"), "minutes": _("the minutes"), "smallest_step": _("the smallest step"),
        "floor": _("the floor"), "target": _("the target"), "stretch": _("the stretch"),
        "limit": _("the limit"), "ceiling": _("the ceiling"), "times": _("how often"),
        "length": _("the number of days"), "weekday": _("the weekday"), "hour": _("the hour"),
        "weight": _("the weight"), "forget_after_days": _("the days until forgetting"),
        "goal": _("goal"), "step": _("step"), "milestone": _("milestone"), "title": _("the title"),
        "first_step": _("the first step"), "done_when": _("the line of “done when”"),
        "estimate": _("the hours"), "impact": _("the impact"), "readiness": _("how ready it felt"),
        "went": _("how it went"), "daunting": _("how daunting it feels"), "count": _("the number"),
        "baseline": _("the start"), "reason": _("the reason"), "threshold": _("the milestone's amount"),
        "metric": _("metric"), "entry": _("entry"), "pause": _("pause"), "profile": _("profile"),
    }  # fmt: skip
