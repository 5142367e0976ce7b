"""What a refusal says: what happened, that nothing was lost, and how to mend it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from smallwins.catalogue import brought, devices, fields, files, locks, machine, nouns, show
from smallwins.catalogue.language import _
from smallwins.domain.errors import Refusal

Facts = Mapping[str, Any]


def sentence(refusal: Refusal) -> str:
    """Say a refusal in the language in force; a code without a sentence says its facts."""
    text = _sentences().get(refusal.code)
    if text is None:
        return _("That was not done, and nothing was changed (%(code)s).") % {"code": refusal}
    said = text % _Shown(refusal.facts)
    return said[:1].upper() + said[1:]


def problem(code: str, facts: Facts) -> str:
    """Say what is to be known of one row of a file, else what a refusal of that code says."""
    said = (files.problems().get(code) or _sentences().get(code) or code) % _Shown(facts)
    return said[:1].upper() + said[1:]


class _Shown(dict[str, str]):
    """The facts of a refusal as a sentence shows them."""

    def __init__(self, facts: Facts) -> None:
        super().__init__({name: _shown(name, fact) for name, fact in facts.items()})

    def __missing__(self, name: str) -> str:
        return "…"


def _shown(name: str, fact: Any) -> str:
    match fact:
        case str() if name in _NAMED:
            return _NAMED[name](fact)
        case bool() | None | str():
            return "" if fact is None else str(fact)
        case int() | float():
            return show.number(fact)
        case datetime() | date():
            return show.day(fact if not isinstance(fact, datetime) else fact.date(), date.min)
        case list() | tuple():
            return show.listed([str(part) for part in fact])
    return str(fact)


def _noun(name: str) -> str:
    return nouns.noun(name) if name == "note" else fields.field_name(name)  # a note is a field elsewhere


_NAMED = {"field": fields.field_name, "noun": _noun, "order": brought.order}
"""Facts that are names of the program's own, each with what says it to a person."""


def _sentences() -> dict[str, str]:
    return (
        _amounts()
        | _days()
        | _records()
        | _metrics()
        | _steps()
        | _path()
        | _experiments()
        | _notebook()
        | _undo()
        | machine.refusals()
        | files.refusals()
        | devices.refusals()
        | locks.refusals()
    )


def _amounts() -> dict[str, str]:
    return {
        "number.unreadable": _("“%(text)s” is not a number that could be read. Write it like 12 or 2.5."),
        "number.two-ways": _(
            "“%(text)s” can be read in two ways: write %(many)s for the large number, %(few)s for the other."
        ),
        "number.not-finite": _("%(field)s has to be an ordinary number. Nothing was kept."),
        "number.too-large": _("%(value)s is larger than a number can be kept exactly. Nothing was kept."),
        "number.out-of-range": _(
            "%(value)s is outside what fits here: %(field)s goes from %(least)s to %(most)s. "
            "Nothing was kept."
        ),
        "levels.none-suggested": _("There are no levels to suggest for %(name)s yet. Nothing was changed."),
        "levels.order": _("The floor comes first, then the target, then the stretch. Nothing was changed."),
        "levels.limit-needed": _("An at-most metric needs its limit. Give the amount that is still fine."),
        "levels.ceiling-needed": _(
            "With a limit of zero, say also how much is usual: that is where credit ends."
        ),
        "levels.ceiling-order": _("The usual amount (%(ceiling)s) has to be above the limit (%(limit)s)."),
    }


def _days() -> dict[str, str]:
    return {
        "date.unreadable": _("“%(text)s” is not a date that exists. Write it like 2026-05-14."),
        "date.no-such-day": _("“%(text)s” is not a day of any calendar. Nothing was kept."),
        "time.unreadable": _("“%(text)s” is not a time of day. Write it like 7:30 or 19:05."),
        "date.too-early": _("%(date)s is before this record can begin (%(earliest)s). Nothing was kept."),
        "date.too-late": _("%(date)s has not come yet. Nothing was kept; choose a day up to today."),
        "zone.unknown": _("There is no time zone “%(zone)s”. Write it like Africa/Casablanca."),
        "pause.ends-before-start": _("The pause would end before it begins. Nothing was changed."),
        "pause.two-scopes": _("A pause is of one metric, of one group, or of everything."),
        "pause.none": _("Nothing is resting here, so there is nothing to wake."),
        "schedule.unreadable": _(
            "“%(text)s” is not a schedule. Write it like daily, mon,wed,fri, 3/week, 1/5days, 4/month, "
            "days 1,15 or total/week."
        ),
        "schedule.no-weekdays": _("Choose at least one weekday."),
        "schedule.no-month-days": _("Choose at least one day of the month, 1 to 31."),
    }


