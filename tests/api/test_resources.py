from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from litestar.testing import TestClient

Api = TestClient[Any]
WALK = {
    "name": "Walk",
    "kind": "duration",
    "unit": "min",
    "plans": [{"since": "2026-03-02", "schedule": {"rhythm": "daily"}}],
    "levels": [{"since": "2026-03-02", "floor": 10}],
    "starts_on": "2026-03-02",
}


def made(client: Api, path: str, **body: Any) -> dict[str, Any]:
    answer = client.post(f"/api/v1/{path}", json=body)
    assert answer.status_code == 201, answer.text
    found: dict[str, Any] = answer.json()
    return found


def an_entry(client: Api, **fields: Any) -> dict[str, Any]:
    walk = made(client, "metrics", **WALK)
    return made(client, "entries", **({"metric": walk["id"], "for_date": "2026-03-02", "value": 12} | fields))


def test_a_record_is_made_read_listed_and_deleted(client: Api) -> None:
    entry = an_entry(client, note="past the bakery")

    assert client.get(f"/api/v1/entries/{entry['id']}").json() == entry
    assert client.get("/api/v1/entries").json() == [entry]
    assert client.delete(f"/api/v1/entries/{entry['id']}").status_code == 204
    assert client.get(f"/api/v1/entries/{entry['id']}").json()["code"] == "record.unknown"


def test_a_repeated_request_answers_as_the_first_time(client: Api) -> None:
    id = str(uuid4())
    first = an_entry(client, id=id)
    body = {name: first[name] for name in ("id", "metric", "for_date", "value")}
    client.patch(f"/api/v1/entries/{id}", json={"value": 30})

    again = client.post("/api/v1/entries", json=body)

    assert again.status_code == 201
    assert again.json() == first
    assert client.get(f"/api/v1/entries/{id}").json()["value"] == 30


def test_a_reused_id_with_another_body_is_refused(client: Api) -> None:
    first = an_entry(client, id=str(uuid4()))

    answer = client.post(
        "/api/v1/entries",
        json={"id": first["id"], "metric": first["metric"], "for_date": "2026-03-02", "value": 99},
    )

    assert (answer.status_code, answer.json()["code"]) == (409, "id.reused")
    assert answer.headers["content-type"].startswith("application/problem+json")


def test_the_largest_whole_number_of_a_column_may_be_written_with_a_point(client: Api) -> None:
    at_the_end = client.post("/api/v1/values", json={"name": "Health", "position": -(2.0**53)})

    assert (at_the_end.status_code, at_the_end.json()["position"]) == (201, -(2**53))


def test_a_change_on_an_older_version_answers_both(client: Api) -> None:
    entry = an_entry(client)
    path = f"/api/v1/entries/{entry['id']}"
    seen = client.get(path).headers["etag"]
    assert client.patch(path, json={"value": 20}, headers={"if-match": seen}).status_code == 200

    answer = client.patch(path, json={"value": 30}, headers={"if-match": seen})

    problem = answer.json()
    assert answer.status_code == 409
    assert (problem["held"]["value"], problem["sent"]["value"]) == (20, 30)
    assert client.get(path).json()["value"] == 20


def test_every_mistake_in_a_body_is_a_problem_that_says_where(client: Api) -> None:
    walk = made(client, "metrics", **WALK)
    bodies: list[dict[str, Any]] = [
        {"metric": walk["id"], "for_date": "2026-02-30", "value": 1},
        {"metric": walk["id"], "for_date": "2026-03-02", "value": "many"},
        {"metric": walk["id"], "for_date": "2026-03-02", "value": 1, "colour": "red"},
        {"for_date": "2026-03-02", "value": 1},
    ]

    for body in bodies:
        answer = client.post("/api/v1/entries", json=body)
        assert answer.status_code == 400
        assert answer.json()["errors"]
    assert client.get("/api/v1/entries").json() == []


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"value": -1}, "entry.negative"),
        ({"value": 1e300}, "number.too-large"),
        ({"value": 1, "for_date": "2999-01-01"}, "date.too-late"),
        ({"value": 1, "for_date": "1500-01-01"}, "date.too-early"),
        ({"value": 1, "note": "x" * 1_000_000}, "text.too-long"),
        ({"value": None}, "entry.empty"),
        ({"value": 1, "metric": str(uuid4())}, "record.unknown"),
        ({"value": 1, "felt": {"joy": 11}}, "number.out-of-range"),
    ],
)
def test_what_cannot_be_kept_is_refused_with_its_code(client: Api, fields: dict[str, Any], code: str) -> None:
    walk = made(client, "metrics", **WALK)

    answer = client.post("/api/v1/entries", json={"metric": walk["id"], "for_date": "2026-03-02"} | fields)

    assert answer.status_code in (404, 422)
    assert answer.json()["code"] == code
    assert "%(" not in answer.json()["detail"]


def test_an_act_is_undone_and_redone_over_the_api(client: Api) -> None:
    entry = an_entry(client)
    last = client.get("/api/v1/history").json()[0]

    undone = client.post(f"/api/v1/history/{last['rev']}/undo")
    gone = client.get("/api/v1/entries").json()
    client.post(f"/api/v1/history/{undone.json()['rev']}/undo")

    assert undone.status_code == 201
    assert gone == []
    assert client.get(f"/api/v1/entries/{entry['id']}").json()["value"] == 12


