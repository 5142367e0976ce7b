"""Findings: every session as a dot with the mean as a bar, so that the noise is seen before the claim."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from smallwins.charts.chart import Chart
from smallwins.charts.palette import PAGE, Palette
from smallwins.charts.plot import Plot
from smallwins.charts.scale import Point, Scale, Tick
from smallwins.charts.svg import finite

DOTS: Final = 600
"""More dots than this are not told apart; above it one dot stands for several."""

_BASE: Final = 150.0
_TOP: Final = 14.0
_ROW: Final = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Sessions that belong together: values, the mean as number and word, a name and a second line."""

    values: Sequence[float]
    mean: float | None
    mean_word: str
    name: str
    below: str = ""
    chosen: bool = False


def values_per_dot(groups: Sequence[Group]) -> int:
    """Return how many values one dot stands for; say so in words when it is more than one."""
    return max(1, -(-sum(len(group.values) for group in groups) // DOTS))


def grouped_dots(groups: Sequence[Group], *, label: str, rtl: bool = False, palette: Palette = PAGE) -> Chart:
    """Draw groups side by side from zero up, the chosen one filled, the others hollow."""
    plot = Plot(height=190, label=label, rtl=rtl, palette=palette)
    rise = _domain(groups, _BASE, _TOP)
    plot.level("base", _BASE)
    slot, each = 100 / max(1, len(groups)), values_per_dot(groups)
    for index, group in enumerate(groups):
        _group(plot, group, slot * (index + 0.4), _places(group, rise, slot, each))
        if finite(group.mean):
            _mean(plot, group, slot, slot * (index + 0.4), rise(group.mean))
    return plot.chart()


def _domain(groups: Sequence[Group], foot: float, top: float) -> Scale:
    values = [value for group in groups for value in group.values if finite(value)]
    low, high = min([0.0, *values]), max([0.0, *values])
    return Scale(low, high if high > low else 1.0, foot - (6 if low < 0 else 0), top)


def _places(group: Group, rise: Scale, slot: float, each: int) -> Iterator[Point]:
    """Lay values of one height side by side, out from the middle; a crowded row moves closer together."""
    rows: dict[int, list[float]] = defaultdict(list)
    for value in sorted(value for value in group.values if finite(value)):
        rows[round(rise(value) / _ROW)].append(rise(value))
    for row in rows.values():
        shown = row[:: max(1, each)]
        step = min(slot * 0.06, slot * 0.56 / len(shown))
        for index, y in enumerate(shown):
            side = (index + 1) // 2 * (1 if index % 2 else -1)
            yield side * step, y


def _group(plot: Plot, group: Group, middle: float, places: Iterator[Point]) -> None:
    for offset, y in places:
        plot.dot("dot cool" if group.chosen else "none", middle + offset, y, 3)
    plot.words(group.name, middle, 168, "middle", loud=group.chosen)
    plot.words(group.below, middle, 185, "middle")


def _mean(plot: Plot, group: Group, slot: float, middle: float, y: float) -> None:
    plot.level("mean", y, middle - slot * 0.26, middle + slot * 0.26)
    plot.words(group.mean_word, middle + slot * 0.32, y + 4, loud=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoWords:
    """What is written beside two rows of dots: the label of the whole and the ticks of the value axis."""

    label: str
    ticks: Sequence[Tick]


def two_rows(
    first: Group, second: Group, *, words: TwoWords, rtl: bool = False, palette: Palette = PAGE
) -> Chart:
    """Draw two groups one above the other along one value axis, the first filled and the second hollow."""
    across = _value_axis((first, second), words.ticks)
    each = values_per_dot((first, second))
    stacks = [_stacks(group, across, each) for group in (first, second)]
    lift = min(7.0, 91.0 / max((count for stack in stacks for count in stack.values()), default=1))
    rises = [max(40.0, lift * max(stack.values(), default=1) + 8) for stack in stacks]
    bases = [54 + rises[0], 108 + rises[0] + rises[1]]
    plot = Plot(height=bases[1] + 28, label=words.label, rtl=rtl, palette=palette)
    for index, group in enumerate((first, second)):
        _row_of_stacks(plot, stacks[index], bases[index], lift, "none" if index else "dot cool")
        _row_words(plot, group, across, bases[index], bases[index] - rises[index])
    for tick in words.ticks:
        at = across(tick.at)
        late = at > 94
        plot.words(tick.word, at, bases[1] + 22, "end" if late else "middle", shift=10 if late else 0)
    return plot.chart()


def _value_axis(groups: Sequence[Group], ticks: Sequence[Tick]) -> Scale:
    values = [value for group in groups for value in group.values if finite(value)]
    values += [tick.at for tick in ticks if finite(tick.at)]
    return Scale(min(values, default=0.0), max(values, default=1.0), 3.12, 96.88)


def _stacks(group: Group, across: Scale, each: int) -> dict[int, int]:
    """Count dots at each of 36 places along the axis, far enough apart not to touch on a phone."""
    counts: dict[int, int] = defaultdict(int)
    for value in group.values:
        if finite(value):
            counts[round((across(value) - 3.12) / 93.76 * 36)] += 1
    return {place: -(-count // each) for place, count in sorted(counts.items())}


def _row_of_stacks(plot: Plot, stacks: dict[int, int], base: float, lift: float, role: str) -> None:
    plot.level("grid", base)
    for place, count in stacks.items():
        for index in range(count):
            plot.dot(role, 3.12 + place / 36 * 93.76, base - 6 - lift * index, 2.8)


def _row_words(plot: Plot, group: Group, across: Scale, base: float, top: float) -> None:
    plot.words(group.name, 0, top - 28)
    if finite(group.mean):
        plot.post("mean", across(group.mean), top, base)
        plot.words(group.mean_word, across(group.mean), top - 8, "middle", loud=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """One pair of an experiment: with the change and as usual."""

    changed: float
    usual: float
    name: str = ""


def paired_dots(
    pairs: Sequence[Pair],
    *,
    label: str,
    ticks: Sequence[Tick] = (),
    rtl: bool = False,
    palette: Palette = PAGE,
) -> Chart:
    """Draw each pair as a filled dot (changed) and a hollow one (as usual) joined by a stem."""
    plot = Plot(height=176, label=label, rtl=rtl, palette=palette)
    values = [value for pair in pairs for value in (pair.changed, pair.usual) if finite(value)]
    values += [tick.at for tick in ticks if finite(tick.at)]
    rise = Scale(min([0.0, *values]), max([0.0, *values], default=1.0), _BASE - 6, _TOP)
    for tick in ticks:
        if tick.at > min([0.0, *values]):  # the lowest stands on the base line, which is drawn anyway
            plot.level("grid", rise(tick.at))
        plot.words(tick.word, 0, rise(tick.at) - 5)
    plot.level("base", _BASE)
    slot = 100 / max(1, len(pairs))
    for index, pair in enumerate(pairs):
        at = slot * (index + 0.5)
        if finite(pair.changed) and finite(pair.usual):
            plot.post("span", at, rise(max(pair.changed, pair.usual)), rise(min(pair.changed, pair.usual)))
            plot.dot("none", at, rise(pair.usual), 4.5)
            plot.dot("dot cool", at, rise(pair.changed), 4.5)
        plot.words(pair.name, at, 168, "middle")
    return plot.chart()


@dataclass(frozen=True, slots=True, kw_only=True)
class StemWords:
    """What is written beside stems: the label, values at the start, and the first and last time."""

    label: str
    ticks: Sequence[Tick] = ()
    first: str = ""
    last: str = ""


def stems(
    values: Sequence[float],
    *,
    words: StemWords,
    means: Sequence[float] = (),
    rtl: bool = False,
    palette: Palette = PAGE,
) -> Chart:
    """Draw each value as a stem, oldest first; each mean lies over its equal part of the way."""
    plot = Plot(height=150, label=words.label, rtl=rtl, palette=palette)
    high = max([value for value in values if finite(value)] + [tick.at for tick in words.ticks], default=1.0)
    rise = Scale(0, high if high > 0 else 1.0, 124, 15.25)
    plot.level("base", 124)
    slot = 98.95 / max(1, len(values))
    for index, value in enumerate(values):
        if finite(value):
            plot.post("grid", 0.52 + slot * (index + 0.5), rise(value), 124)
            plot.dot("dot", 0.52 + slot * (index + 0.5), rise(value), 3.2 if len(values) <= 80 else 2.2)
    edges = [100 * index / max(1, len(means)) for index in range(len(means) + 1)]
    for mean, (start, end) in zip(means, pairwise(edges), strict=True):
        plot.level("mean", rise(mean), start + 0.7, end - 0.7)
    for tick in words.ticks:
        plot.words(tick.word, 0, rise(tick.at) + 4)
    plot.words(words.first, 0, 144)
    plot.words(words.last, 100, 144, "end")
    return plot.chart()
