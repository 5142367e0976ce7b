"""`wins share`: a card of a period; what it shows is printed first, and it is sent by nobody but you."""

from __future__ import annotations

from pathlib import Path

import click

from smallwins.application.looking import sharing
from smallwins.catalogue import language
from smallwins.catalogue.language import _
from smallwins.cli import output
from smallwins.cli.arguments import Command, OneOf, json_option
from smallwins.cli.program import Session
from smallwins.cli.transfer import free, write
from smallwins.domain.review import Period


def _picture(_context: click.Context, _option: click.Parameter, file: Path | None) -> Path | None:
    if file is not None and file.suffix.lower() not in (".png", ".svg"):
        raise click.BadParameter(_("A card is drawn into a file that ends in .png or .svg."))
    return file


@click.command(
    cls=Command,
    help=_("Show exactly what a card of PERIOD (week unless given) says, and draw it into a file."),
    examples=("wins share", "wins share month -o month.png", "wins share week -o week.svg --dark"),
)
@click.argument("period", type=OneOf(Period), default=Period.WEEK)
@click.option(
    "-o",
    "--output",
    "file",
    type=click.Path(path_type=Path),
    callback=_picture,
    help=_("The file: .png or .svg."),
)
@click.option("--dark", is_flag=True, help=_("Drawn for the dark."))
@json_option
@click.pass_obj
def share(session: Session, period: Period, file: Path | None, dark: bool, as_json: bool) -> None:
    """Print what a card says, and draw it where a file is named."""
    told = sharing.of_period(session.store, session.person, session.now, period)
    if as_json:
        output.as_json(told)
    else:
        output.say(told.eyebrow, told.headline, *(f"  {fact.number} {fact.word}" for fact in told.facts))
    if file is not None:
        file = free(file)
        write(file, _drawn(told, dark=dark, is_drawing=file.suffix.lower() == ".svg"))
    if as_json:
        return
    if file is None:
        output.say("", _("Draw it: %(command)s") % {"command": f"wins share {period} -o {period}.png"})
    else:
        output.say("", _("Drawn into %(file)s: exactly this, and nothing else.") % {"file": file})


def _drawn(told: sharing.Shared, *, dark: bool, is_drawing: bool) -> bytes:
    # Drawing loads a font engine that no other command needs, and start-up is felt.
    from smallwins.charts.card import card_of, share_card, share_card_png  # noqa: PLC0415
    from smallwins.charts.palette import DARK, LIGHT  # noqa: PLC0415

    card, rtl, palette = card_of(told), language.is_right_to_left(), DARK if dark else LIGHT
    if is_drawing:
        return share_card(card, rtl=rtl, palette=palette).svg.encode()
    return share_card_png(card, rtl=rtl, palette=palette)
