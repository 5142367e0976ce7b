"""Words between friends: starters that praise how somebody goes about it, and an invitation."""

from __future__ import annotations

from collections.abc import Sequence

from smallwins.catalogue.language import _


def starters() -> Sequence[str]:
    """Return beginnings of messages that applaud the process and leave talent and results alone."""
    return (
        _("I noticed how you went back to it after a hard week."),
        _("I liked how you asked for help with that part."),
        _("You tried it another way when the first one did not work. How did you find that?"),
        _("You made time for it on a full day. What helped?"),
        _("You shared it before it was finished. I enjoyed seeing it on the way."),
        _("You took one small piece of it, and then the next."),
    )


def letter(name: str, line: str) -> str:
    """Write a line to somebody by name."""
    return _("Dear %(name)s,\n%(line)s") % {"name": name, "line": line} if name else line


def invitation(name: str = "") -> str:
    """Write what invites a friend to tell a story of their own."""
    said = _(
        "I have been writing down small steps, and the ones that went sideways too. "
        "I would love to hear one of yours: something you tried that went otherwise, "
        "and what came of it. Two minutes are plenty, and it can be unfinished."
    )
    return letter(name, said)


def celebration(name: str, line: str) -> str:
    """Write a small thing to celebrate to somebody by name."""
    return letter(name, _("something small to celebrate with you: %(line)s") % {"line": line})
