from __future__ import annotations

import pytest

from tests.api.test_actions import Api, done
from tests.api.test_days import ago
from tests.api.test_resources import WALK, made


@pytest.mark.requirement("R151", "R188")
def test_how_far_one_has_come_is_told_and_drafted(client: Api) -> None:
    made(client, "metrics", **WALK)
    made(client, "notes", kind="win", text="Called before I felt ready", on_date=ago(client, 0))

    events = client.get("/api/v1/timeline").json()
    story = client.get("/api/v1/story").json()

    assert [(event["kind"], event["text"]) for event in events] == [
        ("began", "Walk"),
        ("win", "Called before I felt ready"),
    ]
    assert story["title"] == "My story so far"
    assert story["text"].splitlines()[0] == "I began “Walk”."


def test_a_bad_day_is_told_in_a_few_lines(client: Api) -> None:
    told = {"what_happened": "The cakes ran into one.", "funny": "We ate a map."}
    setback = made(client, "setbacks", occurred_on="2026-03-02", **told)

    story = client.get(f"/api/v1/setbacks/{setback['id']}/story").json()

    assert story["text"] == "The cakes ran into one.\nWe ate a map."


@pytest.mark.requirement("R27")
def test_a_win_in_the_record_is_proposed_until_it_is_named(client: Api) -> None:
    path = f"steps/{made(client, 'steps', title='Ring the baker')['id']}"
    done(client, f"{path}/start", readiness=2)
    done(client, f"{path}/finish")
    other = f"steps/{made(client, 'steps', title='Sweep')['id']}"
    done(client, f"{other}/finish")

    (proposed,) = client.get("/api/v1/wins/found").json()
    done(client, f"steps/{proposed['step']}/win")
    done(client, f"steps/{proposed['step']}/win")

    assert (proposed["text"], proposed["metric"]) == ("Sweep", None)
    unknown = client.post("/api/v1/wins/found/name", json={"id": proposed["id"]})
    assert (unknown.status_code, unknown.json()["code"]) == (404, "record.unknown")
    assert client.get("/api/v1/wins/found").json() == []
    assert sorted(note["text"] for note in client.get("/api/v1/notes").json()) == ["Ring the baker", "Sweep"]


def test_the_last_weeks_stand_beside_the_same_weeks_earlier(client: Api) -> None:
    first = ago(client, 120)
    begun = {"starts_on": first, "plans": [{"since": first}], "levels": [{"since": first}]}
    walk = made(client, "metrics", **WALK | begun)
    for back in (1, 2, 40):
        day = ago(client, back)
        made(client, "entries", metric=walk["id"], for_date=day, value=10, what="river", felt={"joy": 8})

    (each,) = client.get("/api/v1/then-and-now").json()

    assert (each["now"]["days"], each["then"][0]["days"]) == (2, 1)
    assert [fun["what"] for fun in client.get("/api/v1/enjoyed").json()] == ["river"]


@pytest.mark.requirement("R187")
def test_a_card_says_exactly_what_it_shows_and_is_drawn(client: Api) -> None:
    walk = made(client, "metrics", **WALK)
    made(client, "entries", metric=walk["id"], for_date=ago(client, 0), value=10, note="quite private")

    told = client.get("/api/v1/share/day").json()
    drawn = client.get("/api/v1/share/day/card.svg", params={"dark": True})
    painted = client.get("/api/v1/share/day/card.png")

    assert (told["eyebrow"], told["headline"]) == ("Today", "Walk once")
    assert told["facts"] == [{"number": "1", "word": "day of Walk"}]
    assert drawn.headers["content-type"].startswith("image/svg+xml")
    assert "day of Walk" in drawn.text
    assert "private" not in drawn.text
    assert painted.content.startswith(b"\x89PNG")
    assert client.get("/api/v1/share/decade").status_code == 400


def test_what_is_not_finished_is_no_win_yet(client: Api) -> None:
    path = f"steps/{made(client, 'steps', title='Ring the baker')['id']}"
    done(client, f"{path}/start")

    assert done(client, f"{path}/win", 422)["code"] == "step.not-done"
    assert client.get("/api/v1/notes").json() == []
