"""The questionnaires that may be shipped, each a data file with its licence and source."""

import json
from functools import cache
from pathlib import Path

from smallwins.statistics.scales import Questionnaire, questionnaire

_FOLDER = Path(__file__).parent


@cache
def shipped() -> tuple[Questionnaire, ...]:
    """Return every questionnaire in this folder, by its id."""
    found = [questionnaire(json.loads(path.read_text(encoding="utf-8"))) for path in _FOLDER.glob("*.json")]
    return tuple(sorted(found, key=lambda instrument: instrument.id))


def find_questionnaire(id: str) -> Questionnaire | None:
    """Return the shipped questionnaire of this id, or None."""
    return next((instrument for instrument in shipped() if instrument.id == id), None)
