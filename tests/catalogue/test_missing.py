from __future__ import annotations

import pytest

from smallwins.catalogue import language
from smallwins.catalogue.patterns.missing import shown_from, so_far
from smallwins.statistics.enough import NotEnough

DAY_ONE = "Shown from the first day that holds some of it."


@pytest.mark.parametrize(
    ("missing", "said"),
    [
        (NotEnough(0, 1, "days with effort"), DAY_ONE),
        (NotEnough(0, 28, "days"), "Shown after 28 days."),
        (NotEnough(19, 28, "days"), "Shown after 28 days; 19 so far."),
        (NotEnough(1, 8, "weeks"), "Shown after 8 weeks; 1 so far."),
        (NotEnough(3, 12, "days with effort"), "Shown after 12 days with some of it; 3 so far."),
    ],
)
def test_it_is_said_from_when_a_number_shows(missing: NotEnough, said: str) -> None:
    assert shown_from(missing) == said


@pytest.mark.parametrize(
    ("have", "code", "said"),
    [
        (1, "en", "1 day of 28"),
        (19, "en", "19 days of 28"),
        (0, "fr", "0 jour sur 28"),
        (19, "fr", "19 jours sur 28"),
        (1, "ar", "يوم واحد من 28"),
        (2, "ar", "يومان من 28"),
        (5, "ar", "5 أيام من 28"),
        (19, "ar", "19 يوما من 28"),
    ],
)
def test_how_far_it_is_follows_the_plural_of_each_language(have: int, code: str, said: str) -> None:
    language.use(code)
    told = so_far(NotEnough(have, 28, "days"))
    language.use("en")

    assert told == said
