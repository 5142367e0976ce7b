from __future__ import annotations

from docs import commands_page


def test_the_reference_of_the_command_line_is_in_step() -> None:
    assert commands_page.PAGE.read_text("utf-8") == commands_page.page(), "run ./run docs"


def test_the_reference_names_every_command() -> None:
    page = commands_page.page()

    assert all(f"# {path}\n" in page for path, _ in commands_page.commands())
