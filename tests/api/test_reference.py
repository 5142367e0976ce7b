from __future__ import annotations

from docs import api_page


def test_the_page_of_the_api_is_in_step_with_its_description() -> None:
    assert api_page.PAGE.read_text("utf-8") == api_page.page(), "run ./run docs"
