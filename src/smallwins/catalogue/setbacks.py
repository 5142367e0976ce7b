"""What a setback is asked, and the words for its themes; a person may add themes of their own."""

from __future__ import annotations

from collections.abc import Sequence

from smallwins.catalogue import show
from smallwins.catalogue.language import _, ngettext


def question(post: str) -> str:
    """Say what is asked at one place of a setback."""
    return {
        "goal": _("Goal: what did I want?"),
        "reality": _("Reality: what happened, and what was in my hands?"),
        "options": _("Options: what else could work?"),
        "way_forward": _("Way forward: which one, and when?"),
        "lesson": _("What can I learn when things go wrong?"),
        "kind_line": _("One kind line to myself"),
    }[post]


def title(post: str) -> str:
    """Say the name of one place."""
    return {
        "goal": _("Goal"),
        "reality": _("Reality"),
        "options": _("Options"),
        "way_forward": _("Way forward"),
        "lesson": _("What I learn"),
        "kind_line": _("A kind line"),
    }[post]


def theme(name: str) -> str:
    """Say a theme; one of the person's own is said as they wrote it."""
    return dict(themes()).get(name, name)


def themes() -> Sequence[tuple[str, str]]:
    """Return what setbacks often have in common, each with its words."""
    return (
        ("skipped_ahead", _("skipped ahead")),
        ("plan_unrealistic", _("plan unrealistic")),
        ("time", _("too little time")),
        ("size", _("too large a piece")),
        ("energy", _("low energy")),
        ("health", _("health")),
        ("place", _("the place")),
        ("others", _("other people")),
        ("tools", _("tools or material")),
        ("all_or_nothing", _("all or nothing")),
    )


def pressures() -> Sequence[tuple[str, str]]:
    """Return where pressure can come from, each with its words."""
    return (
        ("myself", _("from myself")),
        ("others_on_me", _("from others on me")),
        ("me_on_others", _("from me on others")),
    )


def pressure(name: str) -> str:
    """Say where the pressure came from."""
    return dict(pressures()).get(name, name)


def state(name: str) -> str:
    """Say how far along the chain a setback is."""
    return {
        "open": _("open, for whenever you like"),
        "lesson_drawn": _("a lesson drawn"),
        "recovered": _("back on"),
    }[name]


def kind_lines() -> Sequence[str]:
    """Return kind lines to begin from; each is a suggestion and none is kept by itself."""
    return (
        _("It was one day, and I was there for it."),
        _("I did what I could with what I had."),
        _("This happens to people who try things."),
    )


def chances(count: int, *, in_windows: bool) -> str:
    """Say how many chances the usual range is told from."""
    said = (
        ngettext("%(count)s time before it", "the %(count)s times before it", count)
        if in_windows
        else ngettext("%(count)s day before it", "the %(count)s days before it", count)
    )
    return said % {"count": show.number(count)}


def reach(name: str) -> str:
    """Say how a plan lay beside the usual range; never a verdict on the wish."""
    return {
        "comfortable": _("The plan lay well inside what is usual for you."),
        "realistic": _("The plan lay within your usual reach."),
        "stretch": _("The plan was a stretch beside the time before it. A smaller one would still count."),
        "beyond": _("The plan lay beyond the time before it. Keep it as the dream and pick a smaller step?"),
    }[name]
