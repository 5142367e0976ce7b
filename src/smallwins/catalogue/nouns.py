"""What a noun is called in a list of many kinds of things."""

from __future__ import annotations

from smallwins.catalogue.language import _


def noun(name: str) -> str:
    """Say what a record is, by its noun."""
    words = {
        "value": _("what matters"),
        "metric": _("followed"),
        "entry": _("done"),
        "goal": _("goal"),
        "step": _("step"),
        "setback": _("setback"),
        "doubt": _("doubt"),
        "skill": _("skill"),
        "note": _("note"),
        "review": _("looked back"),
        "experiment": _("experiment"),
        "supporter": _("trusted person"),
        "pause": _("rest"),
    }
    return words.get(name, name)
