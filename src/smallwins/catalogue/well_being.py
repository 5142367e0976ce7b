"""Words for how one is: our own short questions, and three steps of kindness to oneself."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from smallwins.catalogue import language
from smallwins.catalogue.language import _
from smallwins.domain.text import fold


def checks() -> dict[str, str]:
    """Return the names of our own questions, in their order."""
    return {
        "mood": _("Mood"),
        "energy": _("Energy"),
        "stress": _("Stress"),
        "anxiety": _("Anxiety"),
        "confidence": _("Confidence"),
    }


@cache
def called(name: str) -> frozenset[str]:
    """Return what a question is called in each language, folded: a rating of that name answers it."""
    return frozenset(map(fold, language.in_every(lambda: checks()[name])))


def ends(name: str) -> tuple[str, str]:
    """Say what the two ends of a question's scale mean."""
    return {
        "mood": (_("very low"), _("very good")),
        "energy": (_("none"), _("a lot")),
        "stress": (_("none"), _("a lot")),
        "anxiety": (_("none"), _("a lot")),
        "confidence": (_("none"), _("a lot")),
    }[name]


def kindness() -> Sequence[tuple[str, str]]:
    """Return the three steps of the exercise, each with what to do; our own words, after no one's scale."""
    return (
        (
            _("Notice"),
            _("This is a hard moment. Say so to yourself, in a plain sentence, without explaining it."),
        ),
        (_("Remember"), _("Others know this too. Think of one person who has stood where you stand.")),
        (
            _("Be kind"),
            _("A hand on the heart or around a warm cup. What would you say to a friend? Say that."),
        ),
    )


def wording(texts: dict[str, str]) -> tuple[str, str]:
    """Return a question in the language in force, else in English; and the language it is in."""
    spoken = language.current()
    return (texts[spoken], spoken) if spoken in texts else (texts["en"], "en")
