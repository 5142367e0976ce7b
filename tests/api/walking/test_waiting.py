from __future__ import annotations

from tests.api.test_actions import Api, done
from tests.api.test_resources import made


def test_what_waits_is_told_with_how_long_and_for_what(client: Api) -> None:
    step = made(client, "steps", title="Ring the publisher", first_step="Find the number")

    done(client, f"steps/{step['id']}/wait", reason="afraid_of_a_misstep", if_then="After tea, I dial")
    found = client.get("/api/v1/waiting").json()

    (held,) = found["steps"]
    assert (held["title"], held["days"], held["waits"]) == ("Ring the publisher", 0, False)
    assert (held["waiting_for"], held["if_then"]) == ("afraid_of_a_misstep", "After tea, I dial")
    assert held["said"] == "new today, waiting for the fear of a misstep"
    assert (found["readiness"], found["readiness_after"]["have"]) == (None, 0)
    assert found["time_to_start_after"]["need"] == 5


def test_starts_are_told_by_how_ready_one_felt(client: Api) -> None:
    for number, went in enumerate((8, 7, 3, 9, 6)):
        path = f"steps/{made(client, 'steps', title=f'Call {number}')['id']}"
        done(client, f"{path}/start", readiness=number)
        done(client, f"{path}/finish", went=went)

    found = client.get("/api/v1/waiting").json()

    assert [(row["low"], row["high"], row["started"], row["fine"]) for row in found["readiness"]] == [
        (0, 4, 5, 4)
    ]
    assert (found["time_to_start"]["median"], found["time_to_start"]["within_3"]) == (0, 1)


def test_a_false_start_is_kept_and_begun_afresh(client: Api) -> None:
    path = f"steps/{made(client, 'steps', title='Write the letter')['id']}"

    done(client, f"{path}/start")
    felt = done(client, f"{path}/ready", readiness=3)
    again = done(client, f"{path}/start-again")

    assert felt["readiness"] == 3
    assert (again["state"], len(again["false_starts"])) == ("started", 1)


def test_a_step_is_parked_taken_up_and_let_go(client: Api) -> None:
    path = f"steps/{made(client, 'steps', title='A film of the dance')['id']}"

    parked, ready = done(client, f"{path}/park"), done(client, f"{path}/take-up")
    gone = done(client, f"{path}/let-go", note="The photographs do")

    assert (parked["state"], ready["state"], gone["state"]) == ("parked", "ready", "let_go")
    assert gone["closing_note"] == "The photographs do"


def test_one_option_is_picked_for_now_and_a_step_moves_in_its_plan(client: Api) -> None:
    first, second = (made(client, "steps", title=title) for title in ("One", "Two"))

    chosen = done(client, f"steps/{first['id']}/choose", option="By train", look_again_on="2030-05-01")
    moved = done(client, f"steps/{second['id']}/move", places=-1)

    assert (chosen["note"], chosen["look_again_on"]) == ("By train", "2030-05-01")
    assert moved["position"] == 0
