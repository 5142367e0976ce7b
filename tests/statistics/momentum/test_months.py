from __future__ import annotations

from calendar import monthrange
from datetime import date

from smallwins.statistics.momentum.windows import _month


def test_months_are_as_long_as_the_calendar_has_them() -> None:
    for year in (1900, 1999, 2000, 2024, 2025, 2100, 9999):
        for month in range(1, 13):
            day = date(year, month, 11).toordinal()
            assert _month(day) == (date(year, month, 1).toordinal(), monthrange(year, month)[1])
