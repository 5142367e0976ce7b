from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from smallwins.domain.ids import id_from, is_end_of, make_id

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
IMPORTED = "15cd3759-96ca-83cc-95b1-42380572a9df"


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


def test_an_id_is_made_as_the_standard_shows_it() -> None:
    """RFC 9562, appendix A.6."""
    at = datetime(2022, 2, 22, 19, 22, 22, tzinfo=UTC)

    made = make_id(at, 0xCC3 << 62 | 0x18C4DC0C0C07398F)

    assert str(made) == "017f22e2-79b0-7cc3-98c4-dc0c0c07398f"


def test_ids_of_imported_records_stay_what_they_were() -> None:
    """A second import of a file brought in years ago has to meet the same ids."""
    assert str(id_from("loop", "habit", "a1")) == IMPORTED
    assert id_from("loop", "habit", "a1").variant == "specified in RFC 4122"


def test_eight_characters_at_its_end_name_an_id_and_fewer_do_not() -> None:
    made = id_from("loop", "habit", "a1")

    assert is_end_of(str(made), made)
    assert is_end_of(str(made)[-8:], made)
    assert not is_end_of(str(made)[-7:], made)
    assert not is_end_of(str(made)[:8], made)
