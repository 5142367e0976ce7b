from __future__ import annotations

from typing import Any

from tests.api.test_actions import Api, done
from tests.api.test_resources import made


def notes(client: Api) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = client.get("/api/v1/notes").json()
    return found


def test_time_on_a_step_is_kept_and_begins_it(client: Api) -> None:
    step = made(client, "steps", title="Write the letter")

    begun = done(client, f"steps/{step['id']}/sessions", minutes=12, learned="The end comes first")
    (entry,) = client.get("/api/v1/entries").json()

    assert begun["state"] == "started"
    assert (entry["minutes"], entry["step"], entry["learned"]) == (12, step["id"], "The end comes first")


def test_a_stray_thought_is_put_aside_and_made_a_step_or_an_idea(client: Api) -> None:
    path = f"steps/{made(client, 'steps', title='Write the letter')['id']}/thoughts"

    done(client, path, text="Ring Lina")
    done(client, path, text="A shelf for the jars")
    ring, shelf = sorted(notes(client), key=lambda note: note["text"], reverse=True)
    step = done(client, f"notes/{ring['id']}/as-step")
    idea = done(client, f"notes/{shelf['id']}/as-step", ready=False)

    assert (step["title"], step["state"], idea["state"]) == ("Ring Lina", "ready", "idea")
    assert notes(client) == []


def test_a_note_that_is_no_stray_thought_stays_one(client: Api) -> None:
    win = made(client, "notes", kind="win", text="I called", on_date="2026-03-02")

    assert done(client, f"notes/{win['id']}/as-step", 404)["code"] == "record.unknown"
    assert [note["text"] for note in notes(client)] == ["I called"]


def test_planning_is_told_apart_and_a_rehearsal_leaves_one_more_prepared(client: Api) -> None:
    value = made(client, "values", name="Health")
    goal = made(client, "goals", title="Read aloud", values=[value["id"]], due="2099-01-31")
    step = made(client, "steps", title="Rehearsal 1", goal=goal["id"], planned_on="2099-01-29")
    other = made(client, "steps", title="Sweep")

    done(client, f"steps/{step['id']}/sessions", minutes=40, planning=True)
    done(client, f"steps/{step['id']}/prepared", prepared=3)
    done(client, f"steps/{step['id']}/prepared", prepared=6)
    told = client.get("/api/v1/key-tasks").json()["minutes"]
    names = {held["id"]: held["name"] for held in client.get("/api/v1/metrics").json()}
    felt = [entry for entry in client.get("/api/v1/entries").json() if "prepared" in names[entry["metric"]]]

    assert told == {"planning": 40, "doing": 0}
    assert [entry["value"] for entry in felt] == [6]
    assert done(client, f"steps/{other['id']}/prepared", 422, prepared=3)["code"] == "rehearsal.none"
