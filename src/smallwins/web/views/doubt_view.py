"""What the pages of doubts show beside the two pages: belief, what doubts came to, the prepared note."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from smallwins.application import doubts, supporters, wording
from smallwins.application.labels import label
from smallwins.catalogue import doubts as words
from smallwins.catalogue import language, setbacks, show
from smallwins.catalogue.language import _
from smallwins.charts.chart import Chart
from smallwins.charts.curve import BeliefWords, belief_slope
from smallwins.domain.doubt import Doubt, Outcome
from smallwins.domain.note import Note
from smallwins.domain.supporter import Supporter
from smallwins.web.visit import Visit

FEWEST_COMMON = 2
"""Doubts of a situation before it is called common for a person; a convention."""


def of_all(visit: Visit) -> dict[str, Any]:
    """Return what the list of doubts shows."""
    held = doubts.doubts(visit.store, visit.person)
    due = {doubt.id for doubt in doubts.to_look_at(visit.store, visit.person, visit.now)}
    return {
        "held": sorted(held, key=lambda doubt: doubt.id not in due),
        "due": due,
        "words": words,
        "label": label,
    } | _came_to(visit)


def of_one(visit: Visit, doubt: Doubt, *, softer: bool) -> dict[str, Any]:
    """Return what the page of one doubt shows."""
    friends = supporters.supporters(visit.store, visit.person)
    look_again = doubts.look_again_on(visit.person, visit.now, doubt)
    prepared = doubts.prepared_note(visit.store, visit.person, doubt)
    to = visit.store.find(Supporter, visit.person.id, prepared.to) if prepared and prepared.to else None
    with_whom = visit.store.find(Supporter, visit.person.id, doubt.talked_with) if doubt.talked_with else None
    texts = [doubt.claim, doubt.fuel, *doubt.reasons]
    spoken = language.current()
    return {
        "doubt": doubt,
        "words": words,
        "pressures": setbacks,
        "slope": _slope(doubt),
        "friends": friends,
        "prepared": prepared,
        "to": to,
        "mail": _address(to, prepared) if to and prepared else "",
        "suggested": letter(doubt, friends[0]) if friends else "",
        "with_whom": with_whom,
        "look_again": look_again,
        "is_due": doubt.outcome is Outcome.OPEN and look_again <= visit.now.today,
        "common": _common(visit, doubt),
        "hard": wording.hard_on_oneself(texts, spoken),
        "softer": [mark for text in texts for mark in wording.softer(text, spoken)] if softer else None,
    } | _came_to(visit)


def choices() -> dict[str, Any]:
    """Return what can be chosen for a doubt."""
    return {"words": words, "pressures": setbacks}


def letter(doubt: Doubt, to: Supporter) -> str:
    """Return the note that asks somebody for a talk, for the person to change."""
    return words.letter(to.name, doubt.claim)


def _came_to(visit: Visit) -> dict[str, Any]:
    record = doubts.came_true(visit.store, visit.person)
    said = words.came_to(record.known, record.did_not_happen, record.partly, record.happened)
    return {"record": record, "came_to": said}


def _common(visit: Visit, doubt: Doubt) -> str:
    counted = doubts.situations(visit.store, visit.person)
    times = counted.get(doubt.situation, 0) if doubt.situation else 0
    if doubt.situation is None or times < FEWEST_COMMON:
        return ""
    return words.how_common(doubt.situation, times, sum(counted.values()))


def _slope(doubt: Doubt) -> Chart | None:
    if doubt.belief_before is None:
        return None
    before, after = doubt.belief_before, doubt.belief_after
    facts = {"before": show.number(before), "after": "" if after is None else show.number(after)}
    said = _("Belief in the doubt: %(before)s of 100 before, %(after)s of 100 after.")
    given = BeliefWords(
        label=(said if after is not None else _("Belief in the doubt: %(before)s of 100.")) % facts,
        before=_("%(before)s of 100") % facts,
        after=facts["after"],
        when_before=_("when it came"),
        when_after=_("after writing"),
    )
    return belief_slope(before, after, words=given, rtl=language.is_right_to_left())


def _address(to: Supporter, note: Note) -> str:
    """Return what opens the person's own mail or messages with the note in it, or nothing."""
    contact = "".join(to.contact.split())
    if "@" in contact:
        return f"mailto:{quote(contact, safe='@')}?body={quote(note.text)}"
    if contact.lstrip("+").replace("-", "").isdecimal() and len(contact) > 4:
        return f"sms:{quote(contact, safe='+')}?&body={quote(note.text)}"
    return ""
