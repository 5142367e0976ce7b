"""Whom to turn to: only what holds across countries, with where it comes from and when it was looked at.

112 is the emergency number of all member states of the European Union, free of
charge from any phone (Directive (EU) 2018/1972, article 109), and it is used
in many countries beside it; noted November 2026. The two directories are shown
as text: findahelpline.com (run by ThroughLine) and befrienders.org.
"""

from __future__ import annotations

import json
from pathlib import Path

from smallwins.catalogue.language import _

_PHRASES = Path(__file__).with_name("crisis_phrases.json")

EMERGENCY = "112"
DIRECTORIES = ("findahelpline.com", "befrienders.org")


def standing_line() -> str:
    """Say what this product is not; it stands on every page about well-being and in settings."""
    return _(
        "This is a self-help notebook, not medical advice or treatment. "
        "If you are struggling, talking to someone helps."
    )


def crisis_phrases() -> list[str]:
    """Return the phrases of every language: people write in another one than they read."""
    held = json.loads(_PHRASES.read_text(encoding="utf-8"))
    return [phrase for language, phrases in held.items() if language != "about" for phrase in phrases]
