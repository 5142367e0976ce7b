"""An address as a picture that a phone's camera reads."""

from __future__ import annotations

import io

from markupsafe import Markup, escape


def code_picture(text: str, label: str) -> Markup:
    """Return the QR code of a text as an inline drawing; dark on light in every theme, as cameras want it."""
    import segno  # noqa: PLC0415 - where a code is shown; felt at the start

    drawn = io.BytesIO()
    segno.make(text, error="m", micro=False).save(
        drawn, kind="svg", xmldecl=False, svgns=False, omitsize=True, nl=False, border=4, light="#fff",
        svgclass="qr", lineclass=None,
    )  # fmt: skip
    named = f'<svg role="img" aria-label="{escape(label)}" '
    return Markup(named) + Markup(drawn.getvalue().decode().removeprefix("<svg "))  # noqa: S704 - our own drawing
