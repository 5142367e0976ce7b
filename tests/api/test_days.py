from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from tests.api.test_actions import Api, done
from tests.api.test_resources import WALK, made


def today(client: Api) -> dict[str, Any]:
    found: dict[str, Any] = client.get("/api/v1/today").json()
    return found


@pytest.mark.requirement("R69")
def test_a_day_that_is_too_much_is_shrunk_and_widened(client: Api) -> None:
    done(client, "today/small")
    small = today(client)["small"]
    done(client, "today/small", small=False)

    assert (small, today(client)["small"]) == (True, False)


def test_the_one_is_named_and_a_piece_of_the_day_rescued(client: Api) -> None:
    one = done(client, "today/the-one", title="Ring the baker", before_hour=9)
    piece = done(client, "today/reset", rescue="Ten minutes of air")

    assert (one["key_days"][0]["the_one"], one["key_days"][0]["before_hour"]) == (True, 9)
    assert (piece["title"], piece["manageable"]) == ("Ten minutes of air", True)


def test_a_day_is_closed_with_one_small_step_and_how_it_was(client: Api) -> None:
    walk = made(client, "metrics", **WALK)
    day = today(client)["day"]
    made(client, "entries", metric=walk["id"], for_date=day, value=10)

    closed = done(client, "today/close", small_step="Two minutes of oud", celebration="tea", mood=6)

    assert (closed["small_step"], closed["celebration"]) == ("Two minutes of oud", "tea")
    assert closed["done_list"] == ["Walk · 10 min"]
    assert [note["text"] for note in client.get("/api/v1/notes").json()] == ["Two minutes of oud"]


def ago(client: Api, days: int) -> str:
    return str(date.fromisoformat(today(client)["day"]) - timedelta(days=days))


def test_a_long_absence_becomes_a_pause(client: Api) -> None:
    first = ago(client, 60)
    begun = {"starts_on": first, "plans": [{"since": first}], "levels": [{"since": first}]}
    walk = made(client, "metrics", **WALK | begun)
    made(client, "entries", metric=walk["id"], for_date=ago(client, 40), value=10)

    away = today(client)["away"]
    done(client, "today/absence", **away)

    assert away["since"] == ago(client, 39)
    assert today(client)["away"] is None
    assert [pause["since"] for pause in client.get("/api/v1/pauses").json()] == [away["since"]]


def test_a_treat_is_due_for_showing_up_and_had(client: Api) -> None:
    walk = made(client, "metrics", **WALK | {"treat": {"what": "a bath", "after": 1}})
    made(client, "entries", metric=walk["id"], for_date=today(client)["day"], value=1)

    due = today(client)["treats"]
    done(client, f"metrics/{walk['id']}/treat")

    assert [(each["what"], each["days"]) for each in due] == [("a bath", 1)]
    assert today(client)["treats"] == []


def test_a_metric_that_goes_by_itself_is_not_asked_for(client: Api) -> None:
    walk = made(client, "metrics", **WALK)

    assert done(client, f"metrics/{walk['id']}/second-nature")["state"] == "maintenance"


def test_a_letter_for_a_return_comes_back_to_who_was_away_for_a_week(client: Api) -> None:
    first = ago(client, 60)
    begun = {"starts_on": first, "plans": [{"since": first}], "levels": [{"since": first}]}
    walk = made(client, "metrics", **WALK | begun)
    made(client, "entries", metric=walk["id"], for_date=ago(client, 9), value=10)
    letter = made(
        client, "notes", kind="letter", text="You always come back", bring_back="return", on_date=first
    )
    back = today(client)

    made(client, "entries", metric=walk["id"], for_date=ago(client, 0), value=10)

    assert (back["away"], back["letters"]) == (None, [letter["id"]])
    assert today(client)["letters"] == []


@pytest.mark.requirement("R168")
def test_the_first_minute_is_kept_as_one_act(client: Api) -> None:
    body = {"value": "ease in my body", "metric": "walk", "tiny": "put my shoes on"}

    begun = client.post("/api/v1/today/first-minute", json=body).json()
    again = client.post("/api/v1/today/first-minute", json=body | {"metric": ""})

    assert (begun["name"], begun["levels"][0]["target"]) == ("walk", None)
    assert "put my shoes on" in client.get("/api/v1/steps").text
    assert (again.status_code, again.json()["code"]) == (422, "name.empty")
