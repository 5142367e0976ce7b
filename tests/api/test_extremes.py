"""What a script may send at the edge of the calendar is refused, or kept so that every page still opens."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from litestar.testing import TestClient

METRIC = {
    "name": "walk",
    "plans": [{"since": "2026-01-01"}],
    "levels": [{"since": "2026-01-01"}],
    "starts_on": "2026-01-01",
}
EXPERIMENT = {"question": "?", "a": "as usual", "b": "tea", "seed": 1, "orders": ["AB"] * 6}


def made(client: TestClient[Any], noun: str, **fields: Any) -> Any:
    return client.post(f"/api/v1/{noun}", json=fields)


def test_an_instant_of_the_first_years_comes_back_as_it_was_sent(client: TestClient[Any]) -> None:
    metric = made(client, "metrics", **METRIC).json()["id"]
    at = "0001-01-02T03:04:05Z"

    entry = made(client, "entries", metric=metric, for_date=date.today().isoformat(), value=1, at=at).json()

    assert client.get(f"/api/v1/entries/{entry['id']}").json()["at"] == at
    assert client.get("/api/v1/today").status_code == 200


def test_a_metric_from_before_any_record_is_refused(client: TestClient[Any]) -> None:
    answer = made(client, "metrics", **METRIC | {"starts_on": "0001-01-01"})

    assert (answer.status_code, answer.json()["code"]) == (422, "date.too-early")


def test_an_experiment_that_would_end_beyond_the_calendar_is_refused(client: TestClient[Any]) -> None:
    metric = made(client, "metrics", **METRIC).json()["id"]

    answer = made(client, "experiments", **EXPERIMENT, outcome=metric, starts_on="9999-12-01")

    assert (answer.status_code, answer.json()["code"]) == (422, "date.no-such-day")


@pytest.mark.parametrize(
    ("noun", "fields", "links"),
    [
        ("notes", {"kind": "win", "text": "t", "on_date": "2026-01-01"}, "links"),
        ("supporters", {"name": "Lina"}, "may_see"),
    ],
)
def test_a_link_to_a_noun_that_nobody_knows_leads_nowhere(
    client: TestClient[Any], noun: str, fields: dict[str, Any], links: str
) -> None:
    link = {"noun": "cloud", "id": "01a204f2-e0a3-7031-b489-d40c7da8be85"}

    record = made(client, noun, **fields, **{links: [link]}).json()

    assert client.get(f"/{noun}/{record['id']}").status_code == 200
