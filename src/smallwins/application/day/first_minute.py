"""The first minute: one value, one metric and one tiny step, kept as one act."""

from __future__ import annotations

from smallwins.application.ports import Now, Store
from smallwins.domain.errors import Refusal
from smallwins.domain.levels import Levels
from smallwins.domain.metric import Metric, Plan
from smallwins.domain.profile import Profile
from smallwins.domain.step import Step
from smallwins.domain.value import Value

TINY_HOURS = 0.0334
"""What the tiniest piece is thought to take: two minutes, as the page says beside it."""


def begin(store: Store, person: Profile, now: Now, *, value: str, metric: str, tiny: str) -> Metric:
    """Keep what matters, in what it shows, and today's tiniest piece of it, which may be left empty.

    The metric is a yes or no, every day, without any target: all of it can be
    changed later, and no number is chosen for anybody.
    """
    if not value or not metric:
        raise Refusal("name.empty", field="metric" if value else "value")
    matters = Value(id=now.new_id(), name=value, created_at=now.at)
    follows = Metric(
        id=now.new_id(),
        name=metric,
        values=(matters.id,),
        plans=(Plan(since=now.today),),
        levels=(Levels(since=now.today),),
        starts_on=now.today,
        created_at=now.at,
    )
    act = store.begin(person.id, now, "first-minute", metric)
    store.keep(act, matters, follows)
    if tiny:
        step = Step(
            id=now.new_id(),
            title=tiny,
            first_step=tiny,
            manageable=True,
            estimate=TINY_HOURS,
            planned_on=now.today,
            created_at=now.at,
        )
        store.keep(act, step)
    return follows
