"""C7 and C10: whether forecasts come true, levels are reached as said, and even records stay unremarked."""

from collections.abc import Callable, Sequence

import numpy as np

from calibrate.people import Floats, weeks
from calibrate.report import Mark, Row, Table
from smallwins.statistics.detectors import Extremes, Transitions, extremes, transitions
from smallwins.statistics.forecast import Forecast, forecast
from smallwins.statistics.targets import Levels, window_levels


def measure(runs: int, rng: np.random.Generator) -> list[Table]:
    """Simulate all tables of this part."""
    return [_forecasts(runs, rng), _levels(runs, rng), _patterns(runs, rng)]


def _forecasts(runs: int, rng: np.random.Generator) -> Table:
    rows = [
        _came_true(runs, rng, seen, memory, remaining)
        for seen in (6, 8, 12)
        for memory in (0.0, 0.5)
        for remaining in (20.0, 50.0, 120.0, 250.0)
    ]
    return Table(
        title="“Roughly four in five by …”",
        words=(
            "Weekly amounts around ten with some empty weeks. Counted are people who are done by the week "
            "named as likely; beside it those done by the week named as about even."
        ),
        rows=rows,
        counted="came true",
        beside="about even",
    )


def _came_true(runs: int, rng: np.random.Generator, seen: int, memory: float, remaining: float) -> Row:
    likely = even = people = 0
    for lived in weeks(rng, runs, seen + 240, memory):
        answer = forecast(lived[:seen].tolist(), remaining, step=1.0)
        if isinstance(answer, Forecast):
            took = int(np.argmax(np.cumsum(lived[seen:]) >= remaining)) + 1
            people += 1
            likely += answer.likely is not None and took <= answer.likely
            even += took <= answer.even
    return Row(
        situation=f"{seen} weeks known, {remaining:g} to go, memory {memory:g}",
        hits=likely,
        people=people,
        mark=Mark(low=0.75, high=0.92),
        beside=f"{even / max(1, people):.3f}",
    )


def _levels(runs: int, rng: np.random.Generator) -> Table:
    rows = []
    for memory in (0.0, 0.5):
        reached = np.zeros(3, dtype=int)
        for lived in weeks(rng, runs, 9, memory):
            levels = window_levels(lived[:8].tolist(), step=1.0)
            assert isinstance(levels, Levels)
            wanted = [levels.floor.value, levels.target.value, levels.stretch.value]
            reached += lived[8] >= np.array(wanted)
        for name, hits, least in zip(
            ("floor", "target", "stretch"), reached.tolist(), (7, 3, 1), strict=True
        ):
            rows.append(
                Row(
                    situation=f"{name} from eight weeks, memory {memory:g}",
                    hits=hits,
                    people=runs,
                    mark=Mark(low=round(least / 9 - 0.03, 2)),
                )
            )
    return Table(
        title="Suggested levels",
        words=(
            "Counted are people whose next week reaches the level. Theory for weeks without memory says "
            "at least 7/9, 3/9 and 1/9; the mark allows 0.03 less, and whole amounts that repeat lie "
            "above it."
        ),
        rows=rows,
        counted="reached",
    )


def _patterns(runs: int, rng: np.random.Generator) -> Table:
    rows = []
    for days in (28, 56):
        even = (rng.random((runs, days)) < 0.6).astype(float)
        graded = rng.uniform(size=(runs, days))
        extreme = (rng.random((runs, days)) < 0.5).astype(float)
        sticky = [_sticky(rng, days) for _ in range(runs)]
        rows += [
            _said(
                f"{days} days, each full or empty by chance, 0.6: one gap brings the next",
                even,
                _drawn_on,
                0.05,
            ),
            _said(f"{days} days of every size: all or nothing", graded, _all_or_nothing, 0.05),
            _said(f"{days} days, half full and half empty: all or nothing", extreme, _all_or_nothing, None),
            _said(
                f"{days} days, a miss after a miss 0.75, else 0.2: one gap brings the next",
                sticky,
                _drawn_on,
                None,
            ),
        ]
    return Table(
        title="All or nothing",
        words=("The first two rows of each length are false alarms, the others what there is to be seen."),
        rows=rows,
        counted="noticed",
    )


def _said(
    situation: str,
    records: Sequence[Sequence[float]] | Floats,
    notice: Callable[[list[float]], bool],
    most: float | None,
) -> Row:
    return Row(
        situation=situation,
        hits=sum(notice([float(credit) for credit in record]) for record in records),
        people=len(records),
        mark=None if most is None else Mark(high=most),
    )


def _all_or_nothing(record: list[float]) -> bool:
    answer = extremes(record)
    return isinstance(answer, Extremes) and answer.found


def _drawn_on(record: list[float]) -> bool:
    answer = transitions(record)
    return isinstance(answer, Transitions) and answer.found


def _sticky(rng: np.random.Generator, days: int) -> list[float]:
    record, missed = [], False
    for draw in rng.random(days).tolist():
        missed = draw < (0.75 if missed else 0.2)
        record.append(0.0 if missed else 1.0)
    return record
