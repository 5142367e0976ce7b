"""Which nouns the API serves, and the functions that make and change each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from smallwins.api.v1.resources import Edit, Resource
from smallwins.application import (
    doubts,
    entries,
    experiments,
    goals,
    metrics,
    notes,
    records,
    setbacks,
    skills,
    steps,
    supporters,
    values,
)
from smallwins.application.ports import Now, Store
from smallwins.domain.doubt import Doubt
from smallwins.domain.entry import Entry
from smallwins.domain.experiment import Experiment
from smallwins.domain.goal import Goal
from smallwins.domain.metric import Metric
from smallwins.domain.note import Note
from smallwins.domain.pause import Pause
from smallwins.domain.profile import Profile
from smallwins.domain.review import Review
from smallwins.domain.setback import Setback
from smallwins.domain.skill import Skill
from smallwins.domain.step import Step
from smallwins.domain.supporter import Supporter
from smallwins.domain.value import Value


def _edit_plainly(store: Store, person: Profile, now: Now, record: Any, changes: Mapping[str, Any]) -> Any:
    return records.edit(store, person.id, now, record, changes)


def _add_review(store: Store, person: Profile, now: Now, review: Review) -> Review:
    review.check_begun(now.today)
    return records.make(store, person.id, now, review)


_plain: Edit = _edit_plainly

RESOURCES = (
    Resource(Value, "values", values.add_value, values.edit_value),
    Resource(Metric, "metrics", metrics.add_metric, metrics.edit_metric),
    Resource(Entry, "entries", entries.log_entry, entries.edit_entry),
    Resource(Pause, "pauses", metrics.pause, _plain),
    Resource(Goal, "goals", goals.add_goal, goals.edit_goal),
    Resource(Step, "steps", steps.add_step, steps.edit_step),
    Resource(Setback, "setbacks", setbacks.add_setback, setbacks.edit_setback),
    Resource(Doubt, "doubts", doubts.add_doubt, doubts.edit_doubt),
    Resource(Skill, "skills", skills.add_skill, skills.edit_skill),
    Resource(Note, "notes", notes.add_note, notes.edit_note),
    Resource(Review, "reviews", _add_review, _plain),
    Resource(Experiment, "experiments", experiments.add_experiment, experiments.edit_experiment),
    Resource(Supporter, "supporters", supporters.add_supporter, supporters.edit_supporter),
)
