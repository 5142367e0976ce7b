"""The first minute in words: three blanks of one sentence, and what may be taken for each."""

from __future__ import annotations

from typing import NamedTuple

from smallwins.catalogue.language import _


class Blank(NamedTuple):
    """A blank of the first sentence: its name, the words before it, and starts as good as any other."""

    name: str
    before: str
    starts: list[str]


def blanks() -> tuple[Blank, ...]:
    """Return what is asked in the first minute: what matters, in what it shows, today's tiniest piece."""
    return (
        Blank(
            "value",
            _("I want more room for"),
            [_("ease in my body"), _("people I love"), _("making things"), _("a quiet mind")],
        ),
        Blank(
            "metric",
            _("It shows when I"),
            [_("walk, even ten minutes"), _("write a few lines"), _("cook something new"), _("call someone")],
        ),
        Blank(
            "tiny",
            _("Today’s tiniest piece is"),
            [_("to put my shoes on"), _("to open the notebook"), _("two minutes, no more")],
        ),
    )
