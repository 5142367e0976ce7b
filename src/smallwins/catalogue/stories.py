"""The words of a timeline, a draft of one's story, and a card to share."""

from __future__ import annotations

from smallwins.catalogue import amounts, show
from smallwins.catalogue.language import _, ngettext
from smallwins.domain.metric import Metric


def event(kind: str) -> str:
    """Say what kind of point on the timeline this is."""
    words = {
        "began": _("began"),
        "milestone": _("a milestone"),
        "reached": _("reached"),
        "let_go": _("let go"),
        "lesson": _("learned"),
        "stage": _("a stage further"),
        "finished": _("finished"),
        "win": _("a win"),
        "opportunity": _("an opportunity"),
    }
    return words.get(kind, kind)


def line(kind: str, text: str, detail: str) -> str:
    """Say one event as a sentence of a draft, for the person to make their own."""
    patterns = {
        "began": _("I began “%(text)s”."),
        "milestone": _("I came to “%(text)s”."),
        "reached": _("“%(text)s” was there."),
        "let_go": _("I let something go: %(text)s"),
        "lesson": _("Something went otherwise. It showed me: %(text)s"),
        "stage": _("In “%(text)s” I noticed I was further: %(detail)s"),
        "finished": _("I finished “%(text)s”."),
        "win": _("%(text)s"),
        "opportunity": _("Out of that came: %(text)s"),
    }
    return patterns.get(kind, "%(text)s") % {"text": text, "detail": detail}


def back_to(name: str, days: int) -> str:
    """Say a return after days away."""
    return ngettext("Back to %(name)s after %(n)s day", "Back to %(name)s after %(n)s days", days) % {
        "name": name,
        "n": show.number(days),
    }


def best_of(metric: Metric, kind: str, value: float) -> str:
    """Say a best day, week or month, as the name of a win."""
    words = {
        "days": _("%(name)s: the best day so far, %(amount)s"),
        "weeks": _("%(name)s: the best week so far, %(amount)s"),
        "months": _("%(name)s: the best month so far, %(amount)s"),
    }
    return words[kind] % {"name": metric.name, "amount": amounts.said_total(value, metric)}


def days_of(name: str, days: int) -> str:
    """Say what a number of days was for: "days of Walk"."""
    return ngettext("day of %(name)s", "days of %(name)s", days) % {"name": name}


def invitation() -> str:
    """Return the text that invites a friend to tell their story."""
    return _(
        "I have been keeping the small steps of this year, the messy ones too. "
        "I would love to hear yours: one thing that went otherwise, and what came after."
    )
