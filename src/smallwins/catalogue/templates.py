"""Templates of metrics: a beginning in one tap, its words and rhythm; a target never comes with it."""

from __future__ import annotations

from dataclasses import dataclass, field

from smallwins.catalogue.language import _
from smallwins.domain.metric import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """One way to begin: what the form is filled with, and where the idea comes from."""

    key: str
    name: str
    kind: Kind
    said: str
    fields: dict[str, str] = field(default_factory=dict)
    source: str = ""


def templates() -> list[Template]:
    """Return the templates in the language in force."""
    return [*_moving(), *_making(), *_being()]


def find_template(key: str) -> Template | None:
    """Return the template of a key, or None."""
    return next((template for template in templates() if template.key == key), None)


def _moving() -> list[Template]:
    minutes = {"unit": _("min"), "smallest_step": "1"}
    return [
        Template(
            key="ten-minute-walk",
            name=_("Walk"),
            kind=Kind.DURATION,
            said=_("A ten-minute walk a day; a shorter one counts too"),
            fields=minutes | {"rhythm": "daily", "floor": "10", "cue": _("after lunch")},
        ),
        Template(
            key="a-bit-more",
            name=_("Steps"),
            kind=Kind.COUNT,
            said=_("A few more steps than is usual for you"),
            fields={"unit": _("steps"), "rhythm": "daily", "smallest_step": "500"},
        ),
        Template(
            key="active-week",
            name=_("Moving"),
            kind=Kind.DURATION,
            said=_("Moderate movement, in all per week, in pieces of any length"),
            fields=minutes | {"rhythm": "week_total"},
            source=_(
                "The CDC's guidance for adults is 150 minutes of moderate activity a week and two days of "
                "strengthening; it can be done in pieces, and some activity is better than none. "
                "A reference, not a target of yours."
            ),
        ),
    ]


def _making() -> list[Template]:
    return [
        Template(
            key="one-page",
            name=_("Pages"),
            kind=Kind.QUANTITY,
            said=_("One page a day; half a page counts by half"),
            fields={"unit": _("pages"), "rhythm": "daily", "floor": "1", "smallest_step": "0.5"},
        ),
        Template(
            key="new-recipe",
            name=_("A new recipe"),
            kind=Kind.BOOLEAN,
            said=_("One new recipe a week"),
            fields={"rhythm": "per_week", "times_per_week": "1"},
        ),
        Template(
            key="new-dishes",
            name=_("New dishes tasted"),
            kind=Kind.COUNT,
            said=_("Different dishes, each counted once"),
            fields={"unit": _("dishes"), "rhythm": "month_total", "aggregation": "count_distinct"},
        ),
        Template(
            key="things-tried",
            name=_("Things tried"),
            kind=Kind.COUNT,
            said=_("Every try, whatever came of it"),
            fields={"unit": _("tries"), "rhythm": "week_total"},
        ),
    ]


def _being() -> list[Template]:
    rating = {"rhythm": "daily"}
    return [
        Template(
            key="mood", name=_("Mood"), kind=Kind.RATING, said=_("How the day felt, 0 to 10"), fields=rating
        ),
        Template(
            key="stress",
            name=_("Stress"),
            kind=Kind.RATING,
            said=_("How tense it was, 0 to 10"),
            fields=rating,
        ),
        Template(
            key="confidence",
            name=_("Confidence"),
            kind=Kind.RATING,
            said=_("How sure of yourself you felt, 0 to 10"),
            fields=rating,
        ),
        Template(
            key="rest",
            name=_("Rest"),
            kind=Kind.BOOLEAN,
            said=_("Something that did you good; rest is logged like work"),
            fields={"rhythm": "daily"},
        ),
        Template(
            key="kind-to-myself",
            name=_("A kind word to myself"),
            kind=Kind.BOOLEAN,
            said=_("What you would say to a friend, said to you"),
            fields={"rhythm": "per_week", "times_per_week": "3"},
        ),
    ]
