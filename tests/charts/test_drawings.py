"""What holds for every drawing of the family."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.charts.drawings import ALL, PLOTS, Draw, parsed

EXAMPLES = settings(max_examples=30)


@pytest.mark.parametrize("name", ALL)
def test_it_is_well_formed_whatever_it_is_given(name: str) -> None:
    @EXAMPLES
    @given(ALL[name], st.booleans())
    def holds(draw: Draw, rtl: bool) -> None:
        parsed(draw(rtl))

    holds()


@pytest.mark.parametrize("name", ALL)
def test_it_carries_no_style_and_no_script(name: str) -> None:
    @EXAMPLES
    @given(ALL[name], st.booleans())
    def holds(draw: Draw, rtl: bool) -> None:
        for element in parsed(draw(rtl)).iter():
            assert element.tag not in {"style", "script"}
            assert "style" not in element.attrib
            assert not [attribute for attribute in element.attrib if attribute.startswith("on")]

    holds()


@pytest.mark.parametrize("name", ALL)
def test_the_same_input_gives_the_same_bytes(name: str) -> None:
    @EXAMPLES
    @given(ALL[name], st.booleans())
    def holds(draw: Draw, rtl: bool) -> None:
        assert draw(rtl) == draw(rtl)

    holds()


@pytest.mark.parametrize("name", ALL)
def test_no_number_in_it_is_infinite_or_missing(name: str) -> None:
    @EXAMPLES
    @given(ALL[name])
    def holds(draw: Draw) -> None:
        for element in parsed(draw(False)).iter():
            for attribute in set(element.attrib) - {"aria-label", "href"}:
                assert not re.search(r"\b(nan|inf)\b", element.attrib[attribute])

    holds()


@pytest.mark.parametrize("name", PLOTS)
def test_right_to_left_is_the_mirror_image(name: str) -> None:
    @EXAMPLES
    @given(PLOTS[name])
    def holds(draw: Draw) -> None:
        straight, mirrored = parsed(draw(False)), parsed(draw(True))
        assert straight.attrib["direction"] == "ltr"
        assert mirrored.attrib["direction"] == "rtl"
        for here, there in zip(straight.iter(), mirrored.iter(), strict=True):
            assert here.tag == there.tag
            assert here.attrib.get("class") == there.attrib.get("class")
            _mirrored(here, there)

    holds()


def _mirrored(here: ET.Element, there: ET.Element) -> None:
    if here.tag == "rect":
        width = _share(here.attrib["width"])
        assert _share(there.attrib["x"]) == pytest.approx(100 - _share(here.attrib["x"]) - width, abs=0.02)
        return
    for attribute in {"x", "cx", "x1", "x2"} & set(here.attrib):
        assert _share(there.attrib[attribute]) == pytest.approx(
            100 - _share(here.attrib[attribute]), abs=0.02
        )
    for attribute in {"y", "cy", "y1", "y2", "text-anchor"} & set(here.attrib):
        assert there.attrib[attribute] == here.attrib[attribute]


def _share(place: str) -> float:
    assert place.endswith("%")
    return float(place[:-1])


@pytest.mark.parametrize("name", PLOTS)
def test_a_drawing_is_one_image_with_its_label(name: str) -> None:
    @EXAMPLES
    @given(PLOTS[name])
    def holds(draw: Draw) -> None:
        chart = draw(False)
        root = parsed(chart)
        assert root.attrib["role"] == "img"
        assert "aria-label" in root.attrib

    holds()