def test_search_finds_a_record_by_its_words(client: Api) -> None:
    entry = an_entry(client, note="Café à midi")

    assert [found["id"] for found in client.get("/api/v1/search?q=cafe").json()] == [entry["id"]]


def test_the_profile_is_read_and_changed(client: Api) -> None:
    assert client.get("/api/v1/profile").json()["forget_after_days"] == 30
    assert client.patch("/api/v1/profile", json={"language": "fr"}).json()["language"] == "fr"


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_a_wrong_method_is_a_problem(client: Api, method: str) -> None:
    answer = client.request(method, "/api/v1/entries")

    assert (answer.status_code, answer.json()["code"]) == (405, "request.method")


def test_a_foreign_page_cannot_write(client: Api) -> None:
    answer = client.post("/api/v1/values", json={"name": "x"}, headers={"origin": "https://evil.example"})

    assert answer.status_code == 403


def test_the_description_and_its_page_are_our_own(client: Api) -> None:
    described = client.get("/api/openapi.json").json()
    page = client.get("/api/docs").text

    assert "/api/v1/entries" in described["paths"]
    assert "/api/v1/entries" in page.replace("<wbr>", "")
    assert "http" not in page.replace("httpEquiv", "")


def test_what_a_device_wrote_without_a_network_is_brought_together(client: Api) -> None:
    entry = an_entry(client)
    path, seen = f"/api/v1/entries/{entry['id']}", f'"{entry["rev"]}"'
    client.patch(path, json={"note": "by the sea", "value": 15})
    earlier = {"if-match": seen, "x-edited-at": "2026-03-02T10:00:00+01:00", "x-device": "phone"}

    for _ in range(2):
        answer = client.patch(path, json={"value": 20, "what": "a walk"}, headers=earlier)

    held = answer.json()
    assert answer.status_code == 200
    assert (held["value"], held["what"], held["note"]) == (15, "a walk", "by the sea")
    acts = [change["act"] for change in client.get("/api/v1/history").json()]
    assert acts[:3] == ["entry.merge", "entry.edit", "entry.edit"]


def test_a_clock_ahead_is_cut_to_ours(client: Api) -> None:
    entry = an_entry(client)
    headers = {"if-match": f'"{entry["rev"]}"', "x-edited-at": "2999-01-01T00:00:00"}

    client.patch(f"/api/v1/entries/{entry['id']}", json={"value": 20}, headers=headers)

    assert client.get("/api/v1/history").json()[0]["at"] < "2999"


def test_a_refusal_is_told_in_the_language_of_the_profile(client: Api) -> None:
    client.patch("/api/v1/profile", json={"language": "fr"})

    answer = client.get(
        "/api/v1/notes/01a204f2-e0a3-7031-b489-d40c7da8be85", headers={"accept-language": "en"}
    )

    assert answer.json()["detail"].startswith("Cela n’est plus ici")


def test_the_history_names_a_deleted_entry_by_its_metric(client: Api) -> None:
    entry = an_entry(client, note="nobody has to read this in a list")

    client.delete(f"/api/v1/entries/{entry['id']}")

    metric = client.get(f"/api/v1/metrics/{entry['metric']}").json()
    assert client.get("/api/v1/history").json()[0]["summary"] == metric["name"]


def test_a_refusal_is_told_in_the_language_a_script_likes_best(client: Api) -> None:
    missing = "/api/v1/notes/01a204f2-e0a3-7031-b489-d40c7da8be85"

    told = client.get(missing, headers={"accept-language": "en;q=0.2, fr;q=0.9"}).json()["detail"]

    assert told == client.get(missing, headers={"accept-language": "fr"}).json()["detail"]
    assert told != client.get(missing, headers={"accept-language": "en"}).json()["detail"]


def test_a_metric_that_a_script_puts_away_rests_until_it_is_taken_out(client: Api) -> None:
    metric = made(client, "metrics", **WALK)["id"]

    client.patch(f"/api/v1/metrics/{metric}", json={"state": "archived"})
    resting = client.get("/api/v1/pauses").json()
    client.patch(f"/api/v1/metrics/{metric}", json={"state": "active"})

    assert [pause["metric"] for pause in resting] == [metric]
    assert client.get("/api/v1/pauses").json() == []


def test_a_deleted_goal_leaves_no_step_that_names_it(client: Api) -> None:
    value = client.post("/api/v1/values", json={"name": "Family"}).json()["id"]
    goal = client.post("/api/v1/goals", json={"title": "The book", "values": [value]}).json()["id"]
    step = client.post("/api/v1/steps", json={"title": "Gather the notes", "goal": goal}).json()["id"]

    assert client.delete(f"/api/v1/goals/{goal}").status_code == 204
    assert client.get(f"/api/v1/steps/{step}").json()["goal"] is None
    assert client.patch(f"/api/v1/steps/{step}", json={"title": "Gather"}).status_code == 200
