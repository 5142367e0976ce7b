"""What the person follows: add it, change it from a day on, let it rest, put it away."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from smallwins.application import records
from smallwins.application.ports import Act, Now, Store
from smallwins.domain.errors import Refusal
from smallwins.domain.ids import is_end_of
from smallwins.domain.levels import Levels
from smallwins.domain.metric import Metric, MetricState
from smallwins.domain.pause import Pause
from smallwins.domain.profile import Profile
from smallwins.domain.schedule import Schedule
from smallwins.domain.text import fold, nearest


def add_metric(store: Store, person: Profile, now: Now, metric: Metric) -> Metric:
    """Begin to follow something."""
    from smallwins.domain.value import Value  # noqa: PLC0415 - logging needs none, and is felt

    for value in metric.values:
        records.get(store, Value, person.id, value)
    return records.make(store, person.id, now, metric, summary=metric.name)


def edit_metric(
    store: Store, person: Profile, now: Now, metric: Metric, changes: Mapping[str, Any]
) -> Metric:
    """Change a metric's fields; its schedule and levels have their own functions, for they are dated.

    A metric that is put away rests from today on, and asks again when it is taken out.
    """
    after = records.changed(metric, changes)
    was_away, is_away = (held.state is MetricState.ARCHIVED for held in (metric, after))
    if was_away == is_away:
        return records.keep_changed(store, person.id, now, metric, after, summary=metric.name)
    act = store.begin(person.id, now, "metric.archive" if is_away else "metric.take-out", metric.name)
    under_way = _resting(store, person, now, metric)
    rest = Pause(id=now.new_id(), since=now.today, metric=metric.id, created_at=now.at)
    store.keep(act, after, *([rest] if is_away and not under_way else []))
    if was_away:
        _end(store, act, under_way)
    return after


def change_schedule(
    store: Store, person: Profile, now: Now, metric: Metric, schedule: Schedule, since: date
) -> Metric:
    """Expect a metric in another rhythm from `since` on; days before keep theirs."""
    plans = metric.with_schedule(schedule, since).plans
    return edit_metric(store, person, now, metric, {"plans": plans})


def change_levels(store: Store, person: Profile, now: Now, metric: Metric, levels: Levels) -> Metric:
    """Ask other amounts from `levels.since` on; days before keep theirs."""
    return edit_metric(store, person, now, metric, {"levels": metric.with_levels(levels).levels})


def archive_metric(store: Store, person: Profile, now: Now, metric: Metric) -> Metric:
    """Put a metric away with everything kept on it; until it is taken out again it rests."""
    return edit_metric(store, person, now, metric, {"state": MetricState.ARCHIVED})


def take_out_metric(store: Store, person: Profile, now: Now, metric: Metric) -> Metric:
    """Take a metric out again; the days on which it was put away cost nothing."""
    return edit_metric(store, person, now, metric, {"state": MetricState.ACTIVE})


def call_second_nature(store: Store, person: Profile, now: Now, metric: Metric) -> Metric:
    """Say that a metric goes by itself: it is kept and no longer asked for; or ask for it again."""
    is_so = metric.state is MetricState.MAINTENANCE
    state = MetricState.ACTIVE if is_so else MetricState.MAINTENANCE
    return edit_metric(store, person, now, metric, {"state": state})


def delete_metric(store: Store, person: Profile, now: Now, metric: Metric) -> None:
    """Delete a metric with its entries; undo brings all of it back."""
    records.delete(store, person.id, now, metric, summary=metric.name)


def metrics(store: Store, person: Profile, *, archived: bool = False) -> list[Metric]:
    """Return the person's metrics in their order."""
    found = store.all(Metric, person.id)
    chosen = [metric for metric in found if archived or metric.state is not MetricState.ARCHIVED]
    return sorted(chosen, key=lambda metric: metric.position)


def metric_named(store: Store, person: Profile, name: str) -> Metric:
    """Return the metric of a name or the one whose name begins so, or refuse and name the nearest."""
    held = metrics(store, person, archived=True)
    wanted = fold(name).strip()
    exact = [metric for metric in held if fold(metric.name) == wanted or is_end_of(wanted, metric.id)]
    begun = [metric for metric in held if wanted and fold(metric.name).startswith(wanted)]
    for found in (exact, begun):
        active = [metric for metric in found if metric.state is not MetricState.ARCHIVED] or found
        if len(active) == 1:
            return active[0]
        if active:
            from smallwins.application.naming import ambiguous  # noqa: PLC0415 - logging seldom meets it

            raise ambiguous("metric.ambiguous", name, [(metric.name, metric) for metric in active])
    close = nearest(name, [metric.name for metric in held])
    if close is None:
        raise Refusal("metric.unheard-of", name=name)
    raise Refusal("metric.unknown", name=name, nearest=close)


def pause(store: Store, person: Profile, now: Now, resting: Pause, *, summary: str = "") -> Pause:
    """Let a metric, a group or everything rest; days that are over may be named too."""
    if resting.metric is not None:
        records.get(store, Metric, person.id, resting.metric)
    return records.make(store, person.id, now, resting, summary=summary)


def resume(
    store: Store, person: Profile, now: Now, metric: Metric | None, *, summary: str = ""
) -> list[Pause]:
    """End the pauses under way today, of one metric or of everything; today asks again."""
    under_way = [
        held
        for held in store.all(Pause, person.id)
        if held.holds_on(now.today) and (metric is None or held.rests(metric))
    ]
    if not under_way:
        raise Refusal("pause.none", name=metric.name if metric else "")
    _end(
        store, store.begin(person.id, now, "pause.end", summary or (metric.name if metric else "")), under_way
    )
    return under_way


def _resting(store: Store, person: Profile, now: Now, metric: Metric) -> list[Pause]:
    held = (pause for pause in store.all(Pause, person.id) if pause.metric == metric.id)
    return [pause for pause in held if pause.holds_on(now.today) and pause.until is None]


def _end(store: Store, act: Act, pauses: list[Pause]) -> None:
    for held in pauses:
        if held.since >= act.now.today:
            store.remove(act, held)
        else:
            store.keep(act, replace(held, until=act.now.today - timedelta(days=1)))


def move_metric(store: Store, person: Profile, now: Now, metric: Metric, *, up: bool) -> None:
    """Move a metric one place in the person's order; at the end it stays where it is."""
    held = metrics(store, person)
    place = next((index for index, other in enumerate(held) if other.id == metric.id), None)
    beside = None if place is None else place + (-1 if up else 1)
    if place is None or beside is None or not 0 <= beside < len(held):
        return
    held[place], held[beside] = held[beside], held[place]
    placed = (replace(other, position=index) for index, other in enumerate(held))
    moved = [after for after, before in zip(placed, held, strict=True) if after != before]
    store.keep(store.begin(person.id, now, "metric.edit", metric.name), *moved)
