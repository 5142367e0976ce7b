"""What a script may not do to the method: refused with a code and a sentence, and nothing is changed."""

from __future__ import annotations

from typing import Any

import pytest
from litestar.testing import TestClient

API = "/api/v1"


def refused(answer: Any) -> tuple[int, str]:
    assert answer.json()["detail"].strip().endswith(".")
    return answer.status_code, answer.json()["code"]


@pytest.mark.requirement("R121")
def test_a_skill_moves_one_stage_at_a_time_and_never_down_however_it_is_sent(client: TestClient[Any]) -> None:
    far = [{"stage": 4, "on": "2026-01-01", "evidence": "x"}]
    near = [{"stage": 2, "on": "2026-01-01", "evidence": "x"}]

    made_far = client.post(f"{API}/skills", json={"name": "Oud", "stages": far})
    skill = client.post(f"{API}/skills", json={"name": "Oud"}).json()["id"]
    sent_far = client.patch(f"{API}/skills/{skill}", json={"stages": far})
    sent_near = client.patch(f"{API}/skills/{skill}", json={"stages": near})
    down = client.patch(f"{API}/skills/{skill}", json={"stages": []})

    assert refused(made_far) == refused(sent_far) == (422, "skill.two-up")
    assert sent_near.json()["stages"][0]["stage"] == 2
    assert refused(down) == (422, "skill.down")


def test_a_letter_turns_to_nobody_who_left_the_circle(client: TestClient[Any]) -> None:
    lina = client.post(f"{API}/supporters", json={"name": "Lina"}).json()["id"]
    letter = {"kind": "letter", "text": "Dear Lina", "on_date": "2026-03-01"}
    sent = client.post(f"{API}/notes", json=letter | {"to": lina}).json()["id"]
    kept = client.post(f"{API}/notes", json=letter).json()["id"]
    client.patch(f"{API}/supporters/{lina}", json={"state": "removed"})

    assert refused(client.post(f"{API}/notes", json=letter | {"to": lina})) == (422, "supporter.removed")
    assert refused(client.patch(f"{API}/notes/{kept}", json={"to": lina})) == (422, "supporter.removed")
    assert client.patch(f"{API}/notes/{sent}", json={"text": "Dear Lina!"}).status_code == 200


def test_what_has_not_begun_is_not_looked_back_on(client: TestClient[Any]) -> None:
    assert refused(client.get(f"{API}/reviews/week/2999-01-01")) == (422, "review.future")


def test_a_step_is_no_part_of_its_own_parts(client: TestClient[Any]) -> None:
    first = client.post(f"{API}/steps", json={"title": "Cook"}).json()["id"]
    part = client.post(f"{API}/steps", json={"title": "Peel", "parent": first}).json()["id"]

    assert refused(client.patch(f"{API}/steps/{first}", json={"parent": part})) == (422, "step.own-ancestor")
    assert refused(client.patch(f"{API}/steps/{first}", json={"parent": first})) == (422, "step.own-ancestor")


@pytest.mark.requirement("R92")
def test_each_outcome_of_a_doubt_is_an_act_of_its_own(client: TestClient[Any]) -> None:
    doubt = client.post(f"{API}/doubts", json={"claim": "They will laugh"}).json()["id"]
    for outcome in ("happened", "partly", "did_not_happen"):
        client.patch(f"{API}/doubts/{doubt}", json={"outcome": outcome})

    acts = [act["act"] for act in client.get(f"{API}/history").json()]
    assert acts.count("doubt.edit") == 3
