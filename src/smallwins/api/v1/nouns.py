"""Which nouns the API serves, in the order in which they are described."""

from __future__ import annotations

from smallwins.api.v1.doubts import DOUBTS
from smallwins.api.v1.entries import ENTRIES
from smallwins.api.v1.experiments import EXPERIMENTS
from smallwins.api.v1.goals import GOALS
from smallwins.api.v1.metrics import METRICS
from smallwins.api.v1.pauses import PAUSES
from smallwins.api.v1.resources import Resource
from smallwins.api.v1.reviews import REVIEWS
from smallwins.api.v1.setbacks import SETBACKS
from smallwins.api.v1.skills import SKILLS
from smallwins.api.v1.steps import STEPS
from smallwins.api.v1.supporters import SUPPORTERS
from smallwins.application import merging, notes, values
from smallwins.domain.note import Note
from smallwins.domain.value import Value

RESOURCES = (
    Resource(Value, "values", values.add_value, values.edit_value),
    METRICS,
    ENTRIES,
    PAUSES,
    GOALS,
    STEPS,
    SETBACKS,
    DOUBTS,
    SKILLS,
    Resource(Note, "notes", notes.add_note, notes.edit_note, merge=merging.merge_note),
    REVIEWS,
    EXPERIMENTS,
    SUPPORTERS,
)
