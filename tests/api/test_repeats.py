"""What every noun owes a client whose line broke: the same request again answers the same."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from litestar.testing import TestClient

from smallwins.application.ports import Now
from smallwins.domain.profile import Profile
from smallwins.domain.value import Value
from smallwins.store.sqlite import Sqlite
from smallwins.store.store import SqlStore
from tests.api.test_resources import WALK, made

Api = TestClient[Any]

DRAFTS: dict[str, dict[str, Any]] = {
    "values": {"name": "Health"},
    "metrics": WALK,
    "entries": {"for_date": "2026-03-02", "value": 0.1, "at": "2026-03-02T09:30:00+01:00"},
    "pauses": {"since": "2026-03-02", "until": "2026-03-05"},
    "goals": {"title": "A hut to hut walk"},
    "steps": {"title": "Write the letter", "false_starts": ["2026-03-02T09:30:00+01:00"]},
    "setbacks": {"occurred_on": "2026-03-02", "what_happened": "I slept in"},
    "doubts": {"claim": "Nobody will come"},
    "skills": {"name": "Bread"},
    "notes": {"kind": "win", "text": "It rose", "on_date": "2026-03-02"},
    "reviews": {"period": "day", "since": "2026-03-02", "until": "2026-03-02"},
    "experiments": {
        "question": "Mornings?", "a": "as ever", "b": "before noon", "seed": 1,
        "pairs": 1, "orders": ["AB"], "starts_on": "2026-03-02",
    },
    "supporters": {"name": "Salma"},
}  # fmt: skip

WORDS = ("name", "title", "claim", "question", "note", "small_step", "text", "what_happened")
LATER = ("position", "note", "contact", "fuel", "lesson", "finding", "text")


def draft(client: Api, path: str) -> dict[str, Any]:
    """Return a body for a noun, with an id of its own and whatever it hangs on."""
    links: dict[str, Any] = {}
    if path == "goals":
        links = {"values": [made(client, "values", name="Outside")["id"]]}
    elif path in ("entries", "experiments"):
        links = {"metric" if path == "entries" else "outcome": made(client, "metrics", **WALK)["id"]}
    return DRAFTS[path] | links | {"id": str(uuid4())}


@pytest.mark.parametrize("path", DRAFTS)
def test_the_same_request_again_answers_the_same_bytes(client: Api, path: str) -> None:
    body = draft(client, path)
    first = client.post(f"/api/v1/{path}", json=body)
    assert first.status_code == 201, first.text
    client.patch(f"/api/v1/{path}/{body['id']}", json={"note": "later"})

    again = client.post(f"/api/v1/{path}", json=body)

    assert (again.status_code, again.content) == (201, first.content)


@pytest.mark.parametrize("path", DRAFTS)
def test_a_reused_id_with_another_body_is_refused_and_nothing_changes(client: Api, path: str) -> None:
    body = draft(client, path)
    first = client.post(f"/api/v1/{path}", json=body)
    text = next(name for name in WORDS if name in first.json())

    answer = client.post(f"/api/v1/{path}", json=body | {text: "something else"})

    assert (answer.status_code, answer.json()["code"]) == (409, "id.reused")
    assert client.get(f"/api/v1/{path}/{body['id']}").content == first.content


@pytest.mark.parametrize("path", DRAFTS)
def test_a_change_or_deletion_on_an_older_version_is_refused(client: Api, path: str) -> None:
    body = draft(client, path)
    first = client.post(f"/api/v1/{path}", json=body).json()
    field = next(name for name in LATER if name in first)
    changed = {field: 7 if field == "position" else "later"}
    client.patch(f"/api/v1/{path}/{body['id']}", json=changed)
    seen = {"if-match": f'"{first["rev"]}"'}

    answer = client.patch(f"/api/v1/{path}/{body['id']}", json={field: first[field]}, headers=seen)

    problem = answer.json()
    assert (answer.status_code, problem["code"]) == (409, "record.changed")
    assert (problem["held"][field], problem["sent"]) == (changed[field], {field: first[field]})
    assert client.delete(f"/api/v1/{path}/{body['id']}", headers=seen).status_code == 409


@pytest.fixture
def theirs(client: Api, tmp_path: Path) -> Iterator[Value]:
    """Keep a value of somebody else in the same database."""
    client.get("/api/v1/profile")
    at = datetime(2026, 3, 2, 9, tzinfo=UTC)
    other = Profile(id=uuid4(), created_at=at)
    value = Value(id=uuid4(), name="Theirs", created_at=at)
    db = Sqlite(tmp_path / "wins.db")
    store = SqlStore(db)
    with store.transaction():
        store.add_person(other.id)
        store.keep(store.begin(other.id, Now(at, at.date()), "value.add"), other, value)
    yield value
    db.close()


def test_what_is_somebody_elses_is_not_there(client: Api, theirs: Value) -> None:
    path = f"/api/v1/values/{theirs.id}"

    answers = [client.get(path), client.patch(path, json={"name": "Mine"}), client.delete(path)]

    assert [(answer.status_code, answer.json()["code"]) for answer in answers] == [
        (404, "record.unknown")
    ] * 3
    assert client.get("/api/v1/values").json() == []
    assert client.get("/api/v1/search?q=theirs").json() == []


def test_a_body_above_ten_megabytes_is_refused(client: Api) -> None:
    answer = client.post("/api/v1/values", json={"name": "x", "why": "y" * 10_000_001})

    assert (answer.status_code, answer.json()["code"]) == (413, "request.too-large")


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"])
def test_what_is_not_json_is_refused(client: Api, kind: str) -> None:
    answer = client.post("/api/v1/values", content=b'{"name": "x"}', headers={"content-type": kind})

    assert (answer.status_code, answer.json()["code"]) == (415, "request.media-type")


@pytest.mark.parametrize(
    "body",
    [b"", b"[", b"null", b'{"name": 5}', b'{"name": "x", "archived": 0}', b'{"name": "x", "position": "1"}',
     b'{"name": "x", "position": 99999999999999999999}', b'{"name": "\\ud800"}', b"[" * 100_000],
)  # fmt: skip
def test_what_is_not_of_the_shape_is_refused(client: Api, body: bytes) -> None:
    answer = client.post("/api/v1/values", content=body, headers={"content-type": "application/json"})

    assert (answer.status_code, answer.json()["code"]) == (400, "request.unreadable")
    assert answer.json()["errors"]


def test_a_whole_number_may_be_written_with_a_point(client: Api) -> None:
    assert made(client, "values", name="Health", position=3.0)["position"] == 3


def test_the_options_of_a_path_are_all_of_its_methods(client: Api) -> None:
    assert client.options("/api/v1/values").headers["allow"] == "GET, OPTIONS, POST"
