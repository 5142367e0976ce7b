"""How the lock is spoken of."""

from __future__ import annotations

from smallwins.catalogue.language import _


def refusals() -> dict[str, str]:
    """Return the sentences of refusals at the lock, by code."""
    return {
        "access.locked": _("The pages are locked. Open them at /unlock with your passphrase."),
        "lock.wait": _("That was not it, several times. The next try is possible in %(seconds)s s."),
        "lock.device": _("The device did not open it. Try once more, or use the passphrase."),
        "lock.wrong": _("That is not the passphrase. Nothing was opened; try once more."),
        "lock.none": _("There is no lock, so the pages are open."),
        "passphrase.short": _("A passphrase has at least %(least)s characters; four short words are good."),
        "passphrase.differs": _("The two are not the same. Nothing was changed; write it twice."),
        "passphrase.archive-alone": _(
            "The archive alone can be sealed with a passphrase. Nothing was written; leave out --to."
        ),
        "passphrase.needed": _("A passphrase is needed, and none was given. Nothing was done."),
    }
