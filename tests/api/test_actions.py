from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from litestar.testing import TestClient

from tests.api.test_resources import WALK, made

Api = TestClient[Any]
TODAY = datetime.now(UTC).date()


def done(client: Api, path: str, status: int = 200, **body: Any) -> dict[str, Any]:
    answer = client.post(f"/api/v1/{path}", json=body)
    assert answer.status_code == status, answer.text
    found: dict[str, Any] = answer.json()
    return found


def a_goal(client: Api) -> dict[str, Any]:
    value = made(client, "values", name="Health")
    return made(client, "goals", title="A hut to hut walk", values=[value["id"]])


def test_a_step_is_begun_agreed_on_met_and_finished(client: Api) -> None:
    step = made(client, "steps", title="Write the letter")
    path = f"steps/{step['id']}"

    done(client, f"{path}/criteria", text="It says thank you")
    begun = done(client, f"{path}/start", readiness=2)
    refused = done(client, f"{path}/criteria", 422, text="And it rhymes")
    met = done(client, f"{path}/criteria/0/met", met=True)
    finished = done(client, f"{path}/finish", went=7)

    assert (begun["state"], begun["readiness"]) == ("started", 2)
    assert refused["code"] == "criterion.no-reason"
    assert met["done_when"][0]["met_at"]
    assert (finished["state"], finished["went"]) == ("done", 7)
    assert len(done(client, f"{path}/reopen")["reopened"]) == 1
    assert [note["win"] for note in client.get("/api/v1/notes").json()] == ["leap"]


def test_a_step_is_split_and_a_part_of_it_made_the_one(client: Api) -> None:
    step = made(client, "steps", title="Tidy the cellar")

    done(client, f"steps/{step['id']}/split", titles=["One shelf", "Another shelf"])
    below = [held for held in client.get("/api/v1/steps").json() if held["parent"] == step["id"]]
    parts = sorted(below, key=lambda part: part["position"])
    picked = done(client, f"steps/{parts[0]['id']}/key", the_one=True, before_hour=11)
    dropped = done(client, f"steps/{parts[0]['id']}/key", picked=False)

    assert [part["title"] for part in parts] == ["One shelf", "Another shelf"]
    assert (picked["key_days"][0]["the_one"], picked["key_days"][0]["before_hour"]) == (True, 11)
    assert dropped["key_days"] == []


def test_a_goal_is_resized_paused_resumed_and_closed(client: Api) -> None:
    path = f"goals/{a_goal(client)['id']}"

    resized = done(client, f"{path}/resize", note="A day is enough", title="A day's walk")
    paused = done(client, f"{path}/pause")
    active = done(client, f"{path}/resume")
    done(client, f"{path}/milestones", title="Boots are there")
    crossed = done(client, f"{path}/milestones/0", celebrated="Tea on the roof")
    closed = done(client, f"{path}/close", state="reached", note="It rained, and it was good")

    assert (resized["title"], resized["resizes"][0]["title"]) == ("A day's walk", "A hut to hut walk")
    assert (paused["state"], active["state"], closed["state"]) == ("paused", "active", "reached")
    assert crossed["milestones"][0]["celebrated"] == "Tea on the roof"
    assert done(client, f"{path}/milestones/7", 422)["code"] == "milestone.unknown"


def test_a_stage_is_confirmed_one_at_a_time(client: Api) -> None:
    skill = made(client, "skills", name="Bread")

    two_up = done(client, f"skills/{skill['id']}/stages", 422, stage=3, evidence="It rose")
    one_up = done(client, f"skills/{skill['id']}/stages", stage=2, evidence="It rose")

    assert two_up["code"] == "skill.two-up"
    assert one_up["stages"][0]["stage"] == 2


def test_one_is_back_after_a_setback(client: Api) -> None:
    setback = made(client, "setbacks", occurred_on="2026-03-02", what_happened="I slept in")

    back = done(client, f"setbacks/{setback['id']}/recover", on="2026-03-04")

    assert back["recovered_on"] == "2026-03-04"
    assert [note["win"] for note in client.get("/api/v1/notes").json()] == ["return"]


def test_an_experiment_is_stopped_or_closed(client: Api) -> None:
    walk = made(client, "metrics", **WALK)
    plan = {"a": "as ever", "b": "before noon", "outcome": walk["id"], "seed": 1, "starts_on": "2026-03-02"}
    path = made(client, "experiments", question="Mornings?", pairs=1, orders=["AB"], **plan)["id"]

    assert done(client, f"experiments/{path}/stop", reason="a cold")["state"] == "stopped"
    assert done(client, f"experiments/{path}/close", finding="no clear difference")["state"] == "finished"


