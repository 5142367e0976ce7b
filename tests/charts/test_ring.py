from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smallwins.charts.palette import LIGHT
from smallwins.charts.ring import Inside, ring, ring_with_word
from tests.charts.drawings import parsed


def arcs(momentum: float | None) -> list[str]:
    root = parsed(ring(momentum, label="Momentum"))
    return [path.attrib["d"] for path in root if path.attrib.get("class") == "arc"]


def test_four_quarters_are_always_there_even_without_momentum() -> None:
    root = parsed(ring(None, label="Momentum: not yet"))

    assert [path.attrib["class"] for path in root] == ["track"] * 4


def test_a_quarter_begins_after_its_open_joint() -> None:
    assert arcs(0.25) == ["M25.93 4.43A18 18 0 0 1 39.57 18.07"]


@given(st.floats(0, 1))
def test_as_many_quarters_are_begun_as_bands_are_reached(momentum: float) -> None:
    full = int(momentum * 4)
    begun = arcs(momentum)

    assert len(begun) in {full, min(4, full + 1)}


@pytest.mark.parametrize(("inside", "role"), [(Inside.TICK, "tick"), (Inside.SEED, "seed")])
def test_today_stands_inside_as_a_tick_or_a_seed(inside: Inside, role: str) -> None:
    assert f'class="{role}"' in ring(0.5, label="Momentum", inside=inside).svg


def test_more_than_whole_is_whole() -> None:
    assert arcs(7.0) == arcs(1.0)


def test_the_large_ring_holds_its_word_escaped() -> None:
    chart = ring_with_word(0.84, label="Momentum: strong", word="strong & well", caption="momentum")

    assert "<figcaption>strong &amp; well<span>momentum</span></figcaption>" in chart.svg


def test_a_picture_carries_its_own_colours() -> None:
    svg = ring(0.5, label="Momentum", palette=LIGHT).svg

    assert "class=" not in svg
    assert 'stroke="#1f6b56"' in svg
