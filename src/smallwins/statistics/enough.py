"""What a statistic answers while there is not yet enough to say anything."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NotEnough:
    """Not enough data yet: a value, not an error, so that a page can say how far it is.

    `unit` is a stable English word such as "lapses", "days", "sessions" or "weeks"; pages translate it.
    """

    have: int
    need: int
    unit: str
