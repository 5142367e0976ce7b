from __future__ import annotations

import asyncio
import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from smallwins.domain.entry import Entry
from smallwins.domain.ids import id_from
from smallwins.domain.metric import Metric
from smallwins.web.transfer import uploads
from tests.samples.loop import Mark, backup, habit
from tests.web.conftest import Browser

JAN_1 = date(2024, 1, 1)
LOOP = backup(25, [habit(1, "Walk"), habit(2, "Read")], [Mark(1, JAN_1), Mark(2, date(2024, 1, 3))])


def send(browser: Browser, name: str, data: bytes | str, *, follow: bool = True) -> Any:
    content = data.encode() if isinstance(data, str) else data
    return browser.client.post(
        "/import", files={"file": (name, content)}, headers=browser.headers, follow_redirects=follow
    )


def choose(browser: Browser, seen: Any, columns: dict[str, str]) -> Any:
    return browser.client.post(f"{seen.url.path}/columns", data=columns, headers=browser.headers)


def entries(browser: Browser) -> list[Entry]:
    return browser.store.all(Entry, browser.person.id)


def words(answer: Any) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.text).split())


def test_the_page_asks_for_a_file_and_says_what_can_be_read(browser: Browser) -> None:
    answer = browser.get("/import")

    assert 'type="file"' in answer.text
    assert "Loop Habit Tracker" in answer.text


def test_a_file_is_looked_at_first(browser: Browser) -> None:
    answer = send(browser, "loop.db", LOOP)

    assert "2 metrics and 2 entries, from 1 Jan 2024 to 3 Jan 2024" in words(answer)
    assert "New: 2 metrics and 2 entries." in words(answer)
    assert "Row by row" in answer.text
    assert entries(browser) == []


def test_one_tap_brings_it_in_and_one_takes_it_back(browser: Browser) -> None:
    address = send(browser, "loop.db", LOOP).url.path

    done = browser.post(address)
    assert "2 metrics and 2 entries are here now." in words(done)
    assert len(entries(browser)) == 2

    rev = re.search(r'name="rev" value="(\d+)"', done.text)
    assert rev is not None
    back = browser.post("/undo", rev=rev[1], back=address)
    assert "That was taken back." in words(back)
    assert entries(browser) == []
    assert browser.store.all(Metric, browser.person.id) == []


def test_a_second_tap_brings_nothing_in_twice(browser: Browser) -> None:
    address = send(browser, "loop.db", LOOP).url.path
    browser.post(address)
    rev = browser.store.rev(browser.person.id)

    browser.post(address)

    assert browser.store.rev(browser.person.id) == rev


def test_the_same_file_again_says_that_nothing_changes(browser: Browser) -> None:
    browser.post(send(browser, "loop.db", LOOP).url.path)

    answer = send(browser, "loop.db", LOOP)

    assert "Here already, and left as they are: 2 metrics and 2 entries." in words(answer)
    assert "Bring it in" not in answer.text


def test_what_is_left_and_changed_is_told_with_its_line(browser: Browser) -> None:
    answer = send(
        browser, "mine.csv", "date,habit,value\nsoon,Walk,1\n2024-01-01,Walk,1\n2024-01-01,Walk,1\n"
    )

    assert "line 2, column date “soon” is not a date that could be read." in words(answer)
    assert "line 4 The same as line 3, so it was taken once." in words(answer)


def test_the_columns_of_a_table_are_chosen_by_the_person(browser: Browser) -> None:
    first = send(browser, "mine.csv", "date,a,b\n01/02/2024,1,7\n")
    assert "What each column is" in first.text

    fields = {"column-0": "date", "column-1": "ignore", "column-2": "measure", "dates": "dmy"}
    second = choose(browser, first, fields)
    assert "1 metric and 1 entry, from 1 Feb 2024" in words(second)

    browser.post(first.url.path)
    assert [(entry.for_date, entry.value) for entry in entries(browser)] == [(date(2024, 2, 1), 7.0)]


