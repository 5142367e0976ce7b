from typing import Any

import pytest

from smallwins.catalogue.word_lists import word_list_content
from smallwins.statistics.wording import marks, word_list

LANGUAGES = ("en", "fr", "ar")


def content(language: str) -> dict[str, Any]:
    data = word_list_content(language)
    assert data is not None
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
    words = word_list(content("en"))

    nineteen = {w.tokens[0] for ws in words.words.values() for w in ws if w.kind == "absolute"}
    assert len(nineteen) == 19


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_offer_would_itself_be_marked(language: str) -> None:
    words = word_list(content(language))

    offers = [offer for ws in words.words.values() for word in ws for offer in word.offers]
    assert offers
    assert [offer for offer in offers if marks(offer, words)] == []


@pytest.mark.parametrize("language", ["de", "", "../wording.en", "en.json"])
def test_a_language_without_a_list_has_none(language: str) -> None:
    assert word_list_content(language) is None
