"""What a daily series holds beside its weekday rhythm and its straight trend.

Two series that only share their weekends, or that both grow, look related and are not. So both are taken out
before anything is compared, and what is left is asked how far it resembles itself the day before.
"""

from functools import cache

import numpy as np
from numpy.typing import NDArray

Series = NDArray[np.float64]
"""One number a day, NaN where nothing is known; or a row of such for each of several metrics."""
Days = NDArray[np.int64]
"""Positions of days on the calendar of the series, rising."""

_FLAT = 1e-26
_TWOS = 64
MOST_MEMORY = 0.99
"""Memory is taken for at most this, so that no series counts as a single day. A design choice."""


def without_rhythm(rows: Series, days: Days, first_weekday: int, *, trend: bool = True) -> Series:
    """Return the least-squares residuals of `rows` on seven weekdays and, with `trend`, on the day itself.

    Args:
        rows: one row for each series, all known, on the same days.
        days: the position of each column on the calendar; gaps are fine.
        first_weekday: the weekday of position 0, 0 for Monday.

    Returns:
        Rows that average 0 on each weekday; a row that is nothing but rhythm and trend comes back as zeros.
    """
    weekdays = (first_weekday + days) % 7
    member = (weekdays[:, None] == np.arange(7)).astype(np.float64)
    each = np.maximum(member.sum(axis=0), 1)
    if not len(days):
        return rows.copy()
    left: Series = rows - rows.mean(axis=1, keepdims=True)
    left -= ((left @ member) / each)[:, weekdays]
    if trend:
        position = days - days.mean()
        position -= ((position @ member) / each)[weekdays]
        # With one week or less the weekdays already say all; then there is no drift to take out.
        length = max(float(position @ position), 1e-300)
        left -= np.outer(left @ position / length, position)
    flat = np.einsum("ij,ij->i", left, left) <= _FLAT * np.einsum("ij,ij->i", rows, rows)
    left[flat] = 0
    return left


def memory(rows: Series, next_to: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Return the lag-1 autocorrelation of each row, from neighbouring columns where `next_to` is true.

    Where columns are missing the sum over the remaining neighbours is scaled up to what a whole series would
    hold, so that gaps do not pass for independence. A row of zeros has none.
    """
    neighbours = int(np.count_nonzero(next_to))
    if not neighbours:
        return np.zeros(len(rows))
    together = np.einsum("ij,ij->i", rows[:, 1:] * next_to, rows[:, :-1])
    energy = np.einsum("ij,ij->i", rows, rows)
    whole: NDArray[np.float64] = together * len(next_to) / neighbours
    return np.asarray(np.clip(whole / np.where(energy > 0, energy, 1), -MOST_MEMORY, MOST_MEMORY))


def unit_rows(rows: Series) -> Series:
    """Return the rows scaled to length 1, so that their products are correlations; zeros stay zeros."""
    length = np.sqrt(np.einsum("ij,ij->i", rows, rows))
    return np.asarray(rows / np.where(length > 0, length, 1)[:, None])


def shift_ps(x: Series, y: Series) -> NDArray[np.float64]:
    """Return the circular-shift p of one unit row `x` against each unit row of `y`.

    The share of all ways to turn the one against the other, the true one among them, that correlate at
    least as strongly: (1 + number of the n−1 shifts with |r| ≥ observed) / n. One FFT gives all shifts.
    """
    n = x.shape[-1]
    days = np.full(len(y), n)
    return shift_ps_of_spectra(spectra(x, n, np.float64), spectra(y, n, np.float64), days, n)


def spectra(
    rows: NDArray[np.floating], most_days: int, precision: type[np.floating]
) -> NDArray[np.complexfloating]:
    """Return the spectra `shift_ps_of_spectra` takes, padded so that overlaps of `most_days` do not wrap."""
    return np.fft.rfft(rows.astype(precision, copy=False), length_for(most_days))


def shift_ps_of_spectra(
    x: NDArray[np.complexfloating],
    y: NDArray[np.complexfloating],
    days: NDArray[np.int64],
    most_days: int,
    *,
    doubt: float = 0,
) -> NDArray[np.float64]:
    """Return the same as `shift_ps` for each row of x and y, made from unit rows of so many `days` each.

    Where a shift comes within `doubt` of the observed strength, so that single precision cannot tell them
    apart, the answer is NaN.
    """
    length = length_for(most_days)
    turned = np.fft.irfft(x.conj() * y, length)
    answers = np.empty(len(turned))
    for at, n in enumerate(days.tolist()):
        turned[at, 1:n] += turned[at, length - n + 1 : length]
        strength = np.abs(turned[at, :n])
        observed = float(strength[0]) - 1e-12
        strength[0] = 9
        stronger = np.count_nonzero(strength >= observed - doubt)
        unsure = doubt and stronger > np.count_nonzero(strength >= observed + doubt)
        answers[at] = np.nan if unsure else stronger / n
    return answers


@cache
def length_for(n: int) -> int:
    """The next length that holds every overlap, made of many twos: a prime number of days would be slow."""
    length = -(-2 * n // _TWOS) * _TWOS
    while True:
        rest = length
        for factor in (2, 3, 5):
            while rest % factor == 0:
                rest //= factor
        if rest == 1:
            return length
        length += _TWOS
