"""C5: what an experiment on oneself shows when the change does nothing, and when it does something."""

from datetime import timedelta

import numpy as np

from calibrate.people import JANUARY, noise
from calibrate.report import Mark, Row, Table
from smallwins.domain.experiment import Condition
from smallwins.statistics.trial import (
    Design,
    Evidence,
    TrialResult,
    pair_differences,
    schedule,
    trial_result,
)


def measure(runs: int, rng: np.random.Generator) -> list[Table]:
    """Simulate all tables of this part."""
    settings = [(6, 0.0), (6, 0.7), (8, 0.5), (10, 0.5)]
    nothing = [_lived(runs, rng, pairs, memory, 0.0) for pairs, memory in settings]
    something = [_lived(runs, rng, pairs, memory, 1.0) for pairs, memory in settings]
    names = [f"{pairs} pairs of three days, memory {memory:g}" for pairs, memory in settings]
    return [
        Table(
            title="An experiment with a change that does nothing",
            words=(
                "Daily outcomes with memory and a rise of two spreads; the order of each pair is drawn, "
                "one day of each period is dropped. Counted is “clear” (p ≤ 0.05). The test is exact and "
                "discrete: with six pairs only p = 1/32 lies under 0.05, so the share is below 0.05 by "
                "design."
            ),
            rows=[
                Row(
                    situation=name,
                    hits=sum(result.evidence is Evidence.CLEAR for result in results),
                    people=runs,
                    mark=Mark(high=0.07),
                )
                for name, results in zip(names, nothing, strict=True)
            ],
            counted="called clear",
        ),
        Table(
            title="The interval of an experiment",
            words=(
                "The change really adds one spread of a day. Counted are intervals, promised at 90 % or "
                "more, that hold it; beside it how often it was called clear."
            ),
            rows=[
                Row(
                    situation=name,
                    hits=sum(result.interval.low <= 1.0 <= result.interval.high for result in results),
                    people=runs,
                    mark=Mark(low=0.87),
                    beside=f"{sum(result.evidence is Evidence.CLEAR for result in results) / runs:.3f}",
                )
                for name, results in zip(names, something, strict=True)
            ],
            counted="covered",
            beside="called clear",
        ),
    ]


def _lived(
    runs: int, rng: np.random.Generator, pairs: int, memory: float, effect: float
) -> list[TrialResult]:
    results = []
    for seed in range(runs):
        periods = schedule(Design(starts_on=JANUARY, seed=seed, pairs=pairs))
        days = (periods[-1].last - JANUARY).days + 1
        outcomes = noise(rng, (days,), memory) + np.linspace(-1, 1, days)
        for period in periods:
            if period.condition is Condition.ONE_CHANGE:
                outcomes[(period.first - JANUARY).days : (period.last - JANUARY).days + 1] += effect
        record = {JANUARY + timedelta(days=day): float(value) for day, value in enumerate(outcomes)}
        result = trial_result(pair_differences(periods, record, through=periods[-1].last))
        assert isinstance(result, TrialResult)
        results.append(result)
    return results