def _records() -> dict[str, str]:
    return {
        "text.too-long": _(
            "%(field)s has %(length)s characters; %(longest)s fit. "
            "Nothing was kept, so shorten it and try again."
        ),
        "name.empty": _("It needs a name; one word is enough."),
        "name.ambiguous": _("“%(name)s” could be %(names)s. Write a little more of it."),
        "name.alike": _(
            "“%(name)s” could be %(names)s. Write the letters in the brackets in place of the name."
        ),
        "name.unknown": _("There is no %(noun)s “%(name)s”. The nearest is “%(nearest)s”."),
        "name.unheard-of": _("There is no %(noun)s “%(name)s” yet. Nothing was changed."),
        "entry.empty": _("There was nothing to keep yet: give an amount, tick it, or skip with a reason."),
        "entry.yes-or-no": _("“%(metric)s” is a yes or no: done, a bit, or nothing."),
        "entry.unknown": _("There is no entry whose id ends in “%(id)s”. See them with: wins entry list"),
        "entry.ambiguous": _("%(count)s entries have an id that ends in “%(id)s”. Write more of it."),
        "entry.negative": _("“%(metric)s” counts from zero up; %(value)s was not kept."),
        "entry.longer-than-a-day": _("A day has 24 hours, and this is more. “%(metric)s” is as it was."),
        "entry.changed-since": _(
            "This entry was changed on another device after you had seen it, so it stays. "
            "Delete it there if you still want to."
        ),
        "entry.nothing-to-take": _("There is nothing to take off “%(metric)s” on this day."),
        "record.unknown": _("That is no longer here, or never was. What you have kept is untouched."),
        "record.changed": _(
            "This was changed elsewhere in the meantime. Nothing was overwritten; look at it again."
        ),
        "id.reused": _("Something else is already kept under this id. Nothing was changed."),
        "person.unknown": _("This record has no owner yet. Open the page once more."),
        "form.unreadable": _("The form could not be read. Nothing was changed; go back and try again."),
    }


def _metrics() -> dict[str, str]:
    return {
        "catch.unclear": _(
            "“%(line)s” could be several of the things you follow, or none. Say which, and it is kept."
        ),
        "outbox.unknown": _("This is something that cannot wait on a device. Do it again on its own page."),
        "metric.unknown": _("There is no metric “%(name)s”. The nearest is “%(nearest)s”."),
        "metric.unheard-of": _("There is no metric “%(name)s” yet, nor one with a name like it."),
        "value.unknown": _("There is no value “%(name)s”. The nearest is “%(nearest)s”."),
        "value.unheard-of": _("There is no value “%(name)s” yet, nor one with a name like it."),
        "value.ambiguous": _("“%(name)s” could be %(names)s. Write a little more of it."),
        "metric.ambiguous": _("“%(name)s” could be %(names)s. Write a little more of it."),
        "metric.no-plan": _("A metric needs a schedule and its levels. Nothing was changed."),
        "metric.ends-before-start": _("It would end (%(ends_on)s) before it starts (%(starts_on)s)."),
        "metric.has-to-be-one": _("Choose one metric first."),
    }


def _steps() -> dict[str, str]:
    return {
        "criterion.empty": _("A line of “done when” needs a few words."),
        "criterion.two-central": _("One line can be the one that decides. Choose one of the two."),
        "criterion.closed": _(
            "Everything agreed for “done” was met, so the list is closed and nothing was changed. "
            "A line may still be struck; more work is a step of its own."
        ),
        "criterion.no-reason": _(
            "A line agreed before the start changes with a reason. Write one; it stays visible."
        ),
        "criterion.unknown": _("That line of “done when” is no longer here. Nothing was changed."),
        "criterion.locked": _(
            "What “done” means was agreed at the start. Change one line at a time, with a reason; "
            "the earlier words stay visible."
        ),
        "draft.unknown": _("That draft is no longer here. Nothing was changed."),
        "key.too-many": _(
            "There are %(most)s key tasks today already: %(titles)s. Take one of them off first."
        ),
        "step.own-ancestor": _("“%(title)s” would become a part of itself. Nothing was changed."),
        "questionnaire.unreadable": _(
            "A file in the folder of your questionnaires (%(folder)s) is not one: %(what)s. The others wait "
            "until it is mended or moved away."
        ),
        "scale.not-yet": _("That was answered not long ago. The next time is %(next)s, or later."),
        "step.not-done": _("“%(title)s” is not finished yet. Once it is, it can be kept as a win."),
        "step.no-parts": _("Write down at least one smaller part; a few words are enough."),
    }


