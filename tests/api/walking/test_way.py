from __future__ import annotations

import pytest

from tests.api.test_actions import Api, a_goal, done
from tests.api.test_days import ago
from tests.api.test_resources import WALK, made


@pytest.mark.requirement("R33")
def test_a_goal_says_the_share_travelled_and_what_is_too_young_to_say(client: Api) -> None:
    walk = made(client, "metrics", **WALK | {"starts_on": ago(client, 3)})
    goal = a_goal(client)
    client.patch(f"/api/v1/goals/{goal['id']}", json={"metric": walk["id"], "baseline": 0, "target": 40})
    made(client, "entries", metric=walk["id"], for_date=ago(client, 0), value=10)

    told = client.get(f"/api/v1/goals/{goal['id']}/standing").json()

    assert (told["current"], told["share"], told["moved_this_week"]) == (10, 0.25, 10)
    assert (told["has_action"], told["stands_still"], told["prepared"]) == (True, False, [])
    assert (told["ahead"], told["ahead_after"]["unit"]) == (None, "weeks")


@pytest.mark.requirement("R26")
def test_a_step_says_what_came_after_its_own_done(client: Api) -> None:
    lesson = made(client, "notes", kind="lesson", text="A letter begins with thanks", on_date="2026-03-02")
    path = f"steps/{made(client, 'steps', title='Write the letter')['id']}"
    done(client, f"{path}/criteria", text="One page")
    done(client, f"{path}/start")
    done(client, f"{path}/criteria/0/met", met=True)
    done(client, f"{path}/sessions", minutes=45)

    told = client.get(f"/api/v1/{path}/standing").json()

    assert (told["minutes"], told["minutes_after"], told["signs"]) == (45, 45, ["time"])
    assert told["said"] == "You met your own “done” today; 45 min have gone into it since."
    assert told["lessons"] == [lesson["id"]]


@pytest.mark.requirement("R38")
def test_a_skill_says_what_the_next_stage_rests_on(client: Api) -> None:
    path = f"skills/{made(client, 'skills', name='Bread')['id']}"
    done(client, f"{path}/tries", what="A flat loaf", felt={"confidence_after": 5})

    told = client.get(f"/api/v1/{path}/standing").json()

    assert (told["stage"], told["tries"], told["next_stage"], told["offered"]) == (1, 1, 2, None)
    assert {need["what"]: need["have"] for need in told["needs"]}["sessions"] == 1
    assert [each["tries"] for each in told["then"]] == [1]
    assert told["confidence"]["both"] == 0
