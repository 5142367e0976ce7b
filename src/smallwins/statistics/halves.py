"""Two halves of a series of lapses compared, by all ways to call a half of them the earlier one (C2)."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

TREND_HORIZON = 7
"""Opportunities over which the two halves of a trend are compared. A design choice."""
MOST_EXACT = 20_000
"""Relabellings up to which the trend's p is exact. A design choice: it is about speed."""
DRAWS = 9_999
"""Seeded relabellings above that. A convention."""
FIRST_DRAWS = 999
"""Relabellings after which p is left as it is if it is above NOTHING_ABOVE. A design choice, about speed."""
NOTHING_ABOVE = 0.2
"""A p that no further draws would bring near 0.10. Arithmetic: its error is then 0.013."""


def halves_of(lapses: Sequence[tuple[int, bool]], seed: int) -> tuple[float, float, bool]:
    """Return the change of the mean wait from the earlier half to the later, its p, and whether it is exact.

    Args:
        lapses: (length, recovered) in the order in which they began, at least two.
        seed: of the draws, where there are more ways than MOST_EXACT.
    """
    capped = [(min(length, TREND_HORIZON), recovered) for length, recovered in lapses]
    count, half = len(capped), len(capped) // 2
    kinds, earlier = Counter(capped), Counter(capped[:half])
    table = _Kinds(tuple(kinds), np.array(list(kinds.values())))
    change = float(table.change(np.array([[earlier[kind] for kind in kinds]]))[0])
    if math.comb(count, half) <= MOST_EXACT:
        splits, ways = table.every_split(half)
        return change, float(ways[table.change(splits) <= change + 1e-9].sum() / ways.sum()), True
    return change, table.drawn_p(change, half, seed), False


@dataclass(frozen=True, slots=True)
class _Kinds:
    """Lapses of one length are alike, so a split is told by how many of each kind are in the first half."""

    kinds: tuple[tuple[int, bool], ...]
    counts: NDArray[np.int64]

    def every_split(self, size: int) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        grid = np.indices(tuple(self.counts + 1)).reshape(len(self.counts), -1).T
        splits = grid[grid.sum(axis=1) == size]
        ways = np.ones(len(splits))
        for kind, count in enumerate(self.counts.tolist()):
            ways *= np.array([math.comb(count, k) for k in range(count + 1)])[splits[:, kind]]
        return splits, ways

    def drawn_p(self, change: float, size: int, seed: int) -> float:
        rng = np.random.default_rng(seed)
        drawn = np.empty(0)
        for count in (FIRST_DRAWS, DRAWS - FIRST_DRAWS):
            splits = rng.multivariate_hypergeometric(self.counts, size, size=count)
            drawn = np.concatenate([drawn, self.change(splits)])
            p = (1 + int(np.count_nonzero(drawn <= change + 1e-9))) / (1 + len(drawn))
            if p > NOTHING_ABOVE:
                break
        return p

    def change(self, first: NDArray[np.int64]) -> NDArray[np.float64]:
        return self._mean_wait(self.counts - first) - self._mean_wait(first)

    def _mean_wait(self, members: NDArray[np.int64]) -> NDArray[np.float64]:
        lengths = np.array([[length] for length, _ in self.kinds])
        over = np.array([[recovered] for _, recovered in self.kinds])
        times = np.arange(TREND_HORIZON)
        marks = np.hstack([lengths >= times, over & (lengths == times)]).astype(np.float64)
        at_risk, back = np.hsplit(members.astype(np.float64) @ marks, 2)
        return np.asarray(np.cumprod(1 - back / np.maximum(at_risk, 1), axis=1).sum(axis=1))
