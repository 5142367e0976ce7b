from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smallwins.domain.errors import Refusal
from smallwins.domain.ids import id_from
from smallwins.domain.setback import GROW, Post, Setback, SetbackState

DAY = date(2026, 3, 2)


def a_setback(**fields: Any) -> Setback:
    held: dict[str, Any] = {
        "id": id_from("setback", "bread"),
        "occurred_on": DAY,
        "what_happened": "The bread stayed flat",
        "created_at": datetime(2026, 3, 2, tzinfo=UTC),
    }
    return Setback(**(held | fields))


@given(st.sets(st.sampled_from(list(Post))))
def test_the_open_place_is_the_first_one_without_an_answer(answered: set[Post]) -> None:
    fields = {str(post): ("a", "b") if post is Post.OPTIONS else "said" for post in answered}

    setback = a_setback(**fields)

    left = [post for post in Post if post not in answered]
    assert setback.post == (left[0] if left else None)
    assert {post for post in Post if setback.is_answered(post)} == answered


def test_the_four_posts_of_grow_come_in_their_order() -> None:
    assert GROW == (Post.GOAL, Post.REALITY, Post.OPTIONS, Post.WAY_FORWARD)


def test_it_is_open_then_a_lesson_then_over() -> None:
    states = [
        a_setback().state,
        a_setback(lesson="warmth").state,
        a_setback(recovered_on=DAY).state,
        a_setback(lesson="warmth", recovered_on=DAY).state,
    ]

    assert states == [
        SetbackState.OPEN, SetbackState.LESSON_DRAWN, SetbackState.RECOVERED, SetbackState.RECOVERED,
    ]  # fmt: skip


def test_words_are_tidied_and_said_once() -> None:
    setback = a_setback(
        what_happened="  flat \r\n bread ",
        options=("wait ", " ", "buy"),
        themes=("time", " the  oven", "time"),
    )

    assert setback.what_happened == "flat \n bread"
    assert setback.options == ("wait", "buy")
    assert setback.themes == ("time", "the oven")


@pytest.mark.parametrize(
    ("code", "fields"),
    [
        ("setback.empty", {"what_happened": " \n "}),
        ("setback.recovered-before", {"recovered_on": DAY - timedelta(days=1)}),
        ("number.out-of-range", {"size_then": 10.5}),
        ("number.out-of-range", {"size_later": -1}),
        ("number.not-finite", {"size_later": float("nan")}),
        ("text.too-long", {"lesson": "x" * 100_001}),
        ("text.too-long", {"themes": ("x" * 201,)}),
    ],
)
def test_what_cannot_be_is_refused(code: str, fields: dict[str, Any]) -> None:
    with pytest.raises(Refusal, match=code.replace(".", r"\.")):
        a_setback(**fields)


def test_a_way_forward_needs_two_options_to_choose_from() -> None:
    with pytest.raises(Refusal, match=r"setback\.one-option"):
        a_setback(options=("wait",)).check_way_forward()

    a_setback(options=("wait", "buy")).check_way_forward()
