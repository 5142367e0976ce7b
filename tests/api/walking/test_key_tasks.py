from __future__ import annotations

from tests.api.test_actions import Api, done
from tests.api.test_resources import made


def test_what_counts_today_comes_with_its_score_and_its_reasons(client: Api) -> None:
    made(client, "steps", title="Tidy the cellar", impact=1)
    letter = made(client, "steps", title="Write the letter", impact=5, estimate=0.5)

    found = client.get("/api/v1/key-tasks").json()

    assert [each["title"] for each in found["candidates"]] == ["Write the letter", "Tidy the cellar"]
    first = found["candidates"][0]
    assert first["score"] == first["impact"] * first["value_fit"] * first["urgency"] / first["hours"]
    assert "about 30 min" in first["reasons"]
    assert found["picked"] == []

    done(client, f"steps/{letter['id']}/key", the_one=True, before_hour=10)
    picked = client.get("/api/v1/key-tasks").json()["picked"]

    assert [(each["title"], each["the_one"], each["before_hour"]) for each in picked] == [
        ("Write the letter", True, 10)
    ]
