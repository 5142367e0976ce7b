from __future__ import annotations

from tests.api.test_actions import Api, done
from tests.api.test_resources import made


def test_done_is_agreed_on_at_once_and_one_line_decides(client: Api) -> None:
    path = f"steps/{made(client, 'steps', title='Write the letter')['id']}"

    agreed = done(client, f"{path}/criteria/agree", lines=["It is short", "It says thank you"], central=0)
    other = done(client, f"{path}/criteria/1/decide")

    assert [line["central"] for line in agreed["done_when"]] == [True, False]
    assert [line["central"] for line in other["done_when"]] == [False, True]


def test_an_amendment_after_the_start_wants_its_reason_and_stays_visible(client: Api) -> None:
    path = f"steps/{made(client, 'steps', title='Write the letter')['id']}"
    done(client, f"{path}/criteria", text="It rhymes")
    done(client, f"{path}/start")

    bare = done(client, f"{path}/criteria/0/amend", 422, text="It is one page")
    amended = done(client, f"{path}/criteria/0/amend", text="It is one page", reason="She reads at night")
    struck = done(client, f"{path}/criteria/0/strike", reason="Any length will do")

    assert bare["code"] == "criterion.no-reason"
    assert "reason" in bare["detail"]
    assert amended["amendments"][0]["before"] == "It rhymes"
    assert len(struck["amendments"]) == 2


def test_drafts_keep_who_saw_them_and_what_came_of_it(client: Api) -> None:
    path = f"steps/{made(client, 'steps', title='Write the letter')['id']}"

    kept = done(client, f"{path}/drafts", note="On a napkin", shared_with="Lina", quality=4)
    told = done(client, f"{path}/drafts/0", came_of_it="She laughed and asked for more")

    assert (kept["drafts"][0]["shared_with"], kept["drafts"][0]["quality"]) == ("Lina", 4)
    assert told["drafts"][0]["came_of_it"] == "She laughed and asked for more"
    assert done(client, f"{path}/drafts/7", 422, came_of_it="?")["code"] == "draft.unknown"


def test_what_goes_beyond_done_becomes_a_step_of_its_own(client: Api) -> None:
    step = made(client, "steps", title="Write the letter")

    done(client, f"steps/{step['id']}/extras", title="A drawing", lines=["One colour"], parked=True)
    extra = next(held for held in client.get("/api/v1/steps").json() if held["parent"] == step["id"])

    assert (extra["title"], extra["state"], extra["done_when"][0]["text"]) == (
        "A drawing",
        "parked",
        "One colour",
    )
