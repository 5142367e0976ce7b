from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from litestar.testing import TestClient

from tests.api.test_resources import WALK, an_entry, made

Api = TestClient[Any]
TODAY = datetime.now(UTC).date()


def of_days(client: Api, metric: str, *days: int) -> list[str]:
    return [
        made(client, "entries", metric=metric, for_date=f"2026-03-{day:02}", value=day)["id"] for day in days
    ]


def asked(client: Api, **query: Any) -> list[str]:
    return [entry["id"] for entry in client.get("/api/v1/entries", params=query).json()]


def test_entries_are_asked_for_by_metric_and_days(client: Api) -> None:
    walk, read = made(client, "metrics", **WALK), made(client, "metrics", **WALK | {"name": "Read"})
    walks = of_days(client, walk["id"], 5, 3, 4)
    of_days(client, read["id"], 3)

    assert asked(client, metric=walk["id"]) == [walks[1], walks[2], walks[0]]
    assert asked(client, metric=walk["id"], since="2026-03-03", until="2026-03-05") == walks[1:]


def test_entries_are_walked_through_a_page_at_a_time(client: Api) -> None:
    walk = made(client, "metrics", **WALK)
    every = of_days(client, walk["id"], 2, 3, 3, 3, 4)

    first = asked(client, limit=2)
    second = asked(client, limit=2, after=first[-1])
    third = asked(client, limit=2, after=second[-1])

    assert [*first, *second, *third] == every
    assert asked(client, limit=2, after=third[-1]) == []


def test_a_page_behind_an_entry_that_is_not_there_is_a_problem(client: Api) -> None:
    answer = client.get("/api/v1/entries", params={"after": made(client, "metrics", **WALK)["id"]})

    assert (answer.status_code, answer.json()["code"]) == (404, "record.unknown")


def test_metrics_put_away_are_asked_for_or_left_out(client: Api) -> None:
    made(client, "metrics", **WALK)
    made(client, "metrics", **WALK | {"name": "Old", "state": "archived"})

    def names(**query: Any) -> list[str]:
        return [metric["name"] for metric in client.get("/api/v1/metrics", params=query).json()]

    assert (names(), names(archived=True), names(archived=False)) == (["Walk", "Old"], ["Old"], ["Walk"])


def test_today_says_what_was_done_and_what_rests(client: Api) -> None:
    walk = made(client, "metrics", **WALK)
    read = made(client, "metrics", **WALK | {"name": "Read"})
    client.post("/api/v1/pauses", json={"since": str(TODAY - timedelta(days=2)), "metric": read["id"]})
    day = client.get("/api/v1/today").json()["day"]
    made(client, "entries", metric=walk["id"], for_date=day, value=4)

    lines = client.get("/api/v1/today").json()["metrics"]

    assert [(line["name"], line["state"]) for line in lines] == [("Walk", "done"), ("Read", "resting")]
    assert (lines[0]["amount"], lines[0]["reached_floor"], len(lines[0]["marks"])) == (4, False, 7)


def test_a_running_window_says_how_far_it_is_by_name(client: Api) -> None:
    plan = {"since": "2026-03-01", "schedule": {"rhythm": "per_week", "times": 3}}
    made(client, "metrics", **WALK | {"plans": [plan]})

    window = client.get("/api/v1/today").json()["metrics"][0]["window"]

    assert (window["so_far"], window["asked"]) == (0, 3)


def test_a_standing_says_how_a_metric_came_there(client: Api) -> None:
    walk = made(client, "metrics", **WALK)
    of_days(client, walk["id"], 2, 3, 4)

    held = client.get(f"/api/v1/metrics/{walk['id']}/standing").json()
    part = client.get(
        f"/api/v1/metrics/{walk['id']}/standing", params={"since": "2026-03-03", "until": "2026-03-05"}
    ).json()

    assert (held["totals"]["days"], held["totals"]["amount"]) == (3, 9)
    assert held["word"] in ("starting", "building", "steady", "strong")
    assert held["consistency"]["low"] <= held["consistency"]["share"] <= held["consistency"]["high"]
    assert len(held["last_days"]) == 7
    assert [point["on"] for point in part["series"]] == ["2026-03-03", "2026-03-04"]


