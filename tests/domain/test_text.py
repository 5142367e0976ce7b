from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smallwins.domain.errors import Refusal
from smallwins.domain.text import fold, line, nearest, prose


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
