"""What people send by mistake, through a page, the API and the terminal on one record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from litestar.testing import TestClient

from smallwins.catalogue import language
from smallwins.settings import Settings
from tests.api.conftest import served
from tests.cli.conftest import Terminal

HOME = "http://127.0.0.1:8040"
LONG = "\n".join(f"سطر {number} line 🙂" for number in range(10_000))


@dataclass(frozen=True)
class Doors:
    """The three ways to one record."""

    client: TestClient[Any]
    terminal: Terminal

    def made(self, path: str, **body: Any) -> dict[str, Any]:
        answer = self.client.post(f"/api/v1/{path}", json=body)
        assert answer.status_code in (200, 201), answer.text
        found: dict[str, Any] = answer.json()
        return found

    def held(self, path: str) -> Any:
        return self.client.get(f"/api/v1/{path}").json()

    def api(self, path: str, method: str = "POST", **body: Any) -> str:
        answer = self.client.request(method, f"/api/v1/{path}", json=body)
        assert answer.status_code == 422, answer.text
        return str(answer.json()["detail"])

    def page(self, path: str, **form: str) -> str:
        answer = self.client.post(path, data=form, headers={"origin": HOME, "accept": "text/html"})
        assert answer.status_code == 422
        return unescape(answer.text)

    def wins(self, *arguments: str, answer: str = "") -> str:
        said = self.terminal.run(*arguments, answer=answer)
        assert said.status == 1
        return said.err


@pytest.fixture
def doors(tmp_path: Path) -> Iterator[Doors]:
    path = tmp_path / "wins.db"
    with TestClient(served(path), base_url=HOME) as client:
        yield Doors(client, Terminal(Settings(database=str(path))))
    language.use("en")


def test_a_step_is_not_its_own_ancestor(doors: Doors) -> None:
    whole = doors.made("steps", title="The cellar")
    part = doors.made("steps", title="One shelf", parent=whole["id"])

    said = doors.api(f"steps/{whole['id']}", "PATCH", parent=part["id"])
    sent = {"title": "The cellar", "parent": part["id"]}  # its page has no such field
    doors.client.post(f"/steps/{whole['id']}/edit", data=sent, headers={"origin": HOME})

    assert said == "“The cellar” would become a part of itself. Nothing was changed."
    assert doors.held(f"steps/{whole['id']}")["parent"] is None


def test_an_amendment_without_a_reason_is_asked_for_one(doors: Doors) -> None:
    step = doors.made("steps", title="Bread", done_when=[{"text": "It rises"}])
    doors.made(f"steps/{step['id']}/start")

    told = [
        doors.api(f"steps/{step['id']}/criteria/0/amend", text="It rises well"),
        doors.page(f"/steps/{step['id']}/criteria/0/amend", text="It rises well", reason=" "),
        doors.wins("step", "amend", "bread", "1", "It rises well"),
    ]

    assert all("changes with a reason." in said for said in told)
    assert all("Write one; it stays visible." in said for said in told)
    assert "<blockquote" in told[1]
    assert "It rises well" in told[1], "what was written is shown again"
    assert doors.held(f"steps/{step['id']}")["done_when"][0]["text"] == "It rises"


def test_a_skill_goes_up_one_stage_at_a_time(doors: Doors) -> None:
    skill = doors.made("skills", name="Oud")

    told = [
        doors.api(f"skills/{skill['id']}/stages", stage=3, evidence="I hear it"),
        doors.page(f"/skills/{skill['id']}/stage", stage="3", evidence="I hear it"),
    ]
    doors.terminal.wins("skill", "confirm", "oud", "--evidence", "I hear it")

    assert all("one stage at a time" in said for said in told)
    assert "28 days later" in doors.wins("skill", "confirm", "oud", "--evidence", "And more")
    assert [reached["stage"] for reached in doors.held(f"skills/{skill['id']}")["stages"]] == [2]


def test_a_week_that_has_not_come_is_not_looked_back_on(doors: Doors) -> None:
    told = [
        doors.api("reviews/week/2400-01-05", "PUT", helped="Early walks and tea"),
        doors.page("/reviews/period/week", day="2400-01-05", helped="Early walks and tea"),
        doors.wins("review", "keep", "week", "--day", "2400-01-05", "--helped", "Early walks and tea"),
    ]

    assert all("That time has not come yet" in said for said in told)
    assert "Early walks and tea" in told[1]
    assert doors.held("reviews") == []


def test_a_letter_goes_to_nobody_who_left_the_circle(doors: Doors) -> None:
    zora = doors.made("supporters", name="Zora")
    doors.made(f"supporters/{zora['id']}/remove")
    letter = {"kind": "letter", "text": "Dear Zora, it was one evening", "to": zora["id"]}

    told = [
        doors.api("notes", on_date="2026-03-02", **letter),
        doors.page("/notes", **letter),
        doors.wins("note", "add", letter["text"], "--kind", "letter", "--to", "zora"),
    ]

    assert all("Zora is no longer in your circle" in said for said in told)
    assert letter["text"] in told[1]
    assert doors.held("notes") == []


def test_an_outcome_changed_twice_keeps_every_answer(doors: Doors) -> None:
    doubt = doors.made("doubts", claim="Nobody will come")

    doors.client.patch(f"/api/v1/doubts/{doubt['id']}", json={"outcome": "happened"})
    doors.client.post(f"/doubts/{doubt['id']}/outcome", data={"outcome": "partly"}, headers={"origin": HOME})
    doors.terminal.wins("doubt", "outcome", "nobody", "did-not-happen")

    assert doors.held(f"doubts/{doubt['id']}")["outcome"] == "did_not_happen"
    for outcome in ("partly", "happened", "open"):
        doors.terminal.wins("undo")
        assert doors.held(f"doubts/{doubt['id']}")["outcome"] == outcome


def test_ten_thousand_lines_are_kept_whole_or_refused_whole(doors: Doors) -> None:
    assert len(LONG) > 100_000
    half = LONG[: LONG.index("سطر 5000")].strip()
    note = {"kind": "story", "text": half, "on_date": "2026-03-02"}

    told = [
        doors.api("notes", **note | {"text": LONG}),
        doors.page("/notes", **note | {"text": LONG}),
        doors.wins("note", "add", "-", "--kind", "story", answer=LONG),
    ]
    doors.made("notes", **note)
    doors.client.post("/notes", data=note, headers={"origin": HOME})
    doors.terminal.run("note", "add", "-", "--kind", "story", answer=half)

    assert all("100,000 fit" in said for said in told)
    assert "line 🙂\nسطر 9999" in told[1]
    assert [kept["text"] == half for kept in doors.held("notes")] == [True, True, True]


@pytest.mark.parametrize("title", ["مكالمة أمي before noon", "👩‍👩‍👧‍👦 🇲🇦 é̂", "\u200fשלום 12"])
def test_right_to_left_mixed_text_and_emoji_come_back_as_they_were(doors: Doors, title: str) -> None:
    doors.made("steps", title=title)
    doors.client.post("/steps", data={"title": title}, headers={"origin": HOME})
    doors.terminal.wins("step", "add", title)

    steps = doors.held("steps")

    assert [step["title"] for step in steps] == [title] * 3
    assert title in unescape(doors.client.get(f"/steps/{steps[0]['id']}").text)
    assert title in doors.terminal.wins("step", "list")


def test_a_title_that_nobody_could_see_is_asked_for_a_word(doors: Doors) -> None:
    step = doors.made("steps", title="Sweep")
    told = [
        doors.api("steps", title="\u200f \u200d"),
        doors.page("/steps", title="\u200f \u200d"),
        doors.wins("step", "add", "\u200f \u200d"),
        doors.api(f"steps/{step['id']}", "PATCH", title="\u200f"),
    ]

    assert all("one word is enough" in said for said in told)
    assert [held["title"] for held in doors.held("steps")] == ["Sweep"]
