"""The metric that a line speaks of: by its name, the beginning of it, another form of it, or its unit."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from smallwins.catalogue.spoken.amounts import is_unit
from smallwins.catalogue.spoken.words import bare
from smallwins.domain.metric import Metric
from smallwins.domain.text import fold

STEM = 4
"""First letters that two forms of a word share: walk, walked; méditer, méditation (convention)."""

NEAR = 0.7
"""How alike a word and a name are, of 1, for the name to be offered first (convention)."""

ARTICLE = fold("ال")
ELISIONS = ("d'", "l'")


def taken(held: Sequence[Metric], words: list[str]) -> tuple[Metric | None, list[str]]:
    """Take the words that name a metric, first those that begin the line, and return those that are left."""
    runs = [(0, count) for count in range(len(words), 0, -1)]
    further = [
        (start, count) for count in range(len(words) - 1, 0, -1) for start in range(1, len(words) - count + 1)
    ]
    for places, ways in (
        (runs, (_exact, _begun)),
        (further, (_exact,)),
        (runs[-1:] + further, (_word, _form)),
        (_behind_numbers(words), (_unit,)),
    ):
        for is_named in ways:
            found = _only(held, words, places, is_named)
            if found:
                metric, start, count = found
                kept = words[start : start + count] if is_named is _unit else []
                return metric, words[:start] + kept + words[start + count :]
    return None, words


def nearest(held: Sequence[Metric], words: Sequence[str]) -> tuple[Metric, ...]:
    """Return the metrics whose names come close to a word of the line, the nearest first."""
    from difflib import SequenceMatcher  # noqa: PLC0415 - for lines that name nothing, and felt at start-up

    def likeness(metric: Metric) -> float:
        pairs = [(_plain(word), _plain(part)) for word in words for part in metric.name.split()]
        return max((SequenceMatcher(None, *pair).ratio() for pair in pairs if len(pair[0]) > 2), default=0.0)

    ranked = sorted(((likeness(metric), metric) for metric in held), key=lambda each: -each[0])
    return tuple(metric for near, metric in ranked if near >= NEAR)


Named = Callable[[Metric, str], bool]


def _only(
    held: Sequence[Metric], words: list[str], places: Sequence[tuple[int, int]], is_named: Named
) -> tuple[Metric, int, int] | None:
    """Return the first place that names one metric alone."""
    for start, count in places:
        said = " ".join(map(_plain, words[start : start + count]))
        found = [metric for metric in held if said and is_named(metric, said)]
        if len(found) == 1:
            return found[0], start, count
    return None


def _exact(metric: Metric, said: str) -> bool:
    return _name(metric) == said


def _begun(metric: Metric, said: str) -> bool:
    return len(said) >= 2 and _name(metric).startswith(said)


def _form(metric: Metric, said: str) -> bool:
    """Whether a word is another form of a name of one word: walked, marcher, مشيت."""
    name = _name(metric)
    shared = next((i for i, (one, other) in enumerate(zip(name, said, strict=False)) if one != other), None)
    stem = len(min(name, said, key=len)) if shared is None else shared
    return " " not in name + said and stem >= min(STEM, len(name)) and stem >= 3


def _word(metric: Metric, said: str) -> bool:
    return len(said) >= STEM and said in _name(metric).split()


def _unit(metric: Metric, said: str) -> bool:
    return is_unit(said, metric)


def _behind_numbers(words: Sequence[str]) -> list[tuple[int, int]]:
    return [(place, 1) for place in range(1, len(words)) if words[place - 1][-1:].isnumeric()]


def _name(metric: Metric) -> str:
    return " ".join(map(_plain, metric.name.split()))


def _plain(word: str) -> str:
    """Return a word without what its language puts before it: l'eau, المشي."""
    tidy = bare(word)
    for elision in ELISIONS:
        tidy = tidy.removeprefix(elision)
    return tidy.removeprefix(ARTICLE) if len(tidy) > len(ARTICLE) + 2 else tidy
