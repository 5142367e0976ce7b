"""Questionnaires that are at hand: those of the catalogue, read once."""

from functools import cache

from smallwins.catalogue.questionnaires import questionnaire_contents
from smallwins.statistics.scales import Questionnaire, questionnaire


@cache
def shipped() -> tuple[Questionnaire, ...]:
    """Return every questionnaire that comes with Small Wins, by its id."""
    found = (questionnaire(content) for content in questionnaire_contents())
    return tuple(sorted(found, key=lambda instrument: instrument.id))


def find_questionnaire(id: str) -> Questionnaire | None:
    """Return the shipped questionnaire of this id, or None."""
    return next((instrument for instrument in shipped() if instrument.id == id), None)
