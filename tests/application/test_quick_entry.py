"""A line as people say it, in three languages: the metric, the amount, the day and what is left."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smallwins.application.day.quick_entry import read as read_line
from smallwins.application.day.quick_entry import understood
from smallwins.catalogue import language
from smallwins.domain.errors import Refusal
from smallwins.domain.levels import Levels
from smallwins.domain.metric import Kind, Metric
from smallwins.domain.profile import Profile
from smallwins.store.store import SqlStore
from tests.application.conftest import NOW
from tests.store.test_history import a_metric

HELD = {
    "en": [
        ("Walk", Kind.DURATION, "min"), ("Reading", Kind.QUANTITY, "pages"), ("Water", Kind.COUNT, "glasses"),
        ("Meditate", Kind.BOOLEAN, ""), ("Weight", Kind.QUANTITY, "kg"),
        ("Grandmother's book", Kind.DURATION, "min"),
    ],
    "fr": [
        ("Marche", Kind.DURATION, "min"), ("Lecture", Kind.QUANTITY, "pages"), ("Eau", Kind.COUNT, "verres"),
        ("Méditation", Kind.BOOLEAN, ""), ("Poids", Kind.QUANTITY, "kg"),
    ],
    "ar": [
        ("مشي", Kind.DURATION, "دقيقة"), ("قراءة", Kind.QUANTITY, "صفحات"), ("ماء", Kind.COUNT, "أكواب"),
        ("تأمل", Kind.BOOLEAN, ""), ("الوزن", Kind.QUANTITY, "كغ"),
    ],
}  # fmt: skip

Read = Callable[[str, str], tuple[str, float | None, int, str]]


@pytest.fixture
def read(store: SqlStore, person: Profile) -> Iterator[Read]:
    """Read a line in a language: the metric's name, the value, the days ago and the note."""
    made: list[Metric] = []

    def reading(code: str, line: str) -> tuple[str, float | None, int, str]:
        if not made:
            made.extend(
                replace(a_metric(name), kind=kind, unit=unit, levels=(Levels(since=NOW.today),))
                for name, kind, unit in HELD[code]
            )
            store.keep_new(store.begin(person.id, NOW, "test"), made)
        language.use(code)
        known = understood(store, person, NOW, line)
        name = known.metric.name if known.metric else "?"
        return name, known.value, (NOW.today - known.day).days, known.note

    yield reading
    language.use("en")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("walk 20 yesterday", ("Walk", 20, 1, "")),
        ("I walked 20 min yesterday", ("Walk", 20, 1, "")),
        ("Walk: 20 min, yesterday.", ("Walk", 20, 1, "")),
        ("20 minutes walk the day before yesterday", ("Walk", 20, 2, "")),
        ("walk half an hour by the river", ("Walk", 30, 0, "by the river")),
        ("walk an hour and a half", ("Walk", 90, 0, "")),
        ("walk 2 hours and 15 minutes", ("Walk", 135, 0, "")),
        ("walk 1½ h", ("Walk", 90, 0, "")),
        ("walk 1,5h", ("Walk", 90, 0, "")),
        ("walk twenty minutes two days ago", ("Walk", 20, 2, "")),
        ("walk at 7 for 20 min", ("Walk", 20, 0, "at 7")),
        ("walk 20 in the sun", ("Walk", 20, 0, "in the sun")),
        ("walk 20 we went far", ("Walk", 20, 0, "we went far")),
        ("walk a bit", ("Walk", 1, 0, "")),
        ("read 12 pages", ("Reading", 12, 0, "")),
        ("12 pages yesterday", ("Reading", 12, 1, "")),
        ("3 glasses of water", ("Water", 3, 0, "")),
        ("water 2 and a half", ("Water", 2.5, 0, "")),
        ("meditated a bit yesterday", ("Meditate", 0.5, 1, "")),
        ("meditate no problem", ("Meditate", 1, 0, "no problem")),
        ("weight 72.5kg", ("Weight", 72.5, 0, "")),
        ("book ٢٠", ("Grandmother's book", 20, 0, "")),
        ("swim 20", ("?", None, 0, "swim 20")),
    ],
)
def test_a_line_is_understood_in_english(read: Read, line: str, said: tuple[str, float, int, str]) -> None:
    assert read("en", line) == said


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("marche 20 hier", ("Marche", 20, 1, "")),
        ("j'ai marché 20 minutes avant-hier", ("Marche", 20, 2, "")),
        ("20 minutes de marche hier soir", ("Marche", 20, 1, "")),
        ("marche une demi-heure aujourd'hui", ("Marche", 30, 0, "")),
        ("marche une demi-heure aujourd’hui", ("Marche", 30, 0, "")),
        ("marche une heure et demie au bord de la mer", ("Marche", 90, 0, "au bord de la mer")),
        ("marche à 7h pendant vingt minutes", ("Marche", 20, 0, "à 7h")),
        ("marche 20 il y a deux jours", ("Marche", 20, 2, "")),
        ("marche 20 avec mon ami", ("Marche", 20, 0, "avec mon ami")),
        ("12,5 pages de lecture", ("Lecture", 12.5, 0, "")),
        ("trois verres d’eau", ("Eau", 3, 0, "")),
        ("médité un peu hier", ("Méditation", 0.5, 1, "")),
        ("poids 72,5", ("Poids", 72.5, 0, "")),
    ],
)
def test_a_line_is_understood_in_french(read: Read, line: str, said: tuple[str, float, int, str]) -> None:
    assert read("fr", line) == said


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("مشي 20 أمس", ("مشي", 20, 1, "")),
        ("مشيت ٢٠ دقيقة البارحة", ("مشي", 20, 1, "")),
        ("المشي لمدة ٢٠ دقيقة يوم أمس", ("مشي", 20, 1, "")),
        ("مشي نصف ساعة أول أمس", ("مشي", 30, 2, "")),
        ("مشي ساعة ونصف قرب النهر", ("مشي", 90, 0, "قرب النهر")),
        ("مشيت ساعتين قبل ٣ أيام", ("مشي", 120, 3, "")),
        ("مشي عشرين دقيقة", ("مشي", 20, 0, "")),
        ("قراءة ١٢٫٥ صفحات", ("قراءة", 12.5, 0, "")),
        ("١٢ صفحة", ("قراءة", 12, 0, "")),
        ("ماء ٣ أكواب", ("ماء", 3, 0, "")),
        ("تأمّل قليلًا أمس", ("تأمل", 0.5, 1, "")),
        ("وزن ٧٢٫٥", ("الوزن", 72.5, 0, "")),
    ],
)
def test_a_line_is_understood_in_arabic(read: Read, line: str, said: tuple[str, float, int, str]) -> None:
    assert read("ar", line) == said


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("en", "walk 20 friday"), ("en", "walk 20 fri"), ("en", "walk 20 last Friday"),
        ("fr", "marche 20 vendredi"), ("fr", "marche 20 vendredi dernier"), ("fr", "marche 20 vendredi soir"),
        ("ar", "مشي 20 الجمعة"), ("ar", "مشي 20 يوم الجمعة"), ("ar", "مشي 20 الجمعة الماضية"),
    ],
)  # fmt: skip
def test_a_weekday_is_the_last_one_gone_by(read: Read, code: str, line: str) -> None:
    friday = (NOW.today - timedelta(days=3)).weekday()

    _name, value, days, note = read(code, line)

    assert (value, (NOW.today - timedelta(days=days)).weekday(), note) == (20, friday, "")
    assert 0 <= days < 7


