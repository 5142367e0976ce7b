"""Whether each series varies enough to be compared, on the days it shares with each other series."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from smallwins.statistics.association import LEAST_COVERAGE, LEAST_DAYS, LEAST_VALUES, value_counts_suffice
from smallwins.statistics.cleaning import Series

Verdicts = NDArray[np.bool_]
"""One yes or no for each pair; rows are the series judged, columns their partners."""


@dataclass(frozen=True, slots=True)
class Variety:
    """Which rows vary enough on the common days to be a factor, and which to be an outcome."""

    as_factor: Verdicts
    as_outcome: Verdicts


def variety(rows: Series, partners: Series) -> Variety:
    """Judge each row of `rows` on the days it shares with each row of `partners`.

    A value that occurs more often than days are lost survives, and a lost day takes away one value at most:
    that settles nearly all of it. Series of at most four values are counted by matrix products, and what
    remains is counted pair by pair.
    """
    known, other = np.isfinite(rows), np.isfinite(partners)
    lost = known.sum(axis=1)[:, None] - known.astype(np.float64) @ other.T.astype(np.float64)
    as_factor, as_outcome = np.zeros((2, len(rows), len(partners)), dtype=np.bool_)
    for at, row in enumerate(rows):
        values, codes, counts = np.unique(row[known[at]], return_inverse=True, return_counts=True)
        if len(values) < LEAST_VALUES:
            on = np.array([(row == value) for value in values], dtype=np.float64).reshape(-1, row.size)
            left = (on @ other.T).T
            open_pairs = np.arange(len(partners))
        else:
            survive = np.maximum((counts > lost[at][:, None]).sum(axis=1), len(values) - lost[at])
            sure = survive >= LEAST_VALUES
            as_factor[at, sure] = as_outcome[at, sure] = True
            open_pairs = np.flatnonzero(~sure & (lost[at] < known[at].sum()))
            left = np.array(
                [np.bincount(codes[other[j, known[at]]], minlength=len(values)) for j in open_pairs]
            )
        for pair, each in zip(open_pairs, left, strict=True):
            seen = each[each > 0]
            as_factor[at, pair] = value_counts_suffice(seen, LEAST_VALUES)
            as_outcome[at, pair] = value_counts_suffice(seen, 2)
    return Variety(as_factor, as_outcome)


def coverage(rows: Series, partners: Series) -> Verdicts:
    """Return which pairs share enough days, and enough of those between the first and the last shared."""
    known, other = np.isfinite(rows), np.isfinite(partners)
    enough = np.empty((len(rows), len(partners)), dtype=np.bool_)
    for at, own in enumerate(known):
        both = own & other
        span = both.shape[1] - both[:, ::-1].argmax(axis=1) - both.argmax(axis=1)
        days = both.sum(axis=1)
        enough[at] = (days >= LEAST_DAYS) & (days >= LEAST_COVERAGE * span)
    return enough
