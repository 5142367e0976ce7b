"""The numbers of a metric's page that look ahead: levels that fit, their chances, and a wish beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from litestar import Response, post
from litestar.types import ControllerRouterHandler

from smallwins.application.looking import measures
from smallwins.application.looking.ramp import Ramp, ramp_of, use_bit_more
from smallwins.application.looking.suggested import Suggested, Wish, suggested, use_suggested, wish
from smallwins.catalogue import amounts, levels, show
from smallwins.catalogue.language import _, ngettext
from smallwins.catalogue.patterns import missing as words
from smallwins.domain.errors import Refusal
from smallwins.domain.metric import Direction, Metric
from smallwins.statistics.enough import NotEnough
from smallwins.statistics.targets import Level, Levels
from smallwins.web.page import back
from smallwins.web.visit import Here, Id, Visit


@dataclass(frozen=True, slots=True, kw_only=True)
class Fits:
    """Levels that fit: rows of name, chance and amount; or the sentence that says how far it is.

    `ramp` says how a target could move, and `more` offers the next small step of it.
    """

    made_from: str
    rows: Sequence[tuple[str, str, str]]
    not_yet: str
    use: str
    ramp: Sequence[str]
    more: str


def numbers(visit: Visit, metric: Metric, wished: str = "") -> dict[str, Any]:
    """Return what the metric page says of levels, for its template."""
    found = suggested(visit.store, visit.person, visit.now, metric)
    if found is None:
        return {"fits": None, "wish": "", "wished": ""}
    return {"fits": _fits(found, metric, visit), "wish": _wish(visit, metric, wished), "wished": wished}


@post("/metrics/{metric_id:uuid}/levels")
async def use(visit: Here, metric_id: Id) -> Response[bytes]:
    """Ask what was suggested, from the next window on."""
    return back(visit, f"/metrics/{metric_id}", await visit.change(Metric, metric_id, use_suggested))


@post("/metrics/{metric_id:uuid}/bit-more")
async def bit_more(visit: Here, metric_id: Id) -> Response[bytes]:
    """Ask a bit more than usual, from the next window on."""
    return back(visit, f"/metrics/{metric_id}", await visit.change(Metric, metric_id, use_bit_more))


def _fits(found: Suggested, metric: Metric, visit: Visit) -> Fits:
    rows = [*_rows(found, metric)]
    missing = next((each for each in (found.levels, found.times) if isinstance(each, NotEnough)), None)
    made = next((each for each in (found.levels, found.times) if isinstance(each, Levels)), None)
    day = show.near_day(found.since, visit.now.today)
    moving = ramp_of(visit.store, visit.person, visit.now, metric)
    further = moving.bit_more if isinstance(moving, Ramp) else None
    return Fits(
        made_from=levels.made_from(made.count, found.rhythm) if made else "",
        rows=rows,
        not_yet=words.shown_from(missing) if missing and not rows else "",
        use=_("Use these from %(day)s") % {"day": day} if found.is_usable else "",
        ramp=list(measures.ramp(moving, metric)) if moving else (),
        more=_("Ask this from %(day)s") % {"day": day} if further is not None else "",
    )


def _rows(found: Suggested, metric: Metric) -> list[tuple[str, str, str]]:
    if isinstance(found.levels, Levels):
        names = _names(metric)
        held = (found.levels.floor, found.levels.target, found.levels.stretch)
        return [
            (name, levels.chance(level.chance, found.rhythm), amounts.said(level.value, metric))
            for name, level in zip(names, held, strict=True)
        ]
    rows = []
    if isinstance(found.times, Levels):
        held = (found.times.floor, found.times.target, found.times.stretch)
        rows = [
            (
                name,
                levels.chance(level.chance, found.rhythm),
                ngettext("%(n)s day", "%(n)s days", level.value) % {"n": show.number(level.value)},
            )
            for name, level in zip(
                (_("Days, floor"), _("Days, target"), _("Days, stretch")), held, strict=True
            )
        ]
    if isinstance(found.day_floor, Level):
        share = found.day_floor.chance
        rows.append(
            (
                _("Floor of a day"),
                _("about %(n)s of 10 days with effort") % {"n": show.number(round(10 * share))},
                amounts.said(found.day_floor.value, metric),
            )
        )
    return rows


def _names(metric: Metric) -> tuple[str, str, str]:
    if metric.direction is Direction.AT_MOST:
        return _("At most, gently"), _("At most, a target"), _("At most, a stretch")
    return _("Floor"), _("Target"), _("Stretch")


def _wish(visit: Visit, metric: Metric, wished: str) -> str:
    if not wished.strip():
        return ""
    try:
        asked = amounts.value_of(wished, metric)
    except Refusal:
        return _("That is not an amount yet. A number is enough.")
    found = wish(visit.store, visit.person, visit.now, metric, asked)
    if found is None:
        return _("Not compared today. It can be kept as it is.")
    if isinstance(found, NotEnough):
        return words.shown_from(found)
    return _said(found)


def _said(found: Wish) -> str:
    facts = {"reached": show.number(found.reached), "count": show.number(found.count)}
    said = _("Of your last %(count)s, %(reached)s reached this.") % facts
    return f"{said} {levels.reach(found.reach)}"


ROUTES: tuple[ControllerRouterHandler, ...] = (use, bit_more)
