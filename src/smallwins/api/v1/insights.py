"""What the record suggests, over the API: pulled, never pushed."""

from __future__ import annotations

from dataclasses import dataclass

from litestar import Router, get

from smallwins.api.caller import Here
from smallwins.api.errors import declared
from smallwins.application.looking import findings
from smallwins.application.looking.figures import Numbered, NumberedHabit, habit_of, numbered
from smallwins.application.looking.insights import insights
from smallwins.statistics.bounce_back import LapseCounts


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggested:
    """At most three findings, what showed nothing clear, what is too young, and gaps with returns.

    `habits` describe when things are done, which is another question than when they go well.
    """

    findings: list[Numbered]
    unclear: list[str]
    not_yet: list[str]
    coming_back: LapseCounts | None
    habits: list[NumberedHabit]


@get("/insights", summary="Ask what the record suggests", operation_id="insights", responses=declared())
async def suggested(call: Here) -> Suggested:
    """Answer at most three findings, each in words with its caution, and in numbers."""
    found = await call.ask(insights)
    return Suggested(
        findings=[numbered(found, each) for each in found.shown],
        unclear=[findings.looked(each) for each in found.unclear],
        not_yet=[findings.not_yet(each) for each in found.not_yet],
        coming_back=found.coming_back.counts if found.coming_back else None,
        habits=[habit_of(each) for each in found.habits],
    )


ROUTER = Router("", route_handlers=[suggested], tags=["insights"])
