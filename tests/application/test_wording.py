from smallwins.application.wording import word_list_for


def test_each_language_has_its_list_and_others_have_none() -> None:
    for language in ("en", "fr", "ar"):
        words = word_list_for(language)
        assert words is not None
        assert words.language == language
    assert word_list_for("de") is None
