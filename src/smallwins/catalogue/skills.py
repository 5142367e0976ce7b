"""Where am I with a skill? The five stages in plain words; they describe and never grade.

Names and functions follow Dreyfus & Dreyfus, Mind over Machine (1986); the plain words are our own.
"""

from __future__ import annotations

from collections.abc import Sequence

from smallwins.catalogue import show
from smallwins.catalogue.language import _, ngettext


def stage(number: int) -> str:
    """Say the name of a stage, 1 to 5."""
    return (
        _("novice"), _("advanced beginner"), _("competent"), _("proficient"), _("expert"),
    )[number - 1]  # fmt: skip


def in_plain_words(number: int) -> str:
    """Say what a stage is like."""
    return (
        _("Follows given rules and likes a recipe."),
        _("Notices that “it depends”; all of it still seems equally important."),
        _("Makes a plan of one's own, chooses what matters, and feels answerable for it."),
        _("Sees at once what is off, and still decides by thinking."),
        _("Does what works, and thinks about it afterwards."),
    )[number - 1]


def function(name: str) -> str:
    """Say the name of one of the four functions that change along the way."""
    return {
        "recollection": _("What comes to mind"),
        "recognition": _("What is seen"),
        "decision": _("How it is decided"),
        "awareness": _("Where the attention is"),
    }[name]


def function_is(value: str) -> str:
    """Say how a function works at a stage."""
    return {
        "non-situational": _("rules, whatever the situation"),
        "situational": _("earlier situations like this one"),
        "decomposed": _("the parts"),
        "holistic": _("the whole at once"),
        "analytical": _("by thinking it through"),
        "intuitive": _("by feel"),
        "monitoring": _("on oneself at work"),
        "absorbed": _("in the work itself"),
    }[value]


def need(what: str, have: float, needed: float) -> str:
    """Say what is there of something, and what it takes for the next stage."""
    said = {
        "sessions": _("%(have)s of %(need)s tries"),
        "situations": _("in %(have)s of %(need)s different situations"),
        "cues": _("%(have)s of %(need)s “it depends” cues noticed"),
        "self-planned-steps": _("%(have)s of %(need)s steps of one's own planning, done by one's own line"),
        "setbacks-corrected": _("%(have)s of %(need)s setbacks noticed and mended by oneself"),
        "sees-what-matters": _("“I see quickly what matters”: %(have)s, from %(need)s of 7 on"),
        "automaticity": _("it goes by itself: %(have)s, from %(need)s of 7 on"),
        "times-taught": _("helped somebody %(have)s of %(need)s times"),
    }[what]
    return said % {"have": show.number(have), "need": show.number(needed)}


def tries(count: int) -> str:
    """Say how many tries there have been."""
    return ngettext("%(count)s try", "%(count)s tries", count) % {"count": show.number(count)}


def then_words() -> Sequence[tuple[int, str]]:
    """Return how many days back the then-and-now view looks, each with its words."""
    return ((365, _("a year ago")), (91, _("three months ago")), (30, _("a month ago")), (0, _("now")))
