from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from smallwins.domain.ids import id_from, make_id

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@given(st.integers(0, 2**74 - 1), st.integers(0, 2**74 - 1))
def test_an_id_made_later_sorts_later(noise: int, other: int) -> None:
    assert make_id(NOON, noise) < make_id(NOON + timedelta(milliseconds=1), other)


@given(st.integers(0, 2**74 - 1))
def test_an_id_is_a_uuid_of_version_7(noise: int) -> None:
    made = make_id(NOON, noise)

    assert made.version == 7
    assert made.variant == "specified in RFC 4122"


def test_the_same_parts_give_the_same_id_and_others_another() -> None:
    assert id_from("loop", "a", "b") == id_from("loop", "a", "b")
    assert id_from("loop", "ab", "") != id_from("loop", "a", "b")
    assert id_from("loop").version == 8
