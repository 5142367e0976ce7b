"""What stands beside a setback or a doubt in the terminal: a kind question, the own why, what came before."""

from __future__ import annotations

from collections.abc import Iterator

from smallwins.application import setbacks, wording
from smallwins.application.looking.planned import plan_beside
from smallwins.catalogue import language, show
from smallwins.catalogue.language import _
from smallwins.cli.program import Session
from smallwins.domain.doubt import Doubt
from smallwins.domain.setback import Setback


def kind_question(written: Setback | Doubt) -> list[str]:
    """Return the question between friends where words are hard on oneself and no kind one is there yet."""
    if isinstance(written, Doubt):
        texts = [] if written.reasons else [written.claim, written.fuel]
        asked = _("This is hard on you. If a friend had written it, what would you say?")
    else:
        texts = [] if written.kind_line else setbacks.written(written)
        asked = _("Some of these words are hard on you. If a friend had written them, what would you say?")
    return [asked] if wording.hard_on_oneself(texts, language.current()) else []


def beside(session: Session, setback: Setback) -> Iterator[str]:
    """Say what a setback became, what it is for, an earlier lesson, and the plan beside what is usual."""
    store, person = session.store, session.person
    step = setbacks.next_step(store, person, setback)
    if step is not None:
        yield _("a next step") + f": {step.title}"
    for value in setbacks.whys(store, person, setback):
        yield _("What it is for") + ": " + " · ".join(filter(None, (value.name, value.why)))
    earlier = setbacks.earlier_lesson(store, person, setback)
    if earlier is not None:
        day = show.short_day(earlier.occurred_on, session.now.today)
        yield _("Your lesson, %(day)s") % {"day": day} + f": {earlier.lesson}"
    yield from _plan(session, setback)


def _plan(session: Session, setback: Setback) -> Iterator[str]:
    plan = plan_beside(session.store, session.person, setback)
    if plan is None:
        return
    if plan.need:
        told = {"metric": plan.metric.name, "have": show.number(plan.have), "need": show.number(plan.need)}
        yield (
            _(
                "Not enough of “%(metric)s” yet to say what is usual: %(have)s of %(need)s. "
                "It appears by itself."
            )
            % told
        )
        return
    yield f"{plan.metric.name} · {_('Planned')}: {plan.planned} · {_('Usual for you')}: {plan.usual}"
    yield plan.said