def test_an_experiment_is_set_up_by_lot_and_says_what_today_was_assigned(client: Api) -> None:
    walk = made(client, "metrics", **WALK)
    today = client.get("/api/v1/today").json()["day"]
    asked = {"question": "Tea first?", "b": "tea", "outcome": walk["id"], "starts_on": today}

    held = done(client, "experiments/set-up", **asked)
    too_few = done(client, "experiments/set-up", 422, **asked | {"pairs": 5})
    lived = done(client, "experiments/set-up", 422, **asked | {"starts_on": str(TODAY - timedelta(days=2))})
    shown = client.get(f"/api/v1/experiments/{held['id']}/result").json()

    assert (len(held["orders"]), held["length"], held["a"]) == (6, 3, "as usual")
    assert (too_few["code"], lived["code"]) == ("experiment.pairs", "experiment.past")
    assert shown["today"]["condition"] == held["orders"][0][0]
    assert shown["today"]["way"] in ("as usual", "tea")
    assert (shown["is_over"], shown["pairs"], shown["result"], shown["said"]) == (False, [], None, "")


def test_what_an_experiment_showed_is_answered_with_its_pairs_and_its_range(client: Api) -> None:
    walk = made(client, "metrics", **WALK)
    first = TODAY - timedelta(days=20)
    plan = {"a": "as ever", "b": "tea", "outcome": walk["id"], "seed": 1, "starts_on": str(first)}
    held = made(
        client, "experiments", question="Tea?", **plan, pairs=6, orders=["AB"] * 6, length=1, washout=0
    )
    for day, value in enumerate([3, 4.5, 4, 4, 2.5, 3.5, 3.5, 5, 4, 4.5, 3, 3.5]):
        made(client, "entries", metric=walk["id"], for_date=str(first + timedelta(days=day)), value=value)

    shown = client.get(f"/api/v1/experiments/{held['id']}/result").json()

    assert shown["is_over"]
    assert shown["pairs"][0] == {"pair": 0, "changed": 4.5, "usual": 3.0}
    assert shown["result"]["p"] == pytest.approx(0.0625)
    assert shown["result"]["interval"] == {"low": 0.25, "high": 1.5, "confidence": 0.90625}
    assert shown["said"].startswith("In your six pairs, days with the change had 0.83 ")
    assert shown["wants"] is None


def test_too_few_pairs_say_how_many_it_takes(client: Api) -> None:
    walk = made(client, "metrics", **WALK | {"direction": "observe", "levels": [{"since": "2026-03-02"}]})
    plan = {"a": "as ever", "b": "tea", "outcome": walk["id"], "seed": 1, "starts_on": "2026-03-02"}
    held = made(client, "experiments", question="Tea?", pairs=6, orders=["AB"] * 6, **plan)

    shown = client.get(f"/api/v1/experiments/{held['id']}/result").json()

    assert (shown["result"], shown["wants"]["have"], shown["wants"]["need"]) == (None, 0, 6)
    assert "that leaves it open" in shown["said"]


def test_levels_and_schedule_change_from_a_day_on(client: Api) -> None:
    path = f"metrics/{made(client, 'metrics', **WALK)['id']}"

    levels = done(client, f"{path}/levels", since="2026-04-01", floor=5)["levels"]
    plans = done(client, f"{path}/schedule", since="2026-04-01", schedule={"rhythm": "per_week", "times": 3})[
        "plans"
    ]

    assert [(each["since"], each["floor"]) for each in levels] == [("2026-03-02", 10), ("2026-04-01", 5)]
    assert [each["schedule"]["rhythm"] for each in plans] == ["daily", "per_week"]


def test_pauses_end_of_one_metric_or_of_everything(client: Api) -> None:
    walk = made(client, "metrics", **WALK)
    since = str(TODAY - timedelta(days=5))

    made(client, "pauses", since=since, metric=walk["id"])
    done(client, f"metrics/{walk['id']}/resume")
    made(client, "pauses", since=since)
    ended = client.post("/api/v1/pauses/resume")

    assert len(ended.json()["ended"]) == 1
    assert all(pause["until"] for pause in client.get("/api/v1/pauses").json())
    assert client.post("/api/v1/pauses/resume").json()["code"] == "pause.none"


def test_a_review_is_answered_a_little_at_a_time(client: Api) -> None:
    path = "/api/v1/reviews/week/2026-03-04"

    client.put(path, json={"helped": "Shoes by the door"})
    again = client.put(path, json={"pressure": 3}).json()
    back = client.get(path).json()

    assert (again["helped"], again["pressure"]) == ("Shoes by the door", 3)
    assert (back["since"], back["until"], back["review"]) == ("2026-03-02", "2026-03-08", again["id"])
    ahead = client.put(f"/api/v1/reviews/day/{date.max.replace(year=2400)}", json={})
    assert (ahead.status_code, ahead.json()["code"]) == (422, "review.future")


@pytest.mark.parametrize("action", ["start", "finish", "reopen", "key"])
def test_an_action_on_an_older_version_answers_both(client: Api, action: str) -> None:
    step = made(client, "steps", title="Write the letter")
    client.patch(f"/api/v1/steps/{step['id']}", json={"note": "in ink"})

    answer = client.post(
        f"/api/v1/steps/{step['id']}/{action}", json={}, headers={"if-match": f'"{step["rev"]}"'}
    )

    assert (answer.status_code, answer.json()["code"]) == (409, "record.changed")
    assert answer.json()["held"]["note"] == "in ink"


