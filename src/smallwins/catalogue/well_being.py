"""Words for how one is: our own short questions, and three steps of kindness to oneself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import TypeVar

from smallwins.catalogue import language, show
from smallwins.catalogue.language import _
from smallwins.domain.text import fold

T = TypeVar("T")


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


def wording(texts: Mapping[str, T]) -> tuple[T, str]:
    """Return a question in the language in force, else in English or what there is; and its language."""
    spoken = next((each for each in (language.current(), "en") if each in texts), next(iter(texts)))
    return texts[spoken], spoken


def band(said: str | None) -> str:
    """Say the word for a score: those of our own files in the language in force, others as they are."""
    known = {"low": _("low"), "medium": _("medium"), "high": _("high"), "very high": _("very high"),
             "very low": _("very low")}  # fmt: skip
    return known.get(said, said) if said else ""


def change(before: float, after: float, since: str, *, beyond_noise: bool | None) -> str:
    """Name a change between two sittings where it is beyond noise; say nothing where the noise is unknown."""
    if beyond_noise is None:
        return ""
    if not beyond_noise:
        return _("Since %(day)s no change beyond how far such answers move by themselves.") % {"day": since}
    facts = {"day": since, "before": show.number(before), "after": show.number(after)}
    return _("From %(before)s to %(after)s since %(day)s: more than such answers move by themselves.") % facts


def noise_unknown() -> str:
    """Say why no change is named."""
    return _("How far these answers move by themselves is not known, so no change is named.")
