from __future__ import annotations

from typing import Any

from litestar.testing import TestClient


def test_a_young_record_is_asked_and_answers_with_nothing_yet(client: TestClient[Any]) -> None:
    answer = client.get("/api/v1/insights")

    assert answer.status_code == 200
    assert answer.json() == {"findings": [], "unclear": [], "not_yet": [], "coming_back": None}