@pytest.mark.parametrize(
    ("code", "month"), [("en", "on 3 {}"), ("en", "{} 3rd"), ("fr", "le 3 {}"), ("ar", "٣ {}")]
)
def test_a_day_of_a_month_is_the_last_one_gone_by(read: Read, code: str, month: str) -> None:
    name = {"en": "January", "fr": "janvier", "ar": "يناير"}[code]
    metric = HELD[code][0][0]

    _name, value, days, note = read(code, f"{metric} 20min {month.format(name)}")

    on = NOW.today - timedelta(days=days)
    assert (value, on.month, on.day, note) == (20, 1, 3, "")
    assert 0 <= days < 366


WORDS = st.sampled_from(
    [
        "walk",
        "half",
        "an",
        "hour",
        "a",
        "bit",
        "20",
        "20min",
        "1h30",
        "10,000",
        "-3",
        "½",
        "²",
        "yesterday",
        "last",
        "friday",
        "on",
        "31",
        "february",
        "99",
        "days",
        "ago",
        "marche",
        "une",
        "demi-heure",
        "et",
        "demie",
        "il",
        "y",
        "a",
        "hier",
        "soir",
        "d'",
        "l'",
        "مشي",
        "٢٠",
        "ساعة",
        "ونصف",
        "قبل",
        "يوم",
        "الجمعة",
        "ال",
    ]
)
LINES = st.lists(WORDS | st.text(max_size=12), max_size=9).map(" ".join)


@given(line=LINES, code=st.sampled_from(("en", "fr", "ar")))
def test_whatever_is_written_is_understood_or_refused_in_words(line: str, code: str) -> None:
    metric = replace(a_metric("Walk" if code == "en" else "Marche"), levels=(Levels(since=NOW.today),))
    language.use(code)
    try:
        known = read_line([metric, a_metric("مشي")], line, NOW.today)
    except Refusal:
        return
    finally:
        language.use("en")
    assert known.value is None or known.value >= 0
