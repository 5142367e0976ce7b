import json
from pathlib import Path

import pytest

import smallwins.catalogue
from smallwins.catalogue.word_lists import word_list_for
from smallwins.statistics.wording import marks

FOLDER = Path(smallwins.catalogue.__file__).parent
LANGUAGES = ("en", "fr", "ar")


def content(language: str) -> dict[str, object]:
    data: dict[str, object] = json.loads((FOLDER / f"wording.{language}.json").read_text(encoding="utf-8"))
    return data


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_list_names_its_language_source_licence_and_status(language: str) -> None:
    data = content(language)

    assert data["language"] == language
    assert all(data[part] for part in ("source", "licence", "status"))


def test_french_and_arabic_say_that_no_native_speaker_has_read_them() -> None:
    for language in ("fr", "ar"):
        assert "not yet read by a native speaker" in str(content(language)["status"])


def test_the_english_list_holds_the_nineteen_words_of_the_study() -> None:
    words = word_list_for("en")

    assert words is not None
    nineteen = {w.tokens[0] for ws in words.words.values() for w in ws if w.kind == "absolute"}
    assert len(nineteen) == 19


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_offer_would_itself_be_marked(language: str) -> None:
    words = word_list_for(language)

    assert words is not None
    offers = [offer for ws in words.words.values() for word in ws for offer in word.offers]
    assert offers
    assert [offer for offer in offers if marks(offer, words)] == []


@pytest.mark.parametrize("language", ["de", "", "../wording.en", "en.json"])
def test_a_language_without_a_list_has_none(language: str) -> None:
    assert word_list_for(language) is None
