"""The way to help beside an answer of the API: a link, in nobody's way."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from litestar.testing import TestClient

HELP = '</help>; rel="help"'


def test_heavy_words_are_answered_with_the_way_to_help(client: TestClient[Any]) -> None:
    heavy = client.post(
        "/api/v1/setbacks", json={"what_happened": "I want to die", "occurred_on": "2026-03-01"}
    )
    doubt = client.post("/api/v1/doubts", json={"claim": "x", "reasons": ["rather not, I want to die"]})
    plain = client.post("/api/v1/values", json={"name": "A cake to die for"})

    assert (heavy.status_code, heavy.headers["link"]) == (201, HELP)
    assert doubt.headers["link"] == HELP
    assert "link" not in plain.headers
    assert "link" not in client.get(f"/api/v1/setbacks/{heavy.json()['id']}").headers


def test_a_low_answer_is_too_and_a_refusal_as_well(client: TestClient[Any]) -> None:
    since = {
        "plans": [{"since": "2026-01-01"}],
        "levels": [{"since": "2026-01-01"}],
        "starts_on": "2026-01-01",
    }
    asked = {"name": "Well-being", "kind": "rating", "direction": "observe", "questionnaire": "ons4"}
    metric = client.post("/api/v1/metrics", json=asked | since).json()["id"]
    entry = {"metric": metric, "for_date": "2026-03-01", "items": [["happy", 1.0]]}

    assert client.post("/api/v1/entries", json=entry).headers["link"] == HELP
    refused = client.post("/api/v1/doubts", json={"claim": "", "fuel": "I want to die"})
    assert (refused.status_code, refused.headers["link"]) == (422, HELP)


def test_a_week_of_very_low_moods_is_met_when_the_day_is_closed(client: TestClient[Any]) -> None:
    day = date.fromisoformat(client.get("/api/v1/today").json()["day"])
    first = client.post("/api/v1/today/close", json={"mood": 1})
    mood = client.get("/api/v1/metrics").json()[0]["id"]
    for back in range(1, 7):
        entry = {"metric": mood, "for_date": str(day - timedelta(days=back)), "value": 1.0}
        assert client.post("/api/v1/entries", json=entry).status_code == 201

    closed = client.post("/api/v1/today/close", json={"mood": 1})
    answered = client.put(f"/api/v1/reviews/week/{day}", json={"helped": "tea"})

    assert "link" not in first.headers
    assert (closed.headers["link"], answered.headers["link"]) == (HELP, HELP)
