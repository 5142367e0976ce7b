"""The writing aid: the word list of a language from the catalogue, read once; offers, never changes."""

import re
from collections.abc import Iterable
from functools import cache

from smallwins.catalogue.word_lists import word_list_content
from smallwins.statistics.wording import Mark, WordList, marks, self_critical, word_list

_ARABIC = re.compile("[\u0621-\u064a]")


@cache
def word_list_for(language: str) -> WordList | None:
    """Return the word list of `language` ("en", "fr", "ar"), or None where there is none."""
    content = word_list_content(language)
    return None if content is None else word_list(content)


def softer(text: str, spoken: str) -> tuple[Mark, ...]:
    """Return the words of `text` that leave no room, with gentler ones to choose from.

    `spoken` is the language in force; what is written in Arabic letters is read as Arabic.
    """
    words = word_list_for(language_of(text, spoken))
    return marks(text, words) if words else ()


def hard_on_oneself(texts: Iterable[str], spoken: str) -> bool:
    """Return whether somebody speaks of themselves in words that leave no room: a place for a kind prompt."""
    read = ((text, word_list_for(language_of(text, spoken))) for text in texts)
    return any(words is not None and self_critical(text, words) for text, words in read)


def language_of(text: str, spoken: str) -> str:
    """Return the language a text is read in: Arabic by its letters, else the one that is spoken."""
    return "ar" if _ARABIC.search(text) else spoken
