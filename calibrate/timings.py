"""C3: who is told a best time of day."""

import numpy as np

from calibrate.people import sessions
from calibrate.report import Mark, Row, Table
from smallwins.statistics.distributions import f_tail
from smallwins.statistics.patterns.arrangement import shrink
from smallwins.statistics.patterns.timing import Session, TimeComparison, TimeKind, best_times, compare_times


def measure(runs: int, rng: np.random.Generator) -> list[Table]:
    """Simulate all tables of this part."""
    level = Mark(low=0.03, high=0.07)
    rows = [
        *_asked(runs, rng, 40, 0.0, 0.0, level),
        *_asked(runs, rng, 100, 0.0, 1.5, level),
        *_asked(runs, rng, 40, 1.0, 0.0, None),
        *_asked(runs, rng, 100, 1.0, 1.5, None),
    ]
    return [
        Table(
            title="A best time of day",
            words=(
                "Sessions between 8 and 12 (more of them as time goes by) and at other hours, over half a "
                "year. In the rows with a lift those in the morning really go better, by so many standard "
                "deviations. Counted is p < 0.05 for the part of the day, then that a part of the day or "
                "a weekday is named after both were asked. Beside it one-way analysis of variance, which "
                "takes getting better for an effect of the hour."
            ),
            rows=rows,
            counted="said",
            beside="plain analysis of variance",
        )
    ]


def _asked(
    runs: int, rng: np.random.Generator, count: int, lift: float, drift: float, mark: Mark | None
) -> list[Row]:
    clear = named = plain = 0
    for _ in range(runs):
        theirs = sessions(rng, count, lift=lift, drift=drift)
        answers = [compare_times(theirs, kind, seed=1) for kind in TimeKind]
        told = [answer for answer in answers if isinstance(answer, TimeComparison)]
        clear += told[0].p < 0.05
        plain += _plain_p(theirs) < 0.05
        named += any(best_times(told))
    situation = f"{count} sessions, lift {lift:g}, getting better by {drift:g}"
    beside = f"{plain / runs:.3f}"
    return [
        Row(situation=f"{situation}: p < 0.05", hits=clear, people=runs, mark=mark, beside=beside),
        Row(
            situation=f"{situation}: a time is named",
            hits=named,
            people=runs,
            mark=Mark(high=0.07) if mark else None,
        ),
    ]


def _plain_p(theirs: list[Session]) -> float:
    labels = np.unique([TimeKind.DAY_PART.bucket(each) for each in theirs], return_inverse=True)[1]
    fit = shrink(np.array([each.outcome for each in theirs], dtype=float), labels)
    groups = len(fit.counts)
    return f_tail(fit.mean_between / fit.mean_within, groups - 1, len(theirs) - groups)
