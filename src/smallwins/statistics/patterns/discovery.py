"""Asking many questions at once without finding things that are not there."""

import math

import numpy as np
from numpy.typing import ArrayLike, NDArray

_TINY = 1e-300


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


def two_sided(t: NDArray[np.float64], df: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return P(|T| ≥ |t|) for each t with its own degrees of freedom, of thousands of tests at once.

    `distributions.student_two_sided` is the same for one.

    Args:
        t, df: of one length; df above 0, t may be infinite.

    Source: as `distributions.beta_cdf`, the continued fraction taken for all at once.
    """
    square = np.minimum(np.abs(t), 1e140) ** 2
    far = square >= 3 * df / (df + 2)
    a, b = np.where(far, df / 2, 0.5), np.where(far, 0.5, df / 2)
    x = np.where(far, df / (df + square), square / (df + square))
    rest = np.where(far, square / (df + square), df / (df + square))
    log_scale = np.array([math.lgamma(half + 0.5) - math.lgamma(half) for half in (df / 2).tolist()])
    log_front = log_scale - math.lgamma(0.5) + a * np.log(np.maximum(x, _TINY)) + b * np.log(rest)
    below = np.where(x > 0, np.exp(log_front) * _fraction(x, a, b) / a, 0.0)
    return np.asarray(np.clip(np.where(far, below, 1 - below), 0.0, 1.0))


def _fraction(x: NDArray[np.float64], a: NDArray[np.float64], b: NDArray[np.float64]) -> NDArray[np.float64]:
    c = np.ones_like(x)
    d = 1 / _away(1 - (a + b) * x / (a + 1))
    product, m = d, 0
    while m == 0 or np.any(np.abs(d * c - 1) > 1e-14):
        m += 1
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        d, c = 1 / _away(1 + even * d), _away(1 + even / c)
        product = product * (d * c)
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        d, c = 1 / _away(1 + odd * d), _away(1 + odd / c)
        product = product * (d * c)
    return product


def _away(value: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.where(np.abs(value) > _TINY, value, _TINY)
