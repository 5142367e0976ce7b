from __future__ import annotations

from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smallwins.domain.errors import Refusal
from smallwins.domain.text import fold, is_visible, line, nearest, prose


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("written", "searched"),
    [
        ("المدرسة", "مدرسه"),
        ("أحمد", "احمد"),
        ("Café", "CAFE"),
        ("straße", "strasse"),
        ("٢٠", "20"),
        ("كتـــاب", "كِتَاب"),
    ],
)
def test_what_people_take_for_the_same_word_is_the_same_text(written: str, searched: str) -> None:
    assert fold(searched) in fold(written)


def test_a_line_is_trimmed_and_a_very_long_one_is_refused() -> None:
    assert line("  a\n b\x00 ", "name") == "a b"
    with pytest.raises(Refusal, match=r"text\.too-long"):
        line("x" * 201, "name")


def test_a_million_characters_are_refused_in_words() -> None:
    with pytest.raises(Refusal) as refused:
        prose("x" * 1_000_000, "note")

    assert refused.value.facts["length"] == 1_000_000


def test_the_nearest_name_is_found_whatever_its_accents() -> None:
    assert nearest("lecure", ["Walk", "Lecture"]) == "Lecture"
    assert nearest("zzz", ["Walk"]) is None


@given(st.text(st.characters()))
def test_nothing_that_cannot_be_seen_is_kept(written: str) -> None:
    one, many = line(written[:200], "name"), prose(written, "note")

    assert {category(letter) for letter in one} & {"Cc", "Cs"} == set()
    assert {category(letter) for letter in many if letter not in "\n\t"} & {"Cc", "Cs"} == set()
    assert (line(one, "name"), prose(many, "note")) == (one, many)


def test_a_command_to_the_terminal_is_plain_text_and_words_stay_apart() -> None:
    assert line("walk\x1b[2J \x0bhome\x07", "name") == "walk[2J home"
    assert prose("one\r\ntwo\rthree\x0bfour\x00", "note") == "one\ntwo\nthree\nfour"


def test_marks_alone_are_nothing_to_see() -> None:
    assert not is_visible("\u200f \u200d")
    assert is_visible("\u200fأمي 👩\u200d👧")
