"""C2: how soon people are back, and who is told that they are coming back faster."""

import numpy as np

from calibrate.people import Floats, chances
from calibrate.report import Mark, Row, Table
from smallwins.statistics.bounce_back import (
    BounceBackTrend,
    CurveStep,
    Lapse,
    bounce_back_trend,
    lapses_in,
    recovery_curve,
)


def measure(runs: int, rng: np.random.Generator) -> list[Table]:
    """Simulate all tables of this part."""
    return [_faster(runs, rng), _limits(runs, rng)]


def _faster(runs: int, rng: np.random.Generator) -> Table:
    mark = Mark(high=0.12)
    steady = [
        (f"{days} days, back with chance {back:g}", np.full(days, back), 0.25)
        for days in (120, 365)
        for back in (0.3, 0.5, 0.7)
    ]
    moving = [
        ("1095 days, back with chance 0.5", np.full(1_095, 0.5), 0.25),
        ("365 days, coming back more slowly (0.7 to 0.3)", np.linspace(0.7, 0.3, 365), 0.25),
        ("365 days, missing more often (chance of a miss 0.45)", np.full(365, 0.5), 0.45),
    ]
    faster = [
        (f"{days} days, coming back faster (0.3 to 0.7)", np.linspace(0.3, 0.7, days), 0.25)
        for days in (120, 365, 1_095)
    ]
    rows = [_told(runs, rng, name, back, miss, mark) for name, back, miss in steady + moving]
    really = [_told(runs, rng, name, back, miss, None) for name, back, miss in faster]
    return Table(
        title="“You are coming back faster”",
        words=(
            "Counted are people to whom it is said, of those with the eight lapses it needs. The last "
            "rows are people who really come back faster; there the share is the power. Beside it the "
            "share of people whose mean finished gap was shorter in the second half, which a plain "
            "comparison of means would have praised."
        ),
        rows=[*rows, *really],
        counted="told",
        beside="second half shorter",
    )


def _told(
    runs: int, rng: np.random.Generator, situation: str, back: Floats, miss: float, mark: Mark | None
) -> Row:
    told = people = plain = 0
    for _ in range(runs):
        lapses = lapses_in(chances(rng, miss, back))
        answer = bounce_back_trend(lapses, seed=1)
        if isinstance(answer, BounceBackTrend):
            people += 1
            told += answer.faster
            plain += _mean_shrank(lapses)
    return Row(
        situation=situation, hits=told, people=people, mark=mark, beside=f"{plain / max(1, people):.3f}"
    )


def _mean_shrank(lapses: tuple[Lapse, ...]) -> bool:
    lengths = [lapse.length for lapse in lapses if lapse.recovered]
    half = len(lengths) // 2
    return bool(np.mean(lengths[half:]) < np.mean(lengths[:half]))


def _limits(runs: int, rng: np.random.Generator) -> Table:
    rows = []
    for count in (5, 8, 15, 40):
        for back in (0.4, 0.7):
            covered = 0
            for _ in range(runs):
                step = next((s for s in reversed(_curve(rng, count, back)) if s.time <= 2), None)
                low, high = (step.low, step.high) if step else (0.0, 1.0)
                covered += low <= (1 - back) ** 2 <= high
            rows.append(
                Row(
                    situation=f"{count} lapses, back with chance {back:g}",
                    hits=covered,
                    people=runs,
                    mark=Mark(low=0.92),
                )
            )
    return Table(
        title="The band around the bounce-back curve",
        words=(
            "Its 95 % limits after two opportunities; the last of the lapses is still open, at a length "
            "chance gave it. Counted are bands that hold the true share still waiting."
        ),
        rows=rows,
        counted="covered",
    )


def _curve(rng: np.random.Generator, count: int, back: float) -> tuple[CurveStep, ...]:
    lengths = rng.geometric(back, count).tolist()
    seen = int(rng.integers(1, lengths[-1] + 1))
    lapses = [Lapse(began=at, length=length, recovered=True) for at, length in enumerate(lengths[:-1])]
    return recovery_curve([*lapses, Lapse(began=count, length=seen, recovered=False)])
