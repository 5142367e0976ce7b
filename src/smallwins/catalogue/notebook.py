"""What the kinds of notes are called, what each asks, and when a letter comes back."""

from __future__ import annotations

from smallwins.catalogue.language import _
from smallwins.domain.note import BringBack, NoteKind, WinKind


def kind(kind: NoteKind) -> str:
    """Say what kind of note this is."""
    return _kinds()[kind][0]


def kinds(kind: NoteKind) -> str:
    """Say what a list of such notes is called."""
    return _kinds()[kind][1]


def question(kind: NoteKind) -> str:
    """Ask for a note of this kind."""
    return _kinds()[kind][2]


def win(kind: WinKind) -> str:
    """Say what kind of win this is."""
    return _wins()[kind]


def wins() -> list[tuple[str, str]]:
    """Return the kinds of wins a person may choose, with their words."""
    offered = (kind for kind in WinKind if kind not in (WinKind.MILESTONE, WinKind.BEST))
    return [(kind.value, _wins()[kind]) for kind in offered]


def returns() -> list[tuple[str, str]]:
    """Return when a letter may come back, with the words for it."""
    return [
        ("", _("whenever I look")),
        (BringBack.ON_DATE.value, _("on a date")),
        (BringBack.HARD_DAY.value, _("on a hard day")),
        (BringBack.RETURN.value, _("when I come back after a gap")),
    ]


def _kinds() -> dict[NoteKind, tuple[str, str, str]]:
    return {
        NoteKind.WIN: (_("Win"), _("Wins"), _("What went well, however small?")),
        NoteKind.LESSON: (_("Lesson"), _("Lessons"), _("What did it show you?")),
        NoteKind.LETTER: (_("Letter"), _("Letters"), _("What would a kind friend write?")),
        NoteKind.STORY: (_("Story"), _("Stories"), _("How did it go?")),
        NoteKind.APPRECIATION: (_("Appreciation"), _("Appreciated"), _("What was good along the way?")),
        NoteKind.IDEA: (_("Idea"), _("Ideas"), _("What came to mind? It may be half an idea.")),
        NoteKind.LET_GO: (_("Let go"), _("Let go"), _("What may stay undone, or simpler?")),
        NoteKind.OPPORTUNITY: (_("Opportunity"), _("Opportunities"), _("What came out of having begun?")),
        NoteKind.TREAT: (_("Treat"), _("Treats"), _("What small treat, for the effort?")),
        NoteKind.SELF_CARE: (_("Rest"), _("What rests me"), _("What does you good?")),
        NoteKind.THOUGHT: (_("Thought"), _("Parked thoughts"), _("What wants to be out of your head?")),
    }


def _wins() -> dict[WinKind, str]:
    return {
        WinKind.INCREMENTAL: _("a small step"),
        WinKind.PIVOT: _("a change of course"),
        WinKind.LEAP: _("begun before ready"),
        WinKind.UNEXPECTED: _("unexpected"),
        WinKind.RETURN: _("come back"),
        WinKind.EASIER: _("easier than before"),
        WinKind.CHALLENGE: _("a challenge taken on"),
        WinKind.MILESTONE: _("a milestone"),
        WinKind.BEST: _("a best of your own"),
    }
