from __future__ import annotations

import pytest

from tests.api.test_actions import Api, done


@pytest.mark.requirement("R6")
def test_how_it_is_today_is_kept_and_said_again(client: Api) -> None:
    client.post("/api/v1/well-being", json={"mood": 4, "anxiety": 6})
    kept = client.post("/api/v1/well-being", json={"mood": 5}).json()

    checks = {each["id"]: each for each in client.get("/api/v1/well-being").json()["checks"]}

    assert [entry["value"] for entry in kept] == [5]
    assert [each["value"] for each in checks["mood"]["answers"]] == [5]
    assert [each["value"] for each in checks["anxiety"]["answers"]] == [6]
    assert client.post("/api/v1/well-being", json={}).json()["code"] == "entry.empty"
    assert client.post("/api/v1/well-being", json={"mood": 11}).status_code == 422


def test_a_questionnaire_is_asked_in_its_authors_words_and_scored(client: Api) -> None:
    (asked,) = client.get("/api/v1/well-being").json()["questionnaires"]
    path = f"well-being/questionnaires/{asked['id']}"

    kept = done(client, path, answers={item["id"]: 7 for item in asked["items"]})
    (after,) = client.get("/api/v1/well-being").json()["questionnaires"]

    assert asked["due"]
    assert asked["licence"]
    assert len(kept["items"]) == len(asked["items"])
    assert not after["due"]
    assert {score["score"]["value"] for score in after["scores"]} == {7}
    assert done(client, path, 404, answers={"shoe-size": 7})["code"] == "record.unknown"
    assert done(client, "well-being/questionnaires/mine", 404, answers={})["code"] == "record.unknown"


@pytest.mark.requirement("R52")
def test_kindness_to_oneself_is_kept_with_its_line(client: Api) -> None:
    done(client, "well-being/kindness", line="Anyone would be tired")

    told = client.get("/api/v1/well-being").json()

    assert told["kindness"] == {"times": 1, "lines": ["Anyone would be tired"]}
    assert "not medical advice" in told["help"]
