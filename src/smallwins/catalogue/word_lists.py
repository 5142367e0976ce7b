"""The word lists of the writing aid, one data file for each language."""

import json
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent


def word_list_content(language: str) -> dict[str, Any] | None:
    """Return the content of a language's word list ("en", "fr", "ar"), or None where there is none."""
    path = _FOLDER / f"wording.{language}.json"
    if not (language.isalpha() and path.exists()):
        return None
    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return content
