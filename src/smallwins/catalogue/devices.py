"""How devices are spoken of."""

from __future__ import annotations

from smallwins.catalogue import show
from smallwins.catalogue.language import _


def guessed_name(agent: str) -> str:
    """Return a first name for a device, from what its browser says of itself."""
    known = {
        "iPhone": "iPhone",
        "iPad": "iPad",
        "Android": _("Android phone"),
        "Macintosh": "Mac",
        "Windows": _("Windows computer"),
        "Linux": _("Linux computer"),
    }
    return next((name for mark, name in known.items() if mark in agent), _("My phone"))


def place(name: str) -> str:
    """Say where an act was done: on a page, in the terminal, or on a device by its own name."""
    return {"page": _("on a page"), "terminal": _("in the terminal")}.get(name) or show.own(name)


def refusals() -> dict[str, str]:
    """Return the sentences of refusals at the door, by code."""
    return {
        "access.unpaired": _("This device is not paired with Small Wins. Pair it at /pair with a code."),
        "access.token": _(
            "Since a device was paired, a script that changes things shows a token of its own. "
            "Make one with: wins device token NAME"
        ),
        "pairing.none": _(
            "No code is waiting: one is good for ten minutes, ten tries and one device. "
            "Make a new one under Settings, Devices, or with: wins device code"
        ),
        "pairing.unreadable": _("A code has eight letters and digits, like K7QM-2XWP."),
        "pairing.wrong": _("That is not the code. Look at it again; a code is good for ten tries."),
        "device.unknown": _("No device is called “%(name)s”. See them with: wins device list"),
        "network.needs-https": _(
            "On the network, Small Wins speaks https alone, so that nobody reads along. Give --certificate "
            "and --key, or --public-url https://… of a proxy on this machine. docs/guide/phone.md shows how."
        ),
        "network.not-asked": _(
            "%(host)s can be reached from other machines. Small Wins answers there once you say --network: "
            "then each device is paired first."
        ),
        "network.two-files": _("A certificate and its key go together: give --certificate and --key."),
        "network.no-file": _("The file %(path)s cannot be read, so nothing was started."),
    }
