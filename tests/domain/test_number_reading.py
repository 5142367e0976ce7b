import pytest

from smallwins.domain.errors import Refusal
from smallwins.domain.number import read_amount


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", 12),
        (" 2.5 ", 2.5),
        ("2,5", 2.5),
        ("٢٫٥", 2.5),
        ("۱۲", 12),
        ("1 234", 1234),
        ("1\u202f234,5", 1234.5),
        ("1,234.5", 1234.5),
        ("−3", -3),
        ("½", 0.5),
        ("0.1", 0.1),
    ],
)
def test_an_amount_is_read_as_people_write_it(text: str, number: float) -> None:
    assert read_amount(text, "value") == number


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("ten", "number.unreadable"),
        ("", "number.unreadable"),
        ("1.2.3", "number.unreadable"),
        ("nan", "number.not-finite"),
        ("inf", "number.not-finite"),
        ("1e999", "number.not-finite"),
        ("9" * 20, "number.too-large"),
    ],
)
def test_what_is_not_an_amount_is_refused(text: str, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        read_amount(text, "value")

    assert refused.value.code == code
