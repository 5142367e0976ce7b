"""The writing aid: the word list of a language from the catalogue, read once."""

from functools import cache

from smallwins.catalogue.word_lists import word_list_content
from smallwins.statistics.wording import WordList, word_list


@cache
def word_list_for(language: str) -> WordList | None:
    """Return the word list of `language` ("en", "fr", "ar"), or None where there is none."""
    content = word_list_content(language)
    return None if content is None else word_list(content)
