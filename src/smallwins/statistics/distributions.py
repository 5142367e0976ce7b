"""Tails and quantiles of the few distributions the method needs, without scipy.

Everything continuous here is the regularised incomplete beta function in another dress. Plain `math`,
so that a score that wants one interval does not have to load numpy.
"""

import math

_TINY = 1e-300
_ENOUGH = 1e-14


def beta_cdf(x: float, a: float, b: float) -> float:
    """Return P(X ≤ x) for X ~ Beta(a, b): the regularised incomplete beta function I_x(a, b).

    Args:
        x: a probability; below 0 counts as 0 and above 1 as 1.
        a, b: shapes, both above 0.

    Returns:
        A probability, to about 12 digits for shapes up to a few thousand.

    Raises:
        ValueError: a shape is not above 0.

    Source: the continued fraction 8.17.22 of the NIST Digital Library of Mathematical Functions, evaluated
    by Lentz's method; it converges fast on one side of the mean, and the other side is reached by symmetry.
    """
    return _share_below(x, 1 - x, a, b)


def beta_tail(x: float, a: float, b: float) -> float:
    """Return P(X > x) for X ~ Beta(a, b), exact also where it is tiny."""
    return _share_below(1 - x, x, b, a)


def beta_quantile(p: float, a: float, b: float) -> float:
    """Return the x with P(X ≤ x) = p for X ~ Beta(a, b).

    Newton's steps, kept inside a shrinking bracket, so that a flat or steep place cannot throw them out.

    Raises:
        ValueError: p is not a probability, or a shape is not above 0.
    """
    if not 0 <= p <= 1:
        raise ValueError("a quantile belongs to a probability between 0 and 1")
    if p in (0, 1):
        return float(p)
    log_scale = _log_scale(a, b)
    low, high, x, guess = 0.0, 1.0, -1.0, a / (a + b)
    while abs(guess - x) > 1e-15 * guess and low < guess < high:
        x = guess
        miss = beta_cdf(x, a, b) - p
        low, high = (x, high) if miss < 0 else (low, x)
        log_density = log_scale + (a - 1) * math.log(x) + (b - 1) * math.log1p(-x)
        guess = x - miss / math.exp(log_density) if -600 < log_density < 600 else -1.0
        if not low < guess < high:
            guess = (low + high) / 2
    return guess


def student_tail(t: float, df: float) -> float:
    """Return P(T > t) for Student's t with `df` degrees of freedom, any number above 0."""
    half = student_two_sided(t, df) / 2
    return half if t >= 0 else 1 - half


def student_two_sided(t: float, df: float) -> float:
    """Return P(|T| ≥ |t|) for Student's t with `df` degrees of freedom, any number above 0."""
    if math.isinf(t):
        return 0.0
    square = t * t
    if square < df:
        return beta_tail(square / (df + square), 0.5, df / 2)
    return beta_cdf(df / (df + square), df / 2, 0.5)


def student_quantile(p: float, df: float) -> float:
    """Return the t with P(T ≤ t) = p for Student's t with `df` degrees of freedom.

    Raises:
        ValueError: p is not strictly between 0 and 1.
    """
    if not 0 < p < 1:
        raise ValueError("Student's t has finite quantiles strictly between 0 and 1")
    if p < 0.5:
        return -student_quantile(1 - p, df)
    if p < 0.75:
        near = beta_quantile(2 * p - 1, 0.5, df / 2)
        return math.sqrt(df * near / (1 - near))
    far = beta_quantile(2 * (1 - p), df / 2, 0.5)
    return math.sqrt(df * (1 - far) / far)


def f_tail(f: float, df_above: float, df_below: float) -> float:
    """Return P(F > f) for Fisher's F with `df_above` and `df_below` degrees of freedom."""
    if f <= 0:
        return 1.0
    return beta_cdf(df_below / (df_below + df_above * f), df_below / 2, df_above / 2)


def hypergeometric_tail(found: int, marked: int, drawn: int, total: int) -> float:
    """Return P(X ≥ found), X the marked ones among `drawn` of `total` that hold `marked` in all.

    Summed in whole numbers, so that it is exact up to the last division.

    Raises:
        ValueError: more are marked or drawn than there are.
    """
    if not (0 <= marked <= total and 0 <= drawn <= total):
        raise ValueError("no more can be marked or drawn than there are")
    first, most = max(found, 0, drawn + marked - total), min(drawn, marked)
    if first > most:
        return 0.0
    ways, term = 0, math.comb(marked, first) * math.comb(total - marked, drawn - first)
    for k in range(first, most + 1):
        ways += term
        # Each term follows from the one before; binomials of ten years of days anew would take 60 ms.
        term = term * (marked - k) * (drawn - k) // ((k + 1) * (total - marked - drawn + k + 1))
    return ways / math.comb(total, drawn)


def fisher_greater(a: int, b: int, c: int, d: int) -> float:
    """Return the one-sided exact p of the table [[a, b], [c, d]]: is `a` larger than the margins expect?"""
    return hypergeometric_tail(a, a + c, a + b, a + b + c + d)


def _share_below(x: float, rest: float, a: float, b: float) -> float:
    """`rest` is 1 - x, handed in because a tiny x would be lost in the subtraction."""
    if not (a > 0 and b > 0):
        raise ValueError("the shapes of a beta distribution are above 0")
    if x <= 0:
        return 0.0
    if rest <= 0:
        return 1.0
    front = math.exp(_log_scale(a, b) + a * math.log(x) + b * math.log(rest))
    if x < (a + 1) / (a + b + 2):
        return min(1.0, front * _fraction(x, a, b) / a)
    return max(0.0, 1 - front * _fraction(rest, b, a) / b)


def _log_scale(a: float, b: float) -> float:
    return math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b)


def _fraction(x: float, a: float, b: float) -> float:
    c, d = 1.0, 1 / _away(1 - (a + b) * x / (a + 1))
    product, m = d, 0
    while m == 0 or abs(d * c - 1) > _ENOUGH:
        m += 1
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        d, c = 1 / _away(1 + even * d), _away(1 + even / c)
        product *= d * c
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        d, c = 1 / _away(1 + odd * d), _away(1 + odd / c)
        product *= d * c
    return product


def _away(value: float) -> float:
    return value if abs(value) > _TINY else _TINY
