from __future__ import annotations

import re
import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smallwins.charts.card import Card, Fact, share_card, share_card_png
from smallwins.charts.lettering import PLAIN, VOICE, Lettering, balanced, isolated, width, wrapped
from smallwins.charts.line import LineWords, momentum_line
from smallwins.charts.mark import app_icon
from smallwins.charts.palette import DARK, LIGHT, PRINT, Glaze, Palette
from smallwins.charts.png import png
from tests.charts.drawings import parsed, run_of_days, words

MAY = Card(
    headline="Twenty-three recipes are on paper. In January there were none.",
    eyebrow="May 2026",
    facts=[Fact("149", "walks"), Fact("36", "hours"), Fact("42", "returns")],
    tiles=[Glaze.MINT, Glaze.INDIGO] * 10,
    foot="20 pieces laid in May",
)
ARABIC = Card(headline="ثلاث وعشرون وصفة على الورق (جدًّا).", facts=[Fact("42", "عودة")])


def size(picture: bytes) -> tuple[int, int]:
    assert picture.startswith(b"\x89PNG")
    across, down = struct.unpack(">II", picture[16:24])
    return across, down


cards = st.builds(
    Card,
    headline=st.text(max_size=300),
    eyebrow=words,
    facts=st.lists(st.builds(Fact, words, words), max_size=5),
    tiles=st.lists(st.sampled_from(Glaze), max_size=90),
    foot=words,
    name=words,
)


@settings(max_examples=40)
@given(cards, st.booleans(), st.sampled_from([LIGHT, DARK, PRINT]))
def test_a_card_is_well_formed_and_stands_without_a_stylesheet(
    card: Card, rtl: bool, palette: Palette
) -> None:
    chart = share_card(card, rtl=rtl, palette=palette)
    root = parsed(chart)

    assert all("class" not in element.attrib and "style" not in element.attrib for element in root.iter())
    assert "var(" not in chart.svg
    assert chart == share_card(card, rtl=rtl, palette=palette)


def test_what_is_read_aloud_is_what_is_shown() -> None:
    assert share_card(MAY).label == (
        "May 2026 · Twenty-three recipes are on paper. In January there were none."
        " · 149 walks · 36 hours · 42 returns · 20 pieces laid in May"
    )


def test_an_arabic_card_is_laid_out_from_the_right() -> None:
    texts = list(parsed(share_card(ARABIC, rtl=True)).findall(".//{*}text"))

    assert texts[0].attrib["x"] == "1120"
    assert texts[0].attrib["text-anchor"] == "end"
    assert (texts[0].text or "").startswith("\u2067")


def test_a_long_sentence_gets_smaller_and_then_ends_openly() -> None:
    lines = [
        text.text or ""
        for text in parsed(share_card(Card(headline="one small step " * 40))).findall(".//{*}text")
    ]

    assert any(line.endswith("…") for line in lines)


@pytest.mark.parametrize(("card", "rtl"), [(MAY, False), (ARABIC, True)])
@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_the_picture_is_the_same_every_time(card: Card, rtl: bool, palette: Palette) -> None:
    picture = share_card_png(card, rtl=rtl, palette=palette, width=600)

    assert size(picture) == (600, 315)
    assert picture == share_card_png(card, rtl=rtl, palette=palette, width=600)


def test_a_chart_and_the_icon_become_pictures() -> None:
    said = LineWords(label="Momentum", bands=("بداية", "في نموّ", "ثابت", "قويّ"))
    chart = momentum_line(run_of_days(40), words=said, rtl=True, palette=DARK)

    assert size(png(chart.svg, width=616, ground=DARK))[0] == 616
    assert size(png(app_icon(LIGHT), width=192)) == (192, 192)


def test_arabic_letters_are_in_the_fonts_that_ship() -> None:
    """A letter that no font has is drawn as a box, and two boxes look alike."""

    def drawn(letters: str) -> bytes:
        text = f'<text x="50" y="40" font-family="{PLAIN}" font-size="30">{letters}</text>'
        return png(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 99 60">{text}</svg>', width=99)

    assert drawn("سلام") != drawn("كلام")
    assert drawn("漢") == drawn("字")


@given(st.text(max_size=80), st.floats(2, 30))
def test_lines_keep_every_word_and_stay_within_the_room(text: str, room: float) -> None:
    lines = wrapped(text, room)

    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(width(line) <= room or len(line) == 1 for line in lines)


@given(st.text(alphabet="abc de", max_size=80), st.floats(5, 30))
def test_balanced_lines_are_as_many_and_none_is_wider(text: str, room: float) -> None:
    assert len(balanced(text, room)) == len(wrapped(text, room))
    assert all(width(line) <= room for line in balanced(text, room))


def test_pictograms_are_left_out_and_words_are_kept() -> None:
    assert isolated("bread 🍞 done", rtl=False) == "bread  done"
    assert isolated("80 من 100", rtl=True) == "\u206780 من 100\u2069"


def test_arabic_has_one_hand_for_both_voices() -> None:
    voice = Lettering(40, "ink", VOICE)

    assert f'font-family="{VOICE}" font-size="40"' in voice.wear(LIGHT, "bread")
    assert re.search(rf'font-family="{PLAIN}" font-size="46"', voice.wear(LIGHT, "خبز"))


def test_a_long_word_under_a_number_takes_two_lines_and_leaves_its_neighbour_alone() -> None:
    facts = [Fact("6", "days of Grandmother's kitchen book"), Fact("5", "walks"), Fact("3", "x " * 60)]
    texts = [
        text.text or "" for text in parsed(share_card(Card(headline="", facts=facts))).findall(".//{*}text")
    ]

    assert "days of Grandmother's" in texts
    assert "kitchen book" in texts
    assert all(width(text) * 24 < 346 for text in texts)
    assert texts[-2].endswith("…")


def test_a_line_of_mixed_letters_keeps_its_order_where_it_is_wrapped() -> None:
    name, both = "\u2068Speak with someone I love\u2069", "\u2067\u2068Walk\u2069 مرة واحدة\u2069"

    lines = wrapped(f"{both} و{name} 10 مرات و{both}", 9)

    assert len(lines) > 3
    assert lines[0].startswith("\u2067\u2068Walk")
    for line in lines:
        assert sum(map(line.count, "\u2066\u2067\u2068")) == line.count("\u2069")
        opened = [sum(map(line[:end].count, "\u2067\u2068")) for end in range(len(line))]
        assert all(line[:end].count("\u2069") <= opened[end] for end in range(len(line)))


def test_marks_that_set_apart_take_no_room() -> None:
    assert width("\u2068Walk\u2069") == width("Walk")
