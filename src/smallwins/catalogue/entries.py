"""How an entry was, in words."""

from __future__ import annotations

from smallwins.catalogue import show
from smallwins.catalogue.language import _
from smallwins.domain.entry import Felt


def felt(felt: Felt | None) -> str:
    """Say how it was: "enjoyed 8 of 10 · fun 7 of 10"; nothing where nothing was said."""
    if felt is None:
        return ""
    said = {
        "joy": _("enjoyed %(n)s of 10"),
        "fun": _("fun %(n)s of 10"),
        "weight": _("weight %(n)s of 10"),
        "went_well": _("went well: %(n)s of 10"),
    }
    told = {name: getattr(felt, name) for name in said}
    return " · ".join(
        said[name] % {"n": show.number(rated)} for name, rated in told.items() if rated is not None
    )
