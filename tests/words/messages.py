"""Every string a person may read: the messages of the program and of its templates, and their places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from babel.messages.extract import extract_from_dir

from docs.catalogues import KEYWORDS, METHODS, OPTIONS, SOURCE


@dataclass(frozen=True)
class Message:
    """One message and where it stands."""

    text: str
    place: str


def messages() -> Iterator[Message]:
    """Yield every message of the source, each form of a plural for itself."""
    found = extract_from_dir(SOURCE, METHODS, OPTIONS, keywords=KEYWORDS)
    for file, line, message, _comments, _context in found:
        for text in message if isinstance(message, tuple) else (message,):
            if text:
                yield Message(text, f"{file}:{line}")
