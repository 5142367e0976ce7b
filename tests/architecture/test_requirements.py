from __future__ import annotations

from docs import method_page


def test_every_marker_names_a_requirement() -> None:
    unknown = set(method_page.marked_tests()) - set(method_page.requirements())

    assert not unknown


def test_the_page_of_requirements_is_in_step_with_the_tests() -> None:
    assert method_page.PAGE.read_text("utf-8") == method_page.page(), "run ./run docs"


def test_what_was_built_stays_built() -> None:
    gone = method_page.built_before() - set(method_page.marked_tests())

    assert not gone, "these were shown by a test before and are no longer"
