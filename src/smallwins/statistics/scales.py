"""Questionnaires (C14): scoring, reading aid, and change only where it is more than noise.

What is asked, under which licence and how it is scored stands in data files; a person may load one
of their own. Scores describe answers; they are no diagnosis and no grade.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from smallwins.statistics.enough import NotEnough

# Two scores of an unchanged person differ by less than this many standard errors of measurement in 95
# of 100 cases: 1.96 · √2, arithmetic.
NOISE = 1.96 * math.sqrt(2)


class Scoring(StrEnum):
    """How answers become scores: each by itself, their mean, or their sum."""

    SEPARATE = "separate"
    MEAN = "mean"
    SUM = "sum"


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """A word for scores up to and including `through`."""

    through: float
    word: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One question with its wording by language; `reverse` items count from the other end."""

    id: str
    wording: Mapping[str, str]
    reverse: bool = False
    bands: tuple[Band, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Questionnaire:
    """An instrument: answers run from `low` to `high`; scores are mean or sum, times `factor`.

    `sem` is the standard error of measurement of the score and `noticeable` a published smallest
    noticeable change; both are None where unknown. `every_days` is the least time between two answers.
    """

    id: str
    name: str
    items: tuple[Item, ...]
    low: float
    high: float
    scoring: Scoring
    every_days: int
    licence: str
    source: str
    factor: float = 1.0
    bands: tuple[Band, ...] = ()
    sem: float | None = None
    noticeable: float | None = None
    stem: Mapping[str, str] | None = None
    ends: Mapping[str, Sequence[str]] | None = None
    attribution: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """One score with its word; `item` is None for a score over all items."""

    item: str | None
    value: float
    word: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Later less earlier; `beyond_noise` is None where the noise of the instrument is not known."""

    difference: float
    beyond_noise: bool | None


def questionnaire(data: Mapping[str, Any]) -> Questionnaire:
    """Read a questionnaire from its data file's content.

    Raises:
        KeyError: a part is missing; unknown licence or source means not shipped, so both are asked for.
        ValueError: the scale has no width, there are no items, or a scoring is not known.
    """
    made = Questionnaire(
        id=data["id"],
        name=data["name"],
        items=tuple(_item(item) for item in data["items"]),
        low=float(data["low"]),
        high=float(data["high"]),
        scoring=Scoring(data["scoring"]),
        every_days=int(data["every_days"]),
        licence=data["licence"],
        source=data["source"],
        factor=float(data.get("factor", 1)),
        bands=_bands(data),
        sem=_known(data, "sem"),
        noticeable=_known(data, "noticeable"),
        stem=data.get("stem"),
        ends=data.get("ends"),
        attribution=data.get("attribution", ""),
    )
    if not made.items or not made.low < made.high or not (made.licence and made.source):
        raise ValueError("a questionnaire has items, a scale from low to high, a licence and a source")
    return made


def scores(instrument: Questionnaire, answers: Mapping[str, float]) -> tuple[Score, ...] | NotEnough:
    """Return the scores of one sitting.

    Separate items are scored as far as they were answered; means and sums need every item, because
    a filled-in guess would be ours and not the person's.

    Args:
        instrument: the questionnaire.
        answers: by item id, in the questionnaire's own scale.

    Raises:
        ValueError: an answer outside the scale, or to a question that is not asked.
    """
    _check(instrument, answers)
    asked = [(item, _turned(instrument, item, answers)) for item in instrument.items]
    given = [(item, value) for item, value in asked if value is not None]
    if instrument.scoring is Scoring.SEPARATE and given:
        return tuple(Score(item=item.id, value=value, word=word(item.bands, value)) for item, value in given)
    if not given or len(given) < len(asked):
        return NotEnough(len(given), max(1, len(asked)), "answers")
    total = math.fsum(value for _, value in given)
    mean = instrument.scoring is Scoring.MEAN
    value = instrument.factor * (total / len(given) if mean else total)
    return (Score(item=None, value=value, word=word(instrument.bands, value)),)


def word(bands: Sequence[Band], value: float) -> str | None:
    """Return the word for a score, or None where the instrument has none."""
    return next((band.word for band in bands if value <= band.through + 1e-9), None)


def change(instrument: Questionnaire, before: float, after: float) -> Change:
    """Return the change between two scores, and whether it is more than noise.

    Beyond noise is more than 1.96 · √2 standard errors of measurement; where none is known, at least
    the published noticeable change; where neither is known nothing is said.
    """
    difference = after - before
    if instrument.sem is not None:
        return Change(difference=difference, beyond_noise=abs(difference) > NOISE * instrument.sem)
    if instrument.noticeable is not None:
        return Change(difference=difference, beyond_noise=abs(difference) >= instrument.noticeable - 1e-9)
    return Change(difference=difference, beyond_noise=None)


def is_due(instrument: Questionnaire, last: date | None, today: date) -> bool:
    """Return whether it may be asked again; never more often than its recall period."""
    return last is None or (today - last).days >= instrument.every_days


def _item(data: Mapping[str, Any]) -> Item:
    return Item(
        id=data["id"], wording=data["wording"], reverse=data.get("reverse", False), bands=_bands(data)
    )


def _bands(data: Mapping[str, Any]) -> tuple[Band, ...]:
    found = [Band(through=float(through), word=word) for through, word in data.get("bands", ())]
    return tuple(sorted(found, key=lambda band: band.through))


def _known(data: Mapping[str, Any], key: str) -> float | None:
    return None if data.get(key) is None else float(data[key])


def _check(instrument: Questionnaire, answers: Mapping[str, float]) -> None:
    known = {item.id for item in instrument.items}
    for key, answer in answers.items():
        if key not in known or not instrument.low <= answer <= instrument.high:
            raise ValueError(f"{key}: answers run from {instrument.low:g} to {instrument.high:g}")


def _turned(instrument: Questionnaire, item: Item, answers: Mapping[str, float]) -> float | None:
    answer = answers.get(item.id)
    if answer is None:
        return None
    return instrument.low + instrument.high - answer if item.reverse else answer
