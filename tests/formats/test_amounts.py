from __future__ import annotations

import pytest

from smallwins.formats.amounts import is_skip, read_amount


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("12", 12), ("12.5", 12.5), ("12,5", 12.5), ("1,234.5", 1234.5), ("1 234", 1234),
        ("-3", -3), (".5", 0.5), ("1e3", 1000), ("72.4 kg", 72.4), ("45%", 45), ("yes", 1), ("X", 1),
        ("✓", 1), ("no", 0), ("Oui", 1), ("نعم", 1), ("١٢", 12), ("٢٫٥", 2.5), ("1:30", 90),
        ("0:45:30", 45.5), ("1'234", 1234), ("1,234", 1234),
    ],
)  # fmt: skip
def test_an_amount_is_read_as_people_write_it(text: str, amount: float) -> None:
    assert read_amount(text) == amount


@pytest.mark.parametrize(("text", "amount"), [("12,5", 12.5), ("1.234,5", 1234.5), ("1.234", 1234), ("7", 7)])
def test_a_comma_may_be_the_decimal_mark_of_the_whole_file(text: str, amount: float) -> None:
    assert read_amount(text, decimal_comma=True) == amount


@pytest.mark.parametrize("text", ["", "much", "1-2", "12:75", "1.2.3", "1_000", "kg 3", "--1"])
def test_what_is_no_amount_is_none(text: str) -> None:
    assert read_amount(text) is None


def test_a_skip_is_told_in_words() -> None:
    assert is_skip("Skipped")
    assert not is_skip("yes")