def test_two_columns_that_cannot_both_be_the_day_are_refused_in_words(browser: Browser) -> None:
    first = send(browser, "mine.csv", "date,a\n2024-01-01,1\n")

    answer = choose(browser, first, {"column-0": "date", "column-1": "date"})

    assert answer.status_code == 422
    assert "Two columns cannot both be" in words(answer)


def test_many_rows_come_page_by_page_and_by_what_becomes_of_them(browser: Browser) -> None:
    days = [JAN_1 + timedelta(days=number) for number in range(120)]
    rows = "".join(f"{day},{number}\n" for number, day in enumerate(days))
    address = send(browser, "Steps.csv", f"date,Steps\n{rows}").url.path

    first, last = browser.get(address), browser.get(f"{address}?start=100")

    assert first.text.count("<tr><td>") == 50
    assert last.text.count("<tr><td>") == 21
    assert browser.get(f"{address}?only=here").text.count("<tr><td>") == 0
    assert browser.get(f"{address}?only=nonsense&start=-5").status_code == 200


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("empty.db", b"", "is empty"),
        ("cut.db", LOOP[:5000], "ends too early"),
        ("picture.png", b"\x89PNG\r\n\x1a\n\x00\x00\x00", "holds no text"),
        ("words.txt", b"one\ntwo\n", "is of no kind that can be read yet"),
    ],
)
def test_a_file_that_cannot_be_read_is_said_beside_the_field(
    browser: Browser, name: str, data: bytes, sentence: str
) -> None:
    answer = send(browser, name, data)

    assert answer.status_code == 422
    assert 'id="file-problem"' in answer.text
    assert sentence in words(answer)
    assert name in words(answer)


def test_no_file_is_asked_for_again(browser: Browser) -> None:
    answer = browser.post("/import")

    assert answer.status_code == 422
    assert "Choose a file first." in words(answer)


def test_a_file_larger_than_other_forms_may_be_is_taken_here(browser: Browser) -> None:
    note = "x" * 90_000
    rows = "".join(f"{JAN_1 + timedelta(days=number)},Walk,1,{note}\n" for number in range(130))

    answer = send(browser, "long.csv", f"date,habit,value,note\n{rows}")

    assert "130 entries" in words(answer)


def test_a_file_that_was_let_go_is_gone(browser: Browser) -> None:
    address = send(browser, "loop.db", LOOP).url.path

    browser.post(f"{address}/drop")

    assert browser.get(address).status_code == 404
    assert browser.post(address).status_code == 404
    assert entries(browser) == []


def test_work_that_takes_longer_shows_how_far_it_is(
    browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "PATIENCE", 0.0)
    rows = "".join(f"{JAN_1 + timedelta(days=n % 700)},m{n // 700},{n}\n" for n in range(20_000))

    answer = send(browser, "years.csv", f"date,metric,value\n{rows}")

    assert answer.headers["refresh"] == "1"
    assert "<progress" in answer.text
    assert "hx-get" in answer.text
    monkeypatch.setattr(uploads, "PATIENCE", 30.0)
    assert "20,000 entries" in words(browser.get(answer.url.path))
    assert "20,000 entries are here now." in words(browser.post(answer.url.path))


def test_what_was_deleted_since_is_left_out(browser: Browser) -> None:
    browser.post(send(browser, "loop.db", LOOP).url.path)
    entry = entries(browser)[0]
    browser.post(f"/entries/{entry.id}/delete")

    assert "Taken out by you since" in words(send(browser, "loop.db", LOOP))


def test_a_name_in_a_file_is_written_as_text(browser: Browser) -> None:
    answer = send(browser, "<b>x</b>.csv", "date,habit\n2024-01-01,<script>alert(1)</script>\n")

    assert "<script>alert" not in answer.text
    assert "<b>x</b>" not in answer.text


def test_files_that_wait_make_room_for_others(browser: Browser) -> None:
    addresses = [send(browser, f"{n}.db", LOOP).url.path for n in range(uploads.MOST + 1)]

    assert browser.get(addresses[0]).status_code == 404
    assert browser.get(addresses[-1]).status_code == 200


