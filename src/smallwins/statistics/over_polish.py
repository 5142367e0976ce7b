"""Work that goes on after "done" was met (C8): the person's own line, not a standard of ours."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from statistics import median

from smallwins.statistics.enough import NotEnough

# Minutes after "done" that are noticed: at least this many, at least this share of those before; or
# this many drafts and reopenings (conventions, C8).
MINUTES, SHARE, REVISIONS = 30.0, 0.25, 3
# Diminishing returns: this many sessions in a row below this share of the earlier typical gain, from at
# least this many rated sessions (conventions).
LAST_GAINS, SMALL_GAIN, FEWEST_RATED = 2, 0.20, 4


class Sign(StrEnum):
    """What shows that the step went on after it was good enough."""

    TIME = "time"
    REVISIONS = "revisions"
    SMALL_GAINS = "small-gains"


@dataclass(frozen=True, slots=True, kw_only=True)
class Polish:
    """A step around the moment all its criteria were first met; minutes are logged minutes."""

    minutes_before: float
    minutes_after: float
    revisions_after: int
    high_stakes: bool = False
    is_open: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class RatedSession:
    """A session with the person's answer to "how good is it now", 0 to 10."""

    minutes: float
    quality: float


def over_polish(polish: Polish) -> frozenset[Sign]:
    """Return the signs that an open step goes on beyond its own "done"; none is the usual answer.

    At least 30 minutes and a quarter of the time before, or three drafts and reopenings. A step with
    high stakes may take as long again before anything is said.
    """
    if not polish.is_open or (polish.high_stakes and polish.minutes_after < polish.minutes_before):
        return frozenset()
    signs = set()
    if polish.minutes_after >= max(MINUTES, SHARE * polish.minutes_before):
        signs.add(Sign.TIME)
    if polish.revisions_after >= REVISIONS:
        signs.add(Sign.REVISIONS)
    return frozenset(signs)


def small_gains(sessions: Sequence[RatedSession]) -> bool | NotEnough:
    """Return whether the last two sessions each brought less than a fifth of the earlier typical gain.

    The gain of a session is the change of the rating per hour; the typical one is the median of the
    earlier gains above zero, and without any there is nothing to compare with.

    Args:
        sessions: rated ones in order; at least four that took any time. The first is the start.
    """
    timed = [session for session in sessions if session.minutes > 0]
    if len(timed) < FEWEST_RATED:
        return NotEnough(len(timed), FEWEST_RATED, "rated sessions")
    gains = [60 * (now.quality - before.quality) / now.minutes for before, now in pairwise(timed)]
    earlier = [gain for gain in gains[:-LAST_GAINS] if gain > 0]
    return bool(earlier) and max(gains[-LAST_GAINS:]) < SMALL_GAIN * median(earlier)
