"""What is said of things that wait on a device without a network; the device counts, the words are ours."""

from __future__ import annotations

from typing import Any

from smallwins.catalogue.language import _, ngettext

_SAMPLES = {"zero": 0, "one": 1, "two": 2, "few": 3, "many": 11, "other": 100}
"""A number of each plural category that any of our languages has, by which a device asks for a form."""


def words() -> dict[str, Any]:
    """Return every sentence about the outbox, its plural forms by the category of their number."""
    place = {"n": "{n}"}

    return {
        "waiting": {
            name: ngettext(
                "%(n)s thing waits on this device. It is kept, and will count "
                "when Small Wins is within reach.",
                "%(n)s things wait on this device. They are kept, and will count "
                "when Small Wins is within reach.",
                n,
            )
            % place
            for name, n in _SAMPLES.items()
        },
        "sent": {
            name: ngettext(
                "Sent: %(n)s thing that waited is in your record.",
                "Sent: %(n)s things that waited are in your record.",
                n,
            )
            % place
            for name, n in _SAMPLES.items()
        },
        "refused": {
            name: ngettext(
                "%(n)s thing was not taken. It is still here, with the reason.",
                "%(n)s things were not taken. They are still here, with the reasons.",
                n,
            )
            % place
            for name, n in _SAMPLES.items()
        },
        "row": _("kept, will count when back"),
        "kept": _("Kept on this device. It joins your record when Small Wins is within reach."),
        "online": _("Small Wins is out of reach, and this cannot wait here. Nothing was changed."),
        "unkept": _("This device cannot keep it. What you wrote still stands in its place."),
    }
