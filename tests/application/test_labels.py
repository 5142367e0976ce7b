from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from smallwins.application.labels import label
from smallwins.domain.ids import id_from
from smallwins.domain.setback import Setback


@pytest.mark.parametrize(
    ("said", "called"),
    [
        ("The bread did not rise.", "The bread did not rise."),
        ("One line.\nAnd another.", "One line."),
        (
            "The bread did not rise, the flour was cold and I forgot it in the kitchen",
            "The bread did not rise, the flour was cold and I forgot it…",
        ),
        ("x" * 80, "x" * 59 + "…"),
    ],
)
def test_a_long_line_is_named_by_its_first_whole_words(said: str, called: str) -> None:
    setback = Setback(
        id=id_from("label", said),
        occurred_on=date(2026, 5, 14),
        what_happened=said,
        created_at=datetime(2026, 5, 14, tzinfo=UTC),
    )

    assert label(setback) == called
