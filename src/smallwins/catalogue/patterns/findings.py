"""What the record suggests, in words: an effect in natural units with its range, and never a reason."""

from __future__ import annotations

import math
from datetime import time
from typing import TYPE_CHECKING

from smallwins.catalogue import show
from smallwins.catalogue.language import _, ngettext
from smallwins.domain.metric import Kind, Metric

if TYPE_CHECKING:
    from smallwins.statistics.detectors import Dropping, Extremes, Transitions
    from smallwins.statistics.patterns.association import Association, Trend
    from smallwins.statistics.patterns.timing import Bucket, Clock, TimeComparison

MONTH = 30
"""Days of the month over which a drift is told."""


def rounded(value: float, digits: int = 2) -> float:
    """Round to so many digits that count: 0.0126 is 0.013, 113.2 is 113."""
    if value == 0 or not math.isfinite(value):
        return 0.0
    places = digits - 1 - math.floor(math.log10(abs(value)))
    return round(value, max(0, places))


def amount(value: float, metric: Metric) -> str:
    """Say a difference in a metric's own unit; of a yes or no, on how many days of ten."""
    if metric.kind is Kind.BOOLEAN:
        days = rounded(10 * value)
        return ngettext("%(n)s day in ten", "%(n)s days in ten", days) % {"n": show.number(days)}
    if metric.kind is Kind.DURATION:
        return show.amount(rounded(value), _("min"))
    if metric.kind is Kind.RATING:
        return _("%(n)s of 10") % {"n": show.number(rounded(value))}
    return show.amount(rounded(value), metric.unit)


def together_headline(factor: str, outcome: str, seen: Association, *, is_yes_or_no: bool) -> str:
    """Say which went with which, and which way: what "tended" to be, never why."""
    names = {"factor": factor, "outcome": outcome}
    up = seen.slope > 0
    if seen.lag and is_yes_or_no:
        said = (
            _("The day after %(factor)s, %(outcome)s tended to be higher")
            if up
            else _("The day after %(factor)s, %(outcome)s tended to be lower")
        )
    elif seen.lag:
        said = (
            _("After days with more of %(factor)s, %(outcome)s tended to be higher")
            if up
            else _("After days with more of %(factor)s, %(outcome)s tended to be lower")
        )
    elif is_yes_or_no:
        said = (
            _("On days with %(factor)s, %(outcome)s tended to be higher")
            if up
            else _("On days with %(factor)s, %(outcome)s tended to be lower")
        )
    else:
        said = (
            _("On days with more of %(factor)s, %(outcome)s tended to be higher")
            if up
            else _("On days with more of %(factor)s, %(outcome)s tended to be lower")
        )
    return said % names


def together_effect(seen: Association, outcome: Metric, step: float, step_said: str) -> str:
    """Say by how much, per step of the factor, with the range and the days it rests on."""
    low, high = sorted(abs(end) * step for end in (seen.low, seen.high))
    facts = {
        "effect": amount(abs(seen.slope) * step, outcome),
        "low": show.number(plain(low, outcome)),
        "high": show.number(plain(high, outcome)),
        "step": step_said,
        "days": show.number(seen.days),
    }
    if step_said:
        return _("By about %(effect)s per extra %(step)s (%(low)s to %(high)s), %(days)s days.") % facts
    return _("By about %(effect)s (%(low)s to %(high)s), %(days)s days.") % facts


def together_caution(names: tuple[str, str], *, both_ways: bool) -> str:
    """Say what else it may be: chance, something else, or the other way round."""
    other = {"outcome": names[1], "factor": names[0]}
    said = [_("This can be chance, or something else that happened on the same days.")]
    if both_ways:
        said.append(
            _("It may also run the other way: %(factor)s the day after went with %(outcome)s too.") % other
        )
    else:
        said.append(_("It may also run the other way."))
    return " ".join(said)


def bucket(number: int, *, is_weekday: bool) -> str:
    """Name a part of the day by its hours, or a weekday."""
    if is_weekday:
        return show.weekday_name(number)
    start = (4 + 4 * number) % 24
    return _("%(start)s–%(end)s") % {"start": show.number(start), "end": show.number(start + 4)}


def best_headline(name: str, best: Bucket, *, is_weekday: bool) -> str:
    """Say when sessions went best so far."""
    if is_weekday:
        said = _("%(name)s on a %(weekday)s went best so far")
        return said % {"name": name, "weekday": show.weekday_name(best.number)}
    start = (4 + 4 * best.number) % 24
    facts = {"name": name, "start": show.number(start), "end": show.number(start + 4)}
    return _("%(name)s between %(start)s and %(end)s went best so far") % facts


def best_effect(best: Bucket, asked: TimeComparison, metric: Metric, *, is_rated: bool) -> str:
    """Say the mean at that time beside the mean of all, with its range and what it rests on."""
    mean = rounded(best.mean)
    said = _("%(n)s of 10") % {"n": show.number(mean)} if is_rated else show.amount(mean, metric.unit)
    return _(
        "%(mean)s against %(overall)s overall (likely %(low)s to %(high)s); %(best)s of %(sessions)s "
        "sessions on %(days)s days."
    ) % {
        "mean": said if is_rated else _("%(amount)s a minute") % {"amount": said},
        "overall": show.number(rounded(asked.overall)),
        "low": show.number(rounded(best.low)),
        "high": show.number(rounded(best.high)),
        "best": show.number(best.sessions),
        "sessions": show.number(asked.sessions),
        "days": show.number(asked.days),
    }


