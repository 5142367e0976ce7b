from __future__ import annotations

import pytest

from smallwins.catalogue import amounts
from smallwins.domain.errors import Refusal
from smallwins.domain.ids import id_from
from smallwins.domain.levels import Levels
from smallwins.domain.metric import Kind, Metric, Plan
from tests.conftest import MONDAY, now_on


def a_metric(kind: Kind, unit: str = "") -> Metric:
    return Metric(
        id=id_from("metric"),
        name="Reading",
        kind=kind,
        unit=unit,
        plans=(Plan(since=MONDAY),),
        levels=(Levels(since=MONDAY),),
        starts_on=MONDAY,
        created_at=now_on().at,
    )


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", 12),
        ("+3", 3),
        ("-3", -3),
        ("\N{MINUS SIGN}3", -3),
        ("7,5", 7.5),
        ("٣٠", 30),
        ("٢٫٥", 2.5),
        ("٢٫٥٠٠", 2.5),
        ("1½", 1.5),
        ("½", 0.5),
        ("⅓", 1 / 3),
        ("3/4", 0.75),
        ("1 1/2", 1.5),
        ("12 345", 12345),
        ("0,125", 0.125),
        ("1,234.5", 1234.5),
    ],
)
def test_a_number_is_read_as_it_is_written(text: str, number: float) -> None:
    assert amounts.number(text) == pytest.approx(number, abs=1e-14)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("ten", "number.unreadable"),
        ("", "number.unreadable"),
        ("½½", "number.unreadable"),
        ("1/0", "number.unreadable"),
        ("12 3", "number.unreadable"),
        ("10,000", "number.two-ways"),
        ("١٠,٠٠٠", "number.two-ways"),
        ("NaN", "number.not-finite"),
        ("-inf", "number.not-finite"),
        ("1" * 30, "number.too-large"),
        ("9" * 1_000_000, "number.too-large"),
    ],
)
def test_what_is_no_number_is_refused(text: str, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        amounts.number(text)

    assert refused.value.code == code


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("25", 25),
        ("1h30", 90),
        ("1 h 30", 90),
        ("1h", 60),
        ("1,5 h", 90),
        ("1:05", 65),
        ("45 min", 45),
        ("45m", 45),
        ("2 hours", 120),
        ("1h 30min", 90),
        ("٩٠", 90),
    ],
)
def test_a_length_of_time_is_read_in_minutes(text: str, minutes: float) -> None:
    assert amounts.minutes(text) == minutes


@pytest.mark.parametrize("text", ["h", "min", "1h75x", "soon", ""])
def test_what_is_no_length_of_time_is_refused(text: str) -> None:
    with pytest.raises(Refusal):
        amounts.minutes(text)


@pytest.mark.parametrize(
    ("kind", "unit", "text", "value"),
    [
        (Kind.BOOLEAN, "", "yes", 1),
        (Kind.BOOLEAN, "", "A bit", 0.5),
        (Kind.BOOLEAN, "", "no", 0),
        (Kind.BOOLEAN, "", "1", 1),
        (Kind.COUNT, "pages", "12 pages", 12),
        (Kind.COUNT, "pages", "1 page", 1),
        (Kind.QUANTITY, "kg", "72.4kg", 72.4),
        (Kind.DURATION, "", "1h15", 75),
    ],
)
def test_what_was_done_is_read_as_its_metric_is_written(
    kind: Kind, unit: str, text: str, value: float
) -> None:
    assert amounts.value_of(text, a_metric(kind, unit)) == value


def test_another_unit_than_the_metrics_is_refused() -> None:
    with pytest.raises(Refusal):
        amounts.value_of("12 km", a_metric(Kind.COUNT, "pages"))


@pytest.mark.parametrize(
    ("kind", "value", "said"),
    [
        (Kind.BOOLEAN, 1, "yes"),
        (Kind.BOOLEAN, 0.5, "a bit"),
        (Kind.BOOLEAN, 0, "no"),
        (Kind.DURATION, 90, "1\N{NO-BREAK SPACE}h\N{NO-BREAK SPACE}30"),
        (Kind.COUNT, 12, "12 pages"),
    ],
)
def test_an_amount_is_said_as_its_kind_is_spoken(kind: Kind, value: float, said: str) -> None:
    assert amounts.said(value, a_metric(kind, "pages")) == said
