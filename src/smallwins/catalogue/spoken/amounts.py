"""Amounts as they are said within a line: half an hour, vingt minutes, ساعة ونصف, a bit."""

from __future__ import annotations

from collections.abc import Sequence

from smallwins.catalogue import amounts
from smallwins.catalogue.spoken.words import Words, bare, words
from smallwins.domain.entry import A_BIT
from smallwins.domain.errors import Refusal
from smallwins.domain.metric import Kind, Metric
from smallwins.domain.text import fold

LONGEST = 5
"""Words an amount may take: "three quarters of an hour"."""

STEM = 3
"""First letters that make a word another form of a unit: صفحة, صفحات."""


def is_a_bit(said: Sequence[str]) -> bool:
    """Whether words say a bit."""
    return " ".join(map(bare, said)) in words().bit


def amount_said(said: Sequence[str], metric: Metric, *, alone: bool) -> float | None:
    """Read words that are an amount as a whole, or return None; one in words counts alone or with a unit.

    Raises:
        Refusal: `number.two-ways` for 10,000.
    """
    known, text = words(), " ".join(map(bare, said))
    if metric.kind is Kind.DURATION and text in known.minutes:
        return known.minutes[text]
    for more in known.half_more:
        if text.endswith(f" {more}"):
            return _half_more(said[: -len(more.split())], metric, alone=alone)
    if any(letter.isnumeric() for letter in text):
        return _number(" ".join(said), metric, known)
    return _in_words(text, metric, known, alone=alone)


def _half_more(said: Sequence[str], metric: Metric, *, alone: bool) -> float | None:
    found = amount_said(said, metric, alone=alone)
    hours = metric.kind is Kind.DURATION and any(bare(word) in words().hour for word in said)
    return None if found is None else found + (30 if hours else 0.5)


def _in_words(text: str, metric: Metric, known: Words, *, alone: bool) -> float | None:
    head, _, unit = text.rpartition(" ")
    if alone and metric.kind is not Kind.DURATION and text in known.parts:
        return A_BIT if metric.kind is Kind.BOOLEAN else known.parts[text]
    if alone and (text in known.numbers or metric.kind is Kind.BOOLEAN):
        return _read(str(known.numbers.get(text, text)), metric)
    if head in known.numbers and is_unit(unit, metric):
        return _number(f"{known.numbers[head]} {unit}", metric, known)
    return None


def is_unit(word: str, metric: Metric) -> bool:
    """Whether a bare word is the unit of a metric, or another form of it."""
    if metric.kind is Kind.DURATION:
        return word in words().minute | words().hour
    unit = fold(metric.unit)
    return bool(unit) and (word == unit or (len(word) > STEM and word[:STEM] == unit[:STEM]))


def has_unit(said: Sequence[str]) -> bool:
    """Whether words hold more than a number."""
    return any(letter.isalpha() for letter in "".join(said))


def _number(text: str, metric: Metric, known: Words) -> float | None:
    *head, unit = text.split()
    if metric.kind is Kind.DURATION:
        return _read(
            " ".join(_clock_word(word, known) for word in text.split() if word not in known.joins), metric
        )
    if head and metric.unit and is_unit(bare(unit), metric):
        return _read(" ".join(head), metric)
    return _read(text.strip(".,;:!?،؛؟"), metric)


def _clock_word(word: str, known: Words) -> str:
    tidy = bare(word)
    return (
        "min" if tidy in known.minute else "h" if tidy in known.hour else word.strip(";:!?،؛؟").rstrip(".,")
    )


def _read(text: str, metric: Metric) -> float | None:
    try:
        found = amounts.value_of(text, metric)
    except Refusal as refusal:
        if refusal.code == "number.two-ways":
            raise
        return None
    return found if found >= 0 or metric.kind is Kind.QUANTITY else None
