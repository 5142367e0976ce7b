"""What an act of the history says, in the language in force."""

from __future__ import annotations

import re
from datetime import date, timedelta

from smallwins.catalogue import show
from smallwins.catalogue.language import _
from smallwins.domain.review import Period

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def said(act: str, summary: str) -> str:
    """Say an act and what it was about: "Kept: Walk"."""
    if act.startswith("review."):
        summary = _period(summary)
    words = _whole().get(act) or _verbs().get(act.rpartition(".")[2]) or _("Changed")
    return _("%(act)s: %(summary)s") % {"act": words, "summary": show.own(summary)} if summary else words


def take_back(act: str) -> str:
    """Say what the button beside an act does; taking back an undo brings the act back."""
    return _("Bring back") if act == "undo" else _("Undo")


def _period(summary: str) -> str:
    from smallwins.catalogue import periods  # noqa: PLC0415 - reviews alone are told by their days

    kind, _space, first = summary.rpartition(" ")
    if _DAY.fullmatch(first) is None or (kind and kind not in set(Period)):
        return summary
    since = date.fromisoformat(first)
    period = Period(kind or Period.DAY)
    return periods.span(period, since, since + timedelta(days=6), since)


def _verbs() -> dict[str, str]:
    return {
        "add": _("Kept"),
        "edit": _("Changed"),
        "delete": _("Taken out"),
        "merge": _("Brought together"),
        "delete-for-good": _("Deleted for good"),
    }


def _whole() -> dict[str, str]:
    return _walked() | {
        "undo": _("Taken back"),
        "day.shrink": _("Today is small"),
        "day.widen": _("Today has its usual size"),
        "day.reset": _("Rescued"),
        "review.close": _("The day is closed"),
        "redo": _("Brought back"),
        "experiment.stop": _("Stopped"),
        "experiment.close": _("Seen"),
        "first-minute": _("The first piece"),
        "import": _("Brought in"),
        "metric.add": _("Following"),
        "metric.edit": _("Changed"),
        "metric.archive": _("Put away"),
        "metric.take-out": _("Taken out again"),
        "pause.add": _("Resting"),
        "pause.end": _("Awake again"),
        "profile.add": _("The record began"),
        "profile.absence": _("Left as it was"),
        "profile.reminder": _("The reminder is as you said"),
        "profile.edit": _("Settings changed"),
        "value.add": _("It matters"),
        "setback.add": _("Written down"),
        "check-in": _("How you are is kept"),
        "scale.answer": _("Answered"),
        "kindness.add": _("Kept"),
        "setback.recover": _("Back on"),
        "doubt.add": _("Written down"),
        "doubt.talked": _("Talked over"),
        "skill.stage": _("Where I am"),
        "skill.technique": _("To learn"),
        "skill.automatic": _("How automatic it feels"),
        "supporter.add": _("In your circle"),
        "supporter.share": _("Shown"),
    }


def _walked() -> dict[str, str]:
    return {
        "goal.add": _("On the way"),
        "goal.resize": _("Resized"),
        "goal.pause": _("Resting"),
        "goal.resume": _("Taken up again"),
        "goal.reached": _("Reached"),
        "goal.let_go": _("Let go"),
        "goal.milestone": _("Crossed"),
        "goal.rehearse": _("Planned"),
        "step.start": _("Begun"),
        "step.start-again": _("Begun again"),
        "step.split": _("Split"),
        "step.criterion": _("Kept"),
        "step.agree": _("Agreed"),
        "step.amend": _("“Done” amended"),
        "step.finish": _("Done"),
        "step.reopen": _("Opened again"),
        "step.move": _("Moved"),
        "step.key": _("For today"),
        "step.let-go": _("Let go"),
    }
