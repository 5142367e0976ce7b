"""All numbers of one metric's page over ten years, beside plain loops that come to the same.

Both begin with the rows in the database. The loops walk the days once for each number, add every window up
anew, and draw the relabellings of the trend one by one; what they find must agree. Twenty metrics are asked
in turn, more than are kept in memory, so that each is computed. Rounds alternate.
"""

from __future__ import annotations

import math
import random
import tempfile
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from statistics import median
from time import process_time

from bench import Row
from bench.records import make_record
from smallwins.application import profiles
from smallwins.application.looking.overview import Overview, overview
from smallwins.application.looking.suggested import suggested
from smallwins.application.metrics import metrics
from smallwins.application.ports import Now, Store
from smallwins.application.standings import rows_of
from smallwins.domain.metric import Metric
from smallwins.domain.profile import Profile
from smallwins.statistics.enough import NotEnough
from smallwins.statistics.targets import Levels
from smallwins.store.sqlite import Sqlite
from smallwins.store.store import SqlStore

METRICS, DAYS = 20, 3_650
DRAWS = 9_999
GATE = 8.0


def measure() -> list[Row]:
    """Measure twenty metrics, one after the other."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "record.db"
        make_record(path, metrics=METRICS, days=DAYS, empty=0.08)
        db = Sqlite(path)
        store = SqlStore(db)
        person = profiles.the_owner(store)
        assert person is not None
        now = profiles.now_for(person)
        seconds, ratios = [], []
        for metric in metrics(store, person):
            start = process_time()
            seen, fits = overview(store, person, now, metric), suggested(store, person, now, metric)
            between = process_time()
            plain = plain_numbers(store, person, now, metric)
            ratios.append((process_time() - between) / (between - start))
            seconds.append(between - start)
            assert fits is not None
            assert isinstance(fits.levels, Levels)
            _agree(seen, fits.levels, plain)
        db.close()
    shown = f"{median(seconds) * 1000:.1f} ms for {DAYS} days"
    return [
        Row(name="one metric's page", ratio=median(ratios), gate=GATE, aim="≤ 30 ms", shown=shown, least=True)
    ]


Numbers = dict[str, float]


def plain_numbers(store: Store, person: Profile, now: Now, metric: Metric) -> Numbers:
    """Work out the numbers of a daily metric the way one would write them down."""
    amounts = {row[0]: row[1] or 0.0 for row in rows_of(store, person, metric)}
    closed = (now.today - metric.starts_on).days
    days = [amounts.get(metric.starts_on + timedelta(days=day)) for day in range(closed)]
    floor = metric.levels_on(now.today).floor or 1.0
    found: Numbers = {"closed": 0.0, "total": 0.0, "effort": 0.0}
    memory = 0.5 ** (1 / 13)
    for amount in days:
        found["closed"] = memory * found["closed"] + (1 - memory) * min(1.0, (amount or 0.0) / floor)
        found["total"] += amount or 0.0
        found["effort"] += (amount or 0.0) > 0
    known = [amount or 0.0 for amount in days]
    for name, length in (("seven-day windows", 7), ("thirty-day windows", 30)):
        shown = known if length == 7 else [float(amount > 0) for amount in known]
        found[name] = max(sum(shown[day : day + length]) for day in range(closed - length + 1))
        found["recent " + name] = max(
            sum(shown[day : day + length]) for day in range(closed - 91, closed - length + 1)
        )
    recent = sorted(known[-56:])
    for name, share in (("floor", 0.2), ("target", 0.6), ("stretch", 0.9)):
        found[name] = recent[min(56, math.ceil(share * 57)) - 1]
    lapses = _lapses(known)
    found["typical"] = _mean_wait(lapses, 14)
    found["faster"] = _p(lapses)
    return found


def _lapses(known: Sequence[float]) -> list[tuple[int, bool]]:
    lapses, length, begun = [], 0, False
    for amount in known:
        if amount > 0:
            if begun and length:
                lapses.append((length, True))
            begun, length = True, 0
        else:
            length += 1
    return [*lapses, (length, False)] if begun and length else lapses


def _mean_wait(lapses: Sequence[tuple[int, bool]], horizon: int) -> float:
    waiting, total = 1.0, 0.0
    for time in range(horizon):
        at_risk = sum(length >= time for length, _ in lapses)
        back = sum(length == time and over for length, over in lapses)
        waiting *= 1 - back / at_risk if at_risk else 1
        total += waiting
    return total


def _p(lapses: Sequence[tuple[int, bool]]) -> float:
    """Return the p of coming back faster; as in the product, no more is drawn once it is plainly large."""
    chance, mixed, half = random.Random(1), list(lapses), len(lapses) // 2
    change = _mean_wait(lapses[half:], 7) - _mean_wait(lapses[:half], 7)
    as_fast = drawn = 0
    while drawn < DRAWS and not (drawn >= DRAWS // 10 and as_fast > 0.2 * drawn):
        chance.shuffle(mixed)
        as_fast += _mean_wait(mixed[half:], 7) - _mean_wait(mixed[:half], 7) <= change + 1e-9
        drawn += 1
    return (1 + as_fast) / (1 + drawn)


def _agree(seen: Overview, levels: Levels, plain: Numbers) -> None:
    assert seen.momentum is not None
    assert seen.back_again is not None
    assert not isinstance(seen.back_again.estimate, NotEnough)
    same = {
        "closed": seen.momentum.closed,
        "total": seen.totals.amount,
        "effort": float(seen.totals.days),
        "typical": seen.back_again.estimate.typical,
        **{name: getattr(levels, name).value for name in ("floor", "target", "stretch")},
        **{each.kind.value: each.value for each in seen.bests if each.kind.value in plain},
        **{f"recent {each.kind}": each.value for each in seen.recent_bests if f"recent {each.kind}" in plain},
    }
    for name, value in same.items():
        assert math.isclose(value, plain[name], rel_tol=1e-9), (name, value, plain[name])
