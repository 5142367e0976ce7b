"""Groups of sessions: how far their means can be believed, and whether chance tells them as far apart."""

import math
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

MOST_EXACT = 50_000
"""Arrangements up to which p is exact. A design choice: it is about speed."""
DRAWS = 9_999
"""Seeded arrangements above that. A convention."""
FIRST_DRAWS = 999
"""Arrangements after which p is left as it is if it is above NOTHING_ABOVE. A design choice, about speed."""
NOTHING_ABOVE = 0.2
"""A p that no further draws would bring near 0.05. Arithmetic: its error is then 0.013."""

Numbers = NDArray[np.float64]
Labels = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shrinkage:
    """A one-way analysis of variance, and the group means drawn towards the overall mean by it."""

    overall: float
    counts: tuple[int, ...]
    means: tuple[float, ...]
    between: float
    mean_between: float
    mean_within: float
    typical_count: float
    spread: float
    kappa: float
    weights: tuple[float, ...]
    shrunk: tuple[float, ...]


def shrink(outcomes: Numbers, labels: Labels) -> Shrinkage:
    """Draw group means towards the overall mean, the more the fewer sessions and the noisier they are.

    Args:
        outcomes: one for each session.
        labels: the group of each, 0 to B−1, none empty; B at least 2 and fewer than the sessions.

    Source: empirical Bayes with the variance between groups from the one-way analysis of variance.
    """
    counts = np.bincount(labels)
    groups, total = len(counts), len(outcomes)
    overall = float(outcomes.mean())
    means = np.bincount(labels, outcomes) / counts
    between = float(counts @ (means - overall) ** 2)
    mean_between = between / (groups - 1)
    mean_within = float(((outcomes - means[labels]) ** 2).sum()) / (total - groups)
    typical = float(total - (counts @ counts) / total) / (groups - 1)
    spread = max(0.0, (mean_between - mean_within) / typical)
    kappa = mean_within / spread if spread > 0 else math.inf
    weights = counts / (counts + kappa)
    return Shrinkage(
        overall=overall,
        counts=tuple(counts.tolist()),
        means=tuple(means.tolist()),
        between=between,
        mean_between=mean_between,
        mean_within=mean_within,
        typical_count=typical,
        spread=spread,
        kappa=kappa,
        weights=tuple(weights.tolist()),
        shrunk=tuple((weights * means + (1 - weights) * overall).tolist()),
    )


def arrangement_p(outcomes: Numbers, labels: Labels, strata: Labels, *, seed: int = 0) -> float:
    """Return the share of arrangements of labels over sessions that tell the groups at least as far apart.

    Args:
        outcomes, labels: as for `shrink`.
        strata: labels are only exchanged within these; all equal for one stratum.
        seed: of the draws.

    Returns:
        Exact if there are at most 50,000 different arrangements, else (1+c)/(1+draws) from 9,999 draws,
        or from the first 999 of them if these say it is nothing.
    """
    counts = np.bincount(labels)
    centred = outcomes - outcomes.mean()
    basis = np.eye(len(counts))[labels] / np.sqrt(counts)
    parts = _parts(strata)
    if math.prod(_ways(np.bincount(labels[part])) for part in parts) > MOST_EXACT:
        return drawn_p(outcomes, basis, strata, seed=seed)
    sums = np.zeros((1, len(counts)))
    for part in parts:
        every = _arrangements(np.bincount(labels[part], minlength=len(counts)))
        of_part = np.stack([(every == group) @ centred[part] for group in range(len(counts))], axis=1)
        sums = (sums[:, None] + of_part).reshape(-1, len(counts))
    return _share(((basis.T @ centred) ** 2).sum(), (sums**2 / counts).sum(axis=1), centred)


def drawn_p(outcomes: Numbers, basis: Numbers, strata: Labels, *, seed: int = 0) -> float:
    """Return the share of drawn arrangements whose projection on `basis` is at least as long.

    Args:
        outcomes: one for each session.
        basis: orthonormal columns, one row for each session.
        strata, seed: as for `arrangement_p`.
    """
    centred = outcomes - outcomes.mean()
    rng = np.random.default_rng(seed)
    parts = _parts(strata)
    observed = ((basis.T @ centred) ** 2).sum()
    drawn = np.empty(0)
    for count in (FIRST_DRAWS, DRAWS - FIRST_DRAWS):
        sums = np.zeros((count, basis.shape[1]))
        for part in parts:
            rows = np.tile(centred[part], (count, 1))
            sums += rng.permuted(rows, axis=1, out=rows) @ basis[part]
        drawn = np.concatenate([drawn, (sums**2).sum(axis=1)])
        p = (1 + _share(observed, drawn, centred) * len(drawn)) / (1 + len(drawn))
        if p > NOTHING_ABOVE:
            break
    return p


def _parts(strata: Labels) -> list[Labels]:
    return [np.flatnonzero(strata == stratum) for stratum in np.unique(strata)]


def _share(observed: float, drawn: Numbers, centred: Numbers) -> float:
    return float(np.mean(drawn >= observed - 1e-9 * float(centred @ centred)))


def _ways(counts: Labels) -> int:
    ways, left = 1, int(counts.sum())
    for count in counts.tolist():
        ways *= math.comb(left, count)
        left -= count
    return ways


def _arrangements(counts: Labels) -> Labels:
    size = int(counts.sum())
    labels, free = np.zeros((1, size), dtype=np.int64), np.arange(size)[None]
    for group, count in enumerate(counts.tolist()):
        if not count:
            continue
        places = range(free.shape[1])
        picks = np.array(list(combinations(places, count)), dtype=np.int64).reshape(-1, count)
        rests = np.array(
            [[at for at in places if at not in set(pick)] for pick in picks.tolist()], dtype=np.int64
        )
        labels = np.repeat(labels, len(picks), axis=0)
        np.put_along_axis(labels, free[:, picks].reshape(len(labels), -1), group, axis=1)
        free = free[:, rests.reshape(len(picks), -1)].reshape(len(labels), -1)
    return labels
