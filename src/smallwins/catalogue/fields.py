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
        "what_happened": _("what happened"), "reality": _("what happened"), "options": _("the option"),
        "way_forward": _("the way forward"), "themes": _("the theme"), "lesson": _("the lesson"),
        "friend_view": _("a friend's view"), "year_view": _("the view from a year on"),
        "size_then": _("how big it felt"), "size_later": _("how big it feels"),
        "kind_line": _("the kind line"), "funny": _("the funny side"),
        "claim": _("the doubt"), "fuel": _("what is fuelling it"), "reasons": _("the reason"),
        "context": _("the situation"), "belief_before": _("how much you believe it"),
        "belief_after": _("how much you believe it"), "evidence": _("the evidence"),
        "seen": _("how far it holds"), "automatic": _("how automatic it feels"), "contact": _("the contact"),
        "confidence_before": _("the confidence"), "confidence_after": _("the confidence"),
        "fear_before": _("the fear"), "fear_after": _("the fear"), "text": _("the text"),
        "setback": _("setback"), "doubt": _("doubt"), "skill": _("skill"), "supporter": _("person"),
        "plans": _("how often"), "levels": _("the levels"), "starts_on": _("since"), "kind": _("the kind"),
        "direction": _("the direction"), "state": _("the state"), "ends_on": _("until"),
        "quality": _("how good it is"),
        "shared_with": _("who saw it"), "better": _("what got better"), "came_of_it": _("what came of it"),
        "effort_satisfaction": _("how the effort felt"), "result_satisfaction": _("how the result feels"),
        "revision_limit": _("the number of revisions"),
        "metric": _("metric"), "entry": _("entry"), "pause": _("pause"), "profile": _("profile"),
    }  # fmt: skip
