"""What the numbers of one metric say, in sentences: totals, consistency, bests, coming back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from smallwins.catalogue import amounts, levels, show
from smallwins.catalogue.language import _, ngettext
from smallwins.domain.metric import Direction, Kind, Metric
from smallwins.domain.schedule import Rhythm
from smallwins.statistics.enough import NotEnough

if TYPE_CHECKING:
    from smallwins.application.looking.ramp import Ramp
    from smallwins.statistics.bests import Announcement, Best
    from smallwins.statistics.bounce_back import BounceBack, LapseCounts
    from smallwins.statistics.momentum.consistency import Consistency
    from smallwins.statistics.momentum.totals import Totals
    from smallwins.statistics.targets import Level


def totals(held: Totals, metric: Metric) -> Iterator[str]:
    """Say what a metric has come to; these only grow."""
    yield days_so_far(held, metric)
    if held.amount and metric.kind not in (Kind.BOOLEAN, Kind.DURATION):
        yield _("%(amount)s in all") % {"amount": amounts.said(held.amount, metric)}
    if held.minutes:
        yield _("%(time)s in all") % {"time": show.duration(held.minutes)}
    if held.things:
        yield ngettext("%(count)s different thing", "%(count)s different things", held.things) % {
            "count": show.number(held.things)
        }
    if held.returns:
        yield ngettext("Came back %(count)s time", "Came back %(count)s times", held.returns) % {
            "count": show.number(held.returns)
        }


def days_so_far(held: Totals, metric: Metric) -> str:
    """Say on how many days there was effort; of what is observed, how many were noted."""
    said = (
        ngettext("%(days)s day with effort", "%(days)s days with effort", held.days)
        if metric.is_judged
        else ngettext("%(days)s day noted", "%(days)s days noted", held.days)
    )
    return said % {"days": show.number(held.days)}


def consistency(held: Consistency | NotEnough) -> str:
    """Say how steadily chances are taken: on about 6 of 10, 3 to 8."""
    if isinstance(held, NotEnough):
        facts = {"have": show.number(held.have), "need": show.number(held.need)}
        return _("How steadily: said from %(need)s chances on; %(have)s so far") % facts
    facts = {name: show.number(round(10 * getattr(held, name))) for name in ("share", "low", "high")}
    return _("On about %(share)s of 10 chances lately (%(low)s to %(high)s)") % facts


def best(held: Best, metric: Metric, today: date) -> str:
    """Say a personal best and when it was."""
    if held.kind == "thirty-day windows":
        return _("Most days of showing up within thirty: %(count)s, from %(day)s") % {
            "count": show.number(held.value),
            "day": show.short_day(held.first, today),
        }
    if held.kind == "returns":
        return _("Quickest return: %(within)s, %(day)s") % {
            "within": chances(held.value),
            "day": show.short_day(held.first, today),
        }
    return _best_words(held.kind) % {
        "amount": amounts.said_total(held.value, metric),
        "day": show.short_day(held.first, today),
        "month": show.month_and_year(held.first),
    }


def chances(count: float) -> str:
    """Say how many chances: 1 chance, 3 chances."""
    return ngettext("%(count)s chance", "%(count)s chances", int(count)) % {"count": show.number(count)}


def news_of_bests(announced: Announcement | None, *, is_beyond_luck: bool) -> list[str]:
    """Say what is more than ever while still under way, and that bests come more often than by chance."""
    ever = {
        "days": _("Today is already more than any day before it."),
        "weeks": _("This week is already more than any week before it."),
        "months": _("This month is already more than any month before it."),
    }
    lately = {
        "days": _("Today is already more than any day of the last three months."),
        "weeks": _("This week is already more than any week of the last three months."),
        "months": _("This month is already more than any of the last three months."),
    }
    said = [(lately if announced.recent else ever)[announced.kind.value]] if announced else []
    luck = _("New best weeks have come more often than chance alone would bring.")
    return [*said, luck] if is_beyond_luck else said


def back_again(counts: LapseCounts, estimate: BounceBack | NotEnough, *, is_faster: bool) -> str:
    """Say how soon one is back after a gap: plain counts while there are few, then what is typical."""
    if isinstance(estimate, NotEnough):
        said = ngettext(
            "%(short)s of %(count)s gap lasted one chance",
            "%(short)s of %(count)s gaps lasted one chance",
            counts.lapses,
        )
        return said % {"short": show.number(counts.one_long), "count": show.number(counts.lapses)}
    chances = {"chances": show.number(round(estimate.typical, 1))}
    said = _("After a gap you are typically back after %(chances)s chances.") % chances
    faster = [_("You are coming back faster.")] if is_faster else []
    return " ".join([*faster, said, straight_back(estimate)])


def straight_back(estimate: BounceBack) -> str:
    """Say how often one is back at the very next chance, with its range: about 7 times in 10, 6 to 8."""
    low, high = estimate.back_at_once_range
    shares = {"times": estimate.back_at_once, "low": low, "high": high}
    facts = {name: show.number(round(10 * share)) for name, share in shares.items()}
    return (
        _("You are back at the very next chance about %(times)s times in 10 (%(low)s to %(high)s).") % facts
    )


def mostly_skipped() -> str:
    """Ask, after many skips, whether the schedule still fits."""
    return _(
        "More than half of the last 28 days were skipped, and that costs nothing. Does this rhythm still fit?"
    )


def fitting(each: Sequence[Level], metric: Metric, rhythm: Rhythm, *, in_days: bool) -> str:
    """Say the floor, target and stretch that fit the own record, with the chance of each."""
    names = (
        (_("At most, gently"), _("At most, a target"), _("At most, a stretch"))
        if metric.direction is Direction.AT_MOST
        else (_("Floor"), _("Target"), _("Stretch"))
    )
    said = [
        _("%(name)s %(amount)s (%(chance)s)")
        % {
            "name": name,
            "amount": days(level.value) if in_days else amounts.said_total(level.value, metric),
            "chance": levels.chance(level.chance, rhythm),
        }
        for name, level in zip(names, each, strict=True)
    ]
    return _("Levels that fit: %(levels)s") % {"levels": show.listed(said)}


def days(count: float) -> str:
    """Say how many days."""
    return ngettext("%(n)s day", "%(n)s days", count) % {"n": show.number(round(count, 1))}


def ramp(found: Ramp | NotEnough, metric: Metric) -> Iterator[str]:
    """Say what is usual lately, and what could come next: a bit more, a lighter week, a gentle start."""
    if isinstance(found, NotEnough):
        return
    facts = {"usual": _asked_amount(found.usual, found, metric)}
    if found.restart is not None:
        facts["restart"] = _asked_amount(found.restart, found, metric)
        yield (
            _("After time away, %(restart)s is a kind place to begin again; %(usual)s was usual before.")
            % facts
        )
    elif found.bit_more is None:
        yield (
            _("Your usual lately is about %(usual)s. What you ask now fits that; a bit more can wait.")
            % facts
        )
    else:
        facts["more"] = _asked_amount(found.bit_more, found, metric)
        is_usual = found.bit_more >= found.usual if found.is_limit else found.bit_more <= found.usual
        if is_usual:
            said = _(
                "Your usual lately is about %(usual)s. Asking %(more)s would be asking what you do already."
            )
        elif found.is_limit:
            said = _("Your usual lately is about %(usual)s. A bit less would be %(more)s.")
        else:
            said = _("Your usual lately is about %(usual)s. A bit more would be %(more)s.")
        yield said % facts
    if found.lighter is not None:
        facts["lighter"] = _asked_amount(found.lighter, found, metric)
        yield _("It rose three weeks running. A lighter week, about %(lighter)s, would do it good.") % facts


def _asked_amount(value: float, found: Ramp, metric: Metric) -> str:
    rhythm = found.rhythm
    about = round(value, 1) if value < 10 else float(round(value))
    said = days(about) if found.in_days else amounts.said_total(about, metric)
    if rhythm in (Rhythm.PER_WEEK, Rhythm.WEEK_TOTAL):
        return _("%(amount)s a week") % {"amount": said}
    if rhythm in (Rhythm.PER_MONTH, Rhythm.MONTH_TOTAL):
        return _("%(amount)s a month") % {"amount": said}
    return (
        said if rhythm in (Rhythm.PER_DAYS, Rhythm.DAYS_TOTAL) else _("%(amount)s a day") % {"amount": said}
    )


def _best_words(kind: str) -> str:
    return {
        "days": _("Best day: %(amount)s, %(day)s"),
        "weeks": _("Best week: %(amount)s, from %(day)s"),
        "months": _("Best month: %(amount)s, %(month)s"),
        "seven-day windows": _("Best seven days: %(amount)s, from %(day)s"),
    }.get(kind, "%(amount)s, %(day)s")
