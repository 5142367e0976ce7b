from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from smallwins.catalogue import language, show


@pytest.mark.parametrize(
    ("spoken", "said"),
    [
        ("en", ("Sunday 1 November", "1 Nov", "Monday 2 November")),
        ("fr", ("dimanche 1er novembre", "1er nov.", "lundi 2 novembre")),
    ],
)
def test_the_first_of_a_month_is_said_as_the_language_says_it(spoken: str, said: tuple[str, ...]) -> None:
    try:
        language.use(spoken)
        first, second = date(2026, 11, 1), date(2026, 11, 2)

        days = show.day(first, second), show.short_day(first, second), show.day(second, first)

        assert tuple(day.replace("\N{NO-BREAK SPACE}", " ") for day in days) == said
    finally:
        language.use("en")


@pytest.mark.parametrize(("spoken", "said"), [("en", "Wed"), ("fr", "mer."), ("ar", "أربعاء")])
def test_a_weekday_has_a_name_short_enough_for_seven_abreast(spoken: str, said: str) -> None:
    try:
        language.use(spoken)

        assert show.weekday(date(2026, 11, 25)) == said
    finally:
        language.use("en")


def test_a_moment_after_midnight_is_still_of_the_day_that_has_not_ended() -> None:
    at = datetime(2026, 11, 23, 0, 40, tzinfo=UTC)

    assert show.moment(at, date(2026, 11, 22)) == "today 00:40"
    assert show.moment(at, date(2026, 11, 23)) == "today 00:40"
    assert show.moment(at, date(2026, 11, 24)) == "yesterday 00:40"


@pytest.mark.parametrize(
    ("spoken", "value", "unit", "said"),
    [
        ("en", 1, "pages", "1 page"),
        ("en", 2, "page", "2 pages"),
        ("en", 1, "laps", "1 laps"),
        ("fr", 1.5, "pages", "1,5 page"),
        ("ar", 3, "صفحة", "3 \u2068صفحات\u2069"),
    ],
)
def test_a_known_unit_takes_the_form_that_goes_with_its_number(
    spoken: str, value: float, unit: str, said: str
) -> None:
    try:
        language.use(spoken)

        assert show.amount(value, unit) == said
    finally:
        language.use("en")


@pytest.mark.parametrize(
    ("spoken", "value", "unit", "said"),
    [
        ("ar", 1, "cups", "\u20681 \u2068cup\u2069\u2069"),
        ("ar", 0.5, "pages", "\u2068½ \u2068page\u2069\u2069"),
        ("fr", 1, "glasses", "1 glass"),
        ("en", 1, "tasses", "1 tasse"),
        ("en", 3, "صفحة", "3 صفحات"),
    ],
)
def test_a_unit_of_another_language_keeps_to_its_own_forms(
    spoken: str, value: float, unit: str, said: str
) -> None:
    try:
        language.use(spoken)

        assert show.amount(value, unit) == said
        assert language.current() == spoken
    finally:
        language.use("en")


def test_a_day_and_its_month_stay_on_one_line() -> None:
    assert show.day(date(2025, 11, 7), date(2026, 1, 1)) == "Friday 7\N{NO-BREAK SPACE}November 2025"
    assert show.short_day(date(2026, 11, 17), date(2026, 1, 1)) == "17\N{NO-BREAK SPACE}Nov"


def test_an_hour_and_its_minutes_stay_on_one_line() -> None:
    assert show.duration(114) == "1\N{NO-BREAK SPACE}h\N{NO-BREAK SPACE}54"
    assert show.duration(120) == "2\N{NO-BREAK SPACE}h"


def test_words_of_another_script_are_set_apart_in_a_sentence_from_right_to_left() -> None:
    try:
        assert show.listed(["Walk", "Oud"]) == "Walk and Oud"
        language.use("ar")

        assert show.listed(["Walk", "عود"]) == "\u2068Walk\u2069 وعود"
        assert show.own("Walk 5 مرات") == "\u2067Walk 5 مرات\u2069"
        assert show.amount(43.5, "pages") == "\u206843,5 \u2068pages\u2069\u2069"
        assert show.amount(20, "دقيقة") == "20 \u2068دقيقة\u2069"
    finally:
        language.use("en")


def test_parts_of_a_line_are_divided_by_the_comma_of_the_language() -> None:
    try:
        language.use("ar")

        assert show.comma().join(["أ", "ب"]) == "أ، ب"
    finally:
        language.use("en")
    assert show.comma() == ", "
