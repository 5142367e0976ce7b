from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.samples.loop import Mark, backup, habit

pytestmark = pytest.mark.browser

LOOP = backup(
    25,
    [habit(1, "Walk at dawn", freq_num=3, freq_den=7), habit(2, "Read a page")],
    [Mark(1 + number % 2, date(2024, 1, 1) + timedelta(days=number)) for number in range(40)],
)


def chosen(page: Page, name: str, content: bytes) -> None:
    file: Any = {"name": name, "mimeType": "application/octet-stream", "buffer": content}
    page.get_by_label("The file").set_input_files(file)
    page.get_by_role("button", name="Look at it first").click()


def test_years_come_in_with_one_tap_and_go_with_another(visit: Open) -> None:
    visitor = visit()
    page = visitor.go("/import")

    chosen(page, "loop.db", LOOP)
    expect(page.get_by_role("heading", level=1)).to_contain_text("2 metrics and 40 entries")
    page.get_by_role("button", name="Bring it in").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("2 metrics and 40 entries are here now.")
    page.get_by_role("link", name="Go to Today").click()
    expect(page.get_by_role("link", name="Walk at dawn", exact=True).first).to_be_visible()

    page.go_back()
    page.get_by_role("button", name="Take it back whole").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("That was taken back.")
    assert visitor.complaints == []


def test_a_table_is_read_again_by_the_columns_one_chose(visit: Open) -> None:
    page = visit().go("/import")
    chosen(page, "mine.csv", b"date,a,b\n2024-02-01,1,7\n")

    page.get_by_label("a", exact=True).select_option("ignore")
    page.get_by_role("button", name="Look again").click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("1 metric and 1 entry")


def test_a_file_that_cannot_be_read_is_said_beside_the_field(visit: Open) -> None:
    page = visit().go("/import")

    chosen(page, "cut.db", LOOP[:5000])

    expect(page.get_by_role("alert")).to_contain_text("“cut.db” ends too early")
    expect(page.get_by_label("The file")).to_have_attribute("aria-invalid", "true")


def test_everything_is_taken_away_in_one_click(visit: Open) -> None:
    page = visit().go("/settings")

    with page.expect_download() as download:
        page.get_by_role("link", name="Take everything away").click()

    assert download.value.suggested_filename.startswith("small-wins-")
