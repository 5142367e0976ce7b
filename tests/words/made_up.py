"""A made-up locale: every message accented, forty per cent longer, and from right to left."""

from __future__ import annotations

import re
from gettext import NullTranslations

OPEN, CLOSE = "⟦", "⟧"
_PLACE = re.compile(r"%\(\w+\)s|%%|<[^>]*>|&\w+;")
_ACCENTS = str.maketrans("aceinosuyACEINOSUY", "áçéíñóšúýÁÇÉÍÑÓŠÚÝ")


class MadeUp(NullTranslations):
    """A catalogue that has every message."""

    right_to_left = True

    def gettext(self, message: str) -> str:
        return told(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return told(msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:  # noqa: ARG002 - gettext's own signature
        return told(message)


def told(message: str) -> str:
    """Return the message as it is said in the made-up locale; places for facts stay as they are."""
    parts = _PLACE.split(message)
    places = _PLACE.findall(message)
    accented = [part.translate(_ACCENTS) for part in parts]
    words = "".join(part + place for part, place in zip(accented, [*places, ""], strict=True))
    return f"{OPEN}{words}{'~' * max(1, len(message) * 2 // 5)}{CLOSE}"


def left_over(text: str) -> list[str]:
    """Return the runs of Latin letters that stand outside any message of the made-up locale."""
    bare, depth = [], 0
    for letter in text:
        depth += (letter == OPEN) - (letter == CLOSE)
        bare.append(letter if depth == 0 and letter != CLOSE else " ")
    return re.findall(r"[A-Za-z][A-Za-z'’-]+", "".join(bare))
