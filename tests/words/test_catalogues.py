"""The words of each language: whole, in step with the source, and in the voice of the product."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from docs import catalogues
from docs.catalogues import TRANSLATED
from smallwins.catalogue import language as spoken
from smallwins.catalogue.language import _, ngettext

PLACE = re.compile(r"%\((\w+)\)s|\{(\w+)(?:!r)?\}")
CODE = re.compile(r"`[^`]*`|%\(\w+\)s|\{\w+(?:!r)?\}|\b(?:wins|pip|chmod) [\w\-. '\[\]]+|--\w+")
ARABIC = re.compile(r"[\u0621-\u064a]")
FORMS = {"fr": 2, "ar": 6}

SAME = {
    "fr": {
        "%(act)s: %(summary)s", "%(hours)s h", "%(hours)s h %(minutes)s", "%(n)s minute", "%(n)s minutes",
        "%(n)s note", "%(n)s notes", "%(n)s pause", "%(n)s pauses", "%(n)s point", "%(n)s points",
        "Minutes", "Pages", "page", "pages", "Option %(number)s", "Options", "Pause", "Stress", "a note",
        "contact", "expert", "h", "id", "min", "minutes", "novice",
        "minutes left", "note", "options", "pause", "rev", "six", "total", "Technique", "Techniques",
        "%(metric)s, %(day)s: %(amount)s", "%(prog)s, version %(version)s",
    },
    "ar": set(),
}  # fmt: skip
"""Words that are written alike in English, and those that hold places only."""

FORBIDDEN = {
    "fr": re.compile(
        r"\béch(?:ec|ou)|\bratée?s?\b|\bparesseu|\ben retard\b|\b(?:vous devez|tu dois|il faut)\b"
        r"|\bseulement (?:\d|%)|\bparfait|\bvous\b|\bvotre\b|\bvos\b|\bcoupable|\bhonte",
        re.IGNORECASE,
    ),
    "ar": re.compile(r"فشل|فاشل|كسول|كسل|متأخر|\bيجب\b|لازم|فقط (?:\d|%)|مثالي|عار\b|ذنب"),
}


@dataclass(frozen=True)
class Told:
    """One message with its words in a language."""

    source: tuple[str, ...]
    words: tuple[str, ...]

    @property
    def name(self) -> str:
        return self.source[0]


def _pair(string: str | Sequence[str] | None) -> tuple[str, ...]:
    return (string or "",) if string is None or isinstance(string, str) else tuple(string)


def told(language: str) -> Iterator[Told]:
    for message in catalogues.words(language):
        if message.id:
            yield Told(_pair(message.id), _pair(message.string))


def template() -> Catalog:
    with catalogues.TEMPLATE.open("rb") as file:
        return read_po(file)


def _ids(catalog: Catalog) -> set[tuple[str | None, tuple[str, ...]]]:
    return {(one.context, _pair(one.id)) for one in catalog if one.id}


def test_the_words_are_those_of_the_source_neither_more_nor_fewer() -> None:
    held, said = _ids(template()), _ids(catalogues.gathered())

    assert held ^ said == set(), "run: ./run words"


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_message_is_there_and_none_is_left_over(language: str) -> None:
    assert _ids(catalogues.words(language)) == _ids(template())


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_form_of_every_message_has_its_words(language: str) -> None:
    empty = [
        one.name
        for one in told(language)
        if not all(one.words) or (len(one.source) > 1 and len(one.words) != FORMS[language])
    ]

    assert not empty, "\n".join(empty)


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_message_stayed_as_it_is_in_english(language: str) -> None:
    same = [
        one.name
        for one in told(language)
        if set(one.words) & set(one.source) and one.name not in SAME[language] and _has_words(one.name)
    ]

    assert not same, "\n".join(same)


def test_every_message_in_arabic_has_arabic_letters() -> None:
    latin = [
        one.name
        for one in told("ar")
        if _has_words(one.name) and not all(ARABIC.search(words) for words in one.words)
    ]

    assert not latin, "\n".join(latin)


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_message_holds_the_same_places_for_facts(language: str) -> None:
    """A form for one or for two may say the number in a word."""
    wrong = []
    for one in told(language):
        asked = set().union(*map(_places, one.source))
        held = [_places(words) for words in one.words]
        if not all(places <= asked for places in held) or set().union(*held) != asked:
            wrong.append(one.name)

    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_space_around_a_message_stays(language: str) -> None:
    def around(text: str) -> tuple[bool, bool]:
        return text[:1].isspace(), text[-1:].isspace()

    assert not [one.name for one in told(language) if {around(w) for w in one.words} != {around(one.name)}]


@pytest.mark.requirement("R18", "R192")
@pytest.mark.parametrize("language", TRANSLATED)
def test_no_language_says_a_word_that_shames(language: str) -> None:
    said = [words for one in told(language) for words in one.words if FORBIDDEN[language].search(words)]

    assert not said, "\n".join(said)


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_language_raises_its_voice(language: str) -> None:
    assert not [one.name for one in told(language) if any("!" in PLACE.sub("", words) for words in one.words)]


@pytest.mark.parametrize("language", TRANSLATED)
def test_what_is_compiled_is_in_step_with_its_text(language: str, tmp_path: Path) -> None:
    catalogues.compile_words(language, tmp_path / "words.mo")

    kept = catalogues.FOLDER / language / "LC_MESSAGES" / "smallwins.mo"
    assert (tmp_path / "words.mo").read_bytes() == kept.read_bytes(), "run: ./run words"


@pytest.mark.requirement("R21")
def test_the_forms_of_numbers_follow_the_language() -> None:
    def forms(*numbers: float) -> list[str]:
        return [ngettext("%(n)s day", "%(n)s days", number) % {"n": number} for number in numbers]

    try:
        spoken.use("fr")
        assert forms(0, 1, 1.5, 2) == ["0 jour", "1 jour", "1.5 jour", "2 jours"]
        spoken.use("ar")
        assert forms(1, 2, 3, 11, 100) == ["يوم واحد", "يومان", "3 أيام", "11 يوما", "100 يوم"]
        assert _("Keep") == "حفظ"
    finally:
        spoken.use("en")


def _places(text: str) -> frozenset[str]:
    return frozenset("".join(names) for names in PLACE.findall(text))


def _has_words(text: str) -> bool:
    return bool(re.search(r"[A-Za-z]", CODE.sub("", text)))


def test_no_message_stands_inside_another_text_where_it_would_not_be_gathered() -> None:
    inside = [
        f"{file.name}:{call.lineno}"
        for file in catalogues.SOURCE.rglob("*.py")
        for text in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text)
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") in ("_", "ngettext", "pgettext")
    ]

    assert inside == []
