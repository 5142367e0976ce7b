"""Asking many questions at once without finding things that are not there."""

import numpy as np
from numpy.typing import ArrayLike, NDArray


def benjamini_hochberg(p: ArrayLike) -> NDArray[np.float64]:
    """Return the q of each p: the share of false findings if everything up to it were called a finding.

    Args:
        p: of every question asked at once, kept or not, in any order; the answer keeps that order.

    Source: Y. Benjamini and Y. Hochberg (1995), J R Stat Soc B 57(1), pp. 289-300.
    """
    asked = np.asarray(p, dtype=np.float64)
    order = np.argsort(asked)
    steps = asked[order] * len(asked) / np.arange(1, len(asked) + 1)
    q = np.empty_like(steps)
    q[order] = np.minimum.accumulate(steps[::-1])[::-1]
    return np.minimum(q, 1.0)
