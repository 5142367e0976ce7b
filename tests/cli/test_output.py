from __future__ import annotations

import pytest

from smallwins.cli import output


@pytest.mark.parametrize(
    ("text", "cells"),
    [("walk", 4), ("café", 4), ("cafe\u0301", 4), ("散歩", 4), ("صلاة", 4), ("\u2068a\u2069", 1)],
)
def test_a_text_takes_the_cells_it_is_shown_in(text: str, cells: int) -> None:
    assert output.width(text) == cells


def test_a_long_text_is_cut_with_an_ellipsis() -> None:
    assert output.cut("a long walk home", 8) == "a long…"
    assert output.cut("散歩の道", 6) == "散歩…"
    assert output.cut("walk", 4) == "walk"


def test_columns_stand_under_each_other(capsys: pytest.CaptureFixture[str]) -> None:
    output.table(["name", "n"], [["Walk", "5"], ["散歩", "12"]], right=[1])

    assert capsys.readouterr().out.splitlines() == ["name   n", "────   ─", "Walk   5", "散歩  12"]


def test_a_right_to_left_name_does_not_take_its_neighbours_along(capsys: pytest.CaptureFixture[str]) -> None:
    output.table(["name", "n"], [["صلاة", "5"], ["Walk", "3"]])

    lines = capsys.readouterr().out.splitlines()
    assert lines[2] == "\u2068صلاة\u2069  \u20685\u2069"
    assert lines[3] == "Walk  3"


def test_a_name_is_written_as_a_shell_takes_it() -> None:
    assert output.quoted("Walk") == "Walk"
    assert output.quoted("Morning walk") == "'Morning walk'"
    assert output.quoted("صلاة") == "صلاة"
