"""Questionnaires that are at hand: those of the catalogue, read once, and those of one's own folder."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from smallwins.catalogue.questionnaires import questionnaire_contents
from smallwins.domain.errors import Refusal
from smallwins.statistics.scales import Questionnaire, questionnaire

FIRST = "ons4"
"""The core instrument (C14), asked before any of one's own."""


@cache
def shipped() -> tuple[Questionnaire, ...]:
    """Return every questionnaire that comes with Small Wins, by its id."""
    found = (questionnaire(content) for content in questionnaire_contents())
    return tuple(sorted(found, key=lambda instrument: instrument.id))


def find_questionnaire(id: str) -> Questionnaire | None:
    """Return the shipped questionnaire of this id, or None."""
    return next((instrument for instrument in shipped() if instrument.id == id), None)


def asked_here(folder: str) -> tuple[Questionnaire, ...]:
    """Return what may be asked about life as a whole: the core instrument, and those of one's own folder.

    A questionnaire whose licence does not let it come with Small Wins may be added by each for themselves.

    Raises:
        Refusal: `questionnaire.unreadable`, a file of the folder that is no questionnaire.
    """
    own: list[Questionnaire] = []
    if folder:
        try:
            own = [questionnaire(content) for content in questionnaire_contents(Path(folder))]
        except (ValueError, KeyError, TypeError, OSError) as error:
            raise Refusal("questionnaire.unreadable", folder=folder, what=str(error)) from error
    taken = {instrument.id for instrument in shipped()}
    core = [instrument for instrument in shipped() if instrument.id == FIRST]
    return (*core, *(instrument for instrument in own if instrument.id not in taken))
