"""The word lists of the writing aid, one for each language, read once."""

import json
from functools import cache
from pathlib import Path

from smallwins.statistics.wording import WordList, word_list

_FOLDER = Path(__file__).parent


@cache
def word_list_for(language: str) -> WordList | None:
    """Return the word list of `language` ("en", "fr", "ar"), or None where there is none."""
    path = _FOLDER / f"wording.{language}.json"
    if not (language.isalpha() and path.exists()):
        return None
    return word_list(json.loads(path.read_text(encoding="utf-8")))