def test_a_standing_says_bests_and_how_soon_one_is_back(client: Api) -> None:
    walk = made(client, "metrics", **WALK)
    of_days(client, walk["id"], 2, 3, 5, 6, 8, 9, 11, 12)

    held = client.get(f"/api/v1/metrics/{walk['id']}/standing").json()

    assert held["coming_back"]["counts"] == {"lapses": 4, "one_long": 3, "still_open": 1}
    assert (held["coming_back"]["estimate"], held["coming_back"]["wants"]["need"]) == (None, 5)
    assert held["bests"][0]["value"] == 12
    assert held["recent_bests"] == []
    assert held["mostly_skipped"] is False


def test_levels_that_fit_come_with_their_chances_or_with_what_they_want(client: Api) -> None:
    first = str(TODAY - timedelta(days=35))
    begun = {"starts_on": first, "plans": [{"since": first}], "levels": [{"since": first, "floor": 10}]}
    walk = made(client, "metrics", **WALK | begun)
    new = made(client, "metrics", **WALK | begun | {"name": "Read", "starts_on": str(TODAY)})
    for back in range(1, 36):
        day = str(TODAY - timedelta(days=back))
        made(client, "entries", metric=walk["id"], for_date=day, value=18 + back % 3)

    held = client.get(f"/api/v1/metrics/{walk['id']}/suggestions").json()
    young = client.get(f"/api/v1/metrics/{new['id']}/suggestions").json()

    assert (young["floor"], young["wants"]["need"], young["said"]) == (None, 28, [])
    assert [held[name]["value"] for name in ("floor", "target", "stretch")] == [18, 19, 20]
    assert 0 < held["stretch"]["chance"] < held["floor"]["chance"] < 1
    assert held["said"] == [
        "Your usual lately is about 19 min a day. Asking 19 min a day would be asking what you do already."
    ]


def test_changes_since_a_rev_are_what_a_copy_has_to_know(client: Api) -> None:
    entry = an_entry(client)
    seen = client.get("/api/v1/changes").json()["rev"]
    value = made(client, "values", name="Health")
    client.patch(f"/api/v1/metrics/{entry['metric']}", json={"name": "A walk"})
    client.delete(f"/api/v1/entries/{entry['id']}")

    told = client.get("/api/v1/changes", params={"since": seen}).json()

    assert told["values"] == [value]
    assert [metric["name"] for metric in told["metrics"]] == ["A walk"]
    assert told["entries"] == []
    assert told["deleted"] == [{"noun": "entry", "id": entry["id"], "rev": told["rev"]}]


def test_what_was_deleted_and_brought_back_is_not_told_as_deleted(client: Api) -> None:
    entry = an_entry(client)
    client.delete(f"/api/v1/entries/{entry['id']}")
    client.post(f"/api/v1/history/{client.get('/api/v1/history').json()[0]['rev']}/undo")

    told = client.get("/api/v1/changes").json()

    assert (told["deleted"], [held["id"] for held in told["entries"]]) == ([], [entry["id"]])


def test_the_act_that_made_the_owner_stays(client: Api) -> None:
    client.get("/api/v1/profile")

    answer = client.post("/api/v1/history/1/undo")

    assert (answer.status_code, answer.json()["code"]) == (404, "undo.unknown")
    assert client.get("/api/v1/profile").status_code == 200


def test_a_line_is_understood_and_only_then_kept(client: Api) -> None:
    walk = made(client, "metrics", **WALK)
    today = client.get("/api/v1/today").json()["day"]
    before = str(date.fromisoformat(today) - timedelta(days=1))

    told = client.get("/api/v1/entries/understood", params={"line": "wal 15 yesterday to the sea"}).json()
    unclear = client.get("/api/v1/entries/understood", params={"line": "fifteen of something"}).json()
    nothing_kept = client.get("/api/v1/entries").json()
    kept = client.post("/api/v1/entries/from-line", json={"line": "wal 15 yesterday to the sea"})
    asked = client.post("/api/v1/entries/from-line", json={"line": "15 more"})
    chosen = client.post("/api/v1/entries/from-line", json={"line": "15 more", "metric": walk["id"]})

    assert told == {
        "metric": walk["id"], "name": "Walk", "value": 15.0, "for_date": before, "note": "to the sea",
    }  # fmt: skip
    assert (unclear["metric"], unclear["value"], nothing_kept) == (None, None, [])
    assert (kept.status_code, kept.json()["for_date"], kept.json()["value"]) == (200, before, 15)
    assert (asked.status_code, asked.json()["code"]) == (422, "metric.has-to-be-one")
    assert (chosen.json()["metric"], chosen.json()["for_date"]) == (walk["id"], today)