def test_an_action_on_nothing_is_a_problem(client: Api) -> None:
    assert done(client, f"steps/{uuid4()}/start", 404)["code"] == "record.unknown"


def test_rehearsals_are_planned_back_and_a_milestone_taken_off(client: Api) -> None:
    path = f"goals/{a_goal(client)['id']}"
    client.patch(f"/api/v1/{path}", json={"due": str(TODAY + timedelta(days=30))})

    done(client, f"{path}/milestones", title="Boots are there")
    dropped = done(client, f"{path}/milestones/0/drop")
    done(client, f"{path}/rehearsals", title="Walk with the pack", count=2)

    assert dropped["milestones"] == []
    titles = sorted(step["title"] for step in client.get("/api/v1/steps").json())
    assert titles == ["Walk with the pack 1", "Walk with the pack 2"]


def test_a_skill_is_tried_and_its_techniques_ordered(client: Api) -> None:
    path = f"skills/{made(client, 'skills', name='Bread')['id']}"

    done(client, f"{path}/tries", what="A flat loaf", felt={"confidence_before": 2, "confidence_after": 5})
    done(client, f"{path}/techniques", title="Folding")
    both = done(client, f"{path}/techniques", title="Scoring")
    turned = done(client, f"{path}/techniques/order", technique=both["techniques"][1], places=-1)
    automatic = done(client, f"{path}/automatic", rating=3)

    assert turned["techniques"] == both["techniques"][::-1]
    assert automatic["automatic"]
    assert {entry["what"] for entry in client.get("/api/v1/entries").json()} >= {"A flat loaf"}


def test_a_note_asks_somebody_trusted_for_a_talk(client: Api) -> None:
    doubt = made(client, "doubts", claim="Nobody will come")
    lina = made(client, "supporters", name="Lina")

    done(client, f"doubts/{doubt['id']}/note", supporter=lina["id"])
    done(client, f"doubts/{doubt['id']}/note", supporter=lina["id"], text="Have you a minute?")
    (letter,) = client.get("/api/v1/notes").json()
    client.patch(f"/api/v1/doubts/{doubt['id']}", json={"outcome": "did_not_happen"})

    assert (letter["kind"], letter["to"], letter["text"]) == ("letter", lina["id"], "Have you a minute?")
    assert client.get("/api/v1/doubts/came-true").json()["did_not_happen"] == 1


def test_a_note_is_shown_to_a_friend_and_taken_back(client: Api) -> None:
    path = f"supporters/{made(client, 'supporters', name='Lina')['id']}"
    win = made(client, "notes", kind="win", text="I called", on_date="2026-03-02")

    shown = done(client, f"{path}/show", note=win["id"])
    hidden = done(client, f"{path}/hide", note=win["id"])
    removed = done(client, f"{path}/remove")

    assert [link["id"] for link in shown["may_see"]] == [win["id"]]
    assert (hidden["may_see"], removed["state"]) == ([], "removed")
    assert done(client, f"{path}/show", 422, note=win["id"])["code"] == "supporter.removed"


def test_themes_and_coming_back_are_told(client: Api) -> None:
    for day in ("2026-03-02", "2026-03-05", "2026-03-09"):
        made(client, "setbacks", occurred_on=day, what_happened="I slept in", themes=["sleep"])

    told = client.get("/api/v1/setbacks/returns").json()

    assert (told["setbacks"], told["back"]) == (3, 0)
    assert told["themes"] == [{"theme": "sleep", "times": 3, "recurring": True}]


@pytest.mark.requirement("R11", "R78", "R83", "R157")
def test_beside_a_setback_stand_its_plan_its_why_and_an_earlier_lesson(client: Api) -> None:
    family = made(client, "values", name="Family")["id"]
    pages = made(client, "metrics", **(WALK | {"name": "Pages", "values": [family]}))["id"]
    common = {"occurred_on": "2026-03-09", "themes": ["tired"]}
    first = made(client, "setbacks", what_happened="The first week", lesson="a page is one", **common)
    words = "No page, I am never good enough"
    second = made(client, "setbacks", what_happened=words, metric=pages, **common)

    beside = client.get(f"/api/v1/setbacks/{second['id']}/beside").json()
    calm = client.get(f"/api/v1/setbacks/{first['id']}/beside").json()

    assert (beside["values"], beside["earlier"], beside["hard_on_oneself"]) == ([family], first["id"], True)
    assert (beside["plan"]["metric"], beside["plan"]["need"]) == (pages, 28)
    assert (calm["plan"], calm["hard_on_oneself"]) == (None, False)
    assert client.get(f"/api/v1/setbacks/{family}/beside").status_code == 404
