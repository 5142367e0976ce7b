from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smallwins.catalogue.word_lists import word_list_content
from smallwins.statistics.wording import (
    Mark,
    WordList,
    marks,
    normal_form,
    self_critical,
    word_list,
)


def words(language: str) -> WordList:
    content = word_list_content(language)
    assert content is not None
    return word_list(content)


EN, FR, AR = words("en"), words("fr"), words("ar")
LISTS = (EN, FR, AR)


def marked(text: str, language: WordList) -> list[str]:
    return [mark.text for mark in marks(text, language)]


def test_a_mark_says_where_it_stands_and_offers_softer_forms() -> None:
    text = "I never finish."

    assert marks(text, EN) == (
        Mark(start=2, end=7, text="never", kind="absolute", offers=("not yet", "rarely so far")),
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I ALWAYS spoil everything.", ["ALWAYS", "everything"]),
        ("It was totally my mistake and everyone saw it", ["totally", "everyone"]),
        ("I must do better", ["must"]),
        ("I should have called, I have to try", ["should", "have to"]),
        ("Nothing works. Nothing!", ["Nothing", "Nothing"]),
        ("alwaysland neverending", []),
        ("", []),
        ("12 345 !? 🙂", []),
    ],
)
def test_english_words_are_marked(text: str, expected: list[str]) -> None:
    assert marked(text, EN) == expected


@pytest.mark.parametrize(
    "text",
    [
        "I walk every day and read every other week.",
        "every Monday, every 2 weeks, all day, every single morning",
        "It is not always easy.",
        "It is almost never easy, nearly always slow.",
        "I don't always manage, and it isn't so complete.",
        'She said “you never listen” and he wrote "always late".',
        "After all it did not hurt at all.",
        "I don't have to.",
    ],
)
def test_english_schedules_hedges_quotations_and_fixed_phrases_are_left(text: str) -> None:
    assert marked(text, EN) == []


def test_a_hedge_does_not_reach_over_the_end_of_a_sentence() -> None:
    assert marked("I did not. Never again.", EN) == ["Never"]


def test_every_with_a_thing_instead_of_a_time_is_marked() -> None:
    assert marked("every mistake counts", EN) == ["every"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Je rate toujours.", ["toujours"]),
        ("J'ai tout raté.", ["tout"]),
        ("J’ai gâché toute ma vie.", ["toute"]),
        ("Il faut que je réussisse.", ["Il faut"]),
        ("Tout le monde a vu.", ["Tout le monde"]),
        ("Je n'aime personne.", ["personne"]),
        ("Personne !", ["Personne"]),
        ("Je ne finis jamais rien.", ["jamais", "rien"]),
        ("L'année entière est perdue, définitivement.", ["entière", "définitivement"]),
        ("Chaque erreur compte.", ["Chaque"]),
        ("Tous sont partis.", ["Tous"]),
    ],
)
def test_french_words_are_marked(text: str, expected: list[str]) -> None:
    assert marked(text, FR) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Je marche chaque semaine et tous les jours.",
        "toutes les deux semaines, toute la journée, chaque lundi",
        "Pas toujours, presque jamais.",
        "Tout à fait, tout de suite, de toute façon.",
        "Pas du tout !",
        "un tout petit pas",
        "C'est une personne gentille.",
        "Elle a dit « tu ne fais jamais rien ».",
    ],
)
def test_french_schedules_hedges_quotations_and_fixed_phrases_are_left(text: str) -> None:
    assert marked(text, FR) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("أنا دائمًا متأخر", ["دائمًا"]),
        ("لا أنجح أبداً", ["أبداً"]),
        ("يجب أن أنجح", ["يجب"]),
        ("كل شيء ضاع", ["كل شيء"]),
        ("وكلهم رأوا ذلك بالكامل", ["وكلهم", "بالكامل"]),
        ("لا أحد يساعدني", ["لا أحد"]),
        ("مــستحيل", ["مــستحيل"]),
        ("ديما كنغلط، كلشي خاسر", ["ديما", "كلشي"]),
        ("عمري ما كملت", ["عمري ما"]),
    ],
)
def test_arabic_words_are_marked(text: str, expected: list[str]) -> None:
    assert marked(text, AR) == expected


@pytest.mark.parametrize(
    "text", ["أمشي كل يوم وأقرأ كل أسبوع", "ليس دائما", "على كل حال", "قال «أنت دائما متأخر»", "كل صباح"]
)
def test_arabic_schedules_hedges_quotations_and_fixed_phrases_are_left(text: str) -> None:
    assert marked(text, AR) == []


@pytest.mark.parametrize(
    ("token", "form"),
    [
        ("دائمًا", "دائما"),
        ("وبالكامل", "الكامل"),
        ("أبدى", "ابدي"),
        ("فب", "فب"),
        ("Été", "été"),
        ("J’", "j'"),
    ],
)
def test_spellings_that_mean_the_same_have_one_form(token: str, form: str) -> None:
    assert normal_form(token) == form


def test_decomposed_accents_are_the_same_word() -> None:
    text = "Je suis comple\u0300tement perdu"

    assert marked(text, FR) == ["comple\u0300tement"]


def test_only_first_person_sentences_are_self_critical() -> None:
    assert self_critical("I always spoil it.", EN)
    assert not self_critical("They are always late. I waited.", EN)
    assert not self_critical("I waited.", EN)
    assert self_critical("Je gâche toujours tout.", FR)
    assert self_critical("أنا دائما متأخر", AR)


def test_a_mixed_text_is_marked_in_the_language_of_the_list() -> None:
    text = "I never know, دائما متأخر, jamais content"

    assert [marked(text, language) for language in LISTS] == [["never"], ["jamais"], ["دائما"]]


@given(st.text(max_size=300), st.sampled_from(LISTS))
def test_marks_lie_in_the_text_in_order_and_never_overlap(text: str, language: WordList) -> None:
    found = marks(text, language)

    assert all(text[mark.start : mark.end] == mark.text for mark in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@given(
    st.lists(
        st.sampled_from(["always", "not", "every", "day", "tout", "le", "كل", "يوم", ".", "«", "»", '"', "I"])
    ),
    st.sampled_from(LISTS),
)
def test_no_run_of_listed_words_crashes(parts: list[str], language: WordList) -> None:
    text = " ".join(parts)

    assert all(mark.text in text for mark in marks(text, language))
    assert self_critical(text, language) in (True, False)


def test_what_stands_before_changes_nothing_after_a_full_stop() -> None:
    text = "I always try."

    alone, later = marks(text, EN)[0], marks("Not now. " + text, EN)[0]

    assert (later.start - alone.start, later.text) == (9, alone.text)