def _path() -> dict[str, str]:
    return {
        "goal.no-value": _("A goal serves at least one of your values. Choose one."),
        "goal.no-way": _(
            "There is no way to go from here to there: both are %(target)s. Nothing was changed."
        ),
        "goal.rest-not-over": _(
            "A rest with a last day is one that is over. For one that goes on, leave the last day out; "
            "the goal is taken up again when you like."
        ),
        "goal.not-an-end": _("A goal ends as reached or let go. Nothing was changed."),
        "milestone.crossed": _("“%(title)s” was crossed, and what was crossed stays. Nothing was changed."),
        "milestone.unknown": _("That milestone is no longer here. Nothing was changed."),
        "rehearsal.no-date": _("“%(title)s” has no date yet to plan back from. Give it one first."),
        "rehearsal.no-room": _(
            "%(days)s days are left, and each rehearsal takes one of its own. Plan fewer than %(count)s."
        ),
        "rehearsal.none": _(
            "“%(title)s” is no rehearsal: that needs a day of its own, and a goal with a date. "
            "Nothing was changed."
        ),
        "rehearsal.over": _(
            "What there was to prepare for “%(title)s” is over. What you said before is kept, and nothing "
            "was changed."
        ),
        "skill.down": _("A stage once reached stays reached. Nothing was changed."),
        "skill.two-up": _("A skill moves one stage at a time. Nothing was changed."),
        "skill.too-soon": _("The last stage was reached on %(last)s; the next can come %(days)s days later."),
        "skill.nothing-to-correct": _("There is no stage to correct yet."),
    }


def _experiments() -> dict[str, str]:
    return {
        "experiment.empty": _("An experiment needs a question and two ways to compare."),
        "experiment.length": _(
            "A round lasts 1 to 28 days, and the days between are fewer. Nothing was changed."
        ),
        "experiment.pairs": _("An answer takes %(least)s to %(most)s pairs. Nothing was changed."),
        "experiment.past": _(
            "An experiment begins today or later: the order is drawn first. Nothing was changed."
        ),
        "experiment.under-way": _(
            "“%(question)s” is still under way; what it shows is said once it is over. Stop it to see it now."
        ),
        "experiment.running": _(
            "“%(question)s” has begun, so its plan stays as it is. Stop it and plan another one if you like."
        ),
    }


def _notebook() -> dict[str, str]:
    return {
        "doubt.empty": _("Write the doubt down first, as it sounds; the other page comes after."),
        "note.empty": _("A note needs a few words."),
        "note.no-date": _("Say on which day it is to come back."),
        "review.ends-before-start": _("The review would end before it begins. Nothing was changed."),
        "review.future": _("That time has not come yet; there is nothing to look back on."),
        "setback.empty": _("Write in a few words what happened."),
        "setback.recovered-before": _(
            "The day you were back lies before the day it happened. Nothing was changed."
        ),
        "setback.one-option": _(
            "There is %(have)s way so far; look for %(need)s, however small the other one is."
        ),
        "treat.none": _("“%(name)s” has no treat of yours yet. Name one under Change this metric."),
        "supporter.none": _("Choose somebody you trust, or write a name."),
        "supporter.removed": _(
            "%(name)s is no longer in your circle, so nothing goes there. What you wrote is as it was."
        ),
    }


def _undo() -> dict[str, str]:
    return {
        "undo.nothing": _("There is nothing to take back."),
        "undo.unknown": _("That act is not in the history."),
        "undo.already": _("That was taken back already."),
        "forget.nothing": _("That act took nothing out that is still remembered. Nothing was changed."),
        "undo.forgotten": _("That was forgotten for good and cannot be brought back."),
        "undo.changed-since": _(
            "It was changed again later (%(summary)s). Take that back first, then this one."
        ),
    }
