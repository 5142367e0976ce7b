from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from litestar.testing import TestClient

from tests.api.test_resources import WALK, made


def test_a_young_record_is_asked_and_answers_with_nothing_yet(client: TestClient[Any]) -> None:
    answer = client.get("/api/v1/insights")

    assert answer.status_code == 200
    young: dict[str, Any] = {"findings": [], "unclear": [], "not_yet": [], "coming_back": None, "habits": []}
    assert answer.json() == young


def test_around_which_hour_something_is_done_is_answered(client: TestClient[Any]) -> None:
    walk = made(client, "metrics", **WALK)
    today = date.fromisoformat(client.get("/api/v1/today").json()["day"])
    for ago in range(1, 9):
        day = today - timedelta(days=ago)
        at = f"{day}T{9 + ago % 2:02}:00:00+00:00"
        made(client, "entries", metric=walk["id"], for_date=str(day), at=at, offset_minutes=0, value=10)

    [habit] = client.get("/api/v1/insights").json()["habits"]

    assert habit["metric"] == walk["id"]
    assert habit["said"] == "Walk: around 09:30, two times in three between 09:00 and 10:00 (8 times)."
    assert habit["clock"]["mean_hour"] == pytest.approx(9.5)
    assert habit["clock"]["p"] < 0.05
