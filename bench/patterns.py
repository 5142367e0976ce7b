"""All patterns of 50 metrics over ten years, every pair, lag and circular shift, beside a plain loop.

Every series here is related to every other, so that no question can be set aside early: the dearest case.
The loop is timed on a sample of questions, in rounds that alternate with the whole scan, and must agree.
Times are of the processor, all threads added up, so that a busy machine does not blur the ratio.
"""

import math
from statistics import median
from time import process_time

import numpy as np

from bench import Row
from smallwins.statistics.distributions import student_two_sided
from smallwins.statistics.patterns.association import PAID_FOR_CLEANING, effective_days
from smallwins.statistics.patterns.cleaning import Series
from smallwins.statistics.patterns.scan import Scan, scan

METRICS, DAYS = 50, 3_650
ROUNDS, SAMPLE = 5, 4
GATE, GATE_WITH_GAPS = 200.0, 110.0


def measure() -> list[Row]:
    """Measure with every day known, and with a twelfth of the days missing, other ones in each metric."""
    rng = np.random.default_rng(1)
    table = rng.normal(size=(METRICS, DAYS)) + 0.5 * rng.normal(size=DAYS)
    table += np.roll(table, 1, axis=1)
    gaps = np.where(rng.random(table.shape) < 1 / 12, np.nan, table)
    return [
        _row("all patterns, every day known", table, GATE),
        _row("all patterns, gaps in each metric", gaps, GATE_WITH_GAPS),
    ]


def _row(work: str, table: Series, gate: float) -> Row:
    rng = np.random.default_rng(2)
    seconds, ratios = [], []
    result = scan(table, 0)
    for _ in range(ROUNDS):
        start = process_time()
        result = scan(table, 0)
        between = process_time()
        for at in rng.choice(len(result.p), SAMPLE, replace=False):
            _check(result, int(at), table)
        plain = (process_time() - between) / SAMPLE * len(result.p)
        seconds.append(between - start)
        ratios.append(plain / seconds[-1])
    shown = f"{median(seconds):.2f} s"
    return Row(name=work, ratio=median(ratios), gate=gate, aim="≤ 0.5 s", shown=shown, least=True)


def _check(result: Scan, at: int, table: Series) -> None:
    lag = int(result.lag[at])
    p, shift_p = plain_question(table[result.factor[at]], table[result.outcome[at]], lag)
    assert math.isclose(p, result.p[at], rel_tol=1e-6, abs_tol=1e-200)
    assert math.isclose(shift_p, result.shift_p[at], abs_tol=1.5 / DAYS)


def plain_question(x: Series, y: Series, lag: int) -> tuple[float, float]:
    """Answer one question the way one would write it down: p, and the p of all circular shifts."""
    days = [day for day in range(lag, len(y)) if not math.isnan(x[day - lag]) and not math.isnan(y[day])]
    when = np.array(days)
    design = np.column_stack([np.eye(7)[when % 7], when - when.mean()])
    zx, zy = (
        values - design @ np.linalg.lstsq(design, values, rcond=None)[0]
        for values in (x[when - lag], y[when])
    )
    zx, zy = zx / np.sqrt(zx @ zx), zy / np.sqrt(zy @ zy)
    r = float(zx @ zy)
    next_to = np.diff(when) == 1
    scale = len(next_to) / next_to.sum()
    memories = [scale * float((z[1:] * z[:-1])[next_to].sum()) for z in (zx, zy)]
    worth = effective_days(len(days) - PAID_FOR_CLEANING, memories[0] * memories[1])
    p = student_two_sided(r * math.sqrt((worth - 2) / (1 - r * r)), worth - 2)
    as_strong = sum(abs(float(np.roll(zx, shift) @ zy)) >= abs(r) - 1e-12 for shift in range(1, len(days)))
    return p, (1 + as_strong) / len(days)