@pytest.mark.parametrize("to", ["archive", "csv", "json", "markdown"])
def test_everything_is_taken_away_in_one_click(browser: Browser, to: str) -> None:
    browser.post(send(browser, "loop.db", LOOP).url.path)

    answer = browser.get(f"/export/{to}")

    assert answer.status_code == 200
    assert answer.headers["content-disposition"].startswith('attachment; filename="small-wins-')
    assert len(answer.content) > 200


def test_a_form_that_is_not_known_is_no_page(browser: Browser) -> None:
    assert browser.get("/export/stone").status_code == 404


def test_an_archive_comes_back_whole_into_an_empty_record(browser: Browser) -> None:
    browser.post(send(browser, "loop.db", LOOP).url.path)
    archive = browser.get("/export/archive").content
    browser.post("/settings/erase", sure="yes")

    seen = send(browser, "all.zip", archive)
    assert "put back whole, with its history" in words(seen)
    done = browser.post(seen.url.path)

    assert "Your record is back, whole." in words(done)
    assert browser.get("/export/archive").content == archive


def test_what_is_taken_away_to_read_is_in_the_language_of_the_pages(browser: Browser) -> None:
    browser.post("/settings/language", language="fr")

    assert "## Profil\n" in browser.get("/export/markdown").text


def test_two_requests_may_wait_for_one_piece_of_work() -> None:
    async def both() -> list[bool]:
        upload = uploads.Upload("token", id_from("x"), "file", Path(), 0.0)
        upload.begin(asyncio.sleep(0.01))
        return list(await asyncio.gather(upload.is_working(), upload.is_working()))

    assert asyncio.run(both()) == [False, False]


def send_all(browser: Browser, *files: tuple[str, bytes | str], follow: bool = True) -> Any:
    chosen = [("file", (name, data.encode() if isinstance(data, str) else data)) for name, data in files]
    return browser.client.post("/import", files=chosen, headers=browser.headers, follow_redirects=follow)


def next_of(answer: Any) -> str:
    found = re.search(r'href="(/import/[^"]+)"[^>]*>(?:Next|Go on)', answer.text)
    assert found is not None
    return found[1]


def test_several_files_are_looked_at_one_after_the_other(browser: Browser) -> None:
    table = "date,Walk\n2024-02-01,1\n"

    first = send_all(browser, ("loop.db", LOOP), ("walks.csv", table), ("broken.db", LOOP[:5000]))
    assert "After it: walks.csv and broken.db" in words(first)
    brought = browser.post(first.url.path)
    second = browser.get(next_of(brought))
    assert "Its entries go to “Walk”, which you have already." in words(second)
    done = browser.post(second.url.path)
    last = browser.get(next_of(done))

    assert "ends too early" in words(last)
    assert len(entries(browser)) == 3
    assert [metric.name for metric in browser.store.all(Metric, browser.person.id)] == ["Walk", "Read"]


def test_a_file_that_cannot_be_read_leaves_the_turn_to_the_next(browser: Browser) -> None:
    refused = send_all(browser, ("broken.db", LOOP[:5000]), ("loop.db", LOOP))

    assert refused.status_code == 422
    assert "New: 2 metrics and 2 entries." in words(browser.get(next_of(refused)))


def test_a_file_let_go_leaves_the_turn_to_the_next(browser: Browser) -> None:
    first = send_all(browser, ("loop.db", LOOP), ("walks.csv", "date,Walk\n2024-02-01,1\n"))

    second = browser.post(f"{first.url.path}/drop")

    assert "walks.csv" in words(second)
    assert entries(browser) == []


def test_more_files_than_can_wait_are_refused(browser: Browser) -> None:
    answer = send_all(browser, *((f"{place}.db", LOOP) for place in range(uploads.MOST + 1)))

    assert answer.status_code == 422
    assert "files go at once" in answer.text
