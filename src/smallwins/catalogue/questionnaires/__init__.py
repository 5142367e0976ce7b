"""The questionnaires that may be shipped, each a data file with its licence and source."""

import json
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent


def questionnaire_contents(folder: Path = _FOLDER) -> list[dict[str, Any]]:
    """Return the content of every file in this folder, by its name.

    Raises:
        ValueError: a file is no JSON.
    """
    return [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))]