def together_best_headline(best: Bucket, *, is_weekday: bool) -> str:
    """Say when sessions of several metrics went best so far."""
    if is_weekday:
        said = _("Your sessions on a %(weekday)s went best so far")
        return said % {"weekday": show.weekday_name(best.number)}
    start = (4 + 4 * best.number) % 24
    facts = {"start": show.number(start), "end": show.number(start + 4)}
    return _("Your sessions between %(start)s and %(end)s went best so far") % facts


def together_best_effect(names: str, best: Bucket, asked: TimeComparison) -> str:
    """Say what it rests on; means of several metrics have no unit one could feel."""
    return _(
        "%(best)s of %(sessions)s sessions on %(days)s days: %(names)s, each beside what is usual for it."
    ) % {
        "best": show.number(best.sessions),
        "sessions": show.number(asked.sessions),
        "days": show.number(asked.days),
        "names": names,
    }


def best_caution() -> str:
    """Say what the picture shows, and that other things differ too."""
    return _("Each dot is a session and how it went; the bar is the mean. Other things differ by then too.")


def habit(name: str, seen: Clock) -> str:
    """Say around which hour something is done, and how widely; it is no advice."""
    mean, early, late = (show.clock(_quarter(hour)) for hour in (seen.mean_hour, seen.early, seen.late))
    times = ngettext("%(n)s time", "%(n)s times", seen.sessions) % {"n": show.number(seen.sessions)}
    said = (
        _("%(name)s: around %(mean)s (%(times)s).")
        if early == late
        else _("%(name)s: around %(mean)s, two times in three between %(early)s and %(late)s (%(times)s).")
    )
    return said % {"name": name, "mean": mean, "early": early, "late": late, "times": times}


def _quarter(hour: float) -> time:
    quarters = round(hour * 4) % 96
    return time(quarters // 4, quarters % 4 * 15)


def drift_headline(name: str, moved: Trend) -> str:
    """Say which way a series slowly goes."""
    up = moved.slope > 0
    said = _("%(name)s has slowly gone up") if up else _("%(name)s has slowly gone down")
    return said % {"name": name}


def drift_effect(moved: Trend, metric: Metric) -> str:
    """Say by how much in a month, with the range."""
    low, high = sorted(abs(end) * MONTH for end in (moved.low, moved.high))
    return _("By about %(effect)s a day from month to month (%(low)s to %(high)s), %(days)s days.") % {
        "effect": amount(abs(moved.slope) * MONTH, metric),
        "low": show.number(plain(low, metric)),
        "high": show.number(plain(high, metric)),
        "days": show.number(moved.days),
    }


def extremes_headline(name: str) -> str:
    """Say that days are full or empty."""
    return _("%(name)s: most days are either full or empty") % {"name": name}


def extremes_effect(seen: Extremes) -> str:
    """Count the full, the empty and the days in between."""
    return _(
        "Of 10 days about %(full)s were full, %(empty)s empty, %(between)s in between; %(days)s days."
    ) % {
        "full": show.number(round(10 * seen.full)),
        "empty": show.number(round(10 * seen.empty)),
        "between": show.number(round(10 * seen.between, 1)),
        "days": show.number(seen.days),
    }


def extremes_offer() -> str:
    """Offer a floor, as a thing to try."""
    return _("A smaller floor might make the in-between days count. Try it for two weeks?")


def transitions_headline(name: str) -> str:
    """Say that an empty day tended to be followed by another."""
    return _("%(name)s: an empty day tended to be followed by another") % {"name": name}


def transitions_effect(seen: Transitions) -> str:
    """Say how often, after an empty day and after any other."""
    known = seen.miss_then_miss + seen.miss_then_hit + seen.hit_then_miss + seen.hit_then_hit
    return _("After an empty day about %(after)s of 10 were empty, after others %(else)s; %(days)s days.") % {
        "after": show.number(round(10 * seen.after_miss)),
        "else": show.number(round(10 * seen.after_hit)),
        "days": show.number(known),
    }


def transitions_offer() -> str:
    """Say what else looks like this, and offer the smallest return."""
    return _("Illness, travel and busy weeks look like this too. Two minutes on the day after may be enough.")


def dropping_headline(name: str) -> str:
    """Say that some gaps are long."""
    return _("%(name)s: some gaps last longer than six chances") % {"name": name}


def dropping_effect(seen: Dropping) -> str:
    """Say how many of them."""
    return _("About %(away)s of 10 gaps did; %(gaps)s gaps, and each one that ended is a return.") % {
        "away": show.number(round(10 * seen.away)),
        "gaps": show.number(seen.lapses),
    }


def plain(value: float, metric: Metric) -> float:
    """Return a difference as `amount` says it, without its unit."""
    return rounded(10 * value if metric.kind is Kind.BOOLEAN else value)
