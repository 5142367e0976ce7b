from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from smallwins.domain.doubt import Doubt, DoubtState, Outcome
from smallwins.domain.errors import Refusal
from smallwins.domain.ids import id_from


def a_doubt(**fields: Any) -> Doubt:
    held: dict[str, Any] = {
        "id": id_from("doubt", "book"),
        "claim": "Nobody needs my book",
        "created_at": datetime(2026, 3, 2, tzinfo=UTC),
    }
    return Doubt(**(held | fields))


def test_a_doubt_is_open_until_there_is_a_reason_and_over_when_it_is_known_what_came_of_it() -> None:
    states = [
        a_doubt().state,
        a_doubt(reasons=("Lina asked",)).state,
        a_doubt(outcome=Outcome.PARTLY).state,
        a_doubt(reasons=("Lina asked",), outcome=Outcome.HAPPENED).state,
    ]

    assert states == [DoubtState.OPEN, DoubtState.ANSWERED, DoubtState.RESOLVED, DoubtState.RESOLVED]


def test_empty_reasons_are_left_out_and_lines_are_kept() -> None:
    assert a_doubt(reasons=(" ", "one\r\ntwo ")).reasons == ("one\ntwo",)


@pytest.mark.parametrize("belief", [0, 45.5, 100])
def test_belief_goes_from_0_to_100(belief: float) -> None:
    assert a_doubt(belief_before=belief, belief_after=belief).belief_after == belief


@pytest.mark.parametrize(
    ("code", "fields"),
    [
        ("doubt.empty", {"claim": " "}),
        ("number.out-of-range", {"belief_before": 101}),
        ("number.out-of-range", {"belief_after": -0.5}),
        ("text.too-long", {"fuel": "x" * 100_001}),
    ],
)
def test_what_cannot_be_is_refused(code: str, fields: dict[str, Any]) -> None:
    with pytest.raises(Refusal, match=code.replace(".", r"\.")):
        a_doubt(**fields)
