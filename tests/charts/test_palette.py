from __future__ import annotations

import re
from pathlib import Path

import pytest

import smallwins
from smallwins.charts.palette import _PAINT, DARK, LIGHT, PAGE, PRINT, Palette

STYLE = (Path(smallwins.__file__).parent / "web/static/look.css").read_text("utf-8")
TOKENS = {
    name: (light, dark)
    for name, light, dark in re.findall(r"--([\w-]+): light-dark\((#\w+), (#\w+)\)", STYLE)
}


@pytest.mark.parametrize(("palette", "theme"), [(LIGHT, 0), (DARK, 1)])
def test_pictures_have_the_colours_of_the_page(palette: Palette, theme: int) -> None:
    colours = dict(palette.colours or {})
    colours.pop("mint-then")

    assert colours == {name: TOKENS[name][theme] for name in colours}


def test_on_a_page_a_role_is_a_class() -> None:
    assert PAGE.wear("curve cool") == ' class="curve cool"'
    assert PAGE.wear("") == ""
    assert PAGE.colour("mint") == "var(--mint)"


@pytest.mark.parametrize("palette", [LIGHT, DARK, PRINT])
@pytest.mark.parametrize("role", _PAINT)
def test_every_role_has_paint_for_pictures(palette: Palette, role: str) -> None:
    assert re.search(r"#[0-9a-f]{6}", palette.wear(role))
    assert "{" not in palette.wear(role)


def test_paper_is_white() -> None:
    assert PRINT.colour("plaster") == "#ffffff"


@pytest.mark.parametrize("role", [role for role in _PAINT if len(role) > 1])
def test_the_stylesheet_knows_every_role(role: str) -> None:
    last = role.rsplit(" ", 1)[-1]

    assert last == "quiet" or re.search(rf"\.{last}\b", STYLE)
