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
