"""C4: what is said to go together of two series that do not, and of two that do."""

import numpy as np

from calibrate.people import Floats, noise, rhythm, with_gaps
from calibrate.report import Mark, Row, Table
from smallwins.statistics.patterns.association import Association, Trend, associate, trend
from smallwins.statistics.patterns.discovery import benjamini_hochberg, two_sided
from smallwins.statistics.patterns.scan import findings, scan

LEVEL = Mark(low=0.03, high=0.07)
DAYS = (28, 56, 84, 182, 365)
MEMORIES = (0.0, 0.3, 0.5, 0.7)


def measure(runs: int, rng: np.random.Generator) -> list[Table]:
    """Simulate all tables of this part."""
    return [
        _false_alarms(runs, rng),
        _trends(runs, rng),
        _any_finding(runs, rng),
        _power(runs, rng),
        _intervals(runs, rng),
    ]


def _false_alarms(runs: int, rng: np.random.Generator) -> Table:
    rows = [_unrelated(runs, rng, days, memory, 0.0) for days in DAYS for memory in MEMORIES]
    rows += [_unrelated(runs, rng, days, 0.5, 0.15) for days in (56, 182)]
    return Table(
        title="Two series that have nothing to do with each other",
        words=(
            "They share a weekday pattern and a rise, as two metrics of one person do. Counted is p < "
            "0.05 among those with enough independent days; the plain Pearson test beside it would have "
            "claimed the last column, of everybody."
        ),
        rows=rows,
        counted="said to be related",
        beside="plain Pearson",
    )


def _unrelated(runs: int, rng: np.random.Generator, days: int, memory: float, gaps: float) -> Row:
    x, y = noise(rng, (2, runs, days), memory) + rhythm(rng, runs, days)
    plain = float(np.mean(_pearson_p(x, y) < 0.05))
    if gaps:
        x, y = with_gaps(rng, x, gaps / 2), with_gaps(rng, y, gaps / 2)
    told = [
        answer
        for one, two in zip(x, y, strict=True)
        if isinstance(answer := associate(one, two, 0), Association)
    ]
    missing = f", {gaps:.0%} of days missing" if gaps else ""
    return Row(
        situation=f"{days} days, memory {memory:g}{missing}",
        hits=sum(answer.p < 0.05 for answer in told),
        people=len(told),
        asked=runs,
        mark=LEVEL,
        beside=f"{plain:.3f}",
    )


def _trends(runs: int, rng: np.random.Generator) -> Table:
    rows = []
    for days in DAYS[1:]:
        for memory in MEMORIES:
            series = noise(rng, (runs, days), memory) + rhythm(rng, runs, days) - np.linspace(-1, 1, days)
            told = [answer for one in series if isinstance(answer := trend(one, 0), Trend)]
            day = np.broadcast_to(np.arange(days, dtype=float), series.shape)
            rows.append(
                Row(
                    situation=f"{days} days, memory {memory:g}",
                    hits=sum(answer.p < 0.05 for answer in told),
                    people=len(told),
                    asked=runs,
                    mark=LEVEL,
                    beside=f"{np.mean(_pearson_p(day, series) < 0.05):.3f}",
                )
            )
    return Table(
        title="A series that does not move",
        words=(
            "A weekday pattern and memory from day to day, but no drift. Counted is a trend with p < 0.05."
        ),
        rows=rows,
        counted="said to move",
        beside="plain regression",
    )


def _any_finding(runs: int, rng: np.random.Generator) -> Table:
    rows = []
    for days, memory in ((56, 0.5), (90, 0.0), (90, 0.5), (90, 0.7), (365, 0.5)):
        hits, plain = 0, 0
        for _ in range(runs):
            table = noise(rng, (10, days), memory) + rhythm(rng, 1, days)
            hits += bool(findings(scan(table, 0), table, 0))
            i, j = np.triu_indices(10, 1)
            plain += bool(np.any(benjamini_hochberg(_pearson_p(table[i], table[j])) <= 0.10))
        rows.append(
            Row(
                situation=f"10 metrics, {days} days, memory {memory:g}",
                hits=hits,
                people=runs,
                mark=Mark(high=0.12),
                beside=f"{plain / runs:.3f}",
            )
        )
    return Table(
        title="Forty-five pairs, none related",
        words=(
            "Ten unrelated metrics of one person, asked about each other on the same day and the day "
            "before (135 questions). Counted are people who are shown any finding at all. The plain "
            "column is Pearson on the same day with the same correction for many questions."
        ),
        rows=rows,
        counted="shown a finding",
        beside="plain Pearson",
    )


def _power(runs: int, rng: np.random.Generator) -> Table:
    rows = []
    for days, slope in ((28, 0.4), (56, 0.4), (84, 0.4), (182, 0.4), (182, 0.2), (365, 0.2)):
        told = _related(runs, rng, days, slope, 0.4)
        said = sum(answer.p < 0.05 and answer.holds_up and answer.r > 0 for answer in told)
        rows.append(Row(situation=f"{days} days, true slope {slope:g}, memory 0.4", hits=said, people=runs))
    return Table(
        title="A real effect",
        words=(
            "The outcome rises by the slope for each unit of the factor; both have a spread of one, "
            "memory, and the shared weekday pattern and rise. Counted is p < 0.05 with the right sign and "
            "both checks passed."
        ),
        rows=rows,
        counted="found",
    )


def _intervals(runs: int, rng: np.random.Generator) -> Table:
    rows = []
    for days in (28, 84, 365):
        for memory in (0.0, 0.4, 0.7):
            told = _related(runs, rng, days, 0.4, memory)
            rows.append(
                Row(
                    situation=f"{days} days, memory {memory:g}",
                    hits=sum(answer.low <= 0.4 <= answer.high for answer in told),
                    people=len(told),
                    asked=runs,
                    mark=Mark(low=0.87),
                )
            )
    return Table(
        title="The 90 % interval of an effect",
        words=("As above, true slope 0.4. Counted are intervals that hold it."),
        rows=rows,
        counted="covered",
    )


def _related(
    runs: int, rng: np.random.Generator, days: int, slope: float, memory: float
) -> list[Association]:
    x, rest = noise(rng, (2, runs, days), memory)
    shared = rhythm(rng, runs, days)
    y = slope * x + np.sqrt(1 - slope**2) * rest + shared
    answers = (associate(one, two, 0) for one, two in zip(x + shared, y, strict=True))
    return [answer for answer in answers if isinstance(answer, Association)]


def _pearson_p(x: Floats, y: Floats) -> Floats:
    zx, zy = x - x.mean(axis=1, keepdims=True), y - y.mean(axis=1, keepdims=True)
    r = (zx * zy).sum(axis=1) / np.sqrt((zx**2).sum(axis=1) * (zy**2).sum(axis=1))
    freedom = np.full(len(r), x.shape[1] - 2.0)
    return two_sided(r * np.sqrt(freedom / (1 - r**2)), freedom)
