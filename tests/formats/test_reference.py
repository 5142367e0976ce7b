from docs import archive_page


def test_the_reference_of_the_archive_is_made_from_the_records() -> None:
    assert archive_page.PAGE.read_text("utf-8") == archive_page.page(), "run ./run docs"
