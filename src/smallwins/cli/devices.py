"""`wins device`: who may come in over the network, and who no longer may."""

from __future__ import annotations

from uuid import UUID

import click

from smallwins.application import devices
from smallwins.catalogue import show
from smallwins.catalogue.language import _
from smallwins.cli import output
from smallwins.cli.arguments import Group, json_option
from smallwins.cli.program import Session
from smallwins.cli.serve import tell_code
from smallwins.domain.device import Device, DeviceKind
from smallwins.domain.errors import Refusal


@click.group(
    cls=Group,
    help=_("Your own devices: pair one, list them, let one go."),
    examples=("wins device list",),
)
def device() -> None:
    """Hold the commands about devices."""


@device.command("list", help=_("List the devices that are paired."), examples=("wins device list",))
@json_option
@click.pass_obj
def list_devices(session: Session, as_json: bool) -> None:
    """Print the devices, those seen last first."""
    held = devices.devices(session.store, session.person.id)
    if as_json:
        output.as_json([_plain(each) for each in held])
    elif not held:
        output.say(_("No device is paired yet."))
    else:
        zone, today = session.now.at.tzinfo, session.now.today
        rows = [
            [each.name, _kind(each), show.moment(each.last_seen_at.astimezone(zone), today)] for each in held
        ]
        output.table([_("device"), _("what it is"), _("last seen")], rows)


@device.command(
    "code",
    help=_("Show a code with which one device can be paired while the server runs with --network."),
    examples=("wins device code",),
)
@click.pass_obj
def code(session: Session) -> None:
    """Offer a code."""
    with session.writing() as store:
        offered = devices.offer_code(store, session.person.id, session.now)
    tell_code(offered)


@device.command(
    help=_(
        "Make a token for a script, called NAME. It is shown once; the script sends it as a bearer token."
    ),
    examples=("wins device token 'nightly script'",),
)
@click.argument("name")
@click.pass_obj
def token(session: Session, name: str) -> None:
    """Let a script in."""
    with session.writing() as store:
        made = devices.add_device(store, session.person.id, session.now, name, DeviceKind.SCRIPT)
    output.say(made[1])
    click.echo(_("Send it as: Authorization: Bearer TOKEN. It is not shown again."), err=True)


@device.command(
    "rename",
    help=_("Call a device something else."),
    examples=("wins device rename 'Android phone' Fairphone",),
)
@click.argument("name")
@click.argument("new_name")
@click.pass_obj
def rename(session: Session, name: str, new_name: str) -> None:
    """Rename a device."""
    with session.writing() as store:
        renamed = devices.rename(store, session.person.id, _id(session, name), new_name)
    output.say(_("It is called %(name)s now.") % {"name": renamed.name})


@device.command(
    "revoke",
    help=_("Let a device go: with its next request it is a stranger. It can be paired again."),
    examples=("wins device revoke Fairphone",),
)
@click.argument("name")
@click.pass_obj
def revoke(session: Session, name: str) -> None:
    """Let a device go."""
    with session.writing() as store:
        gone = devices.revoke(store, session.person.id, _id(session, name))
    output.say(_("%(name)s is no longer let in.") % {"name": gone.name})


def _id(session: Session, name: str) -> UUID:
    """Return the id of the device with this name, or with this id; a name that two have is refused."""
    held = devices.devices(session.store, session.person.id)
    found = [each for each in held if name.casefold() in (each.name.casefold(), str(each.id))]
    if not found:
        raise Refusal("device.unknown", name=name)
    if len(found) > 1:
        raise Refusal("name.ambiguous", name=name, names=[str(each.id) for each in found])
    return found[0].id


def _kind(held: Device) -> str:
    return _("a script, with a token") if held.kind is DeviceKind.SCRIPT else _("a browser")


def _plain(held: Device) -> dict[str, object]:
    return {
        "id": held.id,
        "name": held.name,
        "kind": held.kind,
        "created_at": held.created_at,
        "last_seen_at": held.last_seen_at,
    }
