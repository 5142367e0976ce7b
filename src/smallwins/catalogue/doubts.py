"""The words for doubts: what they fear, when they come, what became of them, and a note to a friend."""

from __future__ import annotations

from collections.abc import Sequence

from smallwins.catalogue import show
from smallwins.catalogue.language import _, ngettext


def fears() -> Sequence[tuple[str, str]]:
    """Return what a doubt can be afraid of, each with its words."""
    return (
        # the fear has this name; nobody is called one
        ("failure", _("that it does not work out")),
        ("judgement", _("judgement")),
        ("loss_of_face", _("losing face")),
        ("criticism", _("criticism")),
        ("other", _("something else")),
    )


def fear(name: str) -> str:
    """Say what a doubt is afraid of."""
    return dict(fears())[name]


def situations() -> Sequence[tuple[str, str]]:
    """Return when doubts often come, each with its words."""
    return (
        ("new_role", _("a new role")),
        ("first_time", _("a first time")),
        ("high_stakes", _("high stakes")),
        ("being_seen", _("being seen")),
        ("other", _("something else")),
    )


def situation(name: str) -> str:
    """Say when a doubt came."""
    return dict(situations())[name]


def how_common(situation: str, times: int, of: int) -> str:
    """Say how common doubts of a situation are for this person."""
    said = {
        "new_role": _("Doubts in a new role are common for you: %(times)s of %(of)s."),
        "first_time": _("Doubts at first times are common for you: %(times)s of %(of)s."),
        "high_stakes": _("Doubts when much is at stake are common for you: %(times)s of %(of)s."),
        "being_seen": _("Doubts before being seen are common for you: %(times)s of %(of)s."),
        "other": _("Doubts like this one have come %(times)s of %(of)s times."),
    }[situation]
    return said % {"times": times, "of": of}


def outcomes() -> Sequence[tuple[str, str]]:
    """Return what can become of a doubt, each with its words."""
    return (
        ("did_not_happen", _("it did not happen")),
        ("partly", _("partly")),
        ("happened", _("it happened")),
        ("open", _("not known yet")),
    )


def outcome(name: str) -> str:
    """Say what became of a doubt."""
    return dict(outcomes())[name]


def state(name: str) -> str:
    """Say how far a doubt has been answered."""
    return {
        "open": _("written down"),
        "answered": _("answered on the other page"),
        "resolved": _("looked at again"),
    }[name]


def letter(to: str, claim: str) -> str:
    """Write the note that asks somebody for a talk, for the person to change."""
    return _(
        "%(name)s, there is a thought I keep coming back to: “%(claim)s”. "
        "Could we talk it over one of these days?"
    ) % {"name": to, "claim": claim.splitlines()[0].rstrip(".") if claim else ""}


def came_to(known: int, did_not_happen: int, partly: int, happened: int) -> str:
    """Say what doubts have come to, in one sentence."""
    parts = (
        (did_not_happen, ngettext("%(n)s did not happen", "%(n)s did not happen", did_not_happen)),
        (partly, ngettext("%(n)s did in part", "%(n)s did in part", partly)),
        (happened, ngettext("%(n)s did", "%(n)s did", happened)),
    )
    counted = [said % {"n": show.in_words(count)} for count, said in parts if count]
    whole = ngettext(
        "Of %(known)s doubt with a known outcome, %(parts)s.",
        "Of %(known)s doubts with a known outcome, %(parts)s.",
        known,
    )
    return whole % {"known": show.in_words(known), "parts": show.listed(counted)}
